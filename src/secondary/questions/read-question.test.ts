// Is a question read whole, and everything that it may not say refused by the id of a rule?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAKDOWNS, type Question } from '../shapes/question';
import type { Allowed } from './allowed';
import { readQuestion } from './read-question';
import { askedOf, questionKey } from './same-question';
import { SHIPPED } from './shipped';
import { toSql } from './to-sql';

const ALLOWED: Allowed = {
  questions: ['flu', 'cervical-screening', 'annual-check', 'stop-smoking'],
  by: BREAKDOWNS.filter((column) => column !== 'practice'),
  columns: BREAKDOWNS.filter((column) => column !== 'borough'),
  concepts: ['flu-vaccine', 'flu-risk-group', 'pregnancy'],
  precision: 'month',
  period: { from: '2025-03-01', to: '2026-03-31' },
  index: '2026-03-31',
  ageEdges: [0, 14, 25, 35, 45, 55, 65, 75, 85],
};

const FLU: Question = {
  id: 'flu',
  index: '2026-03-31',
  population: {
    sex: 'female',
    age: { from: 25, to: 64 },
    any: [{ age: { from: 45 } }, 'flu-risk-group'],
    all: [{ concept: 'pregnancy', within: { from: '2025-03-01', to: '2025-08-31' } }],
    none: ['flu-risk-group'],
  },
  outcome: { concept: 'flu-vaccine', present: false },
  within: { from: '2025-09-01', to: '2026-03-31' },
  by: ['ageBand', 'sex', 'ethnicGroup'],
  measure: 'proportion',
};

const with_ = (more: object): unknown => ({ ...FLU, ...more });
const population = (more: object): unknown => with_({ population: { ...FLU.population, ...more } });

describe('a question', () => {
  it('is read as it was sent', () => {
    expect(readQuestion(JSON.parse(JSON.stringify(FLU)), ALLOWED)).toEqual({ ok: true, value: FLU });
  });

  it.each(SHIPPED.map((question) => [question.id, question] as const))(
    'that is shipped is read: %s',
    (_id, question) => {
      const allowed: Allowed = {
        ...ALLOWED,
        by: BREAKDOWNS,
        columns: BREAKDOWNS,
        concepts: JSON.stringify(question).match(/[a-z]+(-[a-z]+)*/g) ?? [],
        period: { from: '2020-10-01', to: '2026-03-31' },
      };
      expect(readQuestion(question, allowed)).toEqual({ ok: true, value: question });
    },
  );
});

const REFUSED: readonly (readonly [what: string, rule: string, sent: unknown])[] = [
  ['is no object', 'Q-1', 'SELECT 1'],
  ['is a list', 'Q-1', [FLU]],
  ['says more', 'Q-1', with_({ sql: 'COPY people TO …' })],
  ['says more by its prototype', 'Q-1', JSON.parse(JSON.stringify(FLU).replace('{', '{"__proto__":{"a":1},'))],
  ['lacks its index', 'Q-1', with_({ index: undefined })],
  ['has another index', 'Q-7', with_({ index: '2026-03-30' })],
  ['is another question', 'Q-2', with_({ id: 'salaries' })],
  ['has a name that is none', 'Q-1', with_({ id: "flu'; DROP TABLE people; --" })],
  ['asks for a mean', 'D5', with_({ measure: 'mean' })],
  ['asks for no measure', 'D5', with_({ measure: undefined })],
  ['is broken down by four', 'D6', with_({ by: ['ageBand', 'sex', 'ethnicGroup', 'deprivationFifth'] })],
  ['is broken down by nothing', 'Q-1', with_({ by: [] })],
  ['is broken down twice by the same', 'Q-1', with_({ by: ['sex', 'sex'] })],
  ['is broken down by what is none', 'Q-1', with_({ by: ['postcode'] })],
  ['is broken down by a function', 'Q-1', with_({ by: ["read_csv('/etc/passwd')"] })],
  ['is broken down by what is not approved', 'Q-3', with_({ by: ['practice'] })],
  ['is broken down by a column that was lost', 'Q-3', with_({ by: ['borough'] })],
  ['asks of a concept that is not approved', 'Q-4', with_({ outcome: { concept: 'hiv', present: true } })],
  ['asks of a prototype', 'Q-4', with_({ outcome: { concept: 'constructor', present: true } })],
  ['does not say whether it is present', 'Q-1', with_({ outcome: { concept: 'flu-vaccine' } })],
  ['leaves the period before', 'Q-5', with_({ within: { from: '2025-02-01', to: '2026-03-31' } })],
  ['leaves the period after', 'Q-5', with_({ within: { from: '2025-09-01', to: '2026-04-30' } })],
  ['begins within a month', 'Q-5', with_({ within: { from: '2025-09-02', to: '2026-03-31' } })],
  ['ends within a month', 'Q-5', with_({ within: { from: '2025-09-01', to: '2026-03-30' } })],
  ['ends before it begins', 'Q-1', with_({ within: { from: '2026-03-01', to: '2025-09-30' } })],
  ['has a day that is none', 'Q-1', with_({ within: { from: '2025-09-31', to: '2026-03-31' } })],
  ['begins between two bands', 'Q-6', population({ age: { from: 26 } })],
  ['ends between two bands', 'Q-6', population({ age: { from: 25, to: 65 } })],
  ['has an age that is a text', 'Q-6', population({ age: { from: '25' } })],
  ['has half an age', 'Q-6', population({ age: { from: 25, to: null } })],
  ['ends its ages before they begin', 'Q-1', population({ age: { from: 65, to: 44 } })],
  ['has an odd sex', 'Q-1', population({ sex: 'F' })],
  ['has an unknown part', 'Q-1', population({ nhsNumber: ['9990123454'] })],
  ['has an empty list', 'Q-1', population({ any: [] })],
  ['has too long a list', 'Q-1', population({ any: Array.from({ length: 21 }, () => 'pregnancy') })],
  ['has an age among all', 'Q-1', population({ all: [{ age: { from: 45 } }] })],
  ['tests a concept that is not approved', 'Q-4', population({ none: ['hiv'] })],
  [
    'tests a window off the months',
    'Q-5',
    population({ all: [{ concept: 'pregnancy', within: { from: '2025-03-02', to: '2025-08-31' } }] }),
  ],
  ['tests an age off the bands', 'Q-6', population({ any: [{ age: { from: 66 } }] })],
];

