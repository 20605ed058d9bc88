/**
 * Which screens has the product, and how does one get to each? One list, for the pictures in docs/screens/ and for the
 * test of how they are laid out.
 */
import type { Locator, Page } from 'playwright-core';
import type { Demo } from '../demo';
import { find, PHONE, region, signIn, type LAPTOP, type Opening } from './steps';
import { allAnswered, toMiddle } from './waiting';

export interface Stop {
  readonly name: string;
  /** What the picture shows, in a few words. */
  readonly shows: string;
  readonly viewport?: typeof LAPTOP;
  readonly go: (page: Page, control: Demo['simulator']['control']) => Promise<void>;
  /**
   * What has to be on the screen before it is looked at: the list, the table or the words that it is about, not the
   * heading above them.
   */
  readonly stands: (page: Page) => Locator;
}

const MARJORIE: Opening = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const HAROLD: Opening = { nhsNumber: '999 020 0017', dateOfBirth: '02-Jul-1957' };
const DANA: Opening = { nhsNumber: '999 020 0025', dateOfBirth: '19-Jan-1983' };
const PRIYA: Opening = { nhsNumber: '999 020 0033', dateOfBirth: '23-Aug-1991' };
const COLIN: Opening = { nhsNumber: '999 020 0068', dateOfBirth: '30-Jun-1966' };
const RUTH: Opening = { nhsNumber: '999 020 0092', dateOfBirth: '09-Sep-1979' };
const SAMUEL: Opening = { nhsNumber: '999 020 0238', dateOfBirth: '21-Jun-1953' };
const REASON = 'Unconscious in resus, no history';

const GP = 'Dr Asha Patel';

async function record(page: Page, user: string, who: Opening): Promise<void> {
  await signIn(page, user);
  await find(page, who);
  await allAnswered(page);
}

const rows = (page: Page): Locator => page.locator('[data-entry-id]');
const dialog = (page: Page): Locator => page.getByRole('dialog').getByRole('heading');
const button =
  (name: string) =>
  (page: Page): Locator =>
    page.getByRole('button', { name });
const heading =
  (name: string | RegExp) =>
  (page: Page): Locator =>
    page.getByRole('heading', { name });
const refusedBy = (page: Page): Locator => page.getByRole('alert');
const within =
  (name: string, words: string | RegExp) =>
  (page: Page): Locator =>
    region(page, name).getByText(words);

/** A person's whole record as one user sees it. */
const recordOf = (user: string, who: Opening, stands: Stop['stands'] = rows): Pick<Stop, 'go' | 'stands'> => ({
  go: (page) => record(page, user, who),
  stands,
});

async function entry(page: Page, words: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Search the record' });
  await search.fill(words);
  await page.locator('[data-entry-id]', { hasText: words }).first().click();
  await region(page, 'Entry').getByRole('heading').first().waitFor();
  await search.fill('');
  // The list follows what is typed a moment later.
  await rows(page).nth(1).waitFor();
}

