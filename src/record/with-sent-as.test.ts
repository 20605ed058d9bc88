/**
 * Does every line say that its sender marks it as a part, doubted or a test, and does no denial stand on such a mark?
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { marksFor, SENT_AS_WORDS, type SentAs } from '../domain/sent-as';
import { recordOf, rowOf, lineOf } from '../../tests/kits/record/one-row';
import { BASES } from '../../tests/kits/fhir/base-resources';
import { rankAlerts } from './alert-ranks';
import type { ProviderState } from './entry';
import { buildSections } from './build';
import { buildRecord } from './record';
import { ALERT_RULES } from './registry-alerts';

const NOW = Date.UTC(2026, 10, 28, 12);
const PART: { readonly meta: object } = { meta: { security: marksFor(['part']) } };
const SNOMED = 'http://snomed.info/sct';
const code = (value: string, display: string) => ({ coding: [{ system: SNOMED, code: value, display }] });

describe.each(Object.keys(SENT_AS_WORDS) as SentAs[])('%s', (mark) => {
  const meta = { security: marksFor([mark]) };
  it.each(Object.entries(BASES).filter(([type]) => type !== 'RelatedPerson' && type !== 'Medication'))(
    'is said behind the name of a %s, and in the opened entry',
    (type, base) => {
      const resource = { resourceType: type, id: 'x', ...base.resource };
      let plain;
      try {
        plain = rowOf(resource);
      } catch {
        return; // stands in no row of its own
      }
      expect(rowOf({ ...resource, meta })).toMatchObject({ title: `${plain.title} – ${SENT_AS_WORDS[mark]}` });
      expect(lineOf('Sent as', { ...resource, meta })).toBe(SENT_AS_WORDS[mark]);
      expect(lineOf('Sent as', resource)).toBeNull();
    },
  );
});

describe.each(Object.keys(SENT_AS_WORDS) as SentAs[])('%s, of a part', (mark) => {
  const meta = { tag: marksFor([mark]) };
  const order = { resourceType: 'MedicationRequest', id: 'r', status: 'active', intent: 'order' };
  const product = { resourceType: 'Medication', id: 'm', code: { text: 'Warfarin 3mg' } };
  const titles = (...resources: readonly object[]) => recordOf(resources).entries.map(({ title }) => title);
  const said = [`warfarin – ${SENT_AS_WORDS[mark]}`];

  it('is said of the medicine whose product it is, within the order or beside it', () => {
    const within = { ...order, medicationReference: { reference: '#m' } };
    expect(titles({ ...within, contained: [product] })).toEqual(['warfarin']);
    expect(titles({ ...within, contained: [{ ...product, meta }] })).toEqual(said);
    const beside = { ...order, medicationReference: { reference: 'Medication/m' } };
    expect(titles(beside, product)).toEqual(['warfarin']);
    expect(titles(beside, { ...product, meta })).toEqual(said);
  });

  it('is said of what holds it, and not where it is of those who wrote or gave care', () => {
    const result = {
      resourceType: 'Observation',
      id: 'o',
      status: 'final',
      code: { text: 'HbA1c' },
      valueString: '48',
    };
    const specimen = { resourceType: 'Specimen', id: 's', meta };
    const holds = (one: object, more: object) => titles({ ...result, contained: [one], ...more });
    expect(holds(specimen, { specimen: { reference: '#s' } })).toEqual([`HbA1c – ${SENT_AS_WORDS[mark]}`]);
    const who = { resourceType: 'Practitioner', id: 'p', name: [{ text: 'Dr A' }], meta };
    expect(holds(who, { performer: [{ reference: '#p' }] })).toEqual(['HbA1c']);
  });
});

it('a medicine and an allergy are called so in their own lines too, and are what they were', () => {
  const allergy = { resourceType: 'AllergyIntolerance', code: { text: 'Penicillin' } };
  expect(rowOf({ ...allergy, ...PART }).detail).toMatchObject({
    substance: 'penicillin – part of the entry only, as sent',
    active: true,
    kind: 'allergy',
  });
  const medicine = {
    resourceType: 'MedicationStatement',
    status: 'active',
    medicationCodeableConcept: { text: 'Warfarin 3mg' },
  };
  expect(rowOf({ ...medicine, ...PART }).detail).toMatchObject({
    generic: 'warfarin – part of the entry only, as sent',
  });
  expect(recordOf([{ ...allergy, ...PART }]).allergyLabel).toBe('Known allergies');
});

it('what one source has whole is not said to be a part; which of them is not, its line says', () => {
  const allergy = { resourceType: 'AllergyIntolerance', code: { text: 'Penicillin' } };
  const both = (gp: object) =>
    recordOf([{ ...allergy, ...PART }], [{ ...allergy, ...gp }]).entries.map(({ title }) => title);
  expect(both({})).toEqual(['Penicillin']);
  expect(both(PART)).toEqual(['Penicillin – part of the entry only, as sent']);
});

const NONE = { coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code: '' }] };
const ips = (value: string) => ({ coding: [{ ...NONE.coding[0], code: value }] });
describe.each<[what: string, resource: object]>([
  [
    'allergies',
    {
      resourceType: 'AllergyIntolerance',
      code: code('716186003', 'No known allergy'),
      recordedDate: '2026-01-01',
      recorder: { reference: 'Practitioner/1' },
    },
  ],
  ['problems', { resourceType: 'Condition', code: ips('no-known-problems') }],
  ['immunisations', { resourceType: 'Immunization', status: 'completed', vaccineCode: ips('no-known-immunizations') }],
  ['procedures', { resourceType: 'Procedure', status: 'completed', code: ips('no-known-procedures') }],
])('a statement that there are no %s', (_what, resource) => {
  const negatives = (more: object) => {
    const record = recordOf([{ ...resource, ...more }]);
    return record.absences.filter(({ reason }) => reason === 'explicit-negative').length;
  };
  it('counts as one while it is whole', () => {
    expect(negatives({})).toBe(1);
  });
  it.each<SentAs>(['part', 'together', 'doubted', 'test'])('that is marked “%s” is no denial of all', (mark) => {
    expect(negatives({ meta: { security: marksFor([mark]) } })).toBe(0);
    expect(recordOf([{ ...resource, meta: { security: marksFor([mark]) } }]).allergyLabel).not.toBe(
      'No known allergies',
    );
  });
});

describe('a decision about resuscitation', () => {
  const flag = {
    resourceType: 'Flag',
    id: 'f',
    status: 'active',
    code: code('450476008', 'Not for attempted cardiopulmonary resuscitation'),
  };
  const problem = { resourceType: 'Condition', id: 'c', code: { text: 'Not for resuscitation' } };
  const said = (resource: object) => rankAlerts(recordOf([resource]).entries).treatment.map(({ says }) => says);
  it.each([
    ['an alert', flag],
    ['a problem', problem],
  ])('in %s is first among the alerts, and is to be read where it is a part', (_what, one) => {
    expect(said(one)).toEqual(['do not attempt']);
    expect(said({ ...one, ...PART })).toEqual(['read']);
  });
  it('is said to be a part before the other sections are read', () => {
    const state: ProviderState = {
      state: 'answered',
      provider: { id: 'a', name: 'a', setting: 'acute' },
      resources: [{ ...flag, ...PART }] as unknown as readonly FhirResource[],
      coverage: [],
      warnings: [],
      retrievedAt: '',
    };
    const first = buildSections({ providers: [state], now: NOW }, ALERT_RULES).entries;
    expect(first.map(({ title }) => title)).toEqual(
      buildRecord({ providers: [state], now: NOW }).entries.map(({ title }) => title),
    );
  });
});
