/** Is a copy of the register taken whole, or refused whole and by name, whatever was done to it? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { decisionHash } from '../database/register-chain';
import { wrappingKeys } from '../../tests/kits/server/registers';
import { digestOf, fileKey, headerLine, headerOf, lineOf, type StoredDecision } from './copy-lines';
import { readCopy, type ReadCopy } from './copy-read';

const folder = mkdtempSync(join(tmpdir(), 'wp-copy-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const keys = wrappingKeys();
const COUNT = 6;

function linesUnder(key = keys.current, salt = 'Ada'): readonly string[] {
  const first = headerLine(key);
  const header = headerOf(first);
  if (header === null) throw new Error('a header of our own cannot be read');
  const lines = [first];
  let previous = '';
  for (let number = 1; number <= COUNT; number += 1) {
    const one = {
      number,
      id: `${salt}-${String(number)}`,
      nhsNumber: '9990000018',
      dateTime: '2026-01-01T00:00:00Z',
      body: `{"a":"é${'x'.repeat(number)}"}`,
    };
    const decision: StoredDecision = { ...one, previous, hash: decisionHash(previous, one) };
    lines.push(lineOf(fileKey(key, header), digestOf(lines.at(-1) ?? ''), decision));
    previous = decision.hash;
  }
  return lines;
}

const LINES = linesUnder();
let at = 0;
function read(bytes: Buffer | string): Promise<ReadCopy> {
  at += 1;
  const file = join(folder, `copy-${String(at)}`);
  writeFileSync(file, bytes);
  return readCopy(file, keys).finally(() => {
    rmSync(file);
  });
}
const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const WHOLE = Buffer.from(text(LINES));

it('is read as it was written', async () => {
  const found = await read(WHOLE);
  expect(found).toMatchObject({ ok: true, decisions: { length: COUNT } });
  expect(found.ok && found.decisions.map(({ id }) => id)).toEqual(
    LINES.slice(1).map((_line, index) => `Ada-${String(index + 1)}`),
  );
});

it('is refused when any byte of it differs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(WHOLE.length - 1), fc.integer({ min: 1, max: 255 }), async (place, by) => {
      const bytes = Buffer.from(WHOLE);
      bytes[place] = (bytes[place] ?? 0) ^ by;
      expect(await read(bytes)).toMatchObject({ ok: false });
    }),
    { numRuns: 200 },
  );
});

it('is refused when bits differ that say nothing: the last of what is sealed', async () => {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let tried = 0;
  for (const [place, line] of LINES.entries()) {
    const end = /[A-Za-z0-9+/](?==+"\}$)/.exec(line);
    // a header by itself is a copy of nothing
    if (end === null || place === 0) continue;
    const other = signs[signs.indexOf(end[0]) ^ 1] ?? '';
    const changed = line.slice(0, end.index) + other + line.slice(end.index + 1);
    // of any line but the last the next would tell
    expect(await read(text([...LINES.slice(0, place), changed]))).toMatchObject({ ok: false });
    tried += 1;
  }
  expect(tried).toBeGreaterThan(2);
});

it('is refused when it is cut anywhere but behind a line, and is shorter when cut there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(WHOLE.length - 1), async (length) => {
      const found = await read(WHOLE.subarray(0, length));
      const whole = length > 0 && WHOLE[length - 1] === 0x0a;
      expect(found.ok).toBe(whole);
      if (found.ok) expect(found.decisions.length).toBeLessThan(COUNT);
    }),
    { numRuns: 100 },
  );
});

it('is refused when lines were exchanged, doubled, taken out or brought from another copy under the same key', async () => {
  const strange = linesUnder(keys.current, 'Eve');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...LINES, ...strange), { minLength: 1, maxLength: 9 }), async (lines) => {
      const found = await read(text(lines));
      const start = (of: readonly string[]): boolean => lines.every((line, index) => line === of[index]);
      expect(found.ok).toBe(start(LINES) || start(strange));
    }),
    { numRuns: 200 },
  );
});

it.each([
  ['another key', () => text(linesUnder(wrappingKeys().current)), /is encrypted under another key \([0-9a-f]{16}\)/],
  ['no copy', () => 'nhsNumber,familyName\n', /does not begin as a copy of the register does/],
  ['empty', () => '', /it is empty/],
  ['half a line', () => text(LINES).slice(0, -9), /line 7 was not written to its end/],
  ['a line in between', () => text([...LINES.slice(0, 3), 'x', ...LINES.slice(3)]), /line 4 is no decision/],
  [
    'exchanged',
    () => text([LINES[0] ?? '', LINES[2] ?? '', LINES[1] ?? '']),
    /line 2 is damaged, or does not stand where it was written/,
  ],
])('says of a copy that is %s what is wrong, and names the file', async (_what, bytes, problem) => {
  expect(await read(bytes())).toEqual({ ok: false, problem: expect.stringMatching(problem) as string });
});

it('says of a file that is not there that it cannot be read', async () => {
  expect(await readCopy(join(folder, 'none'), keys)).toEqual({
    ok: false,
    problem: `${join(folder, 'none')} cannot be read (ENOENT)`,
  });
});
