// @vitest-environment jsdom
/** Is each result shown with the value before it, wherever it stands? DISPLAY, Rules. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it, vi } from 'vitest';
import type * as AskProvider from '../../open-record/ask-provider';
import {
  answered,
  ask,
  opened,
  PARKSIDE,
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

const result = (id: string, name: string, at: string, value: number, unit = 'mmol/L') =>
  ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: name },
    effectiveDateTime: at,
    valueQuantity: { value, unit },
  }) as FhirResource;

describe('a result', () => {
  it('stands with the value before it in the summary, on the timeline and when it is opened', async () => {
    show(opened('one'));
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [
        result('w1', 'Weight', '2026-11-10', 61.4, 'kg'),
        result('w0', 'Weight', '2017-10-19', 62.9, 'kg'),
        result('k1', 'Potassium', '2026-09-02', 4.6),
        result('k0', 'Potassium', '2026-08-01', 5.1),
      ]),
    );
    await waitFor(() => {
      expect(rows()).toHaveLength(4);
    });
    const card = region('Recent results').textContent;
    // Potassium before weight, though it is older.
    expect(card).toMatch(/Potassium 4\.6 mmol\/L previous 5\.1, falling.*Weight 61\.4 kg previous 62\.9, 2017/);
    const row = [...document.querySelectorAll<HTMLElement>('[data-entry-id]')].find((one) =>
      one.textContent.includes('4.6 mmol/L'),
    );
    expect(row?.textContent).toContain('previous 5.1, falling');
    await userEvent.click(row as HTMLElement);
    expect((await screen.findByRole('region', { name: 'Entry' })).textContent).toContain('previous 5.1, falling');
  });
});

describe('the card of recent results', () => {
  it('says where the entries are that are no test, and not that there are none', async () => {
    show(opened('one'));
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [
        {
          resourceType: 'DiagnosticReport',
          id: 'd',
          status: 'final',
          code: { text: 'Histology' },
          effectiveDateTime: '2026-09-02',
          conclusion: 'Benign naevus',
        } as FhirResource,
      ]),
    );
    await waitFor(() => {
      expect(rows()).toHaveLength(1);
    });
    const card = region('Recent results').textContent;
    expect(card).toContain('No test result. On the timeline under Results: 1.');
    expect(card).not.toMatch(/nothing to show/i);
  });
});

describe('a day of results', () => {
  const TESTS = ['Sodium', 'Urea', 'Albumin', 'Chloride', 'Calcium', 'Zinc'] as const;
  const open = async (): Promise<void> => {
    show(opened('one'));
    const potassium = { ...result('k', 'Potassium', '2026-09-02', 6.4), referenceRange: [{ high: { value: 5.3 } }] };
    await reply(
      ask(PARKSIDE),
      answered(PARKSIDE, [
        ...TESTS.map((name) => result(name, name, '2026-09-02', 40)),
        potassium as FhirResource,
        result('old', 'Weight', '2017-10-19', 62.9, 'kg'),
      ]),
    );
    await waitFor(() => {
      expect(rows()).toHaveLength(2);
    });
  };
  const fold = (): HTMLElement => within(region('Timeline')).getByRole('button', { name: / Results 7 results/ });
  const named = (): readonly (string | undefined)[] =>
    rows().map((row) => /Potassium|Weight|Sodium|Zinc/.exec(row)?.[0]);

  it('is one row without an entry of its own that opens and folds by keyboard; out of range stands beside it', async () => {
    await open();
    expect(named()).toEqual(['Potassium', 'Weight']);
    expect(fold().textContent).toContain('7 results, 1 out of range');
    expect(fold().hasAttribute('data-entry-id')).toBe(false);
    expect(fold().getAttribute('aria-expanded')).toBe('false');
    const user = userEvent.setup();
    act(() => {
      document.querySelector<HTMLElement>('[data-entry-id]')?.focus();
    });
    await user.keyboard('{ArrowUp}');
    await waitFor(() => {
      expect(document.activeElement).toBe(fold());
    });
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(rows()).toHaveLength(8);
    });
    expect(fold().getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement).toBe(fold());
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(rows()).toHaveLength(2);
    });
  });

  it('is unfolded by a search and by a filter, and folds again when they are taken away', async () => {
    await open();
    const user = userEvent.setup();
    const box = screen.getByRole('searchbox', { name: 'Search the record' });
    await user.type(box, 'zinc');
    await waitFor(() => {
      expect(named()).toEqual(['Zinc']);
    });
    await user.clear(box);
    await waitFor(() => {
      expect(rows()).toHaveLength(2);
    });
    await user.click(within(region('Timeline')).getByRole('button', { name: /^Results\D*8/ }));
    await waitFor(() => {
      expect(rows()).toHaveLength(8);
    });
  });

  it('is unfolded when one of it is opened from the summary, which is then on the list', async () => {
    await open();
    const user = userEvent.setup();
    await user.click(within(region('Recent results')).getByRole('button', { name: /Sodium/ }));
    await waitFor(() => {
      expect(named()).toContain('Sodium');
    });
    await user.keyboard('{Escape}');
    expect(named()).toContain('Sodium');
  });
});
