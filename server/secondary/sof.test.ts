// Does the command say which rows a view gives, and in words why it cannot?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from './engines';
import { LONGEST_LINE } from './lines';
import { sof } from './sof';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wp-sof-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  return path;
}

const VIEW = {
  resource: 'Patient',
  select: [
    {
      column: [
        { name: 'id', path: 'id' },
        { name: 'born', path: 'birthDate' },
      ],
    },
  ],
};
const LINES = '{"resourceType":"Patient","id":"a","birthDate":"1948"}\r\n\n{"resourceType":"Patient","id":"b"}';
const ROWS = ['{"id":"a","born":"1948"}', '{"id":"b","born":null}'];

async function told(
  ...args: readonly string[]
): Promise<{ readonly lines: readonly string[]; readonly problem: string }> {
  const lines: string[] = [];
  const outcome = await sof(args, (line) => lines.push(line));
  return { lines, problem: outcome.ok ? '' : outcome.problem };
}

describe.each(ENGINES)('--engine %s', (engine) => {
  const run = (view: string, file: string) => told(view, file, '--engine', engine);

  it('prints a row a line, in the order of the file', async () => {
    expect(await run(put('v.json', VIEW), put('p.ndjson', LINES))).toEqual({ lines: ROWS, problem: '' });
  });

  it.each(['z[1].ndjson', 'z*.ndjson', 'z?.ndjson', "it's.ndjson", 'a=b.ndjson'])(
    'takes %s for a file, and not for a pattern',
    async (name) => {
      put('z1.ndjson', '{"resourceType":"Patient","id":"other"}');
      expect(await run(put('v.json', VIEW), put(name, LINES))).toEqual({ lines: ROWS, problem: '' });
    },
  );

  it.each([
    ['a file that is not there', 'nowhere.ndjson', null, 'cannot be read'],
    ['a line that is no JSON', 'bad.ndjson', '{"resourceType":"Patient"}\n{"resourceType":"Pat', 'line 2: '],
    ['a line that is no object', 'list.ndjson', '[]', 'line 1: '],
    ['bytes that are no text', 'bytes.ndjson', Buffer.from([0x7b, 0xff, 0x7d]), 'line 1: it is not UTF-8'],
  ])('refuses %s, and names the line', async (_, name, content, words) => {
    const file = content === null ? join(folder, name) : put(name, content);
    const found = await run(put('v.json', VIEW), file);
    expect(found.problem).toContain(words);
    expect(found.problem).toContain(name);
  });

  it('refuses a line that is longer than any resource', async () => {
    const file = put('long.ndjson', `{"resourceType":"Patient","id":"${'a'.repeat(LONGEST_LINE)}"}`);
    expect((await run(put('v.json', VIEW), file)).problem).toContain('line 1: it is longer than a resource may be');
  });

  it('gives no row of an empty file', async () => {
    expect(await run(put('v.json', VIEW), put('none.ndjson', ''))).toEqual({ lines: [], problem: '' });
  });

  it('refuses a view that is none, and names it', async () => {
    const file = put('p.ndjson', LINES);
    expect((await run(put('no.json', '{'), file)).problem).toContain('no.json is no JSON that can be read');
    expect((await run(put('bad.json', { resource: 'Patient' }), file)).problem).toContain(
      'bad.json: a view has a select',
    );
  });

  it('tells of each test whether it ends as expected', async () => {
    const suite = join(folder, 'suite');
    rmSync(suite, { recursive: true, force: true });
    mkdirSync(suite);
    const resources = LINES.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
    const tests = [
      {
        title: 'in any order',
        view: VIEW,
        expect: [
          { born: null, id: 'b' },
          { id: 'a', born: '1948' },
        ],
      },
      { title: 'counted', view: VIEW, expectCount: 2 },
      { title: 'refused', view: {}, expectError: true },
      { title: 'wrong', view: VIEW, expect: [{ id: 'a', born: '1948' }] },
      { title: 'not refused', view: VIEW, expectError: true },
      { title: 'refused, and should not be', view: {}, expect: [] },
    ];
    writeFileSync(join(suite, 's.json'), JSON.stringify({ resources, tests }));
    const { lines, problem } = await told('--suite', suite, '--engine', engine);
    const all = lines.map((line) => JSON.parse(line) as { file: string; title: string; ok: boolean; error?: string });
    expect(all.map(({ file, title, ok }) => [file, title, ok])).toEqual(
      tests.map(({ title }, at) => ['s.json', title, at < 3]),
    );
    expect(all[2]?.error).toBe('a view names the type of its resource');
    expect(problem).toBe('3 of the tests end otherwise than they should');
  });
});

describe('--print-sql', () => {
  const NAMES = {
    resource: 'Patient',
    select: [
      { column: [{ name: 'id', path: 'id', type: 'id' }] },
      { forEachOrNull: 'name', column: [{ name: 'family', path: 'family', type: 'string' }] },
    ],
  };
  const CANARY = 'canary';
  const person = {
    resourceType: 'Patient',
    id: 'a',
    text: { div: CANARY },
    name: [{ family: 'Ash', text: CANARY, given: [CANARY] }],
    contact: [{ name: { family: CANARY } }],
  };

  it('declares what the view asks for, and no other element', async () => {
    const { lines } = await told(
      put('n.json', NAMES),
      put('n.ndjson', JSON.stringify(person)),
      '--print-sql',
      'duckdb',
    );
    const reads = /columns = \{(.*?)\}\)/.exec(lines[0] ?? '')?.[1];
    expect(reads).toBe(`'resourceType': 'VARCHAR', 'id': 'VARCHAR', 'name': 'STRUCT("family" VARCHAR)[]'`);
  });

  it('speaks Spark’s words where Spark is asked for', async () => {
    const { lines } = await told(put('n.json', NAMES), put('n.ndjson', JSON.stringify(person)), '--print-sql', 'spark');
    expect(lines.join('\n')).toBe(
      '-- resources: `resourceType` STRING, `id` STRING, `name` ARRAY<STRUCT<`family`: STRING>>\n' +
        'SELECT s.`id`, s.`_`.`family` AS `family` FROM (SELECT r.`id` AS `id`, explode(transform(CASE WHEN ' +
        'coalesce(array_size(filter(r.`name`, v1 -> v1 IS NOT NULL)), 0) = 0 THEN array(NULL) ELSE ' +
        "filter(r.`name`, v1 -> v1 IS NOT NULL) END, v2 -> named_struct('family', v2.`family`))) AS `_` " +
        "FROM (SELECT struct(*) AS r FROM resources) WHERE r.`resourceType` = 'Patient') AS s",
    );
  });

  it('is refused of a view that the resources do not fit', async () => {
    const file = put('x.ndjson', '{"resourceType":"Patient","name":"a"}\n{"resourceType":"Patient","name":{}}');
    const { problem } = await told(put('n.json', NAMES), file, '--print-sql', 'duckdb');
    expect(problem).toBe('“name” is not of one kind in all resources');
  });
});

it.each([
  [[]],
  [['a']],
  [['a', 'b', 'c']],
  [['a', 'b', '--engine', 'sqlite']],
  [['a', 'b', '--print-sql', 'oracle']],
  [['--suite']],
  [['--canary']],
])('says how it is used: %j', async (args) => {
  expect((await told(...args)).problem).toContain('npm run sof -- VIEW.json FILE.ndjson');
});
