// @vitest-environment jsdom
/**
 * A provider that was not heard, or not in full: is that said wherever its silence could be read as "none", in the
 * words that are true of it and no others, in what is copied too? And is nobody's number on the page by another way?
 */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import {
  allergy,
  answered,
  ask,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
  viewWith,
} from '../../../../tests/kits/viewer/record-screen';
import { SECTIONS } from '../../../domain/sections';
import type * as AskProvider from '../../open-record/ask-provider';
import type { ProviderAnswer } from '../../open-record/ask-provider';
import { useReading } from '../../open-record/reading';
import { ViewPart } from './parts';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));
setUpRecordScreen();

const KIN: FhirResource = {
  resourceType: 'RelatedPerson',
  id: 'kin',
  patient: {},
  active: true,
  relationship: [{ text: 'Daughter' }],
  name: [{ text: 'Ann Example' }],
  telecom: [{ system: 'phone', value: '020 7946 0199' }],
};
const PARTLY: ProviderAnswer = {
  state: 'answered',
  provider: NORTHGATE,
  resources: [],
  warnings: [],
  retrievedAt: '2026-09-02T13:02:00Z',
  coverage: SECTIONS.map((section) => ({ section, code: 'partial' as const, text: '' })),
};

interface Case {
  readonly what: string;
  readonly answer: ProviderAnswer;
  /** What the banner, the alerts and the label say of it. */
  readonly plans: string;
  readonly label: string;
  readonly search: string | null;
  readonly copied: RegExp;
}

const CASES: readonly Case[] = [
  {
    what: 'one that did not answer',
    answer: { state: 'failed', provider: NORTHGATE, reason: 'too-slow' },
    plans: 'Northgate did not reply',
    label: 'Northgate not checked',
    search: 'Not searched: Northgate (did not answer)',
    copied: /Not included: Northgate Hospital \(did not answer\)\./,
  },
  {
    what: 'one that no longer accepts the sign-in',
    answer: { state: 'failed', provider: NORTHGATE, reason: 'sign-in-again' },
    plans: 'Northgate no longer accepts your sign-in',
    label: 'Northgate not checked',
    search: 'Not searched: Northgate (no longer accepts your sign-in)',
    copied: /Not included: Northgate Hospital \(no longer accepts the sign-in of whoever copied this\)\./,
  },
  {
    what: 'one whose identity is not confirmed',
    answer: { state: 'identity-not-confirmed', provider: NORTHGATE },
    plans: 'identity not confirmed at Northgate',
    label: 'Northgate not checked',
    search: 'Not searched: Northgate (identity not confirmed)',
    copied: /Not included: Northgate Hospital \(identity not confirmed\)\./,
  },
  {
    what: 'one that replied in part',
    answer: PARTLY,
    plans: 'Northgate replied in part',
    label: 'Northgate replied in part',
    search: null,
    copied: /Northgate Hospital answered in part: there may be more under medicines/i,
  },
];

const copies: string[] = [];
async function copied(view: 'changed' | 'medicines', name: string): Promise<string> {
  await ViewPart.ahead();
  act(() => {
    useReading.getState().show(view);
  });
  const shown = await screen.findByRole('region', { name });
  copies.length = 0;
  fireEvent.click(within(shown).getByRole('button', { name: 'Copy as text' }));
  await waitFor(() => {
    expect(copies).toHaveLength(1);
  });
  return copies[0] ?? '';
}

describe.each(CASES)('$what', ({ answer, plans, label, search, copied: words }) => {
  it('is named as what it is, in banner, alerts, label, search and copies', async () => {
    vi.stubGlobal('navigator', {
      ...navigator,
      clipboard: { writeText: (text: string) => Promise.resolve(copies.push(text)) },
    });
    show(opened('one'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [allergy('a', 'Penicillin')]));
    await reply(ask(NORTHGATE), answer);
    await waitFor(() => {
      expect(region('Patient').textContent).toContain(`Treatment plans not checked – ${plans}`);
    });
    const banner = region('Patient').textContent;
    expect(banner).toContain(`${label}.`);
    if (!plans.includes('did not reply')) expect(document.body.textContent).not.toContain('did not reply');
    act(() => {
      useReading.getState().setSearch('xylophone');
    });
    await screen.findByText(/No match for/);
    if (search !== null) expect(region('Timeline').textContent).toContain(search);
    if (answer.state === 'failed')
      expect(document.querySelector('.wp-print-head')?.textContent).toMatch(
        answer.reason === 'sign-in-again'
          ? /no longer accepts the sign-in of whoever printed this: Northgate/
          : /did not answer: Northgate/,
      );
    for (const [view, name] of [
      ['changed', 'What changed'],
      ['medicines', 'Reconcile medicines'],
    ] as const)
      expect(await copied(view, name)).toMatch(words);
    if (!plans.includes('did not reply')) expect(document.body.textContent).not.toContain('did not answer');
  });
});

describe('what a copy says of itself', () => {
  it('names what the role of its copier does not include, who withheld what, and nobody to ring', async () => {
    vi.stubGlobal('navigator', {
      ...navigator,
      clipboard: { writeText: (text: string) => Promise.resolve(copies.push(text)) },
    });
    show(opened('two', viewWith(['results'])));
    const held = 'The provider says that confidential items are held back from this part.';
    await reply(ask(PARKSIDE), {
      ...PARTLY,
      provider: PARKSIDE,
      resources: [KIN],
      coverage: SECTIONS.map((section) =>
        section === 'problems'
          ? { section, code: 'partial' as const, text: held }
          : { section, code: 'answered' as const, text: '' },
      ),
    } as ProviderAnswer);
    const text = await copied('changed', 'What changed');
    expect(text).toMatch(/The role of whoever copied this does not include results\./);
    expect(text).toMatch(/Problems: Parkside Medical Centre has withheld confidential items\./);
    expect(text).not.toMatch(/Ann Example/);
    expect(text).toMatch(/Not included: Northgate Hospital \(not answered yet when this was copied\)\./);
  });
});

describe('contacts', () => {
  it('are not told to be none while somebody is still asked, nor where nobody shares them', async () => {
    show(opened('three'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, []));
    fireEvent.click(await within(region('Patient')).findByRole('button', { name: 'Contacts' }));
    const dialog = await screen.findByRole('dialog', { name: 'Contacts' });
    await waitFor(() => {
      expect(dialog.textContent).toMatch(/1 of 2 replied/);
    });
    await reply(ask(NORTHGATE), { state: 'failed', provider: NORTHGATE, reason: 'too-slow' });
    await waitFor(() => {
      expect(dialog.textContent).toMatch(/Northgate not included \(did not answer\)/);
    });
    expect(dialog.textContent).not.toMatch(/No contacts/);
  });

  it('a number is in no part of an opened contact, its FHIR resource included', async () => {
    show(opened('four'));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [KIN]));
    await reply(ask(NORTHGATE), answered(NORTHGATE, []));
    act(() => {
      useReading.getState().setSearch('daughter');
    });
    const row = await waitFor(() => {
      const found = document.querySelector('[data-entry-id]');
      expect(found?.textContent).toMatch(/Ann Example/);
      return found as HTMLElement;
    });
    fireEvent.click(row);
    const panel = await screen.findByRole('region', { name: 'Entry' });
    const fhir = panel.querySelector('.wp-fhir') as HTMLDetailsElement;
    fhir.open = true;
    fireEvent(fhir, new Event('toggle'));
    expect((await within(panel).findByLabelText(/RelatedPerson/)).textContent).toContain('Ann Example');
    expect(document.body.innerHTML).not.toMatch(/7946 0199/);
  });
});
