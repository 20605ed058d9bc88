/** One launch, one record: can a launched session open any other, by whatever route, in whichever browser? */
import { describe, expect, it } from 'vitest';
import { QUESTIONS } from '../../src/gateway/app';
import { launchPlace, OTHER, PERSON, type Browser, type Place } from '../../tests/kits/server/launch-place';
import { readAuditEvent } from '../../src/domain/audit';
import { auditedIn } from '../../tests/kits/gateway/audited';

async function launched(place: Place, context: object = {}, browser = place.browser()): Promise<[Browser, string]> {
  const sent = await browser.launch(context);
  if ((await browser.ask('GET', '/api/session')).body['signedIn'] !== true) await browser.signIn('asha');
  const { status, body } = await browser.open(sent);
  expect(status).toBe(201);
  return [browser, body['access'] as string];
}

const isOpen = async (browser: Browser, access: string): Promise<boolean> =>
  (await browser.ask('GET', `/api/records/${access}`)).status === 200;

/** Why launches were refused, as the log says. */
const causes = (place: Place): readonly unknown[] =>
  place.logged
    .filter((line) => line.includes('a launch was refused'))
    .map((line) => (JSON.parse(line) as readonly [{ readonly cause: string }])[0].cause);

describe('a launched session', () => {
  it('looks for nobody and opens nobody else, and says from where it was launched', async () => {
    const place = await launchPlace();
    const [browser] = await launched(place);
    for (const [path, body] of [
      ['/api/patients', OTHER],
      ['/api/patients', PERSON],
      ['/api/records', { ...OTHER, purpose: 'direct-care' }],
      ['/api/records', { ...PERSON, purpose: 'direct-care' }],
      ['/api/records', { ...OTHER, purpose: 'emergency', reason: 'Unconscious in resus' }],
    ] as const) {
      const { status, body: answer } = await browser.ask('POST', path, body);
      expect([status, answer['error']]).toEqual([
        403,
        { code: 'launched', message: expect.stringContaining('Parkside EPR') as unknown },
      ]);
    }
    const refused = (await auditedIn(place.stores, { userId: 'asha' }))
      .map(readAuditEvent)
      .filter((one) => !one.succeeded);
    expect(refused).toHaveLength(5);
  });

  it('answers for no access but its own, on any route that takes one', async () => {
    const place = await launchPlace();
    const typed = place.browser();
    await typed.signIn('asha');
    const other = (await typed.ask('POST', '/api/records', { ...OTHER, purpose: 'direct-care' })).body[
      'access'
    ] as string;
    const [browser, own] = await launched(place);
    // as if the store had it under this very session: opened at the moment that it was launched
    const held = await place.stores.accesses.get(other);
    const mine = await place.stores.accesses.get(own);
    if (held === null || mine === null) throw new Error('nothing is open');
    const late = 'a'.repeat(48);
    await place.stores.accesses.put({ ...held, id: late, sessionId: mine.sessionId });
    const routes = QUESTIONS.filter(({ path }) => path.includes(':access'));
    expect(routes.length).toBeGreaterThan(10);
    for (const access of [other, late])
      for (const { method, path } of routes) {
        const asked = path.replace(':access', access).replace(':provider', 'north').replace(':id', 'x');
        const { status } = await browser.ask(method, asked, method === 'POST' ? {} : undefined);
        expect([method, asked, status]).toEqual([method, asked, 404]);
      }
    expect((await browser.ask('GET', '/api/records')).body['records']).toHaveLength(1);
    expect(await isOpen(browser, own)).toBe(true);
    expect(await isOpen(typed, other)).toBe(true);
  });

  it('closes what was open in it before, and stays locked after its record and its role', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    await browser.signIn('asha');
    const before = (await browser.ask('POST', '/api/records', { ...OTHER, purpose: 'direct-care' })).body[
      'access'
    ] as string;
    const [, access] = await launched(place, {}, browser);
    expect(await isOpen(browser, before)).toBe(false);
    expect((await browser.ask('DELETE', `/api/records/${access}`)).status).toBe(204);
    const told = (await browser.ask('GET', '/api/session')).body;
    expect([told['launchedFrom'], told['access']]).toEqual(['Parkside EPR', undefined]);
    await browser.ask('POST', '/api/session/role', { role: 'pharmacist' });
    expect((await browser.ask('POST', '/api/patients', PERSON)).status).toBe(403);
    await browser.signIn('asha');
    expect((await browser.ask('POST', '/api/patients', PERSON)).status).toBe(200);
  });

  it('is another session to the tabs of its browser than before, and than the launch before', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    await browser.signIn('asha');
    const markNow = async () =>
      ((await browser.ask('GET', '/api/session')).body['marks'] as { session: string }).session;
    const marks = [await markNow()];
    for (const patient of ['a', 'b']) {
      await launched(place, { patient }, browser);
      marks.push(await markNow());
    }
    expect(new Set(marks).size).toBe(3);
  });

  it('is not kept from its idle end by being watched, and is by being used', async () => {
    const place = await launchPlace();
    const [watched] = await launched(place);
    const idle = 15 * 60_000;
    const until = place.now + idle;
    while (place.now < until) {
      expect((await watched.ask('GET', '/api/session')).body['signedIn']).toBe(true);
      place.now += 15_000;
    }
    expect((await watched.ask('GET', '/api/session')).body).toEqual({ signedIn: false });
    const [used] = await launched(place);
    for (let minutes = 0; minutes < 30; minutes += 5) {
      place.now += 5 * 60_000;
      expect((await used.ask('GET', '/api/session?use')).body['signedIn']).toBe(true);
    }
    // without a launch the question is a use, as it always was
    const typed = place.browser();
    await typed.signIn('ben');
    for (let minutes = 0; minutes < 30; minutes += 5) {
      place.now += 5 * 60_000;
      expect((await typed.ask('GET', '/api/session')).body['signedIn']).toBe(true);
    }
  });
});

