/** A wider name without a start is the illness that stands, no stage before or after it. Source: RECORD. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { ICD10, READ_V2, SNOMED } from '../../../domain/code-systems';
import type { ProviderState } from '../../entry';
import { conditionsHadOnce, kindsOfConditions, sameIllnesses } from '../../codes/conditions';
import { buildRecord } from '../../record';
import { factOf, joined } from '../../fhir/testing';
import { rules } from './rules';

const SYSTEMS: Readonly<Record<string, string>> = { sct: SNOMED, icd: ICD10, read: READ_V2 };

interface When {
  readonly onset?: string;
  readonly recorded?: string;
  readonly status?: string;
}

function condition(said: string, { onset, recorded, status = 'active' }: When, more: object = {}): FhirResource {
  const [system = '', code = '', words = ''] = said.includes('|') ? said.split('|') : [];
  return {
    resourceType: 'Condition',
    id: '1',
    subject: { reference: 'Patient/p' },
    clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: status }] },
    code: system === '' ? { text: said } : { coding: [{ system: SYSTEMS[system], code }], text: words },
    ...(onset === undefined ? {} : { onsetDateTime: onset }),
    ...(recorded === undefined ? {} : { recordedDate: recorded }),
    ...more,
  } as FhirResource;
}

/** Whichever is met first. */
function joins(a: FhirResource, b: FhirResource): boolean {
  const both = [
    joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate')),
    joined(rules, factOf(rules, b, 'gp'), factOf(rules, a, 'northgate')),
  ];
  expect(both[0]).toBe(both[1]);
  return both[0] === true;
}

/** Closer with its start, and the wider name that says none. */
const ONE: readonly (readonly [string, string])[] = [
  ['sct|59621000|Essential hypertension', 'HTN'],
  ['sct|703272007|Heart failure with reduced ejection fraction', 'CCF'],
  ['sct|703272007|Heart failure with reduced ejection fraction', 'read|G58..|Heart failure'],
  ['icd|I50.0|HFrEF - EF 35%', 'Heart failure'],
  ['sct|440028005|Permanent atrial fibrillation', 'AF'],
  ['Permanent AF, rate control + DOAC', 'icd|I48.2|Chronic atrial fibrillation'],
  ['sct|700379002|Chronic kidney disease stage 3B', 'CKD'],
  ['Type 2 diabetes', 'Diabetes'],
  ['Hypothyroid (post RAI)', 'icd|E89.0|Postprocedural hypothyroidism'],
];

const BEGAN = { onset: '2018-02-20' };

describe('a wider name without a start', () => {
  it.each(ONE)('said while it stood: %s, %s', (closer, wider) => {
    expect(joins(condition(closer, BEGAN), condition(wider, { recorded: '2026-02-03' }))).toBe(true);
    expect(joins(condition(closer, BEGAN), condition(wider, { recorded: '2018-02-20' }))).toBe(true);
  });

  it.each(ONE)('is no stage before it, nor anything that is over: %s, %s', (closer, wider) => {
    const dated = condition(closer, BEGAN);
    expect(joins(dated, condition(wider, { recorded: '2017-12-31' }))).toBe(false);
    expect(joins(dated, condition(wider, {}))).toBe(false);
    expect(joins(dated, condition(wider, { recorded: '2026-02-03', status: 'resolved' }))).toBe(false);
    expect(joins(condition(closer, { ...BEGAN, status: 'resolved' }), condition(wider, { recorded: '2026' }))).toBe(
      false,
    );
    expect(joins(dated, condition(wider, { onset: '2011-05-01', recorded: '2026-02-03' }))).toBe(false);
  });

  it.each([
    ['a closer one that may be a later stage', 'AF', 'Permanent AF'],
    ['a later stage of the kidneys', 'CKD', 'CKD stage 4'],
    ['what may be had twice', 'Fracture of hip', 'Intertrochanteric fracture'],
    ['what may be of another eye', 'Cataract', 'Nuclear cataract'],
    ['another kind', 'Paroxysmal atrial fibrillation', 'Permanent atrial fibrillation'],
    ['its other kind', 'Type 1 diabetes', 'Type 2 diabetes'],
    ['after which treatment', 'Post radioiodine hypothyroidism', 'Post thyroidectomy hypothyroidism'],
    ['heavier than before', 'Obesity', 'Class II obesity'],
  ])('%s stays two: %s, %s', (_, dated, undated) => {
    expect(joins(condition(dated, BEGAN), condition(undated, { recorded: '2026-02-03' }))).toBe(false);
  });

  it.each([
    ['Hypertension', 'Essential hypertension'],
    ['sct|26929004|Alzheimer disease', 'Alzheimers dementia'],
  ])('is the very illness, whichever of them says its start: %s, %s', (wider, closer) => {
    expect(joins(condition(wider, BEGAN), condition(closer, { recorded: '2025-11-30' }))).toBe(true);
    expect(joins(condition(wider, BEGAN), condition(closer, { recorded: '2010-11-30' }))).toBe(false);
    expect(joins(condition(wider, {}), condition(closer, {}))).toBe(false);
  });

  it('suspected beside confirmed is two', () => {
    const suspected = condition('Suspected heart failure', { recorded: '2026-02-03' });
    expect(joins(condition('HFrEF', BEGAN), suspected)).toBe(false);
  });

  it('joins none where it could be either of two, and the row says the closer name', () => {
    const state = (id: string, ...resources: readonly FhirResource[]): ProviderState => ({
      state: 'answered',
      provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
      resources: resources.map((one, at) => ({ ...one, id: String(at) }) as FhirResource),
      coverage: [],
      warnings: [],
      retrievedAt: '',
    });
    const entries = (...states: readonly ProviderState[]) => buildRecord({ providers: states, now: 1.8e12 }).entries;
    const heart = condition('Heart failure', { recorded: '2026-02-03' });
    const [reduced, preserved] = [condition('HFrEF', BEGAN), condition('HFpEF', BEGAN)];
    expect(entries(state('gp', heart), state('northgate', reduced)).map(({ title }) => title)).toEqual(['HFrEF']);
    expect(entries(state('gp', heart), state('northgate', reduced, preserved))).toHaveLength(3);
  });
});

