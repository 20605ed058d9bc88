/**
 * Is a dose given once, a course of days, a pump or another product kept off the row of the medicine that goes on, and
 * is a supply put with the prescription it was made for? RECORD.md medications.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import type { Setting } from '../../../domain/settings';
import type { Entry, ProviderState } from '../../entry';
import { buildRecord } from '../../record';
import { daysSaid } from './occasion';

const now = parseDate('2026-11-28')?.sort ?? 0;
const provider = (id: string, resources: readonly object[], setting: Setting = 'acute'): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const merged = (a: readonly object[], b: readonly object[], settings: readonly Setting[] = []): readonly Entry[] =>
  buildRecord({ providers: [provider('a', a, settings[0]), provider('b', b, settings[1])], now }).entries.filter(
    ({ section }) => section === 'medications',
  );
const says = (text: string) => ({ dosageInstruction: [{ text }] });
const order = (text: string, dosage: string, authoredOn: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id: `${text}${authoredOn}`.replace(/[^a-z0-9]/gi, ''),
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text },
  authoredOn,
  ...says(dosage),
  ...more,
});
const over = { status: 'completed' };
const given = (text: string, effectiveDateTime: string, dosage: object = {}) => ({
  resourceType: 'MedicationAdministration',
  id: 'given',
  status: 'completed',
  medicationCodeableConcept: { text },
  effectiveDateTime,
  dosage,
});
const supplied = (text: string, whenHandedOver: string) => ({
  resourceType: 'MedicationDispense',
  id: 'supplied',
  status: 'completed',
  medicationCodeableConcept: { text },
  whenHandedOver,
});

type Row = readonly [string, object, object, number];
describe('one row or two, by the occasion on which it is given', () => {
  const prednisolone = order('Prednisolone 5mg tablets', '1 daily', '2025-01-10');
  const ampoules = order('Morphine sulfate 10mg/ml injection', '2.5-5mg sc prn', '2026-10-13');
  const rescue = order('Prednisolone 5mg tablets', 'rescue pack: 6 daily for 5 days', '2026-05-01');
  it.each<Row>([
    ['a pump and what is given when needed', order('Morphine 30mg/24h CSCI', 'via T34', '2026-11-10'), ampoules, 2],
    [
      'a pump in two ways of writing',
      order('Morphine 30mg/24h CSCI', 'via T34', '2026-11-10'),
      order('morphine via syringe driver', '30 mg over 24 hours', '2026-11-10'),
      1,
    ],
    ['anticipatory in two ways', order('JIC box: Morphine 10mg/ml x5', '2.5-5mg sc prn', '2026-10-14'), ampoules, 1],
    [
      'nebules and an inhaler',
      order('salbutamol nebuliser solution 5 mg', '5mg neb stat x3', '2026-11-08', over),
      order('Salbutamol 100micrograms/dose inhaler', '2 puffs prn', '2020-03-05'),
      2,
    ],
    [
      'nebules, each when needed, and an inhaler',
      order('Salbutamol 2.5mg/2.5ml nebules', '2.5mg prn', '2026-01-08'),
      order('Salbutamol 100micrograms/dose inhaler', '2 puffs prn', '2020-03-05'),
      2,
    ],
    [
      'a soft mist inhaler, named or not',
      order('Spiriva Respimat 2.5micrograms/dose inhalation solution', '2 puffs od', '2023-02-13'),
      order('tiotropium 2.5micrograms/dose inhalation solution', '2 puffs od', '2023-02-20'),
      1,
    ],
    ['a dose at once and a repeat', order('prednisolone 5mg tablets', '40 mg stat', '2026-11-01'), prednisolone, 2],
    [
      'a first dose that goes on',
      order('Doxycycline 100mg capsules', '200 mg stat then 100 mg daily', '2026-10-01'),
      order('Doxycycline 100mg capsules', 'One daily', '2026-10-02'),
      1,
    ],
    [
      'a short course of another dose and a repeat',
      order('prednisolone 5mg tablets', '40 mg OD 5/7', '2026-06-01', over),
      prednisolone,
      2,
    ],
    [
      'a week of the same dose at discharge and a repeat',
      order('prednisolone 5mg tablets', '5 mg daily for 7 days', '2026-06-01', over),
      prednisolone,
      1,
    ],
    [
      'a course that was taken and a rescue pack at home',
      order('prednisolone 5mg tablets', '40 mg OD 5/7', '2026-06-01', over),
      rescue,
      2,
    ],
    [
      'two courses, the second after the first',
      order('prednisolone 5mg tablets', '40 mg OD 5/7', '2026-06-01', over),
      order('Prednisolone 5mg tablets', '8 daily for 3 further days', '2026-06-06', over),
      2,
    ],
    [
      'one course, told on another day by the GP',
      order('prednisolone 5mg tablets', '40 mg OD 5/7', '2026-06-01', over),
      order('Prednisolone 5mg tablets', '8 daily for 5 days', '2026-06-02', over),
      1,
    ],
  ])('%s', (_why, a, b, count) => {
    expect([merged([a], [b]).length, merged([b], [a]).length]).toEqual([count, count]);
  });

  it('keeps what an ambulance gave off the row of what is taken', () => {
    const dose = given('morphine sulfate', '2026-11-02T03:40:00Z', { route: { text: 'IV' } });
    expect(merged([ampoules], [dose], ['gp', 'ambulance'])).toHaveLength(2);
  });
});

describe('one product or two', () => {
  const on = '2026-05-01';
  it.each([
    ['Diltiazem 60mg modified-release tablets', 'Tildiem Retard 90mg tablets', 2],
    ['Diltiazem 90mg modified-release tablets', 'Tildiem Retard 90mg tablets', 1],
    ['Adcal-D3 1500mg/400unit chewable tablets', 'Accrete D3 One a Day', 2],
    ['Adcal-D3 1500mg/400unit chewable tablets', 'calcium carbonate 1.5 g / colecalciferol 400 units (Adcal D3)', 1],
    ['adalimumab biosimilar (AMGEVITA)', 'Amgevita 40mg/0.8ml pre-filled pens', 1],
    ['adalimumab biosimilar (AMGEVITA)', 'Humira 40mg/0.8ml pre-filled pens', 2],
    ['Estradiol 50mcg/24 hours patches (Evorel 50)', 'Evorel 50 patches', 1],
    ['Estradiol 50mcg/24 hours patches (Evorel 50)', 'Evorel 75 patches', 2],
    ['LANTUS SOLOSTAR 3ML', 'Lantus 100units/ml solution for injection 3ml pre-filled SoloStar pens', 1],
    ['LANTUS SOLOSTAR 3ML', 'Toujeo 300units/ml solution for injection 1.5ml pre-filled SoloStar pens', 2],
    ['tacrolimus 0.1% ointment', 'Protopic 0.1% ointment', 1],
    ['tacrolimus 1mg capsules', 'Prograf 1mg capsules', 2],
    ['ciclosporin 0.1% UD', 'Ikervis 1mg/ml eye drops 0.3ml unit dose', 1],
    ['ciclosporin 50mg capsules', 'Ikervis 1mg/ml eye drops 0.3ml unit dose', 2],
    ['medroxyprogesterone acetate depot', 'Depo-Provera 150mg/1ml suspension for injection', 1],
    ['medroxyprogesterone acetate depot', 'Provera 10mg tablets', 2],
    ['adrenaline autoinjector 0.15mg', 'EpiPen Jr 150micrograms auto-injectors', 1],
    ['Ferrous fum. 210mg', 'Ferrous fumarate 210mg tablets', 1],
    ['Ferrous fum. 210mg', 'Ferrous sulfate 200mg tablets', 2],
  ])('%s and %s', (a, b, count) => {
    expect(merged([order(a, 'as before', on)], [order(b, 'as before', on)])).toHaveLength(count);
  });

  it('takes “topical” of drops for where the drops go, and of a cream for the skin', () => {
    const topical = (text: string, unit: string) =>
      order(text, 'bd', on, {
        dosageInstruction: [{ route: { text: 'Topical' }, doseAndRate: [{ doseQuantity: { value: 1, unit } }] }],
      });
    const drops = order('Timolol 0.25% eye drops', '1 drop bd', on);
    expect(merged([topical('timolol maleate 2.5 mg/ml', 'drop')], [drops])).toHaveLength(1);
    expect(merged([topical('timolol maleate 2.5 mg/ml', 'application')], [drops])).toHaveLength(2);
  });
});

describe('a supply stands with the prescription that it was made for, whatever else is over', () => {
  const week = (until: string) => ({ ...over, dispenseRequest: { validityPeriod: { end: until } } });
  it.each([
    ['Ramipril 2.5mg capsules', 'Ramipril 5mg capsules', 'RAMIPRIL CAPS 5MG'],
    ['Monopost 50micrograms/ml eye drops', 'Latanoprost 50micrograms/ml eye drops', 'LATANOPROST 50MCG/ML EYE DROPS'],
    ['Betnovate RD 0.025% cream', 'Betnovate 0.1% cream', 'Betamethasone valerate 0.1% cream'],
  ])('%s, then %s: %s', (before, after, product) => {
    const plans = [order(before, '1 od', '2026-03-06', week('2026-04-03')), order(after, '1 od', '2026-04-03')];
    const entries = merged(plans, [supplied(product, '2026-04-04')]);
    const joined = entries.find(({ sources }) => sources.length === 2);
    expect([entries.length, joined?.sources.map(({ reference }) => reference)]).toEqual([
      2,
      expect.arrayContaining([`MedicationRequest/${plans[1]?.id ?? ''}`]),
    ]);
  });
});

it.each([
  ['40 mg OD 5/7', 5],
  ['1 bd for 7 days', 7],
  ['EIGHT daily 3 further days', 3],
  ['one daily for one week', 7],
  ['1 od 2/52', 14],
  ['1 daily', null],
  ['apply every 3 days', null],
  ['150mg IM 12 weekly', null],
  ['2 days a week', null],
  ['1 for 3 days then 2 for 4 days', null],
  ['1/2 tablet daily', null],
])('“%s” lasts %s days', (words, days) => {
  expect(daysSaid(words)).toBe(days);
});
