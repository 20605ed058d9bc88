import type { FhirResource, Procedure } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { SNOMED } from '../../../domain/code-systems';
import type { ProviderState } from '../../entry';
import { factOf, joined } from '../../fhir/testing';
import { buildRecord } from '../../record';
import { rules } from './rules';

const done = (text: string, when?: string, rest: Partial<Procedure> = {}): Procedure => ({
  resourceType: 'Procedure',
  id: '1',
  status: 'completed',
  subject: { reference: 'Patient/p' },
  code: { text },
  ...(when === undefined ? {} : { performedDateTime: when }),
  ...rest,
});
const coded = (code: string, display: string) => ({ code: { coding: [{ system: SNOMED, code, display }] } });
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));
const DAY = '2019-05-03';

describe('procedures', () => {
  it.each<[string, FhirResource, FhirResource, boolean]>([
    [
      'same code and day',
      done('', DAY, coded('1', 'Hip replacement')),
      done('', '2019-05-03T09:00:00+01:00', coded('1', 'Total replacement of hip')),
      true,
    ],
    [
      'of one kind, broader and narrower, each the only one of the day',
      done('Total hip replacement', DAY),
      done('Hip replacement', DAY),
      true,
    ],
    [
      'OPCS-4 beside SNOMED CT',
      done('', DAY, { code: { coding: [{ system: 'https://fhir.hl7.org.uk/Id/opcs-4', code: 'H22.9' }] } }),
      done('', DAY, coded('73761001', 'Colonoscopy')),
      true,
    ],
    [
      'OPCS-4 without its dot, beside words',
      done('', DAY, { code: { coding: [{ system: 'https://fhir.nhs.uk/Id/opcs-4', code: 'W371' }] } }),
      done('Total replacement of hip joint', DAY),
      true,
    ],
    ['spelt in American', done('Appendectomy', DAY), done('Emergency appendicectomy', DAY), true],
    [
      'the site in the title and as a site',
      done('Excision of cyst of left forearm', DAY),
      done('Excision of cyst', DAY, { bodySite: [{ text: 'Left forearm' }] }),
      true,
    ],
    [
      'the site in the title, and another as a site',
      done('Excision of cyst of forearm', DAY),
      done('Excision of cyst', DAY, { bodySite: [{ text: 'Scalp' }] }),
      false,
    ],
    [
      'how it was gone about, said by one',
      done('Laparoscopic sleeve gastrectomy', DAY),
      done('Sleeve gastrectomy', DAY),
      true,
    ],
    ['another kind', done('Hemiarthroplasty of hip', DAY), done('Hip replacement', DAY), false],
    ['same words in another order', done('Replacement of hip', DAY), done('Hip replacement', DAY), true],
    [
      'left said in the title and as a site',
      done('Left hip replacement', DAY),
      done('Hip replacement', DAY, { bodySite: [{ text: 'Left hip' }] }),
      true,
    ],
    ['left and right', done('Left hip replacement', DAY), done('Right hip replacement', DAY), false],
    ['the side given by one alone', done('Left hip replacement', DAY), done('Hip replacement', DAY), true],
    ['a day later', done('Hip replacement', DAY), done('Hip replacement', '2019-05-04'), false],
    ['without a date', done('Hip replacement'), done('Hip replacement'), false],
    ['done and not done', done('Hip replacement', DAY), done('Hip replacement', DAY, { status: 'not-done' }), false],
    [
      'other codes of one system under the same words',
      done('', DAY, coded('1', 'Biopsy')),
      done('', DAY, coded('2', 'Biopsy')),
      false,
    ],
  ])('%s', (_what, a, b, one) => {
    expect(joins(a, b)).toBe(one);
  });

  it('keeps the side given by one alone apart where both sides were done that day', () => {
    const bundle = (id: string, ...titles: readonly string[]): ProviderState => ({
      state: 'answered',
      provider: { id, name: id, setting: 'acute' },
      resources: titles.map((title, at) => ({ ...done(title, DAY), id: String(at) })),
      coverage: [],
      warnings: [],
      retrievedAt: '',
    });
    const both = bundle('hospital', 'Left knee replacement', 'Right knee replacement');
    expect(buildRecord({ providers: [both, bundle('gp', 'Knee replacement')], now: 0 }).entries).toHaveLength(3);
    expect(buildRecord({ providers: [both, bundle('gp', 'Right knee replacement')], now: 0 }).entries).toHaveLength(2);
  });

  it('keeps two of one kind on one day apart from a third that names the kind alone', () => {
    const bundle = (id: string, ...titles: readonly string[]): ProviderState => ({
      state: 'answered',
      provider: { id, name: id, setting: 'acute' },
      resources: titles.map((title, at) => ({ ...done(title, DAY), id: String(at) })),
      coverage: [],
      warnings: [],
      retrievedAt: '',
    });
    expect(
      buildRecord({
        providers: [
          bundle('hospital', 'Diagnostic colonoscopy', 'Colonoscopy with polypectomy'),
          bundle('gp', 'Fibreoptic colonoscopy'),
        ],
        now: 0,
      }).entries,
    ).toHaveLength(3);
  });

  it('joins an implant by its device identifier and serial number only', () => {
    const implant = (serial: string): FhirResource => ({
      resourceType: 'Device',
      id: 'd',
      patient: { reference: 'Patient/p' },
      type: { text: 'Cardiac pacemaker' },
      serialNumber: serial,
      udiCarrier: [{ deviceIdentifier: '0501' }],
    });
    expect(joins(implant('A1'), implant('A1'))).toBe(true);
    expect(joins(implant('A1'), implant('A2'))).toBe(false);
  });

  it('does not date an implant by its making', () => {
    const device: FhirResource = {
      resourceType: 'Device',
      id: 'd',
      patient: { reference: 'Patient/p' },
      type: { text: 'Cardiac pacemaker' },
      manufactureDate: '2018-01-01',
      serialNumber: 'A1',
    };
    expect(rules.entry([factOf(rules, device)], 0)).toMatchObject({
      title: 'Implant: Cardiac pacemaker',
      date: null,
      summary: 'serial number A1',
    });
  });

  it('says in words that something was not done', () => {
    expect(rules.entry([factOf(rules, done('Hip replacement', DAY, { status: 'not-done' }))], 0)).toMatchObject({
      status: 'Not done',
      tag: 'not done',
    });
  });
});
