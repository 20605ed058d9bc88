/** Does an allergy that says why it names nothing count neither as an allergy nor as a denial? */
import { describe, expect, it } from 'vitest';
import { recordOf, saidBy } from '../../tests/kits/record/one-row';
import { settleAbsentName } from './absent-name';
import { settledAtTheDoor } from './at-the-door';

const DAR = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
const NULLS = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
const why = (valueCode: string, name = 'data-absent-reason') => ({
  extension: [{ url: `http://hl7.org/fhir/StructureDefinition/${name}`, valueCode }],
});
const allergy = (more: object) => ({
  resourceType: 'AllergyIntolerance',
  id: 'a',
  patient: { reference: 'Patient/p1' },
  recordedDate: '2024-01-02',
  ...more,
});
const read = (more: object) => {
  const { entries, allergyLabel } = recordOf([settledAtTheDoor(Object.freeze(allergy(more)))]);
  return { label: allergyLabel, row: entries[0] === undefined ? '' : saidBy(entries[0]) };
};
const NEITHER = 'Recorded as not known or not asked, not as an allergy';

describe('said by an extension, or by a code without its system', () => {
  it.each([
    { code: why('asked-unknown') },
    { code: why('ASKU', 'iso21090-nullFlavor') },
    { code: { coding: [why('unknown')] } },
    { _code: why('not-asked') },
    { code: { coding: [{ code: 'asked-unknown' }] } },
    { code: { coding: [{ code: 'NASK', display: 'not asked' }] } },
    { code: { coding: [{ system: DAR, code: 'asked-declined' }] } },
  ])('it is neither: %j', (more) => {
    expect(read(more).row).toContain(NEITHER);
    expect(read(more).label).not.toMatch(/known allergies/i);
  });
});

describe('what hides an allergy, and what happened, count as one', () => {
  it.each([
    { code: why('masked') },
    { code: { coding: [{ system: NULLS, code: 'MSK' }] } },
    { code: { coding: [{ system: NULLS, code: 'OTH' }] } },
    { code: { coding: [{ system: DAR, code: 'as-text' }] } },
    { code: why('asked-unknown'), reaction: [{ manifestation: [{ text: 'Rash' }] }] },
    { code: { coding: [{ code: 'UNK', display: 'Penicillin' }] } },
    { code: { coding: [{ code: 'NAV', display: 'Navelbine' }] } },
    { code: { coding: [{ code: 'not-asked', display: 'Latex' }] } },
  ])('%j', (more) => {
    expect(read(more).label).toBe('Known allergies');
  });
});

it.each([
  [{ code: why('unknown'), reaction: [{ substance: { text: 'Penicillin' } }] }, /^Penicillin\b/],
  [{ code: { coding: [{ code: 'UNK', display: 'Penicillin' }] } }, /^Penicillin\b/],
  [{ code: { coding: [{ system: NULLS, code: 'OTH', display: 'Penicillin' }] } }, /^Penicillin\b/],
  [{ code: why('masked') }, /^Not named: masked\b/],
])('what names it is its name: %j', (more, title) => {
  expect(read(more).row).toMatch(title);
});

it('words that anybody typed for a reason are not its name', () => {
  const url = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
  const { row } = read({ code: { extension: [{ url, valueString: 'masked: attends the HIV clinic' }] } });
  expect(row).not.toContain('HIV');
  expect(row).toContain('Not named');
});

it.each([
  allergy({ code: { text: 'Latex', ...why('unknown') } }),
  allergy({ code: { coding: [{ code: 'PEN' }, { code: 'unknown' }] } }),
  allergy({ code: {} }),
  allergy({ code: { coding: [{ system: DAR, code: 'unknown' }] } }),
  { ...allergy({ code: why('unknown') }), resourceType: 'Condition' },
])('anything else stays as it is: %j', (resource) => {
  expect(settleAbsentName(resource)).toBe(resource);
});
