// @vitest-environment jsdom
/** Is a letter's text found in it, and is the letter before or after one press away? DISPLAY, The record. */
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildSections } from '../../../record/build';
import { SECTION_RULES } from '../../../record/registry';
import { queryClient } from '../../api/query-client';
import { useReading } from '../../open-record/reading';
import { RecordContext, type RecordOnScreen } from '../../open-record/record-context';
import { startAfresh } from '../../../../tests/kits/viewer/screen';
import { Letter } from './Letter';
import { rangesOf } from './ranges-of';

const letter = (id: string, date: string): FhirResource => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  type: { text: `Letter ${id}` },
  date: `${date}T10:00:00Z`,
  subject: { reference: 'Patient/acc' },
  content: [{ attachment: { contentType: 'text/plain', url: `Patient/acc/Binary/${id}` } }],
});

function show(id: string): void {
  const provider = { id: 'north', name: 'Northgate Hospital', setting: 'acute' as const };
  const resources = [letter('c', '2026-11-20'), letter('b', '2026-09-05'), letter('a', '2025-05-05')];
  const states = [
    {
      state: 'answered' as const,
      provider,
      resources,
      coverage: [],
      warnings: [],
      retrievedAt: '2026-11-22T15:00:00Z',
    },
  ];
  const record = buildSections({ providers: states, now: Date.parse('2026-11-22T15:00:00Z') }, SECTION_RULES);
  const entry = record.entries.find((one) => one.title === `Letter ${id}`);
  if (entry === undefined) throw new Error('no letter');
  const onScreen = {
    opened: { access: 'acc', view: { emergency: null }, notices: [] },
    record,
    states,
    nameOf: () => 'Northgate Hospital',
    inOrder: (ids: readonly string[]) => [...new Set(ids)],
  } as unknown as RecordOnScreen;
  render(
    <QueryClientProvider client={queryClient}>
      <RecordContext value={onScreen}>
        <Letter entry={entry} />
      </RecordContext>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  startAfresh();
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response('Dear doctor,\n\nApixaban started. Stop aspirin.\n\nContinue apixaban.')),
  );
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

describe('a letter', () => {
  it('is searched by its own box: how often a word is there, one place after the other, and where it is not', async () => {
    show('b');
    const user = userEvent.setup();
    const box = await screen.findByRole('searchbox', { name: 'Find in this letter' });
    const said = (): string =>
      screen
        .getAllByRole('status')
        .map(({ textContent }) => textContent)
        .join(' ');
    await user.type(box, 'APIXABAN');
    expect(said()).toContain('1 of 2');
    await user.keyboard('{Enter}');
    expect(said()).toContain('2 of 2');
    await user.click(screen.getByRole('button', { name: 'Next place' }));
    expect(said()).toContain('1 of 2');
    await user.clear(box);
    await user.type(box, 'warfarin');
    // Not “none”: a picture or a page without words may say it.
    expect(said()).toContain('Not among the words that can be read here.');
  });
  it('has the one before and the one after beside it, each with its date', async () => {
    show('b');
    const next = await screen.findByRole('button', { name: /^Next letter 20-Nov-2026/ });
    await userEvent.click(screen.getByRole('button', { name: /^Previous letter 05-May-2025/ }));
    expect(useReading.getState().opened).toContain('/a');
    await userEvent.click(next);
    expect(useReading.getState().opened).toContain('/c');
  });
  it('that is the newest has none after it', async () => {
    show('c');
    await screen.findByRole('button', { name: /^Previous letter/ });
    expect(screen.queryByRole('button', { name: /^Next letter/ })).toBeNull();
  });
});

it.each([
  ['', 0],
  ['  ', 0],
  ['is', 2],
  ['this is', 1],
  ['(', 1],
])('“%s” is found %d times', (sought, count) => {
  const root = document.createElement('div');
  root.append('This', document.createElement('b'), ' (and this is another)');
  expect(rangesOf(root, sought).length).toBe(sought === 'is' ? 3 : count);
  for (const range of rangesOf(root, sought)) expect(range.toString().toLowerCase()).toBe(sought);
});
