/** Are operations and implants known again by words, months and numbers, and near misses kept apart? */
import type { Device, FhirResource, Procedure } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { ProviderState } from '../../entry';
import { factOf, joined } from '../../fhir/testing';
import { buildRecord } from '../../record';
import { datesIn } from './implant';
import { rules } from './rules';
import { udiOf } from './udi';
import { looseKey } from './worded';

const OPCS = 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4';
const DAY = '2019-05-03';
const done = (text: string, when?: string, rest: Partial<Procedure> = {}): Procedure => ({
  resourceType: 'Procedure',
  id: '1',
  status: 'completed',
  subject: { reference: 'Patient/p' },
  code: { text },
  ...(when === undefined ? {} : { performedDateTime: when }),
  ...rest,
});
const opcs = (text: string, ...codes: readonly string[]): Partial<Procedure> => ({
  code: { coding: codes.map((code) => ({ system: OPCS, code })), text },
});
const note = (text: string): { note: { text: string }[] } => ({ note: [{ text }] });
const during = (text: string, start: string, end: string): Procedure =>
  done(text, undefined, { performedPeriod: { start, end } });
const implant = (text: string, rest: Partial<Device> = {}): Device => ({
  resourceType: 'Device',
  id: 'd',
  status: 'active',
  patient: { reference: 'Patient/p' },
  type: { text },
  ...rest,
});
const joins = (a: FhirResource, b: FhirResource): boolean =>
  joined(rules, factOf(rules, a, 'gp'), factOf(rules, b, 'northgate'));