/** `name` is what the desk is called on its own page. */
async function desk(page: Page, user: string, place: string, name = place): Promise<void> {
  await signIn(page, user);
  await page.getByRole('link', { name: place }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

const refused = (who: Opening, words: string): Pick<Stop, 'go' | 'stands'> => ({
  go: async (page) => {
    await signIn(page, GP);
    await find(page, who);
  },
  stands: heading(words),
});

const ROLE_RECORDS: readonly (readonly [name: string, shows: string, user: string])[] = [
  ['hospital-clinician', 'a hospital clinician', 'Dr Hana Lind'],
  ['community-nurse', 'a community nurse', 'Carol Mensah'],
  ['occupational-therapist', 'an occupational therapist', 'Tom Brandt'],
  ['social-worker', 'a social worker', 'Jo Clarke'],
  ['mental-health-practitioner', 'a mental health practitioner', 'Mira Sandhu'],
  ['pharmacist', 'a pharmacist', 'Peter Gough'],
  ['care-home-nurse', 'a care home nurse', 'Nell Osei'],
  ['administrator', 'an administrator', 'Alma Reid'],
];

const WAYS_IN: readonly Stop[] = [
  { name: 'sign-in', shows: 'signing in (demo users)', go: () => Promise.resolve(), stands: button(GP) },
  { name: 'find', shows: 'finding a person', go: (page) => signIn(page, GP), stands: button('Open record') },
  {
    name: 'find-emergency',
    shows: 'opening in an emergency: the reason first',
    stands: refusedBy,
    go: async (page) => {
      await signIn(page, 'Dr Ben Okoro');
      await page.getByRole('radio', { name: 'Emergency' }).check();
      await page.getByRole('button', { name: 'Open record' }).click();
    },
  },
  { name: 'gp-phone', shows: 'a GP’s record on a phone', viewport: PHONE, ...recordOf(GP, MARJORIE) },
  {
    name: 'find-phone',
    shows: 'finding a person on a phone',
    viewport: PHONE,
    go: (page) => signIn(page, GP),
    stands: button('Open record'),
  },
];

const RECORDS: readonly Stop[] = [
  {
    name: 'gp-record',
    shows: 'a GP’s record, an entry open beside it',
    stands: within('Entry', 'Why you can see this'),
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await entry(page, 'amlodipine');
    },
  },
  { name: 'gp-summary', shows: 'a GP’s first screen', ...recordOf(GP, MARJORIE) },
  {
    name: 'emergency',
    shows: 'A&E in an emergency',
    ...recordOf('Dr Ben Okoro', { ...MARJORIE, emergencyReason: REASON }, (page) => page.getByRole('timer')),
  },
  {
    name: 'emergency-phone',
    shows: 'A&E on a phone',
    viewport: PHONE,
    ...recordOf('Dr Ben Okoro', { ...MARJORIE, emergencyReason: REASON }, (page) => page.getByRole('timer')),
  },
  ...ROLE_RECORDS.map(([name, shows, user]) => ({
    name,
    shows: `the record for ${shows}`,
    ...recordOf(user, MARJORIE),
  })),
  {
    name: 'social-worker-phone',
    shows: 'a social worker’s record on a phone',
    viewport: PHONE,
    ...recordOf('Jo Clarke', MARJORIE),
  },
  {
    name: 'about-me',
    shows: 'what somebody wants known of them, before all else in its column',
    ...recordOf(GP, SAMUEL, within('About me', 'Call me Sam')),
  },
  {
    name: 'results',
    shows: 'results as a table and as trends',
    stands: (page) => region(page, 'Results').getByRole('button', { name: 'Potassium', pressed: true }),
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await page.keyboard.press('r');
      await region(page, 'Results').getByRole('button', { name: 'Potassium' }).click();
    },
  },
  {
    name: 'medicines',
    shows: 'medicines provider by provider',
    stands: (page) => region(page, 'Reconcile medicines').getByRole('table'),
    go: async (page) => {
      await record(page, 'Peter Gough', MARJORIE);
      await page.keyboard.press('m');
    },
  },
  {
    name: 'lanes',
    shows: 'the record along time',
    stands: (page) => region(page, 'Record over time'),
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Over time' }).click();
      await region(page, 'Record over time').waitFor();
      await region(page, 'Timeline').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'timeline',
    shows: 'the timeline',
    stands: rows,
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await toMiddle(page.getByRole('searchbox', { name: 'Search the record' }));
    },
  },
  {
    name: 'nothing-matches',
    shows: 'a search that nothing matches',
    stands: within('Timeline', 'does not mean it is not recorded'),
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await page.getByRole('searchbox', { name: 'Search the record' }).fill('zebra');
    },
  },
  {
    name: 'help',
    shows: 'the keys',
    stands: dialog,
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await page.keyboard.press('?');
    },
  },
  {
    name: 'contacts',
    shows: 'next of kin and contacts',
    stands: dialog,
    go: async (page) => {
      await record(page, 'Jo Clarke', MARJORIE);
      await page.getByRole('button', { name: 'Contacts' }).first().click();
    },
  },
  {
    name: 'emergency-dialog',
    shows: 'asking for emergency access',
    stands: dialog,
    go: async (page) => {
      await record(page, 'Jo Clarke', MARJORIE);
      await page.getByRole('button', { name: 'Emergency access' }).click();
    },
  },
  {
    name: 'report',
    shows: 'reporting a wrong entry or join',
    stands: dialog,
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await entry(page, 'amlodipine');
      await region(page, 'Entry')
        .getByRole('button', { name: /report/i })
        .click();
    },
  },
];

