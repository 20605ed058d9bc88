/**
 * Is a medicine known by a slip of the pen, a formula, or numbers whose unit stands behind the last of them, and is
 * nothing else taken for it? RECORD.md medications.
 */
import { describe, expect, it } from 'vitest';
import { medicineMisspelt, medicineRows } from '../../codes/medicine-names';
import { readDrug } from './drug';

describe('a slip of one letter in a long name', () => {
  it.each([
    ['amitriptylline', 'amitriptyline'],
    ['dapaglifozin', 'dapagliflozin'],
    ['levothryoxine', 'levothyroxine'],
    ['amoxicilin', 'amoxicillin'],
    ['bendroflumethiazde', 'bendroflumethiazide'],
    ['atorvastatine', 'atorvastatin'],
  ])('%s is %s', (written, meant) => {
    expect(readDrug(`${written} 10mg tablets`).key).toBe(meant);
  });
  it.each([
    // another letter in its place, another first letter, a short name, two slips, another medicine of the table
    'dapagliflozan',
    'ethylphenidate',
    'quinidin',
    'ramipil',
    'amitryptylline',
    'prednisone',
    'chlorpromazin hydroxide',
    'norepinephrin',
  ])('%s is nothing that it does not say', (written) => {
    const key = readDrug(written).key;
    expect([written, 'prednisone', 'noradrenaline']).toContain(key);
  });
  it('never makes one of two medicines of the table', () => {
    const names = medicineRows().flatMap(({ generic, spellings }) => [generic, ...spellings]);
    expect(names.filter((name) => medicineMisspelt(name) !== undefined)).toEqual([]);
  });
});

describe('the unit behind the last of several numbers is that of each', () => {
  it.each([
    ['fluticasone furoate-umeclidinium-vilanterol 92-55-22 mcg DPI', '92 micrograms/55 micrograms/22 micrograms'],
    ['Trelegy Ellipta 92/55/22 micrograms', '92 micrograms/55 micrograms/22 micrograms'],
    ['budesonide-formoterol 160-4.5 mcg inhaler', '160 micrograms/4.5 micrograms'],
    ['carbidopa-levodopa 25-100 mg tablet', '25 mg/100 mg'],
    ['co-codamol 8-500 mg', '8 mg/500 mg'],
    ['Co-amoxiclav 125/31 mg/5ml', '125 mg/5 ml/31 mg/5 ml'],
    // a range, and a half
    ['Morphine 2.5-5mg injection', '5 mg'],
    ['Warfarin 1/2 mg', '2 mg'],
  ])('%s', (name, text) => {
    expect(readDrug(name).strength?.text).toBe(text);
  });
});

it.each([
  ['FeSO4 200mg', 'ferrous sulfate', null, false],
  ['HC 1% oint', 'hydrocortisone', 'ointment', false],
  ['Canesten HC cream', 'clotrimazole+hydrocortisone', 'cream', false],
  ['Vit A ointment (VitA-POS)', 'vitamin a', 'eye ointment', false],
  ['mesalazine (Pentasa) granules', 'mesalazine', 'granules', true],
  ['Pentasa 1g suppositories', 'mesalazine', 'suppository', false],
  ['JIC box: midazolam 10mg/2ml', 'midazolam', null, false],
])('%s is %s', (name, key, form, modified) => {
  const drug = readDrug(name);
  expect([drug.key, drug.form, drug.modified]).toEqual([key, form, modified]);
});

it.each([
  ['metFORMIN (GLUCOPHAGE SR) 500 mg tablet', true],
  ['metformin 500 mg 24 hr tablet', true],
  ['metformin (Glucophage) 500 mg tablet', false],
  ['metformin (from 24 Mar) 500 mg tablet', false],
  ['paracetamol 500 mg, four in 24 hr, tablet', false],
  ['paracetamol 500 mg every 12 h tablets', false],
])('%s: release modified %s', (written, modified) => {
  expect(readDrug(written).modified).toBe(modified);
});