const state = (id: string, ...resources: readonly FhirResource[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id.startsWith('gp') ? 'gp' : 'acute' },
  resources: resources.map((one, at) => ({ ...one, id: String(at) })),
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const rows = (...providers: readonly ProviderState[]): number => buildRecord({ providers, now: 0 }).entries.length;

describe('an operation named otherwise', () => {
  it.each<[string, Procedure, Procedure]>([
    ['where it was done', done('Colonoscopy in acute', DAY), done('Colonoscopy', DAY)],
    [
      'which eye, in the middle of its name',
      done('Phacoemulsification of cataract right eye + IOL', DAY),
      done('', DAY, opcs('Phacoemulsification of lens', 'C71.2', 'Z94.2')),
    ],
    ['a check', done('Pacemaker check (pacing clinic)', DAY), done('Cardiac pacemaker check', DAY)],
    ['how it was guided', done('Core biopsy L breast US guided', DAY), done('Left breast core biopsy', DAY)],
    [
      'how it was fixed',
      done('Left THR, uncemented', DAY),
      done('', DAY, opcs('Total hip replacement', 'W38.1', 'Z94.3')),
    ],
    [
      'for what',
      done('Anterior resection (keyhole) for sigmoid ca', DAY),
      done('Laparoscopic anterior resection', DAY),
    ],
    ['the verb', done('PICC (left) placed', DAY), done('Insertion of PICC line L arm', DAY)],
    [
      'what it was seen to be',
      done('Oral food challenge peanut - passed', DAY),
      done('Peanut challenge negative (hospital)', DAY),
    ],
    [
      'an abbreviation',
      done('TAH BSO', DAY),
      done('Total abdominal hysterectomy + bilateral salpingo-oophorectomy', DAY),
    ],
    ['a code in its words', done('Grommet op right (OPCS D15.1)', DAY), done('Right grommet insertion', DAY)],
    ['a number of units', done('Transfusion 2 units red cells', DAY), done('Blood transfusion', DAY)],
    [
      'the side by an OPCS-4 code',
      done('', DAY, opcs('Phaco', 'C71.2', 'Z94.2')),
      done('Right cataract operation', DAY),
    ],
    ['the side by a note', done('Irrigation of ear', DAY, note('Left')), done('Ear syringing - left', DAY)],
    [
      'a course over a region by its days',
      during('Palliative RT 20Gy/5# T9-T11', '2025-09-03', '2025-09-09'),
      during('Radiotherapy to spine for cord compression', '2025-09-03', '2025-09-09'),
    ],
    ['a list of the past', done('Hx lap cholecystectomy (PVDH)', '2022-01'), done('Lap chole', '2022-01-18')],
    ['a heading of the past', done('PSHx: appendicectomy', '1990'), done('Appendicectomy', '1990-03-02')],
    ['what it showed', done('Biopsy of breast (L) - B2 benign', DAY), done('US guided core biopsy left breast', DAY)],
    [
      'which eye, in two letters',
      done('Cataract extraction + lens implant LE', DAY),
      done('Phaco + IOL left eye', DAY),
    ],
    [
      'how thick it was',
      done('Insertion of urethral catheter 14Ch', DAY),
      done('Urethral catheterisation (hosp)', DAY),
    ],
    ['a biopsy in two letters', done('Flexi sig + bx', DAY), done('Flexible sigmoidoscopy', DAY)],
    ['how much was given', done('Radioactive iodine 400 MBq', DAY), done('Radioiodine therapy', DAY)],
    ['the make', done('IUS fit (Mirena)', DAY), done('Insertion of Mirena', DAY)],
    [
      'a screw by its letters',
      done('', DAY, opcs('DHS right', 'W19.1')),
      done('Dynamic hip screw fixation right', DAY),
    ],
    ['its month', done('R TKR', '2018-09'), done('Total replacement of right knee', '2018-09-11')],
    ['its year', done('Appendicectomy', '1990'), done('Emergency appendicectomy', '1990-03-02')],
    ['a month of a device', done('Pacemaker fitted (CRT-P)', '2025-03'), done('CRT-P implant', '2025-03-18T13:05:00Z')],
  ])('%s is one', (_, a, b) => {
    expect(joins(a, b)).toBe(true);
  });

  it.each<[string, Procedure, Procedure]>([
    ['which eye, in two letters', done('Phaco + IOL LE', DAY), done('Phaco + IOL RE', DAY)],
    ['a biopsy in two letters', done('Colonoscopy + bx', DAY), done('Snare polypectomy at colonoscopy', DAY)],
    ['another catheter', done('Urethral catheterisation', DAY), done('Suprapubic catheterisation 14Ch', DAY)],
    ['taken out and put in', done('Removal of Mirena', DAY), done('Insertion of Mirena', DAY)],
    ['a scan', done('Radioactive iodine uptake scan', DAY), done('Radioiodine therapy', DAY)],
    ['another biopsy', done('Biopsy of breast (L) - B5', DAY), done('Biopsy of breast (R) - B5', DAY)],
    ['a past one of another month', done('Hx lap chole', '2021-12'), done('Lap chole', '2022-01-18')],
    ['a side code alone', done('', DAY, opcs('Nerve block', 'Z94.2')), done('', DAY, opcs('Toe surgery', 'Z94.2'))],
    ['sides by OPCS-4 codes', done('', DAY, opcs('Phaco', 'C71.2', 'Z94.2')), done('Left cataract operation', DAY)],
    ['sides by notes', done('Irrigation of ear', DAY, note('Right')), done('Ear syringing - left', DAY)],
    ['keyhole and open', done('Laparoscopic anterior resection', DAY), done('Open anterior resection', DAY)],
    ['a revision', done('', DAY, opcs('Revision', 'W37.3')), done('Total hip replacement', DAY)],
    ['a removal', done('Removal of portacath', DAY), done('Insertion of portacath', DAY)],
    ['a pacemaker taken out', done('', DAY, opcs('Out', 'K60.4')), done('Pacemaker insertion', DAY)],
    ['a biopsy and a polypectomy', done('Colonoscopy + biopsies', DAY), done('Snare polypectomy at colonoscopy', DAY)],
    ['another food', done('Oral food challenge egg - passed', DAY), done('Peanut challenge negative', DAY)],
    ['another outcome', done('Peanut challenge positive', DAY), done('Peanut challenge negative', DAY)],
    ['not done by its last word', done('Colonoscopy (declined)', DAY), done('Colonoscopy', DAY)],
    ['not attended', done('Colonoscopy - DNA', DAY), done('Gastroscopy', DAY)],
    ['another region', done('Radiotherapy right breast', DAY), done('Radiotherapy to spine', DAY)],
    ['a month of what is done often', done('Blood transfusion', '2025-03'), done('Blood transfusion', '2025-03-18')],
    [
      'a year of what may be done twice in it',
      done('Pacemaker insertion', '2025'),
      done('PPM insertion', '2025-03-18'),
    ],
    ['a year, no side', done('THR', '2016'), done('Right total hip replacement', '2016-02-09')],
    ['images of two regions by short names', done('CT - KUB', DAY), done('CT - HRCT', DAY)],
    [
      'a site in the title, and another as a site',
      done('Excision of cyst of arm', DAY),
      done('Excision of cyst', DAY, { bodySite: [{ text: 'Scalp' }] }),
    ],
    ['left early, right ear', done('Ear irrigation right', DAY), done('Ear syringing left', DAY, note('Right'))],
    ['another year', done('R THR', '2016'), done('Right total hip replacement', '2017-02-09')],
    ['another month', done('R THR', '2016-03'), done('Right total hip replacement', '2016-02-09')],
    ['no date', done('Appendicectomy', ''), done('Appendicectomy', '1990-03-02')],
  ])('%s is two', (_, a, b) => {
    expect(joins(a, b)).toBe(false);
  });

  it('keeps a month apart where either provider has two such', () => {
    const two = [done('CRT-P implant', '2025-03-02'), done('CRT-P implant', '2025-03-20')];
    expect(rows(state('gp', done('CRT-P implant', '2025-03')), state('hospital', ...two))).toBe(3);
  });

  it('joins the month of a line that moved, at two practices alone', () => {
    const line = done('Excision of sebaceous cyst', '2001-04');
    expect(rows(state('gp', line), state('gp-new', line))).toBe(1);
    expect(rows(state('gp', line), state('hospital', line))).toBe(2);
  });

  it('does not take a leaving for a side', () => {
    expect(factOf(rules, done('Wound check', DAY, note('Left early'))).side).toBeNull();
    expect(factOf(rules, implant('Commode', note('Left with daughter'))).side).toBeNull();
  });

  it('does not take the dose of radiotherapy for a right side', () => {
    expect(factOf(rules, done('Palliative RT 8Gy/1# L2', DAY)).side).toBeNull();
  });

  it('says of a name whatever it says loosened twice', () => {
    for (const text of ['Hip replacement (hospital)', 'PICC (left) placed', 'Left THR, uncemented'])
      expect(looseKey(looseKey(text))).toBe(looseKey(text));
  });
});

describe('an implant', () => {
  const HRF = '(01)00081317000064(17)260101(10)LOT7(21)SN-014';
  const udi = (deviceIdentifier: string) => ({ udiCarrier: [{ deviceIdentifier }] });
  it.each<[string, Device, Device]>([
    [
      'by its printed identifier and its parts',
      implant('Silicone implant', { udiCarrier: [{ carrierHRF: HRF }] }),
      implant('Breast implant', { ...udi('81317000064'), serialNumber: 'SN-014' }),
    ],
    [
      'by its scanned identifier',
      implant('A', { udiCarrier: [{ carrierAIDC: ']d2010008131700006410LOT7\u001d21SN-014' }] }),
      implant('B', { udiCarrier: [{ carrierHRF: HRF }] }),
    ],
    [
      'by model and batch',
      implant('Screw', { ...udi('00081317000064'), lotNumber: 'L7' }),
      implant('Plate screw', { ...udi('00081317000064'), lotNumber: 'l7' }),
    ],
    [
      'by the end of its serial number in words',
      implant('McKinley T34 pump no. 88120'),
      implant('T34 syringe driver', { serialNumber: 'T34-88120' }),
    ],
    [
      'by make, side and month',
      implant('Left hip prosthesis - Corail', note('Feb 2013')),
      implant('Corail uncemented stem size 11', note('L hip, 05/02/2013')),
    ],
    [
      'by kind, side and year',
      implant('Portacath right chest', note('in 2016, out 2017')),
      implant('Implantable port 8F', note('R chest, removed Aug 2017')),
    ],
    ['by kind and side', implant('PICC 4F single lumen', note('L basilic')), implant('PICC line left arm')],
    [
      'by its name and the day it came',
      implant('Commode (home) via ICES - in place 23/7'),
      implant('Commode, delivered', note('Delivered 2026-07-23')),
    ],
  ])('%s is one', (_, a, b) => {
    expect(joins(a, b)).toBe(true);
  });

  it.each<[string, Device, Device]>([
    ['by name alone', implant('Cardiac pacemaker'), implant('Cardiac pacemaker')],
    [
      'of one model, other serial numbers',
      implant('T34 syringe driver', { ...udi('0506'), serialNumber: 'T34-88120' }),
      implant('T34 syringe driver', { ...udi('0506'), serialNumber: 'T34-88127' }),
    ],
    [
      'of one batch, on other sides',
      implant('Left breast implant', { ...udi('0506'), lotNumber: '1' }),
      implant('Right breast implant', { ...udi('0506'), lotNumber: '1' }),
    ],
    ['of one side, another kind', implant('Left tissue expander'), implant('Silicone implant left breast')],
    ['of one kind, in use and taken out', implant('PICC left arm'), implant('PICC left', { status: 'inactive' })],
    [
      'of one kind and side, another year',
      implant('PICC left arm', note('8.8.23')),
      implant('PICC left arm', note('8.8.21')),
    ],
    ['of one side, another part', implant('Left knee prosthesis'), implant('Triathlon tibial baseplate left')],
    ['of a flow that is no side', implant('Oxygen concentrator', note('2 L/min')), implant('Oxygen concentrator left')],
  ])('%s is two', (_, a, b) => {
    expect(joins(a, b)).toBe(false);
  });

  it('of one make stays two where the hospital has two parts of it', () => {
    const part = (text: string) => implant(text, note('L hip, 05/02/2013'));
    const gp = implant('Left hip prosthesis - Corail', note('Feb 2013'));
    expect(rows(state('gp', gp), state('hospital', part('Corail stem size 11'), part('Corail collar')))).toBe(3);
  });

  it('joins the operations of two providers that put it in, whatever they are called', () => {
    const at = (id: string, name: string): ProviderState => {
      const device = { ...implant('Loop'), udiCarrier: [{ carrierHRF: HRF }] };
      const put = done(name, DAY, { focalDevice: [{ manipulated: { reference: 'Device/1' } }] });
      return state(id, put, device);
    };
    expect(rows(at('hospital', 'Put in by team B'), at('heart', 'Monitor fitting'))).toBe(2);
  });

  it('in use at two providers is one statement, and what is over another', () => {
    const use = (id: string, status: 'active' | 'completed') =>
      state(
        id,
        {
          resourceType: 'DeviceUseStatement',
          id: 'u',
          status,
          subject: { reference: 'Patient/p' },
          device: { reference: 'Device/1' },
        },
        { ...implant('Insulin pump'), udiCarrier: [{ carrierHRF: HRF }] },
      );
    expect(rows(use('hospital', 'active'), use('clinic', 'active'))).toBe(2);
    expect(rows(use('hospital', 'active'), use('clinic', 'completed'))).toBe(3);
  });

  it.each([
    ['14.9.21', ['2021-09-14']],
    ['05/02/2013 and 2018-09-11', ['2013-02-05', '2018-09-11']],
    ['Sept 2021', ['2021-09']],
    ['3 Feb 2013', ['2013-02-03']],
    ['in 2016, out 2017', ['2016', '2017']],
    ['in place 23/7', ['-07-23']],
    ['size 37.5 No.1, 31/31', []],
  ])('tells its dates: %s', (text, expected) => {
    expect(datesIn(text)).toEqual(expected);
  });

  it('reads what its identifier says', () => {
    const of = (carrierHRF: string) => udiOf({ resourceType: 'Device', udiCarrier: [{ carrierHRF }] });
    expect(of(HRF)).toEqual({ di: '00081317000064', lot: 'LOT7', serial: 'SN-014' });
    expect(of('0100081317000064')).toEqual({ di: '00081317000064', lot: null, serial: null });
    expect(of('+H123ABC01234567890D')).toEqual({ di: null, lot: null, serial: null });
  });
});