describe('the rows', () => {
  it('say of each illness that it is had once only where it has kinds', () => {
    const wider = new Set([...kindsOfConditions().values()].flat());
    expect([...conditionsHadOnce()].filter((name) => !wider.has(name))).toEqual([]);
    expect(conditionsHadOnce().size).toBeGreaterThan(5);
  });

  it('call one illness only what is a kind of it, and nothing that comes and goes', () => {
    for (const [closer, wider] of sameIllnesses())
      for (const name of wider) expect(kindsOfConditions().get(closer)).toContain(name);
    expect([...conditionsHadOnce(), ...sameIllnesses().keys()].filter((name) => name.startsWith('acute|'))).toEqual([]);
  });
});

describe('words beside a name', () => {
  const on = (text: string, more: object = {}) => condition(text, { onset: '2024-06-03' }, more);
  const at = (text: string) => ({ bodySite: [{ text }] });
  it.each([
    [on('icd|K51.9|UC - left sided (Montreal E2)'), on('Ulcerative colitis')],
    [on('U/C on biologic'), on('Ulcerative colitis')],
    [on('Left-sided ulcerative colitis'), on('Ulcerative colitis')],
    [on('Fat necrosis of breast', at('Left breast')), on('Fat necrosis left breast (benign bx)')],
    [on('R hip # - DHS 15/1/26'), on('icd|S72.10|Pertrochanteric fracture', at('Right hip'))],
    [on('Sacral pressure sore grade 2'), on('icd|L89.1|Stage II decubitus ulcer', at('sacral'))],
    [on('Sacral pressure sore grade 2'), on('sct|420324007|Pressure ulcer sacrum cat 2', at('Sacrum'))],
    [on('CAUTI - catheter associated UTI'), on('Urinary tract infection assoc. w catheter')],
    [on('Acute severe ulcerative colitis'), on('Acute exacerbation of ulcerative colitis')],
    [on('icd|M07.5|Arthropathy in ulcerative colitis'), on('IBD assoc. arthropathy')],
    [on('icd|E05.0|Thyrotoxicosis with diffuse goitre'), on('sct|353295004|Graves disease')],
    [on('icd|K80.0|Calculus of gallbladder with acute cholecystitis'), on('sct|65275009|Acute cholecystitis')],
    [on('icd|S52.50|Right wrist'), on('icd|S52.5|Fracture, lower end of radius, right')],
    [on('CIN 1'), on('Cervical intraepithelial neoplasia grade 1')],
    [on('icd|H25.1|Senile nuclear cataract', at('Right eye')), on('Cataract, right eye')],
  ])('are one problem (%#)', (a, b) => {
    expect(joins(a, b)).toBe(true);
  });

  it.each([
    [on('Sacral pressure ulcer stage 2'), on('Pressure ulcer left heel stage 2')],
    [on('Sacral pressure ulcer stage 2'), on('Sacral pressure ulcer stage 3')],
    [on('Left heel pressure ulcer stage 2'), on('Right heel pressure ulcer stage 2')],
    [on('Left sided colitis'), on('Right sided colitis')],
    [on('Left sided heart failure'), on('Right sided heart failure')],
    [on('Pain, left eye'), on('Pain, left ear')],
    [on('Cataract, right eye'), on('Cataract, left eye')],
    [on('Breast lump (benign)'), on('Breast lump (cancer)')],
    [on('icd|S52.51|Right wrist'), on('icd|S52.5|Fracture, lower end of radius, right')],
    [on('CIN 1'), on('CIN 3')],
    [on('NOF #'), on('Intertrochanteric fracture')],
    [on('Enteropathic arthritis'), on('Psoriatic arthritis')],
  ])('keep two apart (%#)', (a, b) => {
    expect(joins(a, b)).toBe(false);
  });
});