describe('a second launch of the same user', () => {
  it('ends the first in whatever browser holds it, at another gateway too, and puts it on record', async () => {
    const place = await launchPlace({ gateways: 2 });
    const [first, access] = await launched(place);
    const [second, next] = await launched(place, { patient: 'b' });
    expect([await isOpen(first, access), await isOpen(second, next)]).toEqual([false, true]);
    expect((await first.ask('GET', '/api/records')).body).toEqual({ records: [] });
    const told = (await first.ask('GET', '/api/session')).body;
    expect([told['launchedFrom'], told['access']]).toEqual(['Parkside EPR', undefined]);
    const lines = (await auditedIn(place.stores, { nhsNumber: PERSON.nhsNumber })).map(readAuditEvent);
    const closed = lines.find(({ action }) => action === 'Closed the record');
    expect([closed?.action, closed?.details['why']]).toEqual(['Closed the record', 'another record was launched']);
  });

  it.each([
    ['nobody found', () => null, 404],
    ['somebody restricted', null, 200],
  ])('ends the first also where it leads to %s, and opens nothing', async (_what, demographics, status) => {
    const place = await launchPlace();
    const [browser, access] = await launched(place);
    const usual = place.demographics;
    place.demographics =
      demographics ??
      ((number) => {
        const found = usual(number);
        return (
          found && {
            ...found,
            meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
          }
        );
      });
    const opened = await browser.open(await browser.launch({ patient: 'b' }));
    expect(opened.status).toBe(status);
    expect(opened.body['access']).toBeUndefined();
    // whom demographics do not confirm is told by name; a restricted person as for somebody who typed
    expect(causes(place)).toEqual(status === 404 ? ['nobody-found'] : []);
    expect(await isOpen(browser, access)).toBe(false);
  });

  it('leaves the record that somebody else launched, and one that was typed elsewhere', async () => {
    const place = await launchPlace();
    const typed = place.browser();
    await typed.signIn('asha');
    const open = (await typed.ask('POST', '/api/records', { ...OTHER, purpose: 'direct-care' })).body[
      'access'
    ] as string;
    const ben = place.browser();
    await ben.signIn('ben');
    const [, theirs] = await launched(place, {}, ben);
    await launched(place, { patient: 'b' });
    expect([await isOpen(typed, open), await isOpen(ben, theirs)]).toEqual([true, true]);
  });

  it('of two at the same moment leaves one at most', async () => {
    const place = await launchPlace({ gateways: 2 });
    const [one, two] = [place.browser(), place.browser()];
    const sent = [await one.launch({ patient: 'a' }), await two.launch({ patient: 'b' })] as const;
    await one.signIn('asha');
    await two.signIn('asha');
    await Promise.all([one.open(sent[0]), two.open(sent[1])]);
    const held = [await one.ask('GET', '/api/records'), await two.ask('GET', '/api/records')];
    const open = held.flatMap(({ body }) => body['records'] as readonly unknown[]);
    expect(open.length).toBeLessThanOrEqual(1);
  });
});