describe('a question is refused that', () => {
  it.each(REFUSED.map(([what, rule, sent]) => ({ what, rule, sent })))('$what ($rule)', ({ rule, sent }) => {
    const read = readQuestion(sent, ALLOWED);
    expect(read).toMatchObject({ ok: false, refusal: { rules: [rule] } });
    // what was sent is not sent back as a query could be
    if (!read.ok) expect(read.refusal.message).not.toMatch(/DROP|passwd|COPY/);
  });

  it.each(['ageBand', 'sex'] as const)('draws its population by a column that the data set lacks: %s', (column) => {
    const allowed = { ...ALLOWED, columns: ALLOWED.columns.filter((one) => one !== column) };
    expect(readQuestion({ ...FLU, by: ['ethnicGroup'] }, allowed)).toMatchObject({
      ok: false,
      refusal: { rules: ['Q-3'] },
    });
  });

  it('is anything at all, without a word of it in a query', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(FLU)), (thing, field) => {
        const read = readQuestion({ ...FLU, [field]: thing }, ALLOWED);
        if (!read.ok) expect(read.refusal.rules).toHaveLength(1);
        // T11: a query is words of closed lists, whatever was sent
        else
          expect(Object.values(toSql(read.value, ALLOWED.ageEdges)).flat().join(' ')).toMatch(/^[\w\s.,()<>='&*+-]*$/);
      }),
    );
  });
});

describe('two questions', () => {
  it('ask the same of the same people, in whatever order their tests stand and by whatever they are broken down', () => {
    const turned: Question = {
      ...FLU,
      population: { ...FLU.population, any: ['flu-risk-group', { age: { from: 45 } }, 'flu-risk-group'] },
      by: ['sex'],
    };
    expect(askedOf(turned)).toBe(askedOf(FLU));
    expect(questionKey(turned)).not.toBe(questionKey(FLU));
  });

  it.each<[string, Partial<Question>]>([
    ['the window', { within: { from: '2025-10-01', to: '2026-03-31' } }],
    ['whether it is present', { outcome: { concept: 'flu-vaccine', present: true } }],
    ['the population', { population: { ...FLU.population, sex: 'male' } }],
    ['a test', { population: { ...FLU.population, none: [] } }],
  ])('differ by %s', (_what, more) => {
    expect(askedOf({ ...FLU, ...more })).not.toBe(askedOf(FLU));
  });
});

describe('the query', () => {
  it('is the SQL that DuckDB and Spark have in common', () => {
    const { tests, people, counts } = toSql(FLU, ALLOWED.ageEdges);
    // no quoted names, no function that one of them lacks
    for (const query of [tests, people, counts]) expect(query).not.toMatch(/["`[\]{}:]|QUALIFY|FILTER|ANY_VALUE/);
    const functions = [...`${tests} ${people} ${counts}`.matchAll(/\b([A-Z_]+)\(/g)].map(([, name]) => name);
    expect(new Set(functions)).toEqual(new Set(['BIT_OR', 'COALESCE', 'COUNT', 'SUM']));
    expect(people).toContain("p.ageBand IN ('25-34', '35-44', '45-54', '55-64')");
  });

  it('takes no text but a word of a list', () => {
    const wild = { ...FLU, outcome: { concept: "x' OR 1=1 --", present: true } };
    expect(() => toSql(wild, ALLOWED.ageEdges)).toThrow('not a word');
    expect(() => toSql({ ...FLU, index: "2026-03-31' --" }, ALLOWED.ageEdges)).toThrow('not a word');
  });
});
