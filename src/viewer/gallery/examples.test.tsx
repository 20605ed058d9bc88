// @vitest-environment jsdom
import { cleanup, render, screen, within } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { parseDate } from '../../domain/dates';
import { ageAt } from '../../domain/dates/age';
import { formatDateTime, formatLong } from '../../domain/dates/written';
import { formatNhsNumber } from '../../domain/nhs-number';
import { ConflictWords } from '../sections/ConflictWords';
import { MedicineLine } from '../sections/medications/MedicineLine';
import { ResultValue } from '../sections/results/ResultValue';
import { CoverageStrip } from '../screens/patient-record/CoverageStrip';
import { PatientBanner } from '../screens/patient-record/PatientBanner';
import { entryOf } from './entry-of';
import { AGES, BANNERS, CONFLICTS, COVERAGES, DATES, MEDICINES, NUMBERS, RESULTS } from './examples';
import { AT, Stage } from './Stage';
import { OpenedEntry } from './TimelineParts';

const words = (node: ReactNode): string => render(node).container.textContent.replace(/\s+/g, ' ').trim();
const read = (text: string) => {
  const date = parseDate(text);
  if (date === null) throw new Error(`an example that is no date: ${text}`);
  return date;
};

afterEach(cleanup);

describe('the screen keeps the rules of its examples', () => {
  it.each(BANNERS)('banner: $rule', ({ patient, label, says }) => {
    render(
      <Stage patient={patient} label={label}>
        <PatientBanner now={AT} />
      </Stage>,
    );
    const banner = screen.getByRole('region', { name: 'Patient' });
    for (const said of says) expect(banner.textContent).toContain(said);
    expect(within(banner).getByRole('heading', { level: 1 }).textContent).toBe(patient.name);
    expect(banner.textContent).not.toContain('?');
    expect(banner.className.includes('--deceased')).toBe(patient.deceased);
  });

  it.each(COVERAGES)('coverage: $rule', ({ states, says }) => {
    const said = words(
      <Stage states={states}>
        <CoverageStrip />
      </Stage>,
    );
    for (const part of says) expect(said).toContain(part);
  });

  it.each(DATES)('date: $fhir', ({ fhir, short, long }) => {
    expect([formatDateTime(read(fhir)), formatLong(read(fhir))]).toEqual([short, long]);
  });

  it.each(AGES)('age: born $born', ({ born, says }) => {
    expect(ageAt(read(born), AT)).toBe(says);
  });

  it.each(NUMBERS)('number: $sent', ({ sent, says }) => {
    expect(formatNhsNumber(sent)).toBe(says);
  });

  it.each(MEDICINES)('medicine: $rule', ({ rule, medicine, says }) => {
    expect(words(<MedicineLine entry={entryOf(rule, medicine)} />)).toBe(says);
  });

  it.each(RESULTS)('result: $rule', ({ rule, result, says }) => {
    expect(words(<ResultValue entry={entryOf(rule, result)} />)).toBe(says);
  });

  it.each(CONFLICTS)('conflict: $rule', ({ conflict, says }) => {
    expect(
      words(
        <Stage>
          <ConflictWords conflict={conflict} />
        </Stage>,
      ),
    ).toBe(says);
  });
});

it('the gallery’s small record is merged: one medicine of two providers, whose doses differ, opens with both', () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OpenedEntry />
    </QueryClientProvider>,
  );
  const entry = screen.getByRole('region', { name: 'Entry' });
  for (const said of ['amlodipine', 'Elm', 'Ash', '5 mg', '10 mg', 'Conflict'])
    expect(entry.textContent).toContain(said);
});
