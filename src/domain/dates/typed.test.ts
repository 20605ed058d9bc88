/** Does every form and filter read a typed day the same way, and never guess a century unseen? */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../dates';
import { dayNumber, isoDay, civilDay } from './civil';
import { readTypedDay } from './typed';
import { formatDate, formatLong, writeDate } from './written';

const TODAY = '2026-11-28';
const day = fc.integer({ min: dayNumber(1850, 1, 1), max: dayNumber(2200, 12, 31) }).map((number) => {
  const { year, month, day: date } = civilDay(number);
  return isoDay(year, month, date);
});

describe('a day that was typed', () => {
  it('is what was written, when the one writer wrote it: reader after writer is identity', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const date = parseDate(iso);
        if (date === null) throw new Error(iso);
        for (const text of [writeDate(iso), formatDate(date), formatLong(date), iso])
          expect(readTypedDay(text)).toBe(iso);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same day however it is written', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('-', '/', '.', ' ', ', ', ' - '),
        fc.constantFrom('-', '/', '.', ' ', '. ', ', '),
        fc.constantFrom('full', 'short', 'number', 'plain'),
        fc.boolean(),
        (iso, before, after, month, upper) => {
          const [year = '', number = '', date = ''] = iso.split('-');
          const [, full = ''] = formatLong({ text: iso, precision: 'day', sort: parseDate(iso)?.sort ?? 0 }).split(' ');
          const middle = { full, short: full.slice(0, 3), number, plain: String(Number(number)) }[month];
          const typed = `  ${date}${before}${middle}${after}${year} `;
          expect(readTypedDay(upper ? typed.toUpperCase() : typed)).toBe(iso);
          expect(readTypedDay(`${date}${number}${year}`)).toBe(iso);
        },
      ),
    );
  });

  it.each([
    ['14-03-1958', '1958-03-14'],
    ['14/03/1958', '1958-03-14'],
    ['14.3.1958', '1958-03-14'],
    ['14031958', '1958-03-14'],
    ['1958-03-14', '1958-03-14'],
    ['1958-3-14', '1958-03-14'],
    ['14-Mar-1958', '1958-03-14'],
    ['14 MARCH 1958', '1958-03-14'],
    ['14 march, 1958', '1958-03-14'],
    ['14 Sept 2020', '2020-09-14'],
    ['14 Sept. 2020', '2020-09-14'],
    ['1 september 2001', '2001-09-01'],
    [' 5/6/2024 ', '2024-06-05'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2000', '2000-02-29'],
    ['01/01/1850', '1850-01-01'],
    ['14th March 1958', '1958-03-14'],
    ['1st of Sept 2020', '2020-09-01'],
    ['March 14 1958', '1958-03-14'],
    ['mar 14th, 1958', '1958-03-14'],
  ])('%s, day first', (typed, iso) => {
    expect(readTypedDay(typed)).toBe(iso);
  });

  it.each([
    ['14 mar 48', '1948-03-14', 'forty-eight is in the past'],
    ['14.3.48', '1948-03-14', 'in numbers too'],
    ['14-Mar-27', '1927-03-14', 'next year is not meant'],
    ['28/11/26', '2026-11-28', 'today'],
    ['29/11/26', '1926-11-29', 'tomorrow is not meant'],
    ['14/03/24', '2024-03-14', 'the last such day: over a hundred, the whole year is typed'],
    ['29/02/00', '2000-02-29', 'a leap year'],
    ['29/02/04', '2004-02-29', 'a leap year'],
    ['29/02/28', '1928-02-29', 'a leap year in the past'],
    ['29/02/23', null, 'no leap year'],
    ['29/02/27', null, 'no leap year'],
    ['1/1/5', null, 'one digit is no year'],
    ['1/1/958', null, 'three digits are no year'],
    ['140348', null, 'six digits may be day or year first'],
  ])(
    '%s as a date of birth on 28 November 2026 is %s: %s',
    (...[typed, iso]: readonly [string, string | null, string]) => {
      expect(readTypedDay(typed, TODAY)).toBe(iso);
      expect(readTypedDay(typed)).toBeNull();
    },
  );

  it('of birth is never in the future, and never a hundred years or more before, when its year has two digits', () => {
    fc.assert(
      fc.property(day, day, (iso, latest) => {
        const [year = '', month = '', date = ''] = iso.split('-');
        const read = readTypedDay(`${date}/${month}/${year.slice(2)}`, latest);
        if (read === null) return;
        expect(read <= latest).toBe(true);
        expect(isoDay(Number(read.slice(0, 4)) + 100, Number(month), Number(date)) > latest).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '',
    'yesterday',
    '31/04/1961',
    '31/02/2024',
    '30 Feb 2024',
    '29/02/2023',
    '29/02/1900',
    '29/02/2100',
    '03/14/1958',
    '00/01/1958',
    '14/00/1958',
    '1961-04-93',
    '2024-02-30',
    '03/1958',
    'Mar-1958',
    '1958',
    '14 Ju 1958',
    'Foo 14 1958',
    'March 1958',
    'March 32 1958',
    'March 14 58',
    '14th 03 1958',
    '14-Foo-1958',
    '19580314',
    '31/12/1849',
    '14/03/1758',
    '14/03/19580',
    '14 mar',
    '14/03/1958 10:00',
    '１４/03/1958',
  ])('refuses %j rather than guess', (typed) => {
    expect(readTypedDay(typed)).toBeNull();
    expect(readTypedDay(typed, TODAY)).toBeNull();
  });
});

describe('one reader for every form and filter', () => {
  const sources = ['src/viewer', 'src/record', 'src/gateway', 'server'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => ({ file: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
  );

  it('no other source takes a typed day apart', () => {
    // A day of one or two digits and then a separator; or a FHIR day in three groups.
    const another = /\(\\d\{1,2\}\)(?:\[[^\]]*[/.]|[/.\\-])|\^\(\?<d(?:ay)?>|\(\\d\{4\}\)-\(\\d\{1?,?2\}\)/;
    expect(sources.filter(({ text }) => another.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('no other source knows how long the months are, or their names', () => {
    const facts = /31, ?(?:28|29|\w+ \? 29)|% ?400\b|['"]?[Jj]an(?:uary)?['"], ?['"][Ff]eb/;
    expect(sources.filter(({ text }) => facts.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('a field that asks for a date or a day is a DateField or shows back what it read', () => {
    const asks = /<TextField[^>]*label="[^"]*\b(?:date|day)\b|type="date"/i;
    expect(sources.filter(({ text }) => asks.test(text)).map(({ file }) => file)).toEqual([]);
    const reading = sources.filter(({ text }) => text.includes('readTypedDay(')).map(({ file }) => file);
    expect(reading.sort()).toEqual([
      'server/opt-outs/carried-rows.ts',
      'src/viewer/components/show-back.ts',
      // fills a DateField, which shows it back
      'src/viewer/launch/DeepLink.tsx',
      'src/viewer/screens/alerts/WatchedPeople.tsx',
      'src/viewer/screens/audit/AuditScreen.tsx',
      // says in words what was read
      'src/viewer/screens/find/ReadAs.tsx',
      'src/viewer/screens/find/find-form.ts',
      'src/viewer/screens/find/use-find-person.ts',
      'src/viewer/screens/opt-out/opt-out-form.ts',
      'src/viewer/screens/patient-record/DateBox.tsx',
      // a DateBox
      'src/viewer/screens/patient-record/changed/ChangedView.tsx',
      'src/viewer/screens/patient-record/views/MedicinesView.tsx',
      // DateFields
      'src/viewer/secondary/objections/paper.ts',
      'src/viewer/secondary/request/decision.ts',
      'src/viewer/secondary/requests/AskScreen.tsx',
      'src/viewer/secondary/requests/form.ts',
    ]);
  });
});
