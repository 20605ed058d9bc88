/**
 * What happened to the large person? A long life of contacts with what was measured, given and written at each, before
 * any FHIR.
 */
import { seeded, type Random } from './random';

export interface Test {
  readonly text: string;
  /** SNOMED CT UK and LOINC. */
  readonly snomed: string | null;
  readonly loinc: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly decimals: number;
}

export interface Problem {
  readonly text: string;
  readonly snomed: string;
}

export interface Medicine {
  readonly text: string;
  readonly dose: string;
}

export interface Result {
  readonly test: Test;
  readonly value: number;
  /** The laboratory's own number: the same at every provider that holds a copy. */
  readonly sample: string;
}

export interface Contact {
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  readonly day: string;
  readonly kind: string;
  readonly emergency: boolean;
  /** A sexual health attendance: it, and all recorded in it, is for nobody. */
  readonly excluded: boolean;
  readonly results: readonly Result[];
  readonly problem: Problem | null;
  readonly medicine: Medicine | null;
  readonly vaccine: string | null;
  readonly procedure: Problem | null;
  readonly letter: boolean;
}

const TESTS: readonly [Test, ...Test[]] = [
  {
    text: 'Serum potassium level',
    snomed: '1000651000000109',
    loinc: '2823-3',
    unit: 'mmol/L',
    low: 3.5,
    high: 5.3,
    decimals: 1,
  },
  {
    text: 'Serum sodium level',
    snomed: '1000661000000107',
    loinc: '2951-2',
    unit: 'mmol/L',
    low: 133,
    high: 146,
    decimals: 0,
  },
  {
    text: 'Serum creatinine level',
    snomed: '1000731000000107',
    loinc: '14682-9',
    unit: 'umol/L',
    low: 45,
    high: 84,
    decimals: 0,
  },
  {
    text: 'Haemoglobin estimation',
    snomed: '1022431000000105',
    loinc: '718-7',
    unit: 'g/L',
    low: 115,
    high: 165,
    decimals: 0,
  },
  { text: 'HbA1c', snomed: '999791000000106', loinc: '59261-8', unit: 'mmol/mol', low: 20, high: 42, decimals: 0 },
  { text: 'Body weight', snomed: null, loinc: '29463-7', unit: 'kg', low: 50, high: 90, decimals: 1 },
  { text: 'Heart rate', snomed: null, loinc: '8867-4', unit: '/min', low: 51, high: 90, decimals: 0 },
  { text: 'Oxygen saturation', snomed: null, loinc: '2708-6', unit: '%', low: 94, high: 99, decimals: 0 },
];

const PROBLEMS: readonly [Problem, ...Problem[]] = [
  { text: 'Essential hypertension', snomed: '38341003' },
  { text: 'Asthma', snomed: '195967001' },
  { text: 'Osteoarthritis', snomed: '396275006' },
  { text: 'Hypothyroidism', snomed: '40930008' },
  { text: 'Heart failure', snomed: '84114007' },
  { text: 'Atrial fibrillation', snomed: '49436004' },
  { text: 'Cataract', snomed: '193570009' },
  { text: 'Type 2 diabetes mellitus', snomed: '44054006' },
];

const PROCEDURES: readonly [Problem, ...Problem[]] = [
  { text: 'Echocardiography', snomed: '40701008' },
  { text: 'Total replacement of hip', snomed: '52734007' },
  { text: 'Appendicectomy', snomed: '80146002' },
];

const MEDICINES: readonly [Medicine, ...Medicine[]] = [
  { text: 'Amlodipine 5mg tablets', dose: 'One tablet (5 mg) once a day' },
  { text: 'Levothyroxine sodium 50microgram tablets', dose: 'One tablet (50 micrograms) once a day' },
  { text: 'Atorvastatin 20mg tablets', dose: 'One tablet (20 mg) at night' },
  { text: 'Amoxicillin 500mg capsules', dose: 'One capsule (500 mg) three times a day for 5 days' },
  { text: 'Bisoprolol 2.5mg tablets', dose: 'One tablet (2.5 mg) once a day' },
  { text: 'Omeprazole 20mg gastro-resistant capsules', dose: 'One capsule (20 mg) once a day' },
];

const KINDS: readonly [string, ...string[]] = [
  'Consultation',
  'Outpatient attendance',
  'Telephone consultation',
  'Home visit',
  'Nurse appointment',
];
const VACCINES: readonly [string, ...string[]] = ['Influenza vaccine', 'COVID-19 mRNA vaccine', 'Pneumococcal vaccine'];

const FIRST = Date.UTC(1991, 0, 7, 9);
const LAST = Date.UTC(2026, 10, 16, 9);
const QUARTER = 900_000;

function resultOf(random: Random, test: Test, number: number): Result {
  const span = test.high - test.low;
  const value = test.low - span * 0.15 + random.next() * span * 1.3;
  return { test, value: Number(value.toFixed(test.decimals)), sample: `WL-${String(number)}` };
}

/**
 * The contacts in order of time, without end: the caller takes as many as it needs. `total` only spreads them over the
 * years.
 */
export function* contacts(seed: number, total: number): Generator<Contact> {
  const random = seeded(seed);
  let sample = 0;
  for (let number = 0; ; number += 1) {
    const passed = FIRST + ((LAST - FIRST) * Math.min(number, total)) / Math.max(total, 1);
    const at = new Date(Math.floor(passed / QUARTER) * QUARTER + random.below(8) * QUARTER)
      .toISOString()
      .replace('.000Z', 'Z');
    const results = Array.from({ length: random.below(9) }, () => resultOf(random, random.pick(TESTS), (sample += 1)));
    yield {
      number,
      at,
      day: at.slice(0, 10),
      kind: random.pick(KINDS),
      emergency: random.below(20) === 0,
      excluded: random.below(150) === 0,
      results,
      problem: random.below(6) === 0 ? random.pick(PROBLEMS) : null,
      medicine: random.below(2) === 0 ? random.pick(MEDICINES) : null,
      vaccine: random.below(25) === 0 ? random.pick(VACCINES) : null,
      procedure: random.below(30) === 0 ? random.pick(PROCEDURES) : null,
      letter: random.below(8) === 0,
    };
  }
}
