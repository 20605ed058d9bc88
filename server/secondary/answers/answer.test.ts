// Is a question counted right, told once and the same ever after, and held against what anybody was told before?
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askedSets, flu, request, type Row } from '../../../tests/kits/secondary/asked-set';
import type { EarlierAnswer } from '../../../src/secondary/disclosure/earlier';
import type { Answer } from '../../../src/secondary/shapes/answer';
import type { Manifest } from '../../../src/secondary/shapes/data-set';
import type { Question } from '../../../src/secondary/shapes/question';
import { toSql } from '../../../src/secondary/questions/to-sql';
import { openDatabase, parquetOf } from '../duckdb/database';
import { counted, type Counted } from './counted';
import { preview } from './preview';

let sets: ReturnType<typeof askedSets>;
beforeEach(() => {
  sets = askedSets();
});
afterEach(() => {
  sets.remove();
});

const BANDS = ['25-29', '60-64', '65-69', '90+'];
const BOROUGHS = ['Barnet', "King's Cross"];

/** Nobody's values follow from another's, or two breakdowns would be the same groups. */
const rows = (count: number, from = 0): readonly Row[] =>
  Array.from({ length: count }, (_, n) => {
    const at = from + n;
    return {
      spine: `spine ${String(at)}`,
      values: {
        ageBand: BANDS[at % 4] ?? '',
        sex: Math.floor(at / 4) % 3 === 0 ? 'male' : 'female',
        borough: BOROUGHS[Math.floor(at / 12) % 2] ?? '',
        practice: `F8300${String(Math.floor(at / 24) % 5)}`,
      },
      events: [
        ...(Math.floor(at / 7) % 5 < 2 ? [['flu-vaccine', '2025-10-01'] as const] : []),
        ...(at % 11 === 0 ? [['flu-risk-group', '1900-01-01'] as const] : []),
        ...(at % 13 === 0 ? [['pregnancy', '2025-04-01'] as const] : []),
      ],
    };
  });

const told = (answer: unknown): Answer => {
  expect(answer).toHaveProperty('rows');
  return answer as Answer;
};

/** The same question in plain code. */
function meant(
  all: readonly Row[],
  { population, by, outcome, within }: Question,
): ReadonlyMap<string, readonly number[]> {
  const has = (row: Row, test: unknown): boolean => {
    if (typeof test === 'string') return row.events.some(([concept, day]) => concept === test && day <= '2026-03-31');
    const given = test as {
      age?: { from: number; to?: number };
      concept?: string;
      within?: { from: string; to: string };
    };
    const age = parseInt(row.values.ageBand ?? '', 10);
    if (given.age !== undefined) return age >= given.age.from && age <= (given.age.to ?? 999);
    const { from = '', to = '' } = given.within ?? {};
    return row.events.some(([concept, day]) => concept === given.concept && day >= from && day <= to);
  };
  const cells = new Map<string, number[]>();
  for (const row of all) {
    const { sex, age, any, all: every = [], none = [] } = population;
    const isIn =
      (sex === undefined || row.values.sex === sex) &&
      (age === undefined || has(row, { age })) &&
      (any === undefined || any.some((test) => has(row, test))) &&
      every.every((test) => has(row, test)) &&
      !none.some((test) => has(row, test));
    if (!isIn) continue;
    const key = by.map((column) => row.values[column]).join('|');
    const [people = 0, with_ = 0] = cells.get(key) ?? [];
    const isOutcome = has(row, { concept: outcome.concept, within }) === outcome.present;
    cells.set(key, [people + 1, with_ + (isOutcome ? 1 : 0)]);
  }
  return cells;
}

type Cells = Readonly<Record<string, readonly number[]>>;

/** By borough and sex. */
function cellsFound({ values: { borough = [], sex = [] }, places }: Counted): Cells {
  const cells: Record<string, readonly number[]> = {};
  for (const place of places) {
    if (place === 0) continue;
    const cell = (place - 1) >> 1;
    const key = `${borough[Math.floor(cell / sex.length)] ?? ''}|${sex[cell % sex.length] ?? ''}`;
    const [people = 0, with_ = 0] = cells[key] ?? [];
    cells[key] = [people + 1, with_ + (place % 2 === 0 ? 1 : 0)];
  }
  return cells;
}

/** The whole question over the two tables as they are, which is what another engine would run. */
async function asOneQuery(folder: string, question: Question): Promise<Cells> {
  const database = await openDatabase();
  const cells: Record<string, readonly number[]> = {};
  try {
    for (const name of ['people', 'events'])
      await database.run(`CREATE VIEW ${name} AS SELECT * FROM ${parquetOf(join(folder, `${name}.parquet`))}`);
    for await (const rows of database.rows(toSql(question, EDGES).counts))
      for (const { borough, sex, population, outcome } of rows)
        cells[`${String(borough)}|${String(sex)}`] = [Number(population), Number(outcome)];
  } finally {
    database.close();
  }
  return cells;
}

