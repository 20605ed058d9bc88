/** Does what ends in one tab end in all? Two pages of one browser, with the channel between them and without. */
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sampleOf } from '../kits/deep';
import { useProduct } from './product';
import { expectAccessible, expectNothingKept, find, region, signIn, type Opening } from './steps';
import { allAnswered, allWords, atRest, countOf, inPage, markupOf, wordsOf } from './waiting';

const MARJORIE: Opening = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const COLIN: Opening = { nhsNumber: '999 020 0068', dateOfBirth: '30-Jun-1966' };
const HERS = /TESTPATIENT|Marjorie|999\s?012\s?3454|amlodipine|penicillin/i;
const MINUTE = 60_000;

declare global {
  /** Milliseconds by which a page of these tests is ahead of the clock. */
  var ahead: number;
}

/** A tab whose clock runs by itself: the driver's own clock is one for all tabs of a browser. */
async function tabWithItsOwnTime(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    globalThis.ahead = 0;
    Date.now = () => now() + globalThis.ahead;
  });
  await page.goto('/');
  return page;
}

const letPass = (page: Page, minutes: number): Promise<void> =>
  inPage(
    page,
    (ms) => {
      globalThis.ahead += ms;
    },
    minutes * MINUTE,
  );

const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();

async function openRecord(page: Page, who: Opening): Promise<void> {
  await find(page, who);
  await allAnswered(page);
  await region(page, 'Timeline').locator('[data-entry-id]').first().waitFor();
}

/** Another tab of the same browser, at work on a record. */
async function anotherTab(context: BrowserContext, who: Opening): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/');
  await openRecord(page, who);
  return page;
}

/** The letter of the open record that has a tab of its own. */
async function letterInTab(page: Page): Promise<Page> {
  await page.getByRole('searchbox', { name: 'Search the record' }).fill('Discharge summary');
  await page.locator('[data-entry-id]', { hasText: 'Discharge summary' }).first().click();
  const entry = region(page, 'Entry');
  await entry
    .getByRole('button', { name: /^From .*PDF/ })
    .first()
    .click();
  const [letter] = await Promise.all([
    page.waitForEvent('popup'),
    entry.getByRole('button', { name: 'Open the PDF in a new tab' }).click(),
  ]);
  return letter;
}

/** As when somebody comes back to a window: the browser in the test shows every page at once and tells none. */
const comeBack = (page: Page): Promise<void> =>
  inPage(
    page,
    () => {
      window.dispatchEvent(new Event('focus'));
    },
    null,
  );

/** INVARIANT under test: not a word of hers is anywhere in the page, hidden or not. */
async function expectNothingOfHers(page: Page): Promise<void> {
  expect(await markupOf(page)).not.toMatch(HERS);
  expect(await countOf(page.locator('[data-entry-id], dialog'))).toBe(0);
  await expectNothingKept(page);
}

interface Ending {
  readonly what: string;
  readonly user?: string;
  /** What the first tab does; `third` stands at the sign-in page. */
  readonly act: (first: Page, third: Page) => Promise<void>;
  readonly told: string | RegExp;
  /** Where no word came, less may be known of what happened. */
  readonly found?: string | RegExp;
  /** True where the user is still signed in. */
  readonly stays?: true;
}

const ENDINGS: readonly Ending[] = [
  {
    what: 'sign-out',
    act: (first) => first.getByRole('button', { name: 'Sign out' }).click(),
    told: 'You signed out in another tab',
    found: 'Your session has ended',
  },
  {
    what: 'another user signing in',
    act: (_, third) => signIn(third, 'Jo Clarke'),
    told: 'Another user signed in on this computer',
  },
  {
    what: 'a change of role',
    user: 'Sam Field',
    told: 'You changed role in another tab',
    act: (first) =>
      first
        .getByRole('combobox', { name: 'Working as' })
        .selectOption('occupational-therapist')
        .then(() => undefined),
  },
  {
    what: 'the end of an idle session',
    told: 'Your session has ended',
    act: async (first) => {
      await letPass(first, 14);
      await first.getByRole('button', { name: 'End session now' }).click();
    },
  },
  {
    what: 'closing the record',
    act: (first) => first.getByRole('button', { name: 'Close record' }).click(),
    told: 'This record is closed',
    stays: true,
  },
];