describe('a launch', () => {
  it('is opened once, and by the window that it was for', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const first = await browser.launch({ patient: 'a' });
    const kept = new Map(browser.cookies);
    const second = await browser.launch({ patient: 'b' });
    await browser.signIn('asha');
    expect(await browser.open(first)).toMatchObject({ status: 409, body: { error: { code: 'other-launch' } } });
    expect(await browser.open(second)).toMatchObject({ status: 201, body: { patient: OTHER } });
    expect(await browser.open(second)).toMatchObject({ status: 404, body: { error: { code: 'no-launch' } } });
    // whoever kept the cookie: the one that was never opened is still good, and then over
    const session = browser.cookies.get('__Host-wp-session');
    const bring = () => {
      for (const [name, cookie] of kept) browser.cookies.set(name, cookie);
      if (session !== undefined) browser.cookies.set('__Host-wp-session', session);
    };
    bring();
    expect((await browser.open(first)).status).toBe(201);
    bring();
    expect(await browser.open(first)).toMatchObject({ status: 409, body: { error: { code: 'replayed' } } });
    expect(causes(place)).toEqual(['other-launch', 'no-launch', 'replayed']);
    const audited = (await auditedIn(place.stores, { nhsNumber: PERSON.nhsNumber })).map(readAuditEvent);
    expect(JSON.stringify(audited)).toContain('replayed');
  });

  it('may be tried again where a part did not answer, and is over in ten minutes', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.launch();
    await browser.signIn('asha');
    const usual = place.demographics;
    place.demographics = () => {
      throw new Error('down');
    };
    expect((await browser.open(sent)).status).toBe(503);
    place.demographics = usual;
    expect((await browser.open(sent)).status).toBe(201);
    const late = await browser.launch();
    place.now += 600_000;
    expect((await browser.open(late)).status).toBe(404);
  });

  it('of a system that was taken out of the config meanwhile opens nothing', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.launch();
    await browser.signIn('asha');
    place.withdrawn = true;
    expect((await browser.ask('GET', '/api/launch')).body).toEqual({ launch: null });
    expect(await browser.open(sent)).toMatchObject({ status: 404, body: { error: { code: 'no-launch' } } });
    expect(causes(place)).toEqual(['no-launch']);
    place.withdrawn = false;
    expect((await browser.open(sent)).status).toBe(201);
  });

  it('whose cookie is another’s, changed, or of no launch, is none', async () => {
    const place = await launchPlace();
    const browser = place.browser();
    const sent = await browser.launch();
    await browser.signIn('asha');
    const name = '__Host-wp-launch';
    const { value = '' } = browser.cookies.get(name) ?? {};
    for (const changed of [`${value.slice(0, -2)}AA`, value.slice(0, 20), '', 'x'.repeat(value.length)]) {
      browser.cookies.set(name, { value: changed, strict: false });
      expect((await browser.open(sent)).status).toBe(404);
    }
    browser.cookies.set(name, { value, strict: false });
    expect((await browser.ask('POST', '/api/launch', { launch: 'another' })).status).toBe(409);
    expect((await browser.open(sent)).status).toBe(201);
  });
});
