/** Does each door lead from another system to the one record, in a real browser, and to no other? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createOwnSystem, type OwnSystem } from '../../mocks/national/own-system/own-system';
import { demoColleagues, demoPatients } from '../../mocks/national/own-system/people';
import { listen, type Listening } from '../../server/host';
import { useProduct } from './product';
import { expectAccessible, expectNothingKept, region, signIn } from './steps';

const ASHA = 'Dr Asha Patel';
/** `npm run deep` walks through every door and sees every refusal; each is tried below the browser in any case. */
const WHOLE = process.env.LAUNCH_JOURNEYS === 'whole';
const whole = it.runIf(WHOLE);

describe('from another system', () => {
  let system: OwnSystem | null = null;
  let listening: Listening;
  let product = '';
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'whole-picture-launch-'));

  beforeAll(async () => {
    const listened = await listen(
      (request) => system?.answer(request) ?? new Response(null, { status: 503 }),
      '127.0.0.1',
      0,
    );
    if (!listened.ok) throw new Error(listened.problem);
    listening = listened;
    system = await createOwnSystem({
      origin: listened.origin,
      folder,
      patients: await demoPatients(),
      users: demoColleagues(),
      product: () => product,
    });
  });
  const place = useProduct((config) => ({ ...config, launch: system?.launch }));
  afterAll(async () => {
    await listening.close(0);
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    const screen = place.screen();
    product = new URL(screen.page.url()).origin;
    page = screen.page;
    // the other system is no address of ours, and is where somebody comes from
    screen.faults.push = (...faults) =>
      Array.prototype.push.apply(
        screen.faults,
        faults.filter((one) => !one.startsWith(`asked ${listening.origin}`)),
      );
    await page.goto(listening.origin);
  });

  const choose = async (name: RegExp, door: RegExp): Promise<Page> => {
    await page.getByRole('radio', { name }).check();
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('button', { name: door }).click(),
    ]);
    return opened;
  };
  const heading = (window: Page, name: string) => window.getByRole('heading', { name, level: 1 });
  const holds = (window: Page, name: string, value: string) =>
    expect.poll(() => window.getByRole('textbox', { name }).inputValue()).toBe(value);
  const shows = (window: Page, name: string) => expect.poll(() => patient(window).textContent()).toContain(name);
  const patient = (window: Page) => region(window, 'Patient').getByRole('heading', { level: 1 });

  it.each([
    ['SMART App Launch', /SMART App Launch/] as const,
    ...(WHOLE
      ? [
          ['an encrypted and signed link', /encrypted and signed link/] as const,
          ['a signed form', /signed form/] as const,
        ]
      : []),
  ])('by %s: signs in, and has the record, locked to it', async (_way, door) => {
    const window = await choose(/MARJORIE|Marjorie/, door);
    await heading(window, 'Sign in to go on').waitFor();
    expect(new URL(window.url()).hash).toBe('');
    await expectNothingKept(window);
    await signIn(window, ASHA);
    await shows(window, 'Marjorie');
    await expect.poll(() => window.getByRole('link', { name: 'Find a person' }).count()).toBe(0);
    await window.getByText('Opened from Parkside EPR').waitFor();
    await window.reload();
    await shows(window, 'Marjorie');
    await window.goto(`${product}/find`);
    await shows(window, 'Marjorie');
    await window.getByRole('button', { name: 'Close record' }).click();
    await heading(window, 'No record is open').waitFor();
    await expectAccessible(window);
  });

  it('a second launch empties the window of the first at once, and in another browser within the watch', async () => {
    const first = await choose(/Marjorie/, /SMART App Launch/);
    await signIn(first, ASHA);
    await patient(first).waitFor();
    const elsewhere = await place.another();
    const other = elsewhere.page;
    await other.clock.install();
    elsewhere.faults.length = 0;
    const launched = system?.ehr.press({ patient: 'p1', fhirUser: 'Practitioner/asha' }) ?? '';
    const query = new URLSearchParams({ iss: system?.ehr.iss ?? '', launch: launched }).toString();
    await other.goto(`${product}/launch?${query}`);
    await signIn(other, ASHA);
    await patient(other).waitFor();
    // the first browser's record ended with it; the page learns by watching, though nobody touches it
    const next = await choose(/Arthur/, /SMART App Launch/);
    await shows(next, 'Arthur');
    await heading(first, 'Another record was opened from Parkside EPR').waitFor();
    await other.clock.runFor(16_000);
    await heading(other, 'This record is closed').waitFor();
    await expect.poll(() => other.locator('body').textContent()).not.toContain('Marjorie');
    await expectAccessible(other);
    elsewhere.faults.length = 0;
  });

  it('by a link: the address is emptied before anything is asked, and Find is filled for somebody to press', async () => {
    const asked: string[] = [];
    page.context().on('request', (request) => {
      if (request.url().startsWith(product)) asked.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    const window = await choose(/Marjorie/, /^By a link/);
    await heading(window, 'Sign in to go on').waitFor();
    await expectNothingKept(window);
    await signIn(window, ASHA);
    await holds(window, 'NHS number', '9990123454');
    await holds(window, 'Date of birth', '1948-03-14');
    await window.getByText('Filled in by a link').waitFor();
    await expectAccessible(window);
    await expectNothingKept(window);
    expect(asked.join('\n')).not.toContain('9990123454');
    await window.getByRole('button', { name: 'Open record' }).click();
    await shows(window, 'Marjorie');
    await window.getByRole('link', { name: 'Find a person' }).click();
    await holds(window, 'NHS number', '');
  });

  whole('a query in a link is neither read nor kept', async () => {
    await page.goto(`${product}/launch/link?patient=9990123454&birthdate=1948-03-14`);
    await signIn(page, ASHA);
    await holds(page, 'NHS number', '');
    await expect.poll(() => page.url()).toBe(`${product}/find`);
  });

  whole('by an encrypted link: Find is filled after the sign-in', async () => {
    const window = await choose(/Marjorie/, /By an encrypted link/);
    await signIn(window, ASHA);
    await window.getByText('Filled in by Parkside EPR').waitFor();
    await holds(window, 'NHS number', '9990123454');
    await expectNothingKept(window);
  });

  whole('opens nothing for another user than the one there, who may sign in as the right one and go on', async () => {
    await page.getByRole('combobox', { name: /Working in/ }).selectOption('ben');
    const window = await choose(/Marjorie/, /SMART App Launch/);
    await signIn(window, ASHA);
    await heading(window, 'Your system says that somebody else is working').waitFor();
    await expectAccessible(window);
    await window.getByRole('button', { name: 'Sign out' }).click();
    await signIn(window, 'Dr Ben Okoro');
    await shows(window, 'Marjorie');
  });

  whole.each([
    [/Harold/, 'Opted out of the joined-up record'],
    [/Dana/, 'Restricted record'],
  ])('shows the same screen as for a person typed: %s', async (name, words) => {
    const window = await choose(name, /SMART App Launch/);
    await signIn(window, ASHA);
    await heading(window, words).waitFor();
    await window.getByRole('button', { name: 'Close' }).click();
    await heading(window, 'No record is open').waitFor();
  });

  whole('begins where the other system says', async () => {
    await page.getByRole('combobox', { name: 'Begin at' }).selectOption('results');
    const window = await choose(/Marjorie/, /SMART App Launch/);
    await signIn(window, ASHA);
    await heading(window, 'Results')
      .or(window.getByRole('heading', { name: 'Results', level: 2 }))
      .first()
      .waitFor();
  });

  it.each([
    ['/launch?iss=https%3A%2F%2Fevil.example%2Ffhir&launch=x', 'This system may not open the record'],
    ...(WHOLE
      ? [
          ['/launch/callback?code=x&state=y', 'This was begun elsewhere, or took too long'],
          ['/launch/link/own-signed?keyId=k1&iv=AAAA&data=AAAA&mac=AAAA', 'This link cannot be used'],
          ['/launch/refused?why=%3Cscript%3E', 'The record was not opened'],
          ['/launch/opening', 'There is nothing to open'],
        ]
      : []),
  ])('says in words why not: %s', async (path = '', words = '') => {
    await page.goto(product + path);
    await heading(page, words).waitFor();
    await expectAccessible(page);
  });
});
