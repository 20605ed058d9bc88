// Is each line of a job read as it stands, wherever it lies, and is one refused that no resource could be?
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachLine } from '../lines';
import { FIELDS, type Job } from './jobs';
import { readLines } from './read-lines';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wp-lines-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a file, and says where each of its lines lies. */
function written(name: string, type: string, lines: readonly string[], file = 0) {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  const places: number[][] = [];
  const looked = eachLine(path, (_line, number, offset, length) => {
    places.push([file, number, offset, length]);
    return null;
  });
  expect(looked.ok).toBe(true);
  return { file: { path, type }, places };
}

const jobOf = (files: Job['files'], places: readonly number[][]): Job => ({
  setting: 'gp',
  files,
  lines: Float64Array.from(places.flat()),
  beside: [],
  tellsMarked: false,
});

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constant('é'.repeat(700_000)));
const resources = fc.array(
  fc.option(fc.record({ id: fc.string({ minLength: 1, maxLength: 9 }), text }), { nil: null }),
  {
    maxLength: 8,
  },
);

it('any lines of any files come in the order in which they are asked for, blank ones between them', () => {
  fc.assert(
    fc.property(resources, resources, fc.infiniteStream(fc.nat()), (one, other, chance) => {
      const all = [one, other].map((list, file) => {
        const type = file === 0 ? 'Condition' : 'Flag';
        const lines = list.map((of) => (of === null ? '' : JSON.stringify({ resourceType: type, ...of })));
        return { list, type, ...written(`${type}.ndjson`, type, lines, file) };
      });
      const meant = all.flatMap(({ list, type, places }) =>
        list
          .flatMap((of) => (of === null ? [] : [{ resourceType: type, ...of }]))
          .map((of, at) => ({ of, at: places[at] ?? [] })),
      );
      const [isShuffled = 0] = chance.take(1);
      const asked = isShuffled % 2 === 0 ? meant : meant.filter(() => (chance.next().value ?? 0) % 3 > 0).reverse();
      expect(FIELDS).toBe(4);
      const read = readLines(
        jobOf(
          all.map(({ file }) => file),
          asked.map(({ at }) => at),
        ),
      );
      expect(read.ok && read.value.resources).toEqual(asked.map(({ of }) => of));
    }),
    { numRuns: 60 },
  );
});

it('a line that begins in one file where the last of another ended is its own', () => {
  const of = (type: string, id: string): string => JSON.stringify({ resourceType: type, id });
  const one = written('Flag.ndjson', 'Flag', [of('Flag', 'a'), of('Flag', 'b')]);
  const other = written('Goal.ndjson', 'Goal', [of('Goal', 'c'), of('Goal', 'd')], 1);
  const read = readLines(jobOf([one.file, other.file], [one.places[0] ?? [], other.places[1] ?? []]));
  expect(read.ok && read.value.resources.map(({ id }) => id)).toEqual(['a', 'd']);
});

const nested = (depth: number, open: string, close: string): string => open.repeat(depth) + '1' + close.repeat(depth);
const within = (value: string): string => `{"resourceType":"Condition","id":"x","extension":${value}}`;

it.each<[string, string, string | null]>([
  ['lists to the depth that is allowed', within(nested(99, '[', ']')), null],
  ['lists one deeper', within(nested(100, '[', ']')), 'nested deeper'],
  ['objects to the depth that is allowed', within(nested(99, '{"a":', '}')), null],
  ['objects one deeper', within(nested(100, '{"a":', '}')), 'nested deeper'],
  ['both by turns to the depth that is allowed', within(`[${nested(49, '{"a":[', ']}')}]`), null],
  ['both by turns one deeper', within(nested(50, '{"a":[', ']}')), 'nested deeper'],
  ['ten thousand', within(nested(10_000, '[', ']')), 'nested deeper'],
  ['many beside one another', within(`[${'[[{}]],'.repeat(500)}1]`), null],
  ['brackets in a text', within(JSON.stringify('[{'.repeat(500))), null],
  ['a key that leads elsewhere', within('{"__proto__":{}}'), 'a key that no resource has'],
  ['the same, hidden', within(String.raw`[{"\u005f_proto__":{}}]`), 'a key that no resource has'],
  ['no JSON', '{"resourceType":"Condition","id":"x"', 'not JSON'],
  ['no resource', '[]', 'no resource'],
  ['another type', '{"resourceType":"Flag","id":"x"}', 'no Condition'],
  ['no id', '{"resourceType":"Condition"}', 'no id'],
  ['too long an id', `{"resourceType":"Condition","id":"${'x'.repeat(201)}"}`, 'no id'],
])('%s', (_what, line, problem) => {
  const { file, places } = written('Condition.ndjson', 'Condition', ['', line]);
  const read = readLines(jobOf([file], places));
  if (problem === null) expect(read).toMatchObject({ ok: true });
  else expect(read.ok ? '' : read.problem).toMatch(new RegExp(`^Condition.ndjson, line 2: .*${problem}`));
});
