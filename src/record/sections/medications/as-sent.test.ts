/** Does a medicine say what its source says, and no more: statements, notes, statuses, forms, conflicts, candidates? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import { toR4 } from '../../../stu3/convert';
import { describeEntry } from '../../describe';
import type { Entry, ProviderState, WholeRecord } from '../../entry';
import { buildRecord } from '../../record';
import { summarise } from '../../summary';
import { readDrug } from './drug';

const now = parseDate('2026-11-28')?.sort ?? 0;
const BASE = { subject: {}, status: 'active' };
const order = (text: string, more: object = {}, id = 'x') => ({
  resourceType: 'MedicationRequest',
  id,
  intent: 'order',
  authoredOn: '2026-11-10',
  medicationCodeableConcept: { text },
  ...BASE,
  ...more,
});
const statement = (concept: object, more: object = {}) => ({
  resourceType: 'MedicationStatement',
  id: 'x',
  effectiveDateTime: '2026-11-10',
  dateAsserted: '2026-11-10',
  medicationCodeableConcept: concept,
  ...BASE,
  ...more,
});
const stateOf = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const record = (...providers: readonly (readonly object[])[]): WholeRecord =>
  buildRecord({
    providers: providers.map((resources, at) => stateOf(at === 0 ? 'gp' : `trust${String(at)}`, resources)),
    now,
  });
const medicines = (...providers: readonly (readonly object[])[]): readonly Entry[] =>
  record(...providers).entries.filter(({ section }) => section === 'medications');
const lineOf = ({ title, summary, status }: Entry): string => [title, summary, status].join(' – ');
const opened = (...resources: readonly object[]): string => {
  const whole = record(resources);
  return whole.entries.map(({ id }) => JSON.stringify(describeEntry(whole, id))).join('\n');
};
const inR4 = (resource: object): object => {
  const converted = toR4(resource);
  if (!converted.ok) throw new Error(converted.reason);
  return converted.resource;
};

describe('a statement that there are none', () => {
  const IPS = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
  it.each([
    [
      { coding: [{ system: IPS, code: 'no-known-medications', display: 'No known medications' }] },
      'No known medications',
      'Statement',
    ],
    [
      { coding: [{ system: IPS, code: 'no-medication-info' }] },
      'No information about medications',
      'Statement: not known',
    ],
    [{ coding: [{ system: 'http://snomed.info/sct', code: '787481004' }] }, 'No known medications', 'Statement'],
    [{ text: 'Nil regular medicines' }, 'Nil regular medicines', 'Statement'],
    [{ text: 'NKDA' }, 'NKDA', 'Statement'],
    [{ text: 'No history of anticoagulants' }, 'No history of anticoagulants', 'Statement'],
    [{ text: 'Not asked' }, 'Not asked', 'Statement: not known'],
  ])('%j is shown as worded, and is no medicine', (concept, words, status) => {
    const whole = record([statement(concept)]);
    const { currentMedicines, unconfirmedMedicines, medicineStatements } = summarise(whole.entries);
    expect(medicineStatements.map(lineOf)).toEqual([`${words} –  – ${status}`]);
    expect([...currentMedicines, ...unconfirmedMedicines]).toEqual([]);
  });

  it('joins with nothing', () => {
    expect(medicines([statement({ text: 'None' })], [statement({ text: 'None' })])).toHaveLength(2);
  });

  it.each([
    [{ text: 'None except paracetamol' }, {}],
    [{ coding: [{ system: IPS, code: 'no-known-medications' }], text: 'Warfarin 3mg tablets' }, {}],
    [{ coding: [{ system: IPS, code: 'no-known-medications' }] }, { dosage: [{ text: 'warfarin 3 mg daily' }] }],
    [{ text: 'Unknown antibiotic' }, {}],
    [{ text: 'NKDA', coding: [{ system: 'http://snomed.info/sct', code: '48603004', display: 'Warfarin' }] }, {}],
  ])('%j with %j is a medicine', (concept, more) => {
    const { currentMedicines, medicineStatements } = summarise(record([statement(concept, more)]).entries);
    expect([currentMedicines.length, medicineStatements.length]).toEqual([1, 0]);
  });

  it('a medicine beside the words of a denial is shown as written, in quotes', () => {
    const concept = { coding: [{ system: IPS, code: 'no-known-medications' }], text: 'Warfarin 3mg tablets' };
    expect(medicines([statement(concept)])[0]).toMatchObject({ title: '“Warfarin 3mg tablets”', tag: 'to check' });
  });
});

describe('a status that turns a medicine round', () => {
  const given = (status: string) => ({
    resourceType: 'MedicationAdministration',
    id: 'x',
    subject: {},
    status,
    effectiveDateTime: '2026-11-10',
    medicationCodeableConcept: { text: 'Digoxin 125microgram tablets' },
  });
  it.each([
    ['on hold', order('Ramipril 5mg capsules', { status: 'on-hold' }), 'on hold'],
    ['intended', statement({ text: 'Ramipril 5mg capsules' }, { status: 'intended' }), 'intended'],
    ['not taken', statement({ text: 'Ramipril 5mg capsules' }, { status: 'not-taken' }), 'not taken'],
    ['STU3 taken “n”', inR4(statement({ text: 'Ramipril 5mg capsules' }, { taken: 'n' })), 'not taken'],
    ['not given', given('not-done'), 'not given'],
  ])('%s stands beside its name', (_, resource, tag) => {
    expect(medicines([resource])[0]?.tag).toBe(tag);
  });

  it('what is intended is not among the current ones', () => {
    const { entries } = record([statement({ text: 'Ramipril 5mg capsules' }, { status: 'intended' })]);
    expect(summarise(entries).currentMedicines).toEqual([]);
  });

  it('a dose that was not given is not told as given', () => {
    expect(opened(given('not-done'))).toContain('Not given: Digoxin');
    expect(opened(given('not-done'))).not.toContain('"Given: ');
  });
});

describe('the opened entry has', () => {
  it.each([
    [
      'every note',
      order('Warfarin 3mg tablets', { note: [{ text: 'INR 2.5' }, { text: 'Bled 2019' }] }),
      ['INR 2.5', 'Bled 2019'],
    ],
    [
      'an STU3 note on who prescribes it',
      inR4(
        statement(
          { text: 'Clozapine 100mg' },
          { taken: 'unk', note: [{ text: 'Additional Information: the clinic' }] },
        ),
      ),
      ['Additional Information: the clinic'],
    ],
    [
      'every reason of a status',
      statement(
        { text: 'Ramipril 5mg' },
        { status: 'stopped', statusReason: [{ text: 'Cough' }, { text: 'Swelling' }] },
      ),
      ['Cough', 'Swelling'],
    ],
    [
      'every reason it is given for',
      order('Amitriptyline 10mg', { reasonCode: [{ text: 'Pain' }, { text: 'Migraine' }] }),
      ['Pain', 'Migraine'],
    ],
  ] as const)('%s', (_, resource, words) => {
    const text = opened(resource);
    expect(words.filter((one) => !text.includes(one))).toEqual([]);
  });
});

describe('a form', () => {
  it.each([
    ['Amoxicillin 250mg/5ml suspension', 'suspension', null],
    ['Amoxicillin 250mg/5ml oral suspension', 'oral suspension', 'oral'],
    ['Medroxyprogesterone 150mg/ml injectable suspension', 'injection', 'injection'],
    ['Nicotine 2mg lozenges', 'lozenge', 'mouth'],
    ['Betamethasone 0.1% nasal drops', 'nasal drops', 'nasal'],
    ['Diazepam 5mg rectal tubes', 'rectal solution', 'rectal'],
    ['Clotrimazole 1% powder', 'powder', null],
    ['Colecalciferol 25,000 units/ml oral ampoules', 'oral solution', 'oral'],
  ] as const)('%s has no route that nobody states', (text, form, formRoute) => {
    expect(readDrug(text)).toMatchObject({ form, formRoute });
  });

  it.each([
    ['Vitamin B 12', 'vitamin b12', null],
    ['Insulin 70/30', 'insulin 70/30', null],
    ['Factor 8', 'factor 8', null],
    ['Zerobase 11% cream 500g', 'zerobase', '11 %'],
    ['Paracetamol 1 tablet', 'paracetamol', null],
    ['Prednisolone 5mg 1/52', 'prednisolone', '5 mg'],
    ['Creon 10,000 capsules', 'pancreatin', null],
  ] as const)('%s: a number is a strength only where it is one', (text, generic, strength) => {
    const drug = readDrug(text);
    expect([drug.generic, drug.strength?.text ?? null]).toEqual([generic, strength]);
  });
});

describe('conflicts', () => {
  const doses = (name: string, a: string, b: string): readonly string[] =>
    medicines(
      [order(name, { dosageInstruction: [{ text: a }] })],
      [order(name, { dosageInstruction: [{ text: b }] })],
    ).flatMap(({ conflicts }) => conflicts.map(({ field }) => field));
  it.each([
    ['Colecalciferol 800unit capsules', '1 od', '800 units OD'],
    ['Metformin 500mg tablets', '1 mane 1 nocte', 'one am and one pm'],
    ['Metformin 500mg tablets', 'Mane and nocte', 'AM & PM'],
    ['Amoxicillin 250mg/5ml oral suspension', '5ml tds', '250 mg three times a day'],
    ['Clenil Modulite 100micrograms/dose inhaler', '2 puffs bd', '200 micrograms twice a day'],
    ['Ramipril 5mg capsules', 'As directed', 'one daily'],
    ['Alendronic acid 70mg tablets', 'Take one on Mondays', 'One tablet once a week'],
    ['Paracetamol 500mg tablets', 'One or two four times a day', '1-2 tablets QDS'],
  ])('%s: “%s” and “%s” are none', (name, a, b) => {
    expect(doses(name, a, b)).toEqual([]);
  });
  it.each([
    ['Methotrexate 2.5mg tablets', 'As directed', '4 tablets weekly', 'dose'],
    ['Warfarin 1mg tablets', 'As directed', '3 mg daily', 'dose'],
    ['Lantus 100units/ml', 'As directed', '18 units nocte', 'dose'],
    ['Morphine 10mg tablets', 'As directed', 'one every 4 hours', 'dose'],
    ['Methotrexate 2.5mg tablets', '4 tablets weekly', '4 tablets daily', 'frequency'],
    ['Colecalciferol 800unit capsules', 'one daily', '1600 units OD', 'dose'],
  ])('%s: “%s” and “%s” are one', (name, a, b, field) => {
    expect(doses(name, a, b)).toContain(field);
  });

  it('“od” in an eye is the right one, and no pace', () => {
    const drops = (text: string) => [order('Timolol 0.5% eye drops', { dosageInstruction: [{ text }] })];
    expect(medicines(drops('1 drop od'), drops('1 drop left eye'))).toHaveLength(2);
    expect(doses('Timolol 0.5% eye drops', '1 drop od', '1 drop bd')).toEqual([]);
  });
});

describe('of several candidates', () => {
  const at = (id: string, mg: number, more: object = {}) =>
    order(
      `Ramipril ${String(mg)}mg capsules`,
      { dosageInstruction: [{ text: `${String(mg)} mg daily` }], ...more },
      id,
    );
  const pairs = (entries: readonly Entry[]): readonly string[] =>
    entries
      .map(({ sources }) =>
        sources
          .map(({ reference }) => reference.split('/')[1])
          .sort()
          .join('+'),
      )
      .sort();

  it('what is active joins what is active, whatever was stopped at the same dose', () => {
    expect(pairs(medicines([at('a1', 10, { status: 'stopped' }), at('a2', 5)], [at('b1', 10)]))).toEqual([
      'a1',
      'a2+b1',
    ]);
  });
  it('each finds its true partner', () => {
    expect(pairs(medicines([at('a1', 10), at('a2', 5)], [at('b1', 5), at('b2', 10)]))).toEqual(['a1+b2', 'a2+b1']);
  });
  it('one left over says that it is also active elsewhere', () => {
    const whole = record([at('a1', 5), at('a2', 5, { authoredOn: '2026-11-09' })], [at('b1', 5)]);
    const words = whole.entries.map(({ id }) => JSON.stringify(describeEntry(whole, id)));
    expect(words).toHaveLength(2);
    expect(words.every((text) => /Also active at/.test(text))).toBe(true);
  });
});

describe('a medicine without a frequency', () => {
  const said = (dosage: object | null, more: object = {}): string =>
    medicines([order('Lantus 100units/ml', { ...(dosage === null ? {} : { dosageInstruction: [dosage] }), ...more })])
      .map(lineOf)
      .join();
  it('says that none was sent', () => {
    expect(said({ doseAndRate: [{ doseQuantity: { value: 18, unit: 'units' } }] })).toContain('no frequency sent');
    expect(said(null)).toContain('no dosage sent');
  });
  it('and says nothing where words may tell, or where it is past', () => {
    expect(said({ text: 'as per the plan' })).not.toMatch(/no (?:frequency|dosage) sent/);
    expect(said(null, { status: 'stopped' })).not.toMatch(/no (?:frequency|dosage) sent/);
  });
});
