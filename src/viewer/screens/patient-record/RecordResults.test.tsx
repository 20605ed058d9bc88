// @vitest-environment jsdom
/** Is each result shown with the value before it, wherever it stands? DISPLAY, Rules. */
import { screen, waitFor } from '@testing-library/react';
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
