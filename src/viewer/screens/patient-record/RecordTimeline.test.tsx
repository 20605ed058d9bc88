// @vitest-environment jsdom
/** Is the timeline of an opened record one list, driven by keyboard, that stays put while providers answer? */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import type * as AskProvider from '../../open-record/ask-provider';
import {
  answered,
  ask,
  fetched,
  NORTHGATE,
  opened,
  PARKSIDE,
  procedure,
  region,
  reply,
  rows,
  show,
  setUpRecordScreen,
} from '../../../../tests/kits/viewer/record-screen';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));

setUpRecordScreen();

describe('the timeline', () => {
  const open = async (): Promise<void> => {
    show(opened('one'));
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [
        procedure('first', '2022-01-01'),
        procedure('second', '2021-01-01'),
        procedure('third', '2020-01-01'),
      ]),
    );
    await waitFor(() => {
      expect(rows()).toHaveLength(3);
    });
  };
  const focused = (): string => document.activeElement?.textContent ?? '';

  it('alone carries data-entry-id', async () => {
    await open();
    expect(region('Timeline').querySelectorAll('[data-entry-id]')).toHaveLength(
      document.querySelectorAll('[data-entry-id]').length,
    );
  });

  it('is one tab stop, moved by arrows, opened by Enter and closed by Esc back to its row', async () => {
    await open();
    const user = userEvent.setup();
    expect(document.querySelectorAll('[data-entry-id][tabindex="0"]')).toHaveLength(1);
    act(() => {
      document.querySelector<HTMLElement>('[data-entry-id]')?.focus();
    });
    await user.keyboard('{ArrowDown}');
    await waitFor(() => {
      expect(focused()).toContain('second');
    });
    await user.keyboard('{Enter}');
    const entry = region('Entry');
    expect(entry.contains(document.activeElement)).toBe(true);
    expect(within(entry).getByRole('heading', { level: 2 }).textContent).toContain('second');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Entry' })).toBeNull();
    expect(focused()).toContain('second');
    await user.keyboard('{End}');
    await waitFor(() => {
      expect(focused()).toContain('third');
    });
    await user.keyboard('{Home}');
    await waitFor(() => {
      expect(focused()).toContain('first');
    });
  });

  it('keeps the focus on its row when another provider answers', async () => {
    await open();
    const user = userEvent.setup();
    act(() => {
      document.querySelectorAll<HTMLElement>('[data-entry-id]')[1]?.focus();
    });
    await user.keyboard('{ArrowDown}');
    await waitFor(() => {
      expect(focused()).toContain('third');
    });
    await reply(ask(NORTHGATE), answered(NORTHGATE, [procedure('newer', '2023-01-01')]));
    await waitFor(() => {
      expect(rows()).toHaveLength(4);
    });
    expect(focused()).toContain('third');
  });

  it('stays open, under one name, when a provider that comes before it brings the same; says why, and shows them apart', async () => {
    const metformin = (id: string, text: string): FhirResource => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'active',
      intent: 'order',
      authoredOn: '2026-08-01',
      subject: {},
      medicationCodeableConcept: { text },
    });
    show(opened('late'));
    await reply(ask(PARKSIDE, 'late'), answered(PARKSIDE, [metformin('plain', 'Metformin 500mg tablets')]));
    await userEvent
      .setup()
      .click(
        await waitFor(
          () =>
            document.querySelector<HTMLElement>('[data-entry-id="parkside/MedicationRequest/plain"]') ??
            Promise.reject(new Error('not drawn')),
        ),
      );
    const title = () => within(region('Entry')).getByRole('heading', { level: 2 });
    expect(title().textContent).toBe('metformin');
    await reply(ask(NORTHGATE, 'late'), answered(NORTHGATE, [metformin('same', 'Metformin 500 mg tablet')]));
    await waitFor(() => {
      expect(within(region('Entry')).getByRole('heading', { name: 'Why joined' })).toBeTruthy();
    });
    const text = region('Entry').textContent ?? '';
    expect(text).toContain(
      'Same medicine: metformin: Northgate (01-Aug-2026) and Parkside (GP) (01-Aug-2026). Rule medicine',
    );
    expect(text).toContain('See them apart');
    expect(document.querySelector('[data-entry-id="parkside/MedicationRequest/plain"]')).not.toBeNull();
  });

  it('offers what may be the same, with the reason for which it was kept apart', async () => {
    const metformin = (id: string, text: string): FhirResource => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'active',
      intent: 'order',
      authoredOn: '2026-08-01',
      subject: {},
      medicationCodeableConcept: { text },
    });
    show(opened('near'));
    await reply(ask(PARKSIDE, 'near'), answered(PARKSIDE, [metformin('plain', 'Metformin 500mg tablets')]));
    await reply(
      ask(NORTHGATE, 'near'),
      answered(NORTHGATE, [metformin('slow', 'Metformin 500mg modified-release tablets')]),
    );
    await userEvent
      .setup()
      .click(
        await waitFor(
          () =>
            document.querySelector<HTMLElement>('[data-entry-id="parkside/MedicationRequest/plain"]') ??
            Promise.reject(new Error('not drawn')),
        ),
      );
    const part = within(region('Entry')).getByRole('heading', { name: 'May be the same' }).parentElement;
    expect(part?.textContent).toContain('01-Aug-2026 · Northgate · kept apart because one is modified release');
  });

  it('is searched by / and counts only what is shown', async () => {
    await open();
    const user = userEvent.setup();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search the record' }));
    await user.keyboard('second');
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    expect(region('Timeline').textContent).toContain('1 of 3 entries shown');
  });

  it('says what it sought besides, and of what is not found that this does not mean it is not recorded', async () => {
    await open();
    const box = screen.getByRole('searchbox', { name: 'Search the record' });
    await userEvent.type(box, 'U&E');
    await screen.findByText(/No match for “U&E”/);
    expect(region('Timeline').textContent).toContain('Searched for: U&E, UE, U+E, urea and electrolytes · also');
    expect(region('Timeline').textContent).toContain('does not mean it is not recorded');
    expect(region('Timeline').textContent).toContain('Not searched yet: Northgate (still asking).');
    await reply(ask(NORTHGATE), { state: 'failed', provider: NORTHGATE, reason: 'unreachable' });
    await screen.findByText('Not searched: Northgate (did not answer).');
    await userEvent.clear(box);
    await userEvent.type(box, 'dysphaxia');
    await userEvent.click(await screen.findByRole('button', { name: 'dysphasia' }));
    expect((box as HTMLInputElement).value).toBe('dysphasia');
    await userEvent.clear(box);
    await userEvent.type(box, 'third');
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    expect(region('Timeline').textContent).not.toContain('Searched for');
  });

  it('says that the list is still to come while it follows what is typed, and no longer', async () => {
    await open();
    const list = document.querySelector('.wp-timeline__main');
    if (list === null) throw new Error('no list');
    const said: (string | null)[] = [];
    const watch = new MutationObserver(() => {
      said.push(list.getAttribute('aria-busy'));
    });
    watch.observe(list, { attributes: true, attributeFilter: ['aria-busy'], attributeOldValue: true });
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the record' }), 's');
    await waitFor(() => {
      expect(said.length).toBeGreaterThan(0);
    });
    watch.disconnect();
    expect(list.getAttribute('aria-busy')).toBeNull();
  });

  it('answers who seeks what is never shown with that alone: no count, and nothing found', async () => {
    const words = {
      categories: [{ name: 'procedures', patterns: [{ source: '\\b(second|renal|thirdness)\\b', anyCase: true }] }],
      mistyped: { words: ['thirdness'], others: [], names: [] },
    };
    fetched.mockImplementation((path) =>
      Promise.resolve(path === '/api/policy/never-shown' ? Response.json(words) : new Response(null, { status: 204 })),
    );
    await open();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the record' }), 'second');
    await screen.findByText('Never shown here: procedures. Ask the patient.');
    expect(rows()).toEqual([]);
    expect(screen.queryByText(/entries shown|No match|Searched for/)).toBeNull();
    // another name of it, which would be sought as well
    await userEvent.clear(screen.getByRole('searchbox', { name: 'Search the record' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the record' }), 'kidney');
    await screen.findByText('Never shown here: procedures. Ask the patient.');
    // mistyped, and held by nobody
    await userEvent.clear(screen.getByRole('searchbox', { name: 'Search the record' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the record' }), 'thirdnes ');
    await screen.findByText('Never shown here: procedures. Ask the patient.');
    await userEvent.clear(screen.getByRole('searchbox', { name: 'Search the record' }));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search the record' }), 'third');
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    expect(screen.getByText('1 of 3 entries shown')).toBeTruthy();
  });

  it('explains its keys on ?', async () => {
    await open();
    await userEvent.keyboard('?');
    expect(screen.getByRole('dialog', { name: 'Help' }).textContent).toContain('Search the record');
  });

  it('shows script in a FHIR string as text', async () => {
    show(opened('one'));
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [
        { ...procedure('x', '2020-01-01'), code: { text: '<img src=x onerror=alert(1)>' } } as FhirResource,
      ]),
    );
    await waitFor(() => {
      expect(rows().join()).toContain('<img src=x onerror=alert(1)>');
    });
    expect(document.querySelector('img')).toBeNull();
  });
});