const ENDINGS: readonly Stop[] = [
  {
    name: 'provider-failed',
    shows: 'one provider did not answer',
    ...recordOf(GP, COLIN, within('Coverage', /did not answer/)),
  },
  {
    name: 'identity-not-confirmed',
    shows: 'one provider’s copy is not confirmed to be this person',
    ...recordOf(GP, RUTH, within('Coverage', /identity not confirmed/)),
  },
  {
    name: 'no-known-allergies',
    shows: 'a record with little in it',
    ...recordOf(GP, PRIYA, within('Patient', /No known allergies/)),
  },
  {
    name: 'opted-out-in-part',
    shows: 'an opt-out holds some providers back',
    ...recordOf('Dr Rhian Lewis', HAROLD, within('Coverage', /not available through the joined-up record/)),
  },
  {
    name: 'asking',
    shows: 'one provider is still being asked',
    stands: within('Summary', 'amlodipine'),
    go: async (page, control) => {
      control.set({ provider: 'northgate', fault: 'hang' });
      await signIn(page, GP);
      await find(page, MARJORIE);
      await region(page, 'Summary').getByText('6 of 7 replied').first().waitFor();
      await rows(page).first().waitFor();
    },
  },
  { name: 'opted-out', shows: 'the person has opted out', ...refused(HAROLD, 'Opted out of the joined-up record') },
  { name: 'restricted', shows: 'the record is restricted', ...refused(DANA, 'Restricted record') },
  {
    name: 'nobody-found',
    shows: 'nobody was found',
    ...refused({ ...MARJORIE, dateOfBirth: '15-Mar-1948' }, 'Nobody found'),
  },
  {
    name: 'offline',
    shows: 'the gateway cannot be reached',
    stands: refusedBy,
    go: async (page) => {
      await signIn(page, GP);
      await page.getByRole('button', { name: 'Open record' }).waitFor();
      await page.context().setOffline(true);
      await find(page, MARJORIE);
    },
  },
  {
    name: 'gateway-down',
    shows: 'the gateway answers with a fault',
    stands: refusedBy,
    go: async (page) => {
      await signIn(page, GP);
      await page.route('**/api/records', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
      await find(page, MARJORIE);
    },
  },
  {
    name: 'session-ended',
    shows: 'the session is over',
    stands: button(GP),
    go: async (page) => {
      await record(page, GP, MARJORIE);
      await page.context().clearCookies();
      await page.getByRole('link', { name: 'Policy' }).click();
      await page.getByRole('heading', { name: /session has ended/i }).waitFor();
    },
  },
];

const DESKS: readonly Stop[] = [
  {
    name: 'opt-outs',
    shows: 'the opt-out desk',
    stands: button('Record opt-out'),
    go: (page) => desk(page, 'Oscar Lowe', 'Opt-outs'),
  },
  {
    name: 'who-looked',
    shows: 'who looked at a person’s record',
    stands: (page) => page.getByRole('table', { name: /^On record for NHS number/ }),
    go: async (page) => {
      await desk(page, 'Priscilla Wade', 'Who looked');
      await page.getByRole('textbox', { name: 'NHS number' }).fill(MARJORIE.nhsNumber);
      await page.getByRole('button', { name: /search/i }).click();
    },
  },
  {
    name: 'alerts',
    shows: 'alerts and reports',
    stands: (page) => page.getByText(/^(\d+ open|No open alerts)$/),
    go: (page) => desk(page, 'Priscilla Wade', 'Alerts'),
  },
  {
    name: 'policy',
    shows: 'the policy in force',
    stands: (page) => region(page, 'What each role sees').getByRole('row'),
    go: (page) => desk(page, GP, 'Policy', 'Who sees what'),
  },
  {
    name: 'policy-try',
    shows: 'the policy tried on a made-up record',
    stands: (page) => page.getByRole('listitem').filter({ hasText: 'mh-problem' }),
    go: async (page) => {
      await desk(page, GP, 'Policy', 'Who sees what');
      await page.getByRole('button', { name: 'Try it on a made-up record' }).click();
      await page.getByRole('combobox', { name: 'Made-up person' }).selectOption('everything');
    },
  },
  {
    name: 'policy-compare',
    shows: 'two versions of the policy side by side',
    stands: within('Differences', /added/),
    go: async (page) => {
      await desk(page, GP, 'Policy', 'Who sees what');
      await page.getByRole('button', { name: 'Compare versions' }).click();
      await page.getByRole('combobox', { name: 'From' }).selectOption('2026.11');
    },
  },
];

/** In this order: the emergencies come before the desks that tell of them. */
export const TOUR: readonly Stop[] = [...WAYS_IN, ...RECORDS, ...ENDINGS, ...DESKS];
