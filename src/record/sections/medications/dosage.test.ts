/** A dose keeps its limits: is every element of a Dosage said, once, and whatever is not understood named? */
import fc from 'fast-check';
import type { Dosage } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { MORE_IN_SOURCE, readDosages } from './dosage';

const quantity = (value: number, unit: string) => ({ value, unit });
const ratio = (value: number, unit: string, over: number, of: string) => ({
  numerator: quantity(value, unit),
  denominator: quantity(over, of),
});
const TABLET = [{ doseQuantity: quantity(1, 'tablet') }];
const timed = (repeat: object, more: object = {}): object => ({ timing: { repeat }, doseAndRate: TABLET, ...more });
const DAILY = { frequency: 1, period: 1, periodUnit: 'd' };

/** The line as a reader sees it. */
function lineOf(...dosages: readonly object[]): string {
  const { dose, route, frequency, more } = readDosages(dosages as readonly Dosage[]);
  return [dose, route, frequency, more].filter((part) => part !== null).join(' – ');
}

describe('every bound of a dose is said', () => {
  it.each([
    [timed({ frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }), '1 tablet – every 4 to 6 hours'],
    [timed({ ...DAILY, frequency: 3, frequencyMax: 4 }), '1 tablet – 3 to 4 times a day'],
    [timed({ frequencyMax: 3, period: 1, periodUnit: 'd' }), '1 tablet – up to 3 times a day'],
    [{ doseAndRate: [{ doseRange: { low: quantity(1, 'tablet'), high: quantity(2, 'tablet') } }] }, '1 to 2 tablets'],
    [
      timed(DAILY, { maxDosePerPeriod: ratio(8, 'tablet', 24, 'h') }),
      '1 tablet – once a day – at most 8 tablets in 24 hours',
    ],
    [timed({}, { maxDosePerAdministration: quantity(2, 'tablet') }), '1 tablet – at most 2 tablets at a time'],
    [timed({}, { maxDosePerLifetime: quantity(450, 'mg/m2') }), '1 tablet – at most 450 mg/m2 in a lifetime'],
    [{ doseAndRate: [{ rateQuantity: quantity(2, 'mg/h') }] }, 'at 2 mg/hour'],
    [{ doseAndRate: [{ rateRatio: ratio(1000, 'ml', 8, 'h') }] }, 'at 1000 ml in 8 hours'],
    [{ doseAndRate: [{ rateRange: { low: quantity(1, 'ml/h'), high: quantity(5, 'ml/h') } }] }, 'at 1 to 5 ml/hour'],
    [timed({ ...DAILY, boundsDuration: quantity(7, 'd') }), '1 tablet – once a day – for 7 days'],
    [
      timed({ ...DAILY, boundsDuration: { ...quantity(7, 'd'), comparator: '<=' } }),
      '1 tablet – once a day – for at most 7 days',
    ],
    [
      timed({ ...DAILY, boundsDuration: { ...quantity(3, 'wk'), comparator: '>' } }),
      '1 tablet – once a day – for more than 3 weeks',
    ],
    [{ doseAndRate: [{ doseQuantity: quantity(2, 'puffs') }] }, '2 puffs'],
    [{ doseAndRate: [{ doseQuantity: quantity(1, 'Spray') }] }, '1 spray'],
    [{ doseAndRate: [{ doseQuantity: quantity(2, 'actuation') }] }, '2 actuations'],
    [{ doseAndRate: [{ doseQuantity: quantity(2, 'dose') }] }, '2 doses'],
    [
      timed({ ...DAILY, boundsRange: { low: quantity(5, 'd'), high: quantity(7, 'd') } }),
      '1 tablet – once a day – for 5 to 7 days',
    ],
    [timed({ ...DAILY, boundsPeriod: { end: '2026-12-24' } }), '1 tablet – once a day – until 24-Dec-2026'],
    [timed({ count: 1 }), '1 tablet – once only'],
    [timed({ ...DAILY, count: 3, countMax: 5 }), '1 tablet – once a day – 3 to 5 times in all'],
    [
      timed({ ...DAILY, duration: 15, durationMax: 30, durationUnit: 'min' }),
      '1 tablet – once a day – each over 15 to 30 minutes',
    ],
    [timed({ timeOfDay: ['07:00:00', '11:00:00'] }), '1 tablet – at 07:00 and 11:00'],
    [timed({ ...DAILY, dayOfWeek: ['mon'] }), '1 tablet – once a day only on Monday'],
    [
      timed({ ...DAILY, periodUnit: 'wk', when: ['ACM'], offset: 30 }),
      '1 tablet – once a week 30 minutes before breakfast',
    ],
    [{ timing: { event: ['2026-12-01', '2027-06-01'] } }, 'on 01-Dec-2026 and 01-Jun-2027'],
    [{ timing: { code: { coding: [{ code: 'Q4H' }] } } }, 'every 4 hours'],
    [{ timing: { code: { text: 'as per the clinic' } } }, 'as per the clinic'],
    [timed(DAILY, { asNeededCodeableConcept: { text: 'Pain' } }), '1 tablet – once a day as needed for pain'],
    [
      timed({}, { site: { text: 'Abdomen' }, method: { text: 'Inject slowly' } }),
      '1 tablet – site: Abdomen; method: Inject slowly',
    ],
  ] as const)('%j: %s', (dosage, words) => {
    expect(lineOf(dosage)).toBe(words);
  });

  it('each element with a value of its own is found in the line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 89 }), (n) => {
        const words = (at: number): string => `word${String(n)}x${String(at)}`;
        const line = lineOf({
          text: words(0),
          additionalInstruction: [{ text: words(1) }, { text: words(2) }],
          patientInstruction: words(3),
          site: { text: words(4) },
          route: { text: words(5) },
          method: { text: words(6) },
          asNeededCodeableConcept: { text: words(7) },
          timing: {
            code: { text: words(8) },
            repeat: { frequency: 2, period: n, periodMax: n + 100, periodUnit: 'h', count: n + 200 },
          },
          doseAndRate: [{ doseQuantity: quantity(n + 300, 'mg'), rateQuantity: quantity(n + 400, 'ml/h') }],
          maxDosePerPeriod: ratio(n + 500, 'mg', n + 600, 'h'),
          maxDosePerAdministration: quantity(n + 700, 'mg'),
          maxDosePerLifetime: quantity(n + 800, 'mg'),
        });
        const numbers = [100, 200, 300, 400, 500, 600, 700, 800].map((more) => String(n + more));
        const said = [...Array.from({ length: 9 }, (_, at) => words(at)), ...numbers];
        expect(said.filter((one) => !line.includes(one))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it.each([
    timed({ ...DAILY, periodUnit: 'fortnight' }),
    timed({ ...DAILY, offset: 30 }),
    timed({ ...DAILY, boundsPeriod: { start: 'soon' } }),
    timed(DAILY, { modifierExtension: [{ url: 'https://example.org/x', valueString: 'y' }] }),
    timed({ ...DAILY, extension: [{ url: 'https://example.org/cycle', valueInteger: 1 }] }),
    { text: 'two', maxDosePerPeriod: { numerator: quantity(8, 'tablet') } },
    { doseAndRate: [{ doseQuantity: { unit: 'tablet' } }] },
  ])('what is sent and not understood is named: %j', (dosage) => {
    expect(lineOf(dosage)).toContain(MORE_IN_SOURCE);
  });
});

describe('of several doses', () => {
  it('the ordered one is the dose, and the calculated one is said as such', () => {
    const calculated = { type: { coding: [{ code: 'calculated' }] }, doseQuantity: quantity(5, 'mg/kg') };
    const ordered = { type: { coding: [{ code: 'ordered' }] }, doseQuantity: quantity(400, 'mg') };
    expect(lineOf({ doseAndRate: [calculated, ordered] })).toBe('400 mg – calculated: 5 mg/kg');
    expect(lineOf({ doseAndRate: [calculated] })).toBe('5 mg/kg (calculated)');
  });

  it('a course that tapers keeps its order and the length of each step', () => {
    const step = (sequence: number, mg: number) => ({
      sequence,
      doseAndRate: [{ doseQuantity: quantity(mg, 'mg') }],
      timing: { repeat: { ...DAILY, boundsDuration: quantity(5, 'd') } },
    });
    expect(lineOf(step(2, 20), step(1, 40))).toBe('40 mg, once a day, for 5 days; then 20 mg, once a day, for 5 days');
  });

  it('what runs together is joined by “and”', () => {
    expect(lineOf({ sequence: 1, text: '10 units am' }, { sequence: 1, text: '6 units pm' })).toBe(
      '10 units am; and 6 units pm',
    );
  });
});

describe('words beside structure', () => {
  const LIMIT = { maxDosePerPeriod: ratio(8, 'tablet', 24, 'h') };

  it('a limit is said beside a text that does not say it', () => {
    expect(lineOf({ text: 'Two when required', ...LIMIT })).toBe('Two when required – at most 8 tablets in 24 hours');
  });

  it('and is not said twice', () => {
    expect(lineOf({ text: 'Two every 4-6 hours, max 8 tablets in 24 hours', ...LIMIT })).toBe(
      'Two every 4-6 hours, max 8 tablets in 24 hours',
    );
  });

  it('a text stands where structure says less than it', () => {
    expect(lineOf(timed(DAILY, { text: 'Take one tablet once a day' }))).toBe('1 tablet – once a day');
    expect(lineOf(timed(DAILY, { text: 'Take one tablet once a day with food' }))).toBe(
      '1 tablet – once a day – Take one tablet once a day with food',
    );
  });

  it('instructions stand beside the text', () => {
    expect(
      lineOf({
        text: 'One',
        additionalInstruction: [{ text: 'On Mondays only' }],
        patientInstruction: 'Keep the book',
      }),
    ).toBe('One – On Mondays only; Keep the book');
  });
});

describe('weekly never looks like daily', () => {
  const paceOf = (dosage: object) => readDosages([dosage as Dosage]).pace;
  it.each([
    [timed({ ...DAILY, dayOfWeek: ['mon'] }), timed({ ...DAILY, periodUnit: 'wk' })],
    [{ text: 'Four tablets on Mondays' }, timed({ ...DAILY, period: 7 })],
  ])('%j', (a, b) => {
    expect(paceOf(a)).toBe(paceOf(b));
    expect(paceOf(a)).not.toBe(paceOf(timed(DAILY)));
  });
});