const EDGES = [0, 25, 30, 60, 65, 70, 90];

const window = (month: number, day: number) => ({
  from: `2025-0${String(month)}-01`,
  to: `2025-0${String(month)}-${String(day).padStart(2, '0')}`,
});
/** Nobody passes these. */
const idle = (count: number, from: number) =>
  Array.from({ length: count }, (_, at) => ({ concept: 'pregnancy', within: window(3, from + at) }));

/** More tests than one column of bits holds; the first, the last of that column and the first of the next tell. */
const MANY_TESTS: Question['population'] = {
  any: ['flu-risk-group', ...idle(18, 1)],
  none: [{ concept: 'pregnancy', within: window(4, 30) }],
};

const POPULATIONS: readonly Question['population'][] = [
  {},
  { sex: 'female' },
  { age: { from: 60 } },
  { age: { from: 25, to: 64 }, none: ['flu-risk-group'] },
  {
    any: [
      { age: { from: 65 } },
      'flu-risk-group',
      { concept: 'pregnancy', within: { from: '2025-03-01', to: '2025-08-31' } },
    ],
  },
  { all: ['flu-risk-group'], none: [{ concept: 'pregnancy', within: { from: '2025-05-01', to: '2025-08-31' } }] },
];

describe('a question', () => {
  it.each([...POPULATIONS, MANY_TESTS].map((population) => ({ population })))(
    'counts as it says: $population',
    async ({ population }) => {
      const all = rows(600);
      const { digest } = await sets.write('r1', 'd1', all);
      const question = { ...flu(['borough', 'sex'], population), outcome: { concept: 'flu-vaccine', present: false } };
      const found = await counted({
        folder: join(sets.dataDir, 'sets', 'r1', digest),
        ageEdges: EDGES,
        question,
        room: { memory: '256MB', threads: 1 },
      });
      expect(cellsFound(found)).toEqual(Object.fromEntries(meant(all, question)));
      expect(await asOneQuery(join(sets.dataDir, 'sets', 'r1', digest), question)).toEqual(cellsFound(found));
    },
  );

  it.each<[Question['population'], readonly string[]]>([
    [{ age: { from: 65 } }, ['65-69', '90+']],
    [{ any: [{ age: { from: 65, to: 69 } }, { age: { from: 90 } }] }, ['65-69', '90+']],
    [{ age: { from: 60 }, any: [{ age: { from: 25, to: 69 } }] }, ['60-64', '65-69']],
    [{ any: [{ age: { from: 90 } }, 'flu-risk-group'] }, BANDS],
  ])('has no row that it leaves empty itself, as if few were in it: %j', async (population, bands) => {
    const { digest } = await sets.write('r1', 'd1', rows(600));
    const folder = join(sets.dataDir, 'sets', 'r1', digest);
    const room = { memory: '256MB', threads: 1 };
    const { values } = await counted({ folder, ageEdges: EDGES, question: flu(['ageBand'], population), room });
    expect(values.ageBand).toEqual(bands);
  });

  it('is counted in a process of its own', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    const { rows: cells } = told(await sets.askApart(request('r1'), manifest, flu(['sex'])));
    expect(cells.map(({ by, population }) => [by.sex, population])).toEqual([
      ['female', 400],
      ['male', 200],
    ]);
  }, 60_000);

  it('shows its rows in the order in which people read them', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    const { rows: cells, released } = told(await sets.ask(request('r1'), manifest, flu(['ageBand'])));
    expect(cells.map(({ by }) => by.ageBand)).toEqual(BANDS);
    expect(released).toBe(false);
  });

  it('has no cell for those whose value is withheld or missing, and one for those of whom it is not recorded', async () => {
    const values = ['withheld', 'not recorded', 'female', null];
    const odd = rows(600).map((row, at) => ({ ...row, values: { ...row.values, sex: values[at % 4] ?? null } }));
    const { rows: cells } = told(await sets.ask(request('r1'), await sets.write('r1', 'd1', odd), flu(['sex'])));
    expect(cells.map(({ by, population }) => [by.sex, population])).toEqual([
      ['female', 150],
      ['not recorded', 150],
    ]);
  });

  it('that is not allowed is refused before anything is counted', async () => {
    const manifest = await sets.write('r1', 'd1', rows(50));
    rmSync(join(sets.dataDir, 'sets', 'r1', 'd1', 'people.parquet'));
    const sent = { ...flu(['sex']), by: ["sex FROM read_csv('/etc/passwd') --"] };
    expect(await sets.ask(request('r1'), manifest, sent)).toMatchObject({ status: 422, rules: ['Q-1'] });
  });

  it('of a data set that the ledger does not know is not answered', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    rmSync(join(sets.dataDir, 'linkage', 'ledger', 'rows'), { recursive: true });
    expect(await sets.ask(request('r1'), manifest, flu(['sex']))).toMatchObject({ status: 409, rules: ['D7'] });
  });
});

