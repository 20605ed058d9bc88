/** Which screens has the product, and how does one get to each? One list, for the pictures in docs/screens/ and for the test of how they are laid out. */
import type { Page } from 'playwright-core';
import type { Demo } from '../demo';
import type { LAPTOP} from './steps';
import { allAnswered, find, PHONE, region, signIn, type Opening } from './steps';

export interface Stop {
  readonly name: string;
  /** What the picture shows, in a few words. */
  readonly shows: string;
  readonly viewport?: typeof LAPTOP;
  readonly go: (page: Page, control: Demo['simulator']['control']) => Promise<void>;
}

const MARJORIE: Opening = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };
const HAROLD: Opening = { nhsNumber: '999 020 0017', dateOfBirth: '02-Jul-1957' };
const DANA: Opening = { nhsNumber: '999 020 0025', dateOfBirth: '19-Jan-1983' };
const PRIYA: Opening = { nhsNumber: '999 020 0033', dateOfBirth: '23-Aug-1991' };
const COLIN: Opening = { nhsNumber: '999 020 0068', dateOfBirth: '30-Jun-1966' };
const RUTH: Opening = { nhsNumber: '999 020 0092', dateOfBirth: '09-Sep-1979' };
const REASON = 'Unconscious in resus, no history';

const GP = 'Dr Asha Patel';

