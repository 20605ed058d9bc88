/**
 * Is every extension that is released said on the screen, and does none tell by what is left of it that something was
 * cut? Held against the table of extensions, through gateway and record.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import '../server/terminology/shipped';
import { EXTENSION_ROWS, RELEASED_EXTENSIONS } from '../src/domain/known-extensions';
import { FULL_SHAPES } from '../src/gateway/redact/full-shapes';
import { BASES } from './kits/fhir/base-resources';
import { shownOf } from './kits/fhir/shown';
import { see } from './kits/gateway/seen';

const LOG = readFileSync(join(import.meta.dirname, '../docs/hazard-log.md'), 'utf8');
const urlOf = (name: string): string =>
  name.includes('-')
    ? `http://hl7.org/fhir/StructureDefinition/${name}`
    : `https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-${name}`;

it.each(EXTENSION_ROWS)('$type $name has a label, a reason and a hazard, once, of a released type', (row) => {
  expect(row.label).toMatch(/^[A-Z][\w ]+$/);
  expect(row.why).toMatch(/\w.*\.$/);
  expect(LOG).toContain(`| ${row.hazard} |`);
  expect(FULL_SHAPES).toHaveProperty(row.type);
  expect(RELEASED_EXTENSIONS[row.type]?.filter((name) => name === row.name)).toEqual([row.name]);
});

const based = (type: string, extension: object) => ({
  resourceType: type,
  id: 'x',
  ...BASES[type]?.resource,
  extension: [extension],
});

describe.each(EXTENSION_ROWS.filter(({ says }) => says === 'also'))('$type $name', ({ type, name, label }) => {
  const also = (extension: object): string =>
    shownOf(type, based(type, { url: urlOf(name), ...extension }))?.also ?? '';
  it.each<[what: string, value: object, words: string]>([
    ['in words', { valueString: 'Canary words' }, 'Canary words'],
    ['as a concept', { valueCodeableConcept: { text: 'Canary concept' } }, 'Canary concept'],
    ['as a coding', { valueCoding: { system: 'urn:local', code: 'x', display: 'Canary coding' } }, 'Canary coding'],
    ['as a date', { valueDateTime: '2026-02-03' }, '03-Feb-2026'],
    ['as a truth', { valueBoolean: true }, 'Yes'],
    ['as no truth', { valueBoolean: false }, 'No'],
  ])('is said %s', (_what, value, words) => {
    expect(also(value)).toContain(JSON.stringify([label, words]));
  });
  it('is said part by part', () => {
    const parts = [{ url: 'statusReason', valueString: 'Canary part' }];
    expect(also({ extension: parts })).toContain(JSON.stringify([`${label} – status reason`, 'Canary part']));
  });
  it('is not said where it tells', () => {
    expect(also({ valueString: 'Seen at the GUM clinic' })).not.toContain(label);
  });
});

describe.each<[type: string, name: string, value: object, words: string]>([
  ['Flag', 'FlagDetail', { valueString: 'Dog bites callers' }, 'Dog bites callers'],
  ['Flag', 'FlagDetail', { extension: [{ url: 'detail', valueString: 'Needs a quiet room' }] }, 'Needs a quiet room'],
  ['Condition', 'ProblemSignificance', { valueCode: 'minor' }, 'minor'],
  [
    'Immunization',
    'VaccinationProcedure',
    { valueCodeableConcept: { text: 'Second dose given' } },
    'Second dose given',
  ],
  ['Appointment', 'DeliveryChannel', { valueCode: 'Video' }, 'Video'],
])('%s %s', (type, name, value, words) => {
  it('is said by the row or the opened entry', () => {
    const shown = shownOf(type, based(type, { url: urlOf(name), ...value }));
    expect(`${String(shown?.row)}${String(shown?.opened)}${String(shown?.also)}`).toContain(words);
  });
});

it('why an appointment was cancelled is said as GP Connect sends it', () => {
  const url = 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-GPConnect-AppointmentCancellationReason-1';
  const cancelled = { ...based('Appointment', { url, valueString: 'Moved away' }), status: 'cancelled' };
  const shown = shownOf('Appointment', cancelled);
  expect(`${String(shown?.row)}${String(shown?.opened)}`).toContain('Moved away');
});

describe('an extension whose reference is cut', () => {
  const hiv = {
    resourceType: 'Condition',
    id: 'h',
    code: { coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] },
  };
  const asthma = { resourceType: 'Condition', id: 'a', code: { text: 'Asthma' } };
  const tied = (to: string) => ({
    ...asthma,
    id: 'b',
    extension: [
      {
        url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-RelatedProblemHeader-1',
        extension: [
          { url: 'type', valueCode: 'child' },
          { url: 'target', valueReference: { reference: `Condition/${to}` } },
        ],
      },
    ],
  });
  const bytes = (...resources: readonly object[]) => JSON.stringify(see('gp', 'gp', resources).resources);
  it('goes whole', () => {
    expect(bytes(tied('h'), hiv)).toBe(bytes({ ...asthma, id: 'b' }));
  });
  it('stays where it leads to something that is shown', () => {
    expect(bytes(tied('a'), asthma)).toContain('RelatedProblemHeader');
  });
});
