/** A procedure says what its source says: what went wrong, why it was not done, when; a denial is no procedure. */
import { describe, expect, it } from 'vitest';
import { recordOf, rowOf, saidBy, lineOf } from '../../../../tests/kits/record/one-row';

const procedure = (more: object = {}) => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: { text: 'Hip replacement' },
  performedDateTime: '2026-03-03',
  ...more,
});
const years = (value: number) => ({ value, unit: 'years' });
const undated = { performedDateTime: undefined };

it.each([
  [{ complication: [{ text: 'Deep infection' }] }, 'Complication: Deep infection | Completed'],
  [{ complicationDetail: [{ reference: 'Condition/c' }] }, 'Complication: Wound dehiscence | Completed'],
  [{ complicationDetail: [{ reference: 'Condition/gone' }] }, 'Complication: recorded, no detail sent | Completed'],
  [
    { followUp: [{ text: 'Suture removal' }], outcome: { text: 'Unsuccessful' } },
    'Follow-up: Suture removal · Unsuccessful',
  ],
  [{ status: 'not-done', statusReason: { text: 'Patient unwell' } }, 'Not done: Patient unwell | Not done'],
  [{ status: 'stopped', statusReason: { text: 'Bleeding' } }, 'Stopped: Bleeding | Stopped'],
  [{ code: { text: 'Colonoscopy declined' } }, 'Colonoscopy declined | Not done'],
  [{ ...undated, performedString: 'as a child' }, 'as a child | Completed | as a child'],
  [{ ...undated, performedAge: years(7) }, 'at 7 years of age | Completed | at 7 years of age'],
  [{ ...undated, performedRange: { low: years(6), high: years(9) } }, 'at 6 to 9 years of age | Completed'],
  [
    { ...undated, performedPeriod: { start: '2026-03-03', end: '2026-03-07' } },
    '03-Mar-2026 to 07-Mar-2026 | Completed',
  ],
])('%j', (more, words) => {
  const condition = { resourceType: 'Condition', id: 'c', code: { text: 'Wound dehiscence' } };
  expect(saidBy(rowOf(procedure(more), condition))).toContain(words);
});

it('names what was used in the opened entry', () => {
  const used = { usedReference: [{ reference: 'Device/d' }], usedCode: [{ text: 'Bone cement' }] };
  const device = { resourceType: 'Device', id: 'd', deviceName: [{ name: 'Stem 5', type: 'user-friendly-name' }] };
  expect(lineOf('Used', procedure(used), device)).toBe('Bone cement, Stem 5');
});

describe('a statement', () => {
  it.each([
    { text: 'No previous surgery' },
    {
      coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code: 'no-known-procedures' }],
    },
    { coding: [{ system: 'http://snomed.info/sct', code: '787480003' }] },
  ])('is no procedure, and joins with none: %j', (code) => {
    expect(rowOf(procedure({ code }))).toMatchObject({ status: 'Statement', detail: { statement: true } });
    const record = recordOf([procedure({ code })], [procedure()]);
    expect(record.entries).toHaveLength(2);
    expect(record.absences.filter(({ reason }) => reason === 'explicit-negative')).toHaveLength(1);
  });
});
