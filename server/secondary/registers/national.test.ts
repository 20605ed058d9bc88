/** Is the national list asked for, read, applied and taken away; and is one of another day, or none, no list? */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNhsNumber } from '../../../src/domain/nhs-number';
import { AMIR, feedOfEachTest, JANE, linkedOf, NHS, patient } from '../../../tests/kits/secondary/feed';
import { writeCheckList } from './check-list';
import { readIn } from './national';

const place = feedOfEachTest();

const TODAY = '2026-11-29';
const zone = (name: string): string => join(place.folder, 'data', 'linkage', name);
const list = (...numbers: readonly string[]): string => {
  const path = join(place.folder, 'answer.dat');
  writeFileSync(path, numbers.map((number) => `${number},\n`).join(''));
  return path;
};

it('every number of the sources is asked about, and the one that is theirs now, once each', async () => {
  const OLD = '9990000077';
  place.write('demographics.ndjson', [
    patient(JANE.number, JANE, {
      identifier: [JANE.number, OLD].map((value, at) => ({ system: NHS, value, use: at === 0 ? 'official' : 'old' })),
    }),
  ]);
  place.write('sources/trust/Patient.ndjson', [
    patient('t-jane', { ...JANE, number: OLD }),
    patient('x', { ...JANE, number: '1' }),
  ]);
  place.write('sources/gp/Patient.ndjson', [patient('g-amir', AMIR)]);
  await linkedOf(place.config());
  const out = join(place.folder, 'check.dat');
  expect(writeCheckList(place.config(), out)).toEqual({ ok: true, value: 3 });
  expect(readFileSync(out, 'utf8')).toBe(
    [OLD, JANE.number, AMIR.number]
      .sort()
      .map((number) => `${number},\n`)
      .join(''),
  );
  expect(statSync(out).mode & 0o777).toBe(0o600);
});

describe('a list that was read in', () => {
  it('counts before the one that the config names, and is gone after the build; digest and day are kept', async () => {
    const read = readIn(place.config(), list(AMIR.number), TODAY);
    expect(read.ok && read.value.takenAt).toBe('2026-11-28');
    expect(await linkedOf(place.config())).toMatchObject({ links: ['gp/g-amir'] });
    expect(existsSync(zone('ndop.dat'))).toBe(false);
    const kept = readFileSync(zone('ndop.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(read.ok ? read.value : null);
    expect(kept).not.toContain(AMIR.number);
  });

  it('is no list on the day of another', async () => {
    readIn(place.config(), list(AMIR.number), TODAY);
    const registers = { ndop: { file: 'ndop.dat', takenAt: '2026-11-27' } };
    expect(await linkedOf(place.config({ registers }))).toBe('ndop-other-day OB-3');
  });

  it.each<[string, readonly string[], object, string]>([
    ['is empty', [], {}, 'is empty'],
    ['holds a name', ['Jane Smith'], {}, 'line 1: it is no valid NHS number'],
    ['holds a number that is none', [JANE.number, '9990123455'], {}, 'line 2: it is no valid NHS number'],
    ['is old', [JANE.number], { takenAt: '2026-11-01' }, 'older than 7 days'],
    ['is to come', [JANE.number], { takenAt: '2026-11-30' }, 'which is not yet'],
    ['is not needed', [JANE.number], { exemption: { reference: 'CAG/1', date: '2026-01-01' } }, 'no list is needed'],
  ])('is refused where it %s', (_what, numbers, more, says) => {
    const config = place.config({ registers: { ndop: { file: 'ndop.dat', takenAt: '2026-11-28', ...more } } });
    const read = readIn(config, list(...numbers), TODAY);
    expect(read.ok ? '' : read.problem).toContain(says);
    expect(existsSync(zone('ndop.dat'))).toBe(false);
  });
});

describe('the list that was written to be checked', () => {
  const numbers = (count: number): readonly string[] =>
    Array.from({ length: 12 * count }, (_, at) => String(9_990_100_000 + at))
      .filter(isNhsNumber)
      .slice(0, count);
  const written = async (count: number): Promise<string> => {
    const people = numbers(count).map((number) => patient(`g-${number}`, { ...JANE, number }));
    place.write('sources/gp/Patient.ndjson', people);
    place.write('sources/trust/Patient.ndjson', []);
    await linkedOf(place.config());
    const out = join(place.folder, 'check.dat');
    expect(writeCheckList(place.config(), out)).toEqual({ ok: true, value: count });
    return out;
  };
  const SAYS = 'is the list that was written to be checked';

  it('is no answer, read in or named by the config', async () => {
    const out = await written(500);
    const read = readIn(place.config(), out, TODAY);
    expect(read.ok ? '' : read.problem).toContain(SAYS);
    const registers = { ndop: { file: 'check.dat', takenAt: '2026-11-28' } };
    expect(await linkedOf(place.config({ registers }))).toBe('ndop-unreadable OB-3');
    place.write('answered.dat', readFileSync(out, 'utf8').trim().split('\n').slice(1));
    expect(readIn(place.config(), join(place.folder, 'answered.dat'), TODAY)).toMatchObject({ ok: true });
  });

  it('is one where so few were asked about that nobody may have objected', async () => {
    expect(readIn(place.config(), await written(20), TODAY)).toMatchObject({ ok: true });
  });
});

describe('a letter that exempts', () => {
  const exempt = (date: string) => ({ registers: { ndop: { exemption: { reference: 'CAG/1', date } } } });

  it('takes the place of the list from its day on', async () => {
    expect(await linkedOf(place.config(exempt('2026-11-29')))).toMatchObject({ people: 2 });
    expect(await linkedOf(place.config(exempt('2026-11-30')))).toBe('ndop-exemption OB-3');
  });
});
