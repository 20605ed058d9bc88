// @vitest-environment jsdom
/** Where stands what a person says about themselves, and how they live; and what stands there where nobody said it? */
import { waitFor, within } from '@testing-library/react';
import type { FhirResource } from 'fhir/r4';
import { expect, it, vi } from 'vitest';
import {
  answered,
  ask,
  NORTHGATE,
  opened,
  PARKSIDE,
  region,
  reply,
  setUpRecordScreen,
  show,
} from '../../../../tests/kits/viewer/record-screen';
import type * as AskProvider from '../../open-record/ask-provider';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));
setUpRecordScreen();

const SAID: readonly FhirResource[] = [
  {
    resourceType: 'Composition',
    id: 'am',
    status: 'final',
    type: { text: 'About me' },
    subject: {},
    date: '2026-05-02',
    author: [],
    title: 'About me',
  },
  {
    resourceType: 'Observation',
    id: 's1',
    status: 'final',
    category: [{ coding: [{ code: 'social-history' }] }],
    code: { text: 'Household' },
    subject: {},
    effectiveDateTime: '2024-01-01',
    valueString: 'lives alone',
  },
];

async function titlesWith(resources: readonly FhirResource[], role: 'gp' | 'social-worker') {
  show(opened('a1'), role);
  await reply(ask(PARKSIDE), answered(PARKSIDE, resources));
  await reply(ask(NORTHGATE), answered(NORTHGATE, []));
  await waitFor(() => {
    expect(region('Summary').querySelector('[aria-busy="true"]')).toBeNull();
  });
  return within(region('Summary'))
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent);
}

it.each(['gp', 'social-worker'] as const)('stands first in its column for a %s', async (role) => {
  const titles = await titlesWith(SAID, role);
  const after = role === 'gp' ? 'Recent results' : 'People to call';
  expect(titles.indexOf('About me')).toBe(titles.indexOf(after) - 1);
  expect(region('Social context').textContent).toContain('Household: lives alone');
});

it('says what the person said, and not its heading again', async () => {
  await titlesWith(
    [
      {
        resourceType: 'Observation',
        id: 'said',
        status: 'final',
        code: { text: 'About me' },
        subject: {},
        effectiveDateTime: '2026-05-02',
        valueString: 'Call me Sam. Speak slowly.',
      },
    ],
    'gp',
  );
  const card = region('About me');
  expect(card.textContent).toContain('Call me Sam. Speak slowly.');
  expect(within(card).getAllByText(/About me/)).toHaveLength(1);
});

it.each(['gp', 'social-worker'] as const)('takes no room where nobody said it, for a %s', async (role) => {
  expect((await titlesWith([], role)).filter((title) => /About me|Social context/.test(title ?? ''))).toEqual([]);
});
