/** Is the text of a dosage left off the line only where the line says all of it? DISPLAY.md, medicines. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../domain/dates';
import type { ProviderState } from '../../entry';
import { describeEntry } from '../../describe';
import { buildRecord } from '../../record';

const now = parseDate('2026-11-28')?.sort ?? 0;
const order = (product: string, text: string, dose: object, repeat: object, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id: 'x',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: product },
  authoredOn: '2026-11-10',
  dosageInstruction: [{ text, route: { text: 'oral' }, doseAndRate: [dose], timing: { repeat }, ...more }],
});
const state = (resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id: 'a', name: 'a', setting: 'gp' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const MG5 = { doseQuantity: { value: 5, unit: 'mg' } };
const TWICE = { frequency: 2, period: 1, periodUnit: 'd' };
const DAILY = { frequency: 1, period: 1, periodUnit: 'd' };

function shown(resource: object) {
  const record = buildRecord({ providers: [state([resource])], now });
  const [entry] = record.entries;
  if (entry === undefined) throw new Error('no entry');
  return { summary: entry.summary, opened: JSON.stringify(describeEntry(record, entry.id)?.facts) };
}

describe('left off the line, and kept in the opened entry', () => {
  it.each([
    ['One tablet (5 mg) twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['Take ONE tablet TWICE daily', 'Apixaban 5mg tablets', MG5, TWICE],
    ['5mg bd', 'Apixaban 5mg tablets', MG5, TWICE],
    ['1 bd', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One to be taken twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['Two tablets twice a day by mouth', 'Apixaban 2.5mg tablets', MG5, TWICE],
    ['Half a tablet (5 mg) twice a day', 'Bisoprolol 10mg tablets', MG5, TWICE],
    ['Take one 5mg tablet twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['Apixaban 5 mg orally twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['1 tablet daily', 'Amlodipine 5mg tablets', { doseQuantity: { value: 1, unit: 'tablet' } }, DAILY],
    ['5000 micrograms once daily', 'Amlodipine 5mg tablets', MG5, DAILY],
  ])('%s', (text, product, dose, repeat) => {
    const { summary, opened } = shown(order(product, text, dose, repeat));
    expect([summary?.includes(text), opened.includes(text)]).toEqual([false, true]);
  });
});

describe('kept on the line', () => {
  it.each([
    // another amount, another count, another form, another pace
    ['10 mg twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['Two tablets twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet (10 mg) twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One capsule twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day', 'Apixaban 5mg', MG5, TWICE],
    ['One tablet once a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['2 mg 5 times a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['1 tds', 'Apixaban 5mg tablets', MG5, TWICE],
    ['5 mg or 10 mg twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['5 to 10 mg twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a week', 'Apixaban 5mg tablets', MG5, TWICE],
    // anything more
    ['One tablet twice a day with food', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day for 7 days', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day, max 2 in 24 hours', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day when required', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day. Do not stop.', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet morning and night', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day as directed', 'Apixaban 5mg tablets', MG5, TWICE],
    ['Crush one tablet twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One tablet twice a day via PEG', 'Apixaban 5mg tablets', MG5, TWICE],
    ['Not one tablet twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
    ['One 2.5mg tablet twice a day', 'Apixaban 5mg tablets', MG5, TWICE],
  ])('%s', (text, product, dose, repeat) => {
    expect(shown(order(product, text, dose, repeat)).summary).toContain(text);
  });
});

it('still says a limit that stood in the text alone, when the text goes', () => {
  const { summary } = shown(
    order('Apixaban 5mg tablets', '5 mg twice a day', MG5, TWICE, {
      additionalInstruction: [{ text: 'Swallow whole' }],
    }),
  );
  expect(summary).toContain('Swallow whole');
  expect(summary).not.toContain('5 mg twice a day');
});

describe('a dash that fills an empty field', () => {
  it.each(['-', ' – ', '...', '--'])('says nothing on the line, and no reason: %s', (dash) => {
    const { summary, opened } = shown({
      ...order('Apixaban 5mg tablets', 'One tablet twice a day', MG5, TWICE, {
        patientInstruction: dash,
        additionalInstruction: [{ text: dash }],
      }),
      reasonCode: [{ text: dash }],
    });
    expect(summary).not.toContain(`; ${dash.trim()}`);
    expect(opened).not.toContain('"Reason"');
  });

  it.each(['a', '+1 at night', '½'])('near it, is said: %s', (words) => {
    const given = order('Apixaban 5mg tablets', '', MG5, TWICE, { patientInstruction: words });
    expect(shown(given).summary).toContain(words);
  });
});
