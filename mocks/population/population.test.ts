/** Are the made-up people what their truth says, and the same ones each time? */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isNhsNumber } from '../../src/domain/nhs-number';
import { isAligned } from '../../src/secondary/rules/precisions';
import type { Question, Window } from '../../src/secondary/shapes/question';
import type { AskedFor } from '../../src/secondary/shapes/request';
import { linesOf, recounter, type Recount } from '../../tests/kits/secondary/recount';
import { CANARY } from './canary';
import { QUESTIONS, RATES, type Planted, type QuestionId } from './planted';
import { writePopulation } from './write';

interface Truth {
  readonly questions: Readonly<
    Record<
      QuestionId,
      {
        readonly question: Question;
        readonly data: AskedFor;
        readonly planted: readonly Planted[];
        readonly cells: readonly Recount[];
      }
    >
  >;
}

const made: string[] = [];
function population(seed: number, people: number, practices = 24): string {
  const folder = mkdtempSync(join(tmpdir(), 'population-'));
  made.push(folder);
  writePopulation(folder, { seed, people, practices });
  return folder;
}
const truthIn = (folder: string): Truth => JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const digestOf = (folder: string): string => {
  const hash = createHash('sha256');
  for (const path of filesIn(folder)) hash.update(path.slice(folder.length)).update(readFileSync(path));
  return hash.digest('hex');
};

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('a population', () => {
  it('is the same to the byte for one seed, and another for another', () => {
    const [one, same, other] = [population(7, 300), population(7, 300), population(8, 300)].map(digestOf);
    expect(same).toBe(one);
    expect(other).not.toBe(one);
  });

  let folder: string;
  let truth: Truth;
  beforeAll(() => {
    folder = population(3, 2_500);
    truth = truthIn(folder);
  });

  it('has only NHS numbers that begin with 999', () => {
    for (const path of filesIn(folder))
      for (const [number] of readFileSync(path, 'utf8').matchAll(/(?<!\d)\d{10}(?!\d)/gu))
        if (isNhsNumber(number)) expect(number).toMatch(/^999/);
    expect(linesOf(join(folder, 'demographics.ndjson')).length).toBeGreaterThan(2_400);
  });

  it('marks every text that no table declares', () => {
    const FREE = new Set([
      'text',
      'display',
      'div',
      'valueString',
      'description',
      'comment',
      'title',
      'family',
      'line',
    ]);
    const unmarked: string[] = [];
    const look = (value: unknown, element: string): void => {
      if (typeof value === 'string' && FREE.has(element) && !value.includes(CANARY))
        unmarked.push(`${element}: ${value}`);
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) look(inner, Array.isArray(value) ? element : key);
    };
    for (const path of filesIn(join(folder, 'sources'))) for (const line of linesOf(path)) look(line, '');
    expect(unmarked).toEqual([]);
  });

  it('asks for the least that answers each question: whole periods, its own concepts, its own columns', () => {
    for (const id of QUESTIONS) {
      const { question, data } = truth.questions[id];
      const tests = Object.values(question.population).flatMap((value) => (Array.isArray(value) ? value : []));
      const windows = [
        question.within,
        ...tests.flatMap((test: { within?: Window }) => (test.within === undefined ? [] : [test.within])),
      ];
      for (const window of windows) {
        expect(isAligned(window, data.precision), id).toBe(true);
        expect(window.from >= data.period.from && window.to <= data.period.to, id).toBe(true);
      }
      expect(isAligned(data.period, data.precision), id).toBe(true);
      expect(data.columns, id).toEqual(expect.arrayContaining([...question.by]));
      expect(data.valueSets, id).toContain(question.outcome.concept);
    }
    expect(truth.questions['annual-check'].data.columns).toEqual(['ageBand', 'practice']);
    expect(truth.questions['stop-smoking'].data.columns).toEqual(['ethnicGroup']);
  });

  it('counts what its own files say, read by somebody else', () => {
    const recount = recounter(folder);
    for (const id of QUESTIONS) {
      const { question, cells } = truth.questions[id];
      expect(recount(question), id).toEqual(cells);
    }
  });

  it('is flat but for the planted groups, and those stand out by at least 12 in 100', () => {
    for (const id of QUESTIONS) {
      const { planted, cells } = truth.questions[id];
      const people = cells.reduce((sum, cell) => sum + cell.population, 0);
      const whole = (100 * cells.reduce((sum, cell) => sum + cell.outcome, 0)) / people;
      for (const { by, population: count, outcome } of cells) {
        const stands = planted.find((one) => JSON.stringify(one.by) === JSON.stringify(by))?.stands;
        const rate = RATES[id][stands === undefined ? 'alike' : 'planted'];
        expect(Math.abs(outcome - (count * rate) / 100), `${id} ${JSON.stringify(by)}`).toBeLessThanOrEqual(0.5);
        if (stands !== undefined) expect((rate - whole) * (stands === 'above' ? 1 : -1)).toBeGreaterThanOrEqual(12);
        else expect(Math.abs(rate - whole)).toBeLessThan(12);
      }
      expect(planted.every(({ by }) => cells.some((cell) => JSON.stringify(cell.by) === JSON.stringify(by)))).toBe(
        true,
      );
    }
  });
});
