/** A vaccine says what its source says: how it went, whether the dose counts, who says so; a denial is no vaccine. */
import { describe, expect, it } from 'vitest';
import { toR4 } from '../../../stu3/convert';
import { lineOf, recordOf, rowOf, saidBy } from '../../../../tests/kits/record/one-row';

const vaccine = (more: object = {}) => ({
  resourceType: 'Immunization',
  status: 'completed',
  vaccineCode: { text: 'Influenza vaccine' },
  occurrenceDateTime: '2026-10-01',
  ...more,
});
const found = (more: object) => ({ resourceType: 'Observation', id: 'o', status: 'final', ...more });
const to = { reference: 'Observation/o' };

describe('what happened afterwards', () => {
  it.each([
    [
      [{ detail: to, date: '2026-10-02', reported: true }],
      { code: { text: 'Anaphylaxis' } },
      'Anaphylaxis (02-Oct-2026, as reported)',
    ],
    [
      [{ detail: to }],
      { code: { text: 'Adverse reaction' }, valueCodeableConcept: { text: 'Febrile convulsion' } },
      'Febrile convulsion',
    ],
    [[{ detail: { display: 'Sore arm' } }], {}, 'Sore arm'],
    [[{ date: '2026-10-02' }], {}, 'recorded, no detail sent (02-Oct-2026)'],
  ])('%j', (reaction, observation, words) => {
    const row = rowOf(vaccine({ reaction }), found(observation));
    expect(row).toMatchObject({ summary: `Reaction: ${words}`, tag: 'reaction' });
  });
});

describe('a dose that is not at full strength', () => {
  it.each([
    [{ isSubpotent: true }, 'reason not recorded'],
    [{ isSubpotent: 'true' }, 'reason not recorded'],
    [{ isSubpotent: true, subpotentReason: [{ text: 'Cold chain break' }] }, 'Cold chain break'],
  ])('%j does not count', (more, why) => {
    expect(rowOf(vaccine(more))).toMatchObject({
      status: 'Given, not a full dose',
      summary: `Not a full dose, does not count: ${why}`,
      tag: 'not a full dose',
    });
  });

  it('contradicts no other source that is silent about it', () => {
    const { entries } = recordOf([vaccine({ isSubpotent: true })], [vaccine()]);
    expect(entries).toMatchObject([{ status: 'Given, not a full dose', conflicts: [] }]);
  });

  it('that is at full strength is given', () => {
    expect(rowOf(vaccine({ isSubpotent: false })).status).toBe('Given');
  });

  it('stays one from STU3, with its reason, and no note is lost', () => {
    const sent = {
      resourceType: 'Immunization',
      id: 'i',
      status: 'completed',
      notGiven: false,
      date: '2026-10-01',
      vaccineCode: { text: 'MMR vaccine' },
      vaccinationProtocol: [
        {
          doseSequence: 1,
          description: 'Catch-up',
          doseStatus: { coding: [{ code: 'nocount' }] },
          doseStatusReason: { text: 'Too young' },
        },
      ],
      note: [{ text: 'Own note' }],
    };
    const converted = toR4(sent);
    if (!converted.ok) throw new Error(converted.reason);
    expect(saidBy(rowOf(converted.resource))).toMatch(/does not count: Too young · dose 1 .*not a full dose/);
    expect(lineOf('Note', converted.resource)).toBe('Catch-up; Own note');
  });
});

describe('whether it was given, when, and who says so', () => {
  it.each([
    [{ status: 'not-done', statusReason: { text: 'Parent refused' } }, 'Not given: Parent refused | Not given'],
    [{ vaccineCode: { text: 'Influenza vaccination declined' } }, 'Not given | Not given'],
    [{ primarySource: false, reportOrigin: { text: 'Parent recall' } }, 'reported: Parent recall | Given'],
    [{ primarySource: false }, 'reported: not from who gave it | Given'],
    [{ occurrenceDateTime: undefined, occurrenceString: 'in childhood' }, 'in childhood | Given | in childhood'],
    [{ protocolApplied: [{ doseNumberPositiveInt: 2, seriesDosesPositiveInt: 3 }] }, 'dose 2 of 3 | Given'],
    [{ protocolApplied: [{ doseNumberString: 'Booster' }] }, 'dose Booster | Given'],
  ])('%j', (more, words) => {
    expect(saidBy(rowOf(vaccine(more)))).toContain(words);
  });

  it('stands in the opened entry, with what was given and how', () => {
    const more = {
      doseQuantity: { value: 0.5, unit: 'mL' },
      route: { text: 'Intramuscular' },
      expirationDate: '2027-01-01',
      programEligibility: [{ text: 'Over 65' }],
      reasonCode: [{ text: 'Asthma' }],
    };
    const lines = ['Amount', 'Route', 'Expiry', 'Programme', 'Reason'].map((label) => lineOf(label, vaccine(more)));
    expect(lines).toEqual(['0.5 mL', 'Intramuscular', '01-Jan-2027', 'Over 65', 'Asthma']);
  });
});

it.each([
  { text: 'No known immunisations' },
  {
    coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code: 'no-known-immunizations' }],
  },
  { coding: [{ system: 'http://snomed.info/sct', code: '787482006' }] },
])('a statement is no vaccine, and joins with none: %j', (vaccineCode) => {
  expect(rowOf(vaccine({ vaccineCode }))).toMatchObject({
    status: 'Statement',
    detail: { given: false, statement: true },
  });
  expect(recordOf([vaccine({ vaccineCode })], [vaccine()]).entries).toHaveLength(2);
});