describe('T13, D8: the same question', () => {
  it('gives the stored bytes, however often it is asked', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    const first = JSON.stringify(await sets.ask(request('r1'), manifest, flu(['sex', 'borough'])));
    const [file = ''] = readdirSync(join(sets.dataDir, 'answers', 'r1'));
    const path = join(sets.dataDir, 'answers', 'r1', file);
    expect(readFileSync(path, 'utf8')).toBe(`${first}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    // nothing is counted again: there is nothing left to count
    rmSync(join(sets.dataDir, 'sets', 'r1', 'd1', 'people.parquet'));
    rmSync(path);
    for (let n = 0; n < 50; n += 1)
      expect(JSON.stringify(await sets.ask(request('r1'), manifest, flu(['sex', 'borough'])))).toBe(first);
    expect(existsSync(path)).toBe(true);
  });

  it('may be varied forty times, refusals for what the data hold among them', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    const bys = [['sex'], ['borough'], ['ageBand'], ['sex', 'borough'], ['ageBand', 'sex', 'borough']] as const;
    const all = POPULATIONS.flatMap((population) => bys.map((by) => flu(by, population)));
    const more = bys.flatMap((by) =>
      (['female', 'male'] as const).flatMap((sex) => [
        flu(by, { sex, age: { from: 65 } }),
        flu(by, { sex, age: { from: 60 } }),
      ]),
    );
    const outcomes: unknown[] = [];
    for (const question of [...all, ...more].slice(0, 41))
      outcomes.push(await sets.ask(request('r1'), manifest, question));
    const codes = outcomes.map((outcome) => (outcome as { code?: string }).code ?? 'answered');
    expect(codes.slice(0, 40)).not.toContain('too-many-questions');
    expect(codes).toContain('too-fine');
    expect(outcomes[40]).toMatchObject({ status: 422, code: 'too-many-questions', rules: ['D8'] });
    // what was asked before is still told, and another request has its own forty
    expect(await sets.ask(request('r1'), manifest, all[0])).toEqual(outcomes[0]);
    const other = await sets.write('r2', 'd2', rows(600));
    expect(await sets.ask(request('r2'), other, all[0])).toHaveProperty('rows');
  }, 120_000);
});

describe('D7: the ledger', () => {
  it('is one for the instance: another request is told no cell that differs by one person', async () => {
    const first = await sets.write('r1', 'd1', rows(600));
    told(await sets.ask(request('r1'), first, flu(['sex'])));
    // the rows of the other stand in another order, under other pseudonyms
    const second = await sets.write('r2', 'd2', [...rows(600)].reverse());
    const own = rows(600).filter(({ events }) => events.some(([concept]) => concept === 'pregnancy')).length;
    expect(own).toBeGreaterThan(9);
    const same = told(await sets.ask(request('r2'), second, flu(['sex'])));
    expect(same.rows.every(({ population }) => typeof population === 'number')).toBe(true);
    const few = rows(600).map((row, at) =>
      at < 2 ? { ...row, events: [...row.events, ['flu-risk-group', '1900-01-01'] as const] } : row,
    );
    const third = await sets.write(
      'r3',
      'd3',
      few.map((row, at) =>
        at >= 2 ? { ...row, events: row.events.filter(([one]) => one !== 'flu-risk-group') } : row,
      ),
    );
    const without = told(await sets.ask(request('r3'), third, flu(['sex'], { none: ['flu-risk-group'] })));
    expect(without.rows.map(({ population }) => population)).toEqual(['withheld', 'withheld']);
  });

  it('keeps the figure of a cell that moved by few, with its day, on a later build', async () => {
    const first = told(await sets.ask(request('r1'), await sets.write('r1', 'd1', rows(600)), flu(['ageBand'])));
    expect(JSON.stringify(first)).not.toContain('figureOf');
    sets.setDay('2026-05-02');
    const later = await sets.write('r1', 'd2', rows(600).slice(3));
    const second = told(await sets.ask(request('r1'), later, flu(['ageBand'])));
    expect(second.rows).toEqual(first.rows.map((row) => ({ ...row, figureOf: '2026-04-01' })));
    const much = await sets.write('r1', 'd3', rows(900));
    const third = told(await sets.ask(request('r1'), much, flu(['ageBand'])));
    expect(third.rows.map(({ population, figureOf }) => [population, figureOf])).toEqual(
      BANDS.map(() => [225, undefined]),
    );
  });

  it('keeps the figure of everybody beside another outcome, on a later build that one has left', async () => {
    // so many that the other outcome is told too
    const all = rows(1200);
    const asked = [flu(['borough', 'sex']), flu(['sex', 'borough'])] as const;
    const first = told(await sets.ask(request('r1'), await sets.write('r1', 'd1', all), asked[0]));
    const pregnant = { concept: 'pregnancy', present: true };
    const window = { from: '2025-04-01', to: '2026-03-31' };
    const days = async (manifest: Manifest, question: Question) => {
      const { rows: found } = told(await sets.ask(request('r1'), manifest, question));
      const people = Object.fromEntries(found.map(({ by, population }) => [`${by.borough} ${by.sex}`, population]));
      expect(people).toEqual(
        Object.fromEntries(first.rows.map(({ by, population }) => [`${by.borough} ${by.sex}`, population])),
      );
      return [...new Set(found.map(({ figureOf, populationOf }) => `${figureOf ?? ''} ${populationOf ?? ''}`))];
    };
    sets.setDay('2026-05-02');
    const later = await sets.write('r1', 'd2', all.slice(1));
    // nor by the days beside a figure, asked again in another order
    const others = asked.map((question) => ({ ...question, outcome: pregnant, within: window }));
    for (const other of others) expect(await days(later, other)).toEqual([' 2026-04-01']);
    for (const again of asked) expect(await days(later, again)).toEqual(['2026-04-01 ']);
    sets.setDay('2026-06-03');
    const latest = await sets.write('r1', 'd3', all.slice(1));
    for (const other of others) expect(await days(latest, other)).toEqual(['2026-05-02 2026-04-01']);
  });

  it('holds no pseudonym and no spine id, and lies in the linkage zone alone', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    await sets.ask(request('r1'), manifest, flu(['sex']));
    const under = (folder: string): readonly string[] =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((one) =>
        one.isFile() ? [join(one.parentPath, one.name)] : [],
      );
    const ledger = under(join(sets.dataDir, 'linkage'));
    expect(ledger.length).toBeGreaterThan(4);
    for (const file of ledger) {
      expect(readFileSync(file, 'latin1')).not.toMatch(/spine \d|p\d{2}/);
      expect(statSync(file).mode & 0o077).toBe(0);
    }
    const mark = readFileSync(join(sets.dataDir, 'linkage', 'ledger', 'people.marks')).subarray(0, 8);
    for (const file of [...under(join(sets.dataDir, 'sets')), ...under(join(sets.dataDir, 'answers'))])
      expect(readFileSync(file).includes(mark)).toBe(false);
  });

  it('keeps that three answers add up: those who have it, those who have it not, and everybody', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    for (const population of [{ all: ['flu-risk-group'] }, {}, { none: ['flu-risk-group'] }])
      told(await sets.ask(request('r1'), manifest, flu(['sex'], population)));
    const kept = readFileSync(join(sets.dataDir, 'linkage', 'ledger', 'answers', '00000002.json'), 'utf8');
    const { sums } = JSON.parse(kept) as EarlierAnswer;
    const three = sums?.filter(({ left, right }) => left.length + right.length === 3) ?? [];
    expect(three.map(({ left, right }) => [...left, ...right].map(({ number }) => number).sort())).toContainEqual([
      0,
      1,
      null,
    ]);
  });

  it('sees two answers that are asked at once', async () => {
    const manifest = await sets.write('r1', 'd1', rows(600));
    const asked = await Promise.all([
      sets.ask(request('r1'), manifest, flu(['sex'])),
      sets.ask(request('r1'), manifest, flu(['sex'], { none: ['flu-risk-group'] })),
      sets.ask(request('r1'), manifest, flu(['sex'])),
    ]);
    expect(asked[2]).toEqual(asked[0]);
    expect(readdirSync(join(sets.dataDir, 'linkage', 'ledger', 'answers')).sort()).toEqual([
      '00000000.json',
      '00000000.places',
      '00000001.json',
      '00000001.places',
    ]);
  });
});

describe('a preview', () => {
  it('is on made-up rows of the same breakdowns, under the same rules, and opens no data set', async () => {
    const made = told(await preview(request('r9'), flu(['ageBand', 'sex'], { age: { from: 65 } })));
    expect(made.rows.map(({ by }) => by.sex)).toContain('female');
    expect(made.rows).toHaveLength(12);
    const fine = told(await preview(request('r9'), flu(['practice'])));
    expect(fine.rows.filter(({ outcome }) => outcome === 'withheld')).toHaveLength(2);
    expect(await preview(request('r9'), flu(['ageBand', 'sex'], { age: { from: 65 } }))).toEqual(made);
    expect(await preview(request('r9'), { ...flu(['sex']), measure: 'mean' })).toMatchObject({ rules: ['D5'] });
  });
});
