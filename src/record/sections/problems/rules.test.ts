import type { CodeableConcept, Condition, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { ICD10, SNOMED } from '../../../domain/code-systems';
import { at, contextOf, factOf, joined } from '../../fhir/testing';
import { rules } from './rules';
import type { ProblemFact } from './read';

const snomed = (code: string, text: string): CodeableConcept => ({ coding: [{ system: SNOMED, code, display: text }] });
const status = (code: string): CodeableConcept => ({ coding: [{ code }] });
const condition = (code: CodeableConcept, onset?: string, rest: Partial<Condition> = {}): Condition => ({
  resourceType: 'Condition',
  id: '1',
  subject: { reference: 'Patient/p' },
  code,
  ...(onset === undefined ? {} : { onsetDateTime: onset }),
  ...rest,
});
const read = (resource: FhirResource, provider = 'gp'): ProblemFact => factOf(rules, resource, provider);
const joins = (a: FhirResource, b: FhirResource): boolean => joined(rules, read(a, 'gp'), read(b, 'northgate'));

const diabetes = snomed('44054006', 'Type 2 diabetes mellitus');
const infarct = snomed('22298006', 'Myocardial infarction');
const cataract = snomed('193570009', 'Cataract');
const left = { bodySite: [{ coding: [{ system: SNOMED, code: '7771000', display: 'Left' }] }] };
const right = { bodySite: [{ text: 'Right eye' }] };

describe('problems are one', () => {
  it.each<[string, Condition, Condition]>([
    ['a long-term condition ten years apart', condition(diabetes, '2011'), condition(diabetes, '2021-03-04')],
    [
      'a long-term condition by SNOMED and ICD-10',
      condition(diabetes, '2011'),
      condition({ coding: [{ system: ICD10, code: 'E11.9' }] }),
    ],
    ['a long-term condition by code and by words', condition(diabetes), condition({ text: 'Type 2 diabetes' })],
    [
      'a diagnosis at an encounter and the problem',
      condition(diabetes),
      condition(diabetes, undefined, { category: [status('encounter-diagnosis')] }),
    ],
    ['heart attacks two days apart', condition(infarct, '2026-09-02'), condition(infarct, '2026-09-04T10:00:00Z')],
    [
      'words alone, equal but for case and order',
      condition({ text: 'Fracture of wrist' }, '2026-01-03'),
      condition({ text: 'Wrist fracture' }, '2026-01-03'),
    ],
    [
      'hypertension by SNOMED and ICD-10',
      condition(snomed('38341003', 'Hypertensive disorder'), '2008-11'),
      condition({ coding: [{ system: ICD10, code: 'I10' }] }, '2010'),
    ],
    [
      'both of the left side',
      condition(cataract, '2026-01-03', left),
      condition({ ...cataract, text: 'Cataract, left eye' }, '2026-01-05'),
    ],
    [
      'equal identifiers',
      condition(infarct, '2020-01-01', { identifier: [{ system: 'urn:x', value: '7' }] }),
      condition({ text: 'MI' }, undefined, { identifier: [{ system: 'urn:x', value: '7' }] }),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(true);
  });
});

describe('problems stay two', () => {
  it.each<[string, Condition, Condition]>([
    ['two heart attacks', condition(infarct, '2019-03-01'), condition(infarct, '2026-09-02')],
    ['a heart attack without a date', condition(infarct), condition(infarct, '2026-09-02')],
    ['a heart attack known only to the year', condition(infarct, '2026'), condition(infarct, '2026-09-02')],
    ['left and right', condition(cataract, '2026-01-03', left), condition(cataract, '2026-01-03', right)],
    ['left and no side', condition(cataract, '2026-01-03', left), condition(cataract, '2026-01-03')],
    [
      'suspected and confirmed',
      condition(diabetes, '2026', { verificationStatus: status('provisional') }),
      condition(diabetes, '2026', { verificationStatus: status('confirmed') }),
    ],
    [
      'suspected in words',
      condition({ text: 'Suspected asthma' }, '2026-01-03'),
      condition({ text: 'Asthma' }, '2026-01-03'),
    ],
    [
      'refuted and confirmed',
      condition(diabetes, '2026', { verificationStatus: status('refuted') }),
      condition(diabetes, '2026'),
    ],
    [
      'family history and the condition',
      condition({ text: 'FH: Asthma' }, '2026-01-03'),
      condition({ text: 'Asthma' }, '2026-01-03'),
    ],
    ['broader and narrower', condition(snomed('73211009', 'Diabetes mellitus')), condition(diabetes)],
    [
      'hypertension and essential hypertension',
      condition(snomed('38341003', 'Hypertensive disorder')),
      condition(snomed('59621000', 'Essential hypertension')),
    ],
    [
      'equal words under different codes of one system',
      condition(snomed('1', 'Pain'), '2026-01-03'),
      condition(snomed('2', 'Pain'), '2026-01-03'),
    ],
    [
      'equal bare local numbers',
      condition(infarct, '2019-03-01', { identifier: [{ value: '1' }] }),
      condition(infarct, '2026-09-02', { identifier: [{ value: '1' }] }),
    ],
  ])('%s', (_what, a, b) => {
    expect(joins(a, b)).toBe(false);
  });
});

describe('what a problem shows', () => {
  const show = (...resources: readonly Condition[]) => {
    const [first, ...rest] = resources.map((resource, index) => read(resource, `p${index}`));
    if (first === undefined) throw new Error('no resource');
    return rules.entry([first, ...rest], at('2026-10-01'));
  };

  it('is active when its status is not said', () => {
    expect(show(condition(diabetes)).detail).toMatchObject({ active: true, kind: 'problem' });
  });

  it('is no active problem when it was only a diagnosis at an encounter', () => {
    const diagnosis = condition(diabetes, '2026-09-02', {
      clinicalStatus: status('active'),
      category: [status('encounter-diagnosis')],
    });
    expect(show(diagnosis).detail).toMatchObject({ active: false, kind: 'encounter-diagnosis' });
  });

  it('is active as long as one source says so, and stands at the earliest onset', () => {
    const shown = show(
      condition(diabetes, '2021-03-04', { clinicalStatus: status('resolved') }),
      condition(diabetes, '2011', { clinicalStatus: status('active') }),
    );
    expect(shown).toMatchObject({
      status: 'Active',
      date: { text: '2011', precision: 'year' },
      detail: { active: true },
    });
  });

  it('says a refuted condition is ruled out, and it is not active', () => {
    expect(show(condition(diabetes, '2026', { verificationStatus: status('refuted') }))).toMatchObject({
      title: 'Ruled out: Type 2 diabetes mellitus',
      status: 'Refuted',
      detail: { active: false },
    });
  });

  it('never shows a transfer-degraded placeholder as a name', () => {
    const degraded = {
      coding: [{ system: SNOMED, code: '196411000000103', display: 'Transfer-degraded record entry' }],
      text: 'Old knee injury',
    };
    expect(show(condition(degraded)).title).toBe('Old knee injury');
  });

  it('keeps a half-known date as it is', () => {
    expect(show(condition(diabetes, '2019-03')).date).toMatchObject({ text: '2019-03', precision: 'month' });
    expect(show(condition(diabetes, '1961-04-93')).date).toBeNull();
  });
});

describe('reading what is odd', () => {
  it('leaves out what was entered in error', () => {
    const wrong = condition(diabetes, '2019', { verificationStatus: status('entered-in-error') });
    expect(rules.read(wrong, contextOf('gp'))).toEqual({ ok: false, reason: 'entered in error' });
  });

  it('tells smoking as background, with its value', () => {
    const smoking: FhirResource = {
      resourceType: 'Observation',
      id: 's',
      status: 'final',
      code: { text: 'Smoking status' },
      valueCodeableConcept: { text: 'Ex-smoker' },
    };
    expect(rules.entry([read(smoking)], 0)).toMatchObject({
      title: 'Smoking status: Ex-smoker',
      detail: { kind: 'context', active: false },
    });
  });

  it('names the relative in a family history', () => {
    const history: FhirResource = {
      resourceType: 'FamilyMemberHistory',
      id: 'f',
      status: 'completed',
      patient: { reference: 'Patient/p' },
      relationship: { text: 'Father' },
      condition: [{ code: { text: 'Myocardial infarction' } }],
    };
    expect(rules.entry([read(history)], 0)).toMatchObject({
      title: 'Family history: Myocardial infarction (father)',
      detail: { kind: 'family-history' },
    });
  });
});
