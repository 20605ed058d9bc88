// @vitest-environment jsdom
/** An answer that comes while the reader works in the record: what moves, what says that there is more? */
import { act, fireEvent, waitFor, within } from '@testing-library/react';
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
import type * as AskProvider from '../../open-record/ask-provider';
import { usePrinting } from '../../open-record/printing';

vi.mock('../../open-record/ask-provider', async (original) => ({
  ...(await original<typeof AskProvider>()),
  askProvider: (await import('../../../../tests/kits/viewer/held-answers')).askProvider,
}));
setUpRecordScreen();

const problem = (id: string, text: string): FhirResource => ({
  resourceType: 'Condition',
  id,
  subject: {},
  code: { text },
  clinicalStatus: { coding: [{ code: 'active' }] },
});

/** The first answer stands, the reader begins, and the second comes. */
async function lateAnswer(late: readonly FhirResource[]): Promise<HTMLElement> {
  show(opened('a1', viewWith([])));
  await reply(ask(PARKSIDE), answered(PARKSIDE, [problem('p1', 'Asthma')]));
  await waitFor(() => within(region('Problems')).getByText('Asthma'));
  fireEvent.pointerDown(document.body);
  await reply(ask(NORTHGATE), answered(NORTHGATE, late));
  await waitFor(() => within(region('Coverage')).getByText(/2 of 2 replied/));
  return region('Problems');
}

describe('an answer that comes late', () => {
  it('waits behind a chip that says whose it is, and stands once it is asked for', async () => {
    const card = await lateAnswer([problem('n1', 'Heart failure'), problem('n2', 'Gout')]);
    expect(card.textContent).not.toMatch(/Heart failure|Gout/);
    const chip = within(card).getByRole('button', { name: '2 new from Northgate – show' });
    fireEvent.click(chip);
    expect(within(card).getByText('Heart failure')).toBeDefined();
    expect(within(card).getByText('Gout')).toBeDefined();
    expect(within(card).queryByRole('button', { name: /– show/ })).toBeNull();
    expect(document.activeElement?.textContent).toBe('Problems');
  });

  it('never waits where it tells of an allergy', async () => {
    await lateAnswer([allergy('n3', 'Allergy to penicillin')]);
    expect(within(region('Patient')).getByText(/penicillin/i)).toBeDefined();
    expect(region('Allergies').textContent).toMatch(/penicillin/i);
  });

  it.each([
    ['a decision about CPR', 'Not for resuscitation', /Do not attempt CPR|CPR decision/],
    ['a concern for somebody’s safety', 'Safeguarding: child protection conference', /concern/i],
  ])('never keeps from the alerts %s that its sender recorded as a problem', async (_, text, said) => {
    const card = await lateAnswer([problem('n4', text)]);
    expect(region('Alerts').textContent).toMatch(said);
    expect(within(card).getByRole('button', { name: '1 new from Northgate – show' })).toBeDefined();
  });

  it('is held against a decision that stands: card and banner say the same of it', async () => {
    const flag = { resourceType: 'Flag', id: 'f1', status: 'active', subject: {}, code: { text: 'For attempted CPR' } };
    show(opened('a1', viewWith([])));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [problem('p1', 'Asthma'), flag as FhirResource]));
    await waitFor(() => {
      expect(region('Alerts').textContent).toContain('For attempted CPR –');
    });
    fireEvent.pointerDown(document.body);
    await reply(ask(NORTHGATE), answered(NORTHGATE, [problem('n1', 'Not for resuscitation')]));
    await waitFor(() => within(region('Coverage')).getByText(/2 of 2 replied/));
    for (const place of ['Patient', 'Alerts'])
      expect([place, region(place).textContent]).toEqual([place, expect.stringContaining('read it before acting')]);
  });

  it('changes no line that stands', async () => {
    const potassium = (id: string, day: string, value: number): FhirResource => ({
      resourceType: 'Observation',
      id,
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text: 'Potassium' },
      subject: {},
      effectiveDateTime: day,
      valueQuantity: { value, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
    });
    show(opened('a1', viewWith([])));
    const own = [potassium('k1', '2026-08-01', 5.1), potassium('k2', '2026-09-01', 4.6)];
    await reply(ask(PARKSIDE), answered(PARKSIDE, own));
    const lines = () => within(region('Recent results')).getAllByRole('listitem');
    await waitFor(() => {
      expect(lines()[0]?.textContent).toContain('previous 5.1');
    });
    const before = lines().map(({ textContent }) => textContent);
    fireEvent.pointerDown(document.body);
    await reply(ask(NORTHGATE), answered(NORTHGATE, [potassium('k3', '2026-09-03', 4.9)]));
    await waitFor(() => within(region('Recent results')).getByRole('button', { name: '1 new from Northgate – show' }));
    expect(lines().map(({ textContent }) => textContent)).toEqual(before);
  });

  it('is whole on paper', async () => {
    const card = await lateAnswer([problem('n1', 'Heart failure')]);
    act(() => {
      usePrinting.setState({ now: true });
    });
    expect(card.textContent).toContain('Heart failure');
    expect(card.textContent).not.toContain('– show');
    act(() => {
      usePrinting.setState({ now: false });
    });
    expect(card.textContent).not.toContain('Heart failure');
  });

  it('that was asked for again is shown when it comes', async () => {
    show(opened('a1', viewWith([])));
    await reply(ask(PARKSIDE), answered(PARKSIDE, [problem('p1', 'Asthma')]));
    await reply(ask(NORTHGATE), { state: 'failed', provider: NORTHGATE, reason: 'too-slow' });
    await waitFor(() => within(region('Problems')).getByText('Asthma'));
    const before = ask(NORTHGATE);
    fireEvent.pointerDown(document.body);
    fireEvent.click(within(region('Coverage')).getByRole('button', { name: /Retry.*Northgate/ }));
    await waitFor(() => {
      expect(ask(NORTHGATE)).not.toBe(before);
    });
    await reply(ask(NORTHGATE), answered(NORTHGATE, [problem('n1', 'Heart failure')]));
    await waitFor(() => within(region('Problems')).getByText('Heart failure'));
  });
});
