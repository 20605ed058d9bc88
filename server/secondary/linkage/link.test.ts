/** Is nobody counted who objected, by whichever register, and is no row another's? Over files, as a build does it. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  AMIR,
  condition,
  consent,
  type Feed,
  feedOfEachTest,
  JANE,
  linkedOf,
  NHS,
  patient,
  type Tables,
} from '../../../tests/kits/secondary/feed';
import { rule, worklist } from './worklist';

vi.setConfig({ testTimeout: 60_000 });

const place = feedOfEachTest();

const ALL = ['gp/g-amir', 'gp/g-jane', 'trust/t-jane'];
const AMIRS = ['gp/g-amir'];

async function tables(more: object = {}, ports: Parameters<typeof linkedOf>[1] = {}): Promise<Tables> {
  const found = await linkedOf(place.config(more), ports);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

it('who objected to nothing is linked, and nothing of who they are is left in the work database', async () => {
  const { links, people, rest, counts } = await tables();
  expect(links).toEqual(ALL);
  expect(people).toBe(2);
  expect(rest).toEqual([]);
  expect(counts).toEqual({ L1: 3 });
  const zone = join(place.folder, 'data', 'linkage');
  expect(readdirSync(zone).filter((name) => name.startsWith('work-'))).toEqual([]);
  for (const name of readdirSync(zone)) {
    const bytes = readFileSync(join(zone, name));
    for (const secret of [JANE.number, 'smith', 'NW12AB']) expect(bytes.includes(secret), name).toBe(false);
  }
});

describe('is out of all their rows', () => {
  it.each<[string, string, (write: Feed['write']) => void]>([
    ['OB-1', 'who opted out', (write) => write('objections.ndjson', [consent(JANE.number, '2026-01-01')])],
    [
      'OB-1',
      'who opted out again',
      (write) =>
        write('objections.ndjson', [
          consent(JANE.number, '2026-01-03'),
          consent(JANE.number, '2026-01-02', { provision: { type: 'permit' } }),
          consent(JANE.number, '2026-01-01'),
        ]),
    ],
    [
      'OB-1',
      'whose yes is still to come',
      (write) =>
        write('objections.ndjson', [
          consent(JANE.number, '2026-01-01'),
          consent(JANE.number, '2027-01-01', { provision: { type: 'permit' } }),
        ]),
    ],
    ['OB-1', 'whose no has no day', (write) => write('objections.ndjson', [consent(JANE.number, 'soon')])],
    [
      'OB-2',
      'who told the practice',
      (write) => write('sources/gp/Condition.ndjson', [condition('c1', 'g-jane', '827241000000103')]),
    ],
    [
      'OB-2',
      'who told the practice, in a coding of an answer, escaped',
      (write) =>
        write('sources/gp/Observation.ndjson', [
          '{"resourceType":"Observation","id":"o1","subject":{"reference":"Patient/g-jane"},' +
            '"valueCodeableConcept":{"coding":[{"code":"\\u0039Nu0.00"}]}}',
        ]),
    ],
    ['OB-3', 'who is not on the list', (write) => write('ndop.dat', [`${AMIR.number},`])],
    [
      'OB-4',
      'who is restricted',
      (write) =>
        write('demographics.ndjson', [
          patient(JANE.number, JANE, { meta: { security: [{ code: 'R' }] } }),
          patient(AMIR.number, AMIR),
        ]),
    ],
    ['OB-4', 'whom demographics do not know', (write) => write('demographics.ndjson', [patient(AMIR.number, AMIR)])],
    [
      'OB-4',
      'who stands in demographics twice',
      (write) => write('demographics.ndjson', [patient('a', JANE), patient('b', JANE), patient(AMIR.number, AMIR)]),
    ],
  ])('%s: %s', async (id, _who, change) => {
    change(place.write);
    const { links, counts } = await tables();
    expect(links).toEqual(AMIRS);
    expect(counts[id]).toBe(1);
  });

  it('OB-1: who opted out at our own desk', async () => {
    const own = {
      decisions: () => Promise.resolve([{ nhsNumber: JANE.number, out: true, at: '2026-11-29T11:59:00Z' }]),
    };
    expect((await tables({}, { own })).links).toEqual(AMIRS);
  });

  it('OB-5: a row without a valid number, whoever it is like', async () => {
    place.write('sources/trust/Patient.ndjson', [
      patient('t-jane', { ...JANE, number: '9990123455' }),
      patient('t-two', JANE, {
        identifier: [JANE.number, AMIR.number].map((value) => ({ system: NHS, value })),
      }),
    ]);
    const { links, counts } = await tables();
    expect(links).toEqual(['gp/g-amir', 'gp/g-jane']);
    expect(counts['OB-5']).toBe(2);
  });
});

describe('is in again', () => {
  it('who opted in since', async () => {
    place.write('objections.ndjson', [
      consent(JANE.number, '2026-01-01'),
      consent(JANE.number, '2026-02-01', { provision: { type: 'permit' } }),
    ]);
    expect((await tables()).links).toEqual(ALL);
  });

  it('for a build that cites a legal exception: who is not on the list, and never who opted out here', async () => {
    place.write('ndop.dat', ['9990000077,']);
    place.write('objections.ndjson', [consent(AMIR.number, '2026-01-01')]);
    expect((await tables({}, { exception: true })).links).toEqual(['gp/g-jane', 'trust/t-jane']);
    expect((await tables()).links).toEqual([]);
  });
});

describe('a number that was superseded', () => {
  const OLD = '9990000077';
  beforeEach(() => {
    place.write('demographics.ndjson', [
      patient(JANE.number, JANE, {
        identifier: [
          { system: NHS, value: JANE.number },
          { system: NHS, value: OLD, use: 'old' },
        ],
      }),
      patient(AMIR.number, AMIR),
    ]);
    place.write('sources/trust/Patient.ndjson', [patient('t-jane', { ...JANE, number: OLD })]);
    place.write(
      'ndop.dat',
      [JANE.number, OLD, AMIR.number].map((number) => `${number},`),
    );
  });

  it('leads to the current one', async () => {
    const { links, people, counts } = await tables();
    expect(links).toEqual(ALL);
    expect(people).toBe(2);
    expect(counts['L6']).toBe(1);
  });

  it.each<[string, (write: Feed['write']) => void]>([
    ['in our register', (write) => write('objections.ndjson', [consent(OLD, '2026-01-01')])],
    ['on the national list', (write) => write('ndop.dat', [`${JANE.number},`, `${AMIR.number},`])],
    [
      'at a practice',
      (write) => {
        write('sources/gp/Patient.ndjson', [patient('g-jane', { ...JANE, number: OLD }), patient('g-amir', AMIR)]);
        write('sources/gp/Condition.ndjson', [condition('c1', 'g-jane', '827241000000103')]);
      },
    ],
  ])('takes the person out where the objection is to it: %s', async (_where, change) => {
    change(place.write);
    expect((await tables()).links).toEqual(AMIRS);
  });
});

describe('a row that is not told apart', () => {
  const JOAN = { ...JANE, number: '9990000077', given: 'Joan' };
  beforeEach(() => {
    place.write(
      'demographics.ndjson',
      [JANE, JOAN, AMIR].map((one) => patient(one.number, one)),
    );
    place.write(
      'ndop.dat',
      [JANE, JOAN, AMIR].map(({ number }) => `${number},`),
    );
    // Joan's row, under Jane's number
    place.write('sources/trust/Patient.ndjson', [patient('t-joan', { ...JOAN, number: JANE.number })]);
  });

  it('is linked with nobody, and waits', async () => {
    expect((await tables()).links).toEqual(['gp/g-amir', 'gp/g-jane']);
    const [item, ...more] = worklist(place.config());
    expect(more).toEqual([]);
    expect(item).toMatchObject({ source: 'trust', rule: 'L5', row: { given: 'joan' }, person: { given: 'jane' } });
  });

  it('is linked once somebody has ruled and signed, until it changes', async () => {
    await tables();
    const config = place.config();
    const [item] = worklist(config);
    const ruling = { item: item?.id ?? '', ruling: 'same', by: 'Lin Kage', at: '2026-11-29T12:00:00Z' } as const;
    expect(rule(config, { ...ruling, item: 'another' })).toBe(false);
    expect(rule(config, ruling)).toBe(true);
    expect(worklist(config)).toEqual([]);
    expect((await tables()).links).toContain('trust/t-joan');
    place.write('sources/trust/Patient.ndjson', [patient('t-joan', { ...JOAN, number: JANE.number, given: 'Jo' })]);
    expect((await tables()).links).not.toContain('trust/t-joan');
  });

  it('is not linked by a ruling that nobody signed', async () => {
    await tables();
    const [item] = worklist(place.config());
    const forged = { item: item?.id, ruling: 'same', by: 'x', at: 'x', signature: '00' };
    place.write('data/linkage/rulings.ndjson', [forged]);
    expect((await tables()).links).not.toContain('trust/t-joan');
  });
});

describe('nothing is linked', () => {
  it.each<[string, string, (write: Feed['write']) => void, object?]>([
    ['the list is empty', 'ndop-unreadable OB-3', (write) => write('ndop.dat', [])],
    ['the list holds something else', 'ndop-unreadable OB-3', (write) => write('ndop.dat', ['Jane Smith,'])],
    [
      'the list is old',
      'ndop-stale OB-3',
      () => undefined,
      { registers: { ndop: { file: 'ndop.dat', takenAt: '2026-11-21' } } },
    ],
    [
      'the list is of a day to come',
      'ndop-stale OB-3',
      () => undefined,
      { registers: { ndop: { file: 'ndop.dat', takenAt: '2026-11-30' } } },
    ],
    ['an objection is of nobody', 'objections OB-1', (write) => write('objections.ndjson', [consent('123', '2026')])],
    ['an objection is cut short', 'objections OB-1', (write) => write('objections.ndjson', ['{"resourceType":"Con'])],
    ['demographics are cut short', 'demographics OB-4', (write) => write('demographics.ndjson', ['{"resourceType"'])],
    ['a source is cut short', 'source-refused', (write) => write('sources/trust/Patient.ndjson', ['{"resourceType"'])],
  ])('where %s', async (_what, refusal, change, more) => {
    change(place.write);
    expect(await linkedOf(place.config(more ?? {}))).toBe(refusal);
  });

  it.each<[string, (write: Feed['write']) => void, object]>([
    ['is empty', (write) => write('objections.ndjson', []), {}],
    ['has lost one of its lines', (write) => write('objections.ndjson', [consent(AMIR.number, '2026-02-01')]), {}],
    [
      'is no longer named in the config',
      () => undefined,
      { registers: { ndop: { file: 'ndop.dat', takenAt: '2026-11-28' } } },
    ],
  ])('where the file of objections %s, until it is whole again', async (_what, change, more) => {
    const whole = [consent(JANE.number, '2026-01-01'), consent(AMIR.number, '2026-02-01')];
    place.write('objections.ndjson', whole);
    expect((await tables()).links).toEqual([]);
    change(place.write);
    expect(await linkedOf(place.config(more))).toBe('objections OB-1');
    const [jane, amir] = whole as [object, object];
    place.write('objections.ndjson', [
      { ...amir, status: 'entered-in-error' },
      jane,
      consent('9990000077', '2026-03-01'),
    ]);
    expect((await tables()).links).toEqual(AMIRS);
  });

  it.each(['objections.ndjson', 'demographics.ndjson', 'ndop.dat'])('where %s is not there', async (file) => {
    rmSync(join(place.folder, file));
    expect(await linkedOf(place.config())).toMatch(/^(objections OB-1|demographics OB-4|ndop-missing OB-3)$/);
  });

  it('where our own register does not answer', async () => {
    const own = { decisions: () => Promise.reject(new Error('down')) };
    expect(await linkedOf(place.config(), { own })).toBe('objections OB-1');
  });
});

it('a list that is gone after a build still counts on its day for whoever was on it, and for nobody else', async () => {
  place.write('ndop.dat', [`${JANE.number},`]);
  expect((await tables()).links).toEqual(['gp/g-jane', 'trust/t-jane']);
  rmSync(join(place.folder, 'ndop.dat'));
  expect((await tables()).links).toEqual(['gp/g-jane', 'trust/t-jane']);
  const ofAnotherDay = { registers: { ndop: { file: 'ndop.dat', takenAt: '2026-11-29' } } };
  expect(await linkedOf(place.config(ofAnotherDay))).toBe('ndop-missing OB-3');
  expect(existsSync(join(place.folder, 'data', 'linkage', 'ndop.json'))).toBe(true);
});