describe('a record in several tabs', () => {
  const product = useProduct();

  /** Three tabs of one browser: two at work on her record, one that was at the sign-in page before. */
  async function threeTabs(
    user: string,
    channel: boolean,
  ): Promise<{ readonly first: Page; readonly second: Page; readonly third: Page }> {
    const { page: third, context } = product.screen();
    if (!channel) {
      await context.addInitScript(() => {
        Reflect.deleteProperty(window, 'BroadcastChannel');
      });
      await third.reload();
    }
    await third.getByRole('button', { name: user }).waitFor();
    const first = await tabWithItsOwnTime(context);
    await signIn(first, user);
    await openRecord(first, MARJORIE);
    return { first, second: await anotherTab(context, MARJORIE), third };
  }

  it.each(ENDINGS)('leaves the other tab at once with $what', async ({ user = 'Dr Asha Patel', act, told, stays }) => {
    const { first, second, third } = await threeTabs(user, true);
    expect(await markupOf(second)).toMatch(HERS);
    await act(first, third);
    await heading(second, told);
    await expectNothingOfHers(second);
    // Whose work it was is not told either, unless it still is theirs.
    expect(await countOf(second.getByRole('button', { name: 'Sign out' }))).toBe(stays === true ? 1 : 0);
    await expectAccessible(second);
  });

  it.each(sampleOf(ENDINGS, 4))(
    'leaves the other tab, told nothing, when it is come back to after $what',
    async ({ user = 'Dr Asha Patel', act, told, found = told }) => {
      const { first, second, third } = await threeTabs(user, false);
      expect(await atRest(second, () => second.evaluate(() => 'BroadcastChannel' in window))).toBe(false);
      const heard = first
        .waitForResponse(
          (response) => /\/api\/(session|records)/.test(response.url()) && response.request().method() !== 'GET',
        )
        .catch(() => null);
      const signed = third
        .waitForResponse(
          (response) => response.url().endsWith('/api/session') && response.request().method() === 'POST',
        )
        .catch(() => null);
      await act(first, third);
      // What the gateway has heard of is what the second tab can be told.
      await Promise.race([heard, signed]);
      await comeBack(second);
      await heading(second, found);
      await expectNothingOfHers(second);
    },
  );

  it('goes by an idle end in one tab before the other’s own clock has come to it', async () => {
    const { first, second } = await threeTabs('Dr Asha Patel', true);
    await letPass(first, 16);
    await heading(first, 'Your session has ended');
    await heading(second, 'Your session has ended');
    await expectNothingOfHers(second);
  });

  it('stays in all as long as somebody works in one', async () => {
    const { context } = product.screen();
    const first = await tabWithItsOwnTime(context);
    await signIn(first, 'Dr Asha Patel');
    await openRecord(first, MARJORIE);
    const second = await tabWithItsOwnTime(context);
    await openRecord(second, MARJORIE);
    for (const page of [first, second]) await letPass(page, 14);
    const warning = { name: 'Your session is about to end' };
    await second.getByRole('dialog', warning).waitFor();
    await first.getByRole('button', { name: 'Stay signed in' }).click();
    await second.getByRole('dialog', warning).waitFor({ state: 'detached' });
    // Nobody touched the second for 28 minutes of 15; its time counts from what was done in the first.
    for (const page of [first, second]) await letPass(page, 14);
    await second.getByRole('dialog', warning).waitFor();
    expect(await wordsOf(region(second, 'Patient'))).toMatch(HERS);
  });

  it('is closed alone: another person’s record in another tab stays', async () => {
    const { page: first, context } = product.screen();
    await signIn(first, 'Dr Asha Patel');
    await openRecord(first, MARJORIE);
    const second = await anotherTab(context, COLIN);
    await first.getByRole('button', { name: 'Close record' }).click();
    await heading(first, 'Find a person');
    const listed = second.waitForResponse(
      (response) => response.url().endsWith('/api/records') && response.request().method() === 'GET',
    );
    await comeBack(second);
    await listed;
    expect(await wordsOf(region(second, 'Patient'))).toMatch(/999\s020\s0068/);
    await second.getByRole('searchbox', { name: 'Search the record' }).waitFor();
  });

  it('goes with whatever stood over it, and with the letter that had a tab of its own', async () => {
    const { first, second } = await threeTabs('Dr Asha Patel', true);
    const letter = await letterInTab(second);
    const letterGone = letter.waitForEvent('close');
    await second.bringToFront();
    await region(second, 'Entry')
      .getByRole('button', { name: /report/i })
      .click();
    await second.getByRole('dialog').waitFor();
    await first.getByRole('button', { name: 'Sign out' }).click();
    await heading(second, 'You signed out in another tab');
    await letterGone;
    await expectNothingOfHers(second);
  });

  it.each(['is loaded anew', 'is closed'] as const)(
    'takes its letters along when the tab %s: nobody could close them at the sign-out',
    async (how) => {
      const { page } = product.screen();
      await signIn(page, 'Dr Asha Patel');
      await openRecord(page, MARJORIE);
      const letter = await letterInTab(page);
      const letterGone = letter.waitForEvent('close');
      await (how === 'is closed' ? page.close() : page.reload());
      await letterGone;
    },
  );

  it('is never opened by an answer that comes after the sign-out', async () => {
    const { page: first, context } = product.screen();
    await signIn(first, 'Dr Asha Patel');
    const second = await context.newPage();
    await second.goto('/');
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    const answered = new Promise<void>((done) => {
      void second.route('**/api/records', async (route) => {
        const response = await route.fetch();
        await held;
        await route.fulfill({ response });
        done();
      });
    });
    await find(second, MARJORIE);
    await first.getByRole('button', { name: 'Sign out' }).click();
    await heading(second, 'You signed out in another tab');
    release();
    await answered;
    await signIn(second, 'Jo Clarke');
    await heading(second, 'Find a person');
    expect(await countOf(second.getByRole('link', { name: 'This record' }))).toBe(0);
    expect(await markupOf(second)).not.toMatch(/TESTPATIENT/);
  });

  it('lets the next user go on in a tab that was emptied, under their own name', async () => {
    const { second, third } = await threeTabs('Dr Asha Patel', true);
    await signIn(third, 'Jo Clarke');
    await heading(second, 'Another user signed in on this computer');
    await second.getByText('Jo Clarke is signed in now').waitFor();
    await second.getByRole('button', { name: 'Go on in this tab' }).click();
    await heading(second, 'Find a person');
    expect(await allWords(second)).not.toMatch(/Asha/);
    await openRecord(second, MARJORIE);
    expect(await wordsOf(region(second, 'Patient'))).toMatch(/TESTPATIENT/);
  });

  it('stays hidden, and open, while it cannot be checked whose session it is', async () => {
    const { second } = await threeTabs('Dr Asha Patel', true);
    const put = (kind: string): Promise<void> =>
      inPage(
        second,
        (name) => {
          window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
        },
        kind,
      );
    await second.context().setOffline(true);
    await put('pagehide');
    await put('pageshow');
    await second.getByRole('dialog', { name: /could not be checked/ }).waitFor();
    expect(await countOf(region(second, 'Patient'))).toBe(0);
    expect(await allWords(second)).not.toMatch(HERS);
    await expectAccessible(second);
    await second.context().setOffline(false);
    await second.getByRole('button', { name: 'Try again' }).click();
    await region(second, 'Patient').waitFor();
  });
});