/** Everything that the record fetches after its first words has come. */
async function settled(page: Page): Promise<void> {
  await allAnswered(page);
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

async function record(page: Page, user: string, who: Opening): Promise<void> {
  await signIn(page, user);
  await find(page, who);
  await settled(page);
}

const recordOf = (user: string, who: Opening) => (page: Page): Promise<void> => record(page, user, who);

async function entry(page: Page, words: string): Promise<void> {
  const search = page.getByRole('searchbox', { name: 'Search the record' });
  await search.fill(words);
  await page.locator('[data-entry-id]', { hasText: words }).first().click();
  await region(page, 'Entry').getByRole('heading').first().waitFor();
  await search.fill('');
  // The list follows what is typed a moment later.
  await page.locator('[data-entry-id]').nth(1).waitFor();
}

/** `heading` is what the desk is called on its own page. */
async function desk(page: Page, user: string, place: string, heading = place): Promise<void> {
  await signIn(page, user);
  await page.getByRole('link', { name: place }).first().click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

const refused = (who: Opening, heading: string) => async (page: Page): Promise<void> => {
  await signIn(page, GP);
  await find(page, who);
  await page.getByRole('heading', { name: heading }).waitFor();
};

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
  { name: 'sign-in', shows: 'signing in (demo users)', go: (page) => page.getByRole('button', { name: GP }).waitFor() },
  { name: 'find', shows: 'finding a person', go: (page) => signIn(page, GP).then(() => page.getByRole('button', { name: 'Open record' }).waitFor()) },
  {
    name: 'find-emergency', shows: 'opening in an emergency: the reason first', go: async (page) => {
      await signIn(page, 'Dr Ben Okoro');
      await page.getByRole('radio', { name: 'Emergency' }).check();
      await page.getByRole('button', { name: 'Open record' }).click();
      await page.getByRole('alert').first().waitFor();
    },
  },
  { name: 'gp-phone', shows: 'a GP’s record on a phone', viewport: PHONE, go: recordOf(GP, MARJORIE) },
  { name: 'find-phone', shows: 'finding a person on a phone', viewport: PHONE, go: (page) => signIn(page, GP).then(() => page.getByRole('button', { name: 'Open record' }).waitFor()) },
];

const RECORDS: readonly Stop[] = [
  { name: 'gp-record', shows: 'a GP’s record, an entry open beside it', go: async (page) => { await record(page, GP, MARJORIE); await entry(page, 'amlodipine'); } },
  { name: 'gp-summary', shows: 'a GP’s first screen', go: recordOf(GP, MARJORIE) },
  { name: 'emergency', shows: 'A&E in an emergency', go: recordOf('Dr Ben Okoro', { ...MARJORIE, emergencyReason: REASON }) },
  { name: 'emergency-phone', shows: 'A&E on a phone', viewport: PHONE, go: recordOf('Dr Ben Okoro', { ...MARJORIE, emergencyReason: REASON }) },
  ...ROLE_RECORDS.map(([name, shows, user]) => ({ name, shows: `the record for ${shows}`, go: recordOf(user, MARJORIE) })),
  { name: 'social-worker-phone', shows: 'a social worker’s record on a phone', viewport: PHONE, go: recordOf('Jo Clarke', MARJORIE) },
  { name: 'results', shows: 'results as a table and as trends', go: async (page) => { await record(page, GP, MARJORIE); await page.keyboard.press('r'); await region(page, 'Results').getByRole('button', { name: 'Potassium' }).click(); } },
  { name: 'medicines', shows: 'medicines provider by provider', go: async (page) => { await record(page, 'Peter Gough', MARJORIE); await page.keyboard.press('m'); await region(page, 'Reconcile medicines').getByRole('table').first().waitFor(); } },
  {
    name: 'lanes', shows: 'sections as lanes along time', go: async (page) => {
      await record(page, GP, MARJORIE);
      await page.getByRole('button', { name: 'Lanes' }).click();
      await page.getByRole('grid', { name: 'Entries by section along time' }).waitFor();
      await region(page, 'Timeline').scrollIntoViewIfNeeded();
    },
  },
  { name: 'timeline', shows: 'the timeline', go: async (page) => { await record(page, GP, MARJORIE); await page.getByRole('searchbox', { name: 'Search the record' }).evaluate((box) => { box.scrollIntoView({ block: 'center' }); }); } },
  { name: 'nothing-matches', shows: 'a search that nothing matches', go: async (page) => { await record(page, GP, MARJORIE); await page.getByRole('searchbox', { name: 'Search the record' }).fill('zebra'); await region(page, 'Timeline').getByText('fits the search and filters').waitFor(); } },
  { name: 'help', shows: 'the keys', go: async (page) => { await record(page, GP, MARJORIE); await page.keyboard.press('?'); await page.getByRole('dialog').waitFor(); } },
  { name: 'contacts', shows: 'next of kin and contacts', go: async (page) => { await record(page, 'Jo Clarke', MARJORIE); await page.getByRole('button', { name: 'Contacts' }).first().click(); await page.getByRole('dialog').waitFor(); } },
  { name: 'emergency-dialog', shows: 'asking for emergency access', go: async (page) => { await record(page, 'Jo Clarke', MARJORIE); await page.getByRole('button', { name: 'Emergency access' }).click(); await page.getByRole('dialog').waitFor(); } },
  {
    name: 'report', shows: 'reporting a wrong entry or join', go: async (page) => {
      await record(page, GP, MARJORIE);
      await entry(page, 'amlodipine');
      await region(page, 'Entry').getByRole('button', { name: /report/i }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
];

const ENDINGS: readonly Stop[] = [
  { name: 'provider-failed', shows: 'one provider did not answer', go: recordOf(GP, COLIN) },
  { name: 'identity-not-confirmed', shows: 'one provider’s copy is not confirmed to be this person', go: recordOf(GP, RUTH) },
  { name: 'no-known-allergies', shows: 'a record with little in it', go: recordOf(GP, PRIYA) },
  { name: 'opted-out-in-part', shows: 'an opt-out holds some providers back', go: recordOf('Dr Rhian Lewis', HAROLD) },
  {
    name: 'asking', shows: 'one provider is still being asked', go: async (page, control) => {
      control.set({ provider: 'northgate', fault: 'hang' });
      await signIn(page, GP);
      await find(page, MARJORIE);
      await region(page, 'Summary').getByText('amlodipine').first().waitFor();
    },
  },
  { name: 'opted-out', shows: 'the person has opted out', go: refused(HAROLD, 'Opted out of the joined-up record') },
  { name: 'restricted', shows: 'the record is restricted', go: refused(DANA, 'Restricted record') },
  { name: 'nobody-found', shows: 'nobody was found', go: refused({ ...MARJORIE, dateOfBirth: '15-Mar-1948' }, 'Nobody found') },
  {
    name: 'offline', shows: 'the gateway cannot be reached', go: async (page) => {
      await signIn(page, GP);
      await page.getByRole('button', { name: 'Open record' }).waitFor();
      await page.context().setOffline(true);
      await find(page, MARJORIE);
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'gateway-down', shows: 'the gateway answers with a fault', go: async (page) => {
      await signIn(page, GP);
      await page.route('**/api/records', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
      await find(page, MARJORIE);
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'session-ended', shows: 'the session is over', go: async (page) => {
      await record(page, GP, MARJORIE);
      await page.context().clearCookies();
      await page.getByRole('link', { name: 'Policy' }).click();
      await page.getByRole('heading', { name: /session has ended/i }).waitFor();
    },
  },
];

const DESKS: readonly Stop[] = [
  { name: 'opt-outs', shows: 'the opt-out desk', go: (page) => desk(page, 'Oscar Lowe', 'Opt-outs') },
  {
    name: 'who-looked', shows: 'who looked at a person’s record', go: async (page) => {
      await desk(page, 'Priscilla Wade', 'Who looked');
      await page.getByRole('textbox', { name: 'NHS number' }).fill(MARJORIE.nhsNumber);
      await page.getByRole('button', { name: /search/i }).click();
      await page.getByText('Who looked at this record').waitFor();
    },
  },
  { name: 'alerts', shows: 'alerts and reports', go: (page) => desk(page, 'Priscilla Wade', 'Alerts') },
  { name: 'policy', shows: 'the policy in force', go: (page) => desk(page, GP, 'Policy', 'Who sees what').then(() => region(page, 'What each role sees').waitFor()) },
  {
    name: 'policy-try', shows: 'the policy tried on a made-up record', go: async (page) => {
      await desk(page, GP, 'Policy', 'Who sees what');
      await page.getByRole('button', { name: 'Try it on a made-up record' }).click();
      await page.getByRole('combobox', { name: 'Made-up person' }).selectOption('everything');
      await page.getByRole('listitem').filter({ hasText: 'mh-problem' }).first().waitFor();
    },
  },
  {
    name: 'policy-compare', shows: 'two versions of the policy side by side', go: async (page) => {
      await desk(page, GP, 'Policy', 'Who sees what');
      await page.getByRole('button', { name: 'Compare versions' }).click();
      await page.getByRole('combobox', { name: 'From' }).selectOption('2026.11');
      await region(page, 'Differences').waitFor();
    },
  },
];

/** In this order: the emergencies come before the desks that tell of them. */
export const TOUR: readonly Stop[] = [...WAYS_IN, ...RECORDS, ...ENDINGS, ...DESKS];
