// @vitest-environment jsdom
/**
 * Does what changed open in one press, name who is missing, keep a concern's words off paper and out of copies, and
 * offer the discharge only where one is shown?
 */
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { expect, it, vi } from 'vitest';
import {
  answered,
  ask,
  fetched,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
  viewWith,
} from '../../../../../tests/kits/viewer/record-screen';
import type * as AskProvider from '../../../open-record/ask-provider';
import { ViewPart } from '../parts';

vi.mock('../../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../../tests/kits/viewer/held-answers')).askProvider,
}));
setUpRecordScreen();

const DAY_MS = 86_400_000;
const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const one = (resourceType: string, id: string, more: object): FhirResource =>
  ({ resourceType, id, subject: {}, ...more }) as FhirResource;
const GOUT = one('Condition', 'g', {
  code: { text: 'Gout' },
  clinicalStatus: { coding: [{ code: 'active' }] },
  onsetDateTime: day(10),
});
const UNDATED = one('Condition', 'u', {
  code: { text: 'Psoriasis' },
  clinicalStatus: { coding: [{ code: 'active' }] },
});
const CONCERN = one('Flag', 'f', {
  status: 'active',
  code: { text: 'Safeguarding: concern about partner' },
  period: { start: day(10) },
});
const order = (id: string, text: string) =>
  one('MedicationRequest', id, {
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text },
    authoredOn: day(20),
  });
const STAY = one('Encounter', 's', {
  status: 'finished',
  class: { code: 'IMP' },
  type: [{ text: 'Hospital admission' }],
  period: { start: day(40), end: day(30) },
});
const failed = { state: 'failed', provider: NORTHGATE, reason: 'too-slow' } as const;

async function openedView(): Promise<HTMLElement> {
  await ViewPart.ahead();
  fireEvent.click(await screen.findByRole('button', { name: 'What changed' }));
  return screen.findByRole('region', { name: 'What changed' });
}
const PARKSIDE_SENT = [GOUT, UNDATED, CONCERN, order('r', 'Ramipril 5mg capsules')];

it('opens in one press; what has no date stands apart, and who did not answer is named', async () => {
  show(opened('one'));
  await reply(ask(PARKSIDE), answered(PARKSIDE, PARKSIDE_SENT));
  await reply(ask(NORTHGATE), failed);
  const view = await openedView();
  const problems = within(view).getByRole('region', { name: 'Problems' });
  expect(problems.textContent).toMatch(/New.*Gout/);
  expect(problems.querySelector('details')?.textContent).toMatch(/Date not recorded.*Psoriasis/);
  expect(view.textContent).toContain('Not included: Northgate. What changed there is not here');
  expect(within(view).getByRole('region', { name: 'Results' }).textContent).toMatch(/Nothing to show since \d\d-/);
});

it('offers the discharge where a stay that has ended is shown, and by no other sign', async () => {
  show(opened('two'));
  await reply(ask(PARKSIDE), answered(PARKSIDE, PARKSIDE_SENT));
  await reply(ask(NORTHGATE), answered(NORTHGATE, [STAY, order('f', 'Furosemide 40mg tablets')]));
  const view = await openedView();
  const names = within(within(view).getByRole('group', { name: 'Since when' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
  expect(names).toEqual(['Since the last discharge', 'Since I last looked', 'Last 3 months']);
  expect(within(view).getByRole('region', { name: 'To settle' }).textContent).toMatch(
    /furosemide.*Not on the GP’s list\. On the list of Northgate/,
  );
});

it('has no such choice for a role that is shown no encounters', async () => {
  show(opened('three', viewWith(['encounters'])));
  await reply(ask(PARKSIDE), answered(PARKSIDE, PARKSIDE_SENT));
  await reply(ask(NORTHGATE), answered(NORTHGATE, []));
  const view = await openedView();
  expect(within(view).queryByRole('button', { name: 'Since the last discharge' })).toBeNull();
  expect(within(view).getByRole('button', { name: 'Last 3 months' }).getAttribute('aria-pressed')).toBe('true');
});

it('says nothing of what the GP’s list lacks where that list has not come', async () => {
  show(opened('four'));
  await reply(ask(PARKSIDE), { ...failed, provider: PARKSIDE });
  await reply(ask(NORTHGATE), answered(NORTHGATE, [order('f', 'Furosemide 40mg tablets')]));
  const view = await openedView();
  const settle = within(view).getByRole('region', { name: 'To settle' });
  expect(settle.textContent).not.toMatch(/Not on the GP/);
  expect(settle.textContent).toContain('has not come: nothing is said of what is not on the GP’s list');
});

it('folds a concern to one neutral link, and leaves it out of print and copy without a trace', async () => {
  const copied: string[] = [];
  vi.stubGlobal('navigator', {
    ...navigator,
    clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
  });
  for (const [access, sent] of [
    ['five', PARKSIDE_SENT],
    ['six', PARKSIDE_SENT.filter((resource) => resource !== CONCERN)],
  ] as const) {
    const { unmount } = show(opened(access));
    await reply(ask(PARKSIDE, access), answered(PARKSIDE, sent));
    await reply(ask(NORTHGATE, access), answered(NORTHGATE, []));
    const view = await openedView();
    expect(view.textContent).not.toContain('concern about partner');
    const link = within(view).queryByRole('button', { name: 'Concern recorded – open' });
    expect(link === null).toBe(sent !== PARKSIDE_SENT);
    expect(link === null || link.closest('.wp-screen-only') !== null).toBe(true);
    fireEvent.click(within(view).getByRole('button', { name: 'Copy as text' }));
    await waitFor(() => {
      expect(within(view).getByText('Copied.')).toBeTruthy();
    });
    unmount();
  }
  expect(copied[0]).toMatch(/New: Gout/);
  expect(copied[0]).toBe(copied[1]);
  expect(
    fetched.mock.calls.some(([path, { body }]) => path.endsWith('/prints') && String(body).includes('What changed')),
  ).toBe(true);
});

it('names at the head of the timeline what is to settle, once everybody has answered', async () => {
  show(opened('seven'));
  await reply(ask(PARKSIDE), answered(PARKSIDE, PARKSIDE_SENT));
  const words = (): string => region('Timeline').textContent;
  await waitFor(() => {
    expect(words()).toContain('Being put together');
  });
  expect(words()).not.toContain('to settle');
  await reply(ask(NORTHGATE), answered(NORTHGATE, [order('f', 'Furosemide 40mg tablets')]));
  await waitFor(() => {
    expect(words()).toContain('1 to settle: furosemide not on the GP’s list');
  });
});
