/** Does the command say which lists of codes are loaded, and refuse those that cannot be trusted by file and code? */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPolicy } from '../src/policy/policy';
import { SOUND } from '../tests/kits/server/sound-config';
import { readConfig } from './config';
import { loadedValueSets } from './expanded';
import { outboundOfCommand } from './outbound/for-command';
import { policyOptions } from './policy-in-force';

const base = mkdtempSync(join(tmpdir(), 'wp-value-sets-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const SNOMED = 'http://snomed.info/sct';
const valueSet = (...codes: unknown[]) =>
  JSON.stringify({
    resourceType: 'ValueSet',
    compose: { include: [{ system: SNOMED, concept: codes.map((code) => ({ code })) }] },
  });
const config = (name: string, policy: unknown): string => {
  const path = join(base, name);
  writeFileSync(
    path,
    JSON.stringify({
      ...SOUND,
      policy,
    }),
  );
  return path;
};
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'value-sets.ts'), ...args], {
    encoding: 'utf8',
  });

/** In this process: the command says the same, and ends. */
async function refusedOf(path: string): Promise<readonly string[]> {
  const read = readConfig(path);
  if (!read.ok) return read.problems;
  const loaded = await loadedValueSets(read.config, outboundOfCommand(read.config));
  if (!loaded.ok) return loaded.problems;
  const built = buildPolicy(policyOptions(read.config, loaded.valueSets));
  return built.ok ? [] : built.problems;
}

beforeAll(() => {
  writeFileSync(join(base, 'sti.json'), valueSet('86406008', '12271241000119109', '86406008'));
  writeFileSync(join(base, 'ruined.json'), valueSet('86406008', '1.02E+15', '86406009'));
});

describe('the command that lists the value sets', () => {
  it('prints category, source, count and digest of the seed and of each file', () => {
    const path = config('sound.json', {
      valueSets: [{ file: 'sti.json', category: 'sexual-health' }],
      exclusions: { 'EX-5': false },
    });
    const { stdout, status } = run('--config', path);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^CATEGORY +SOURCE +COUNT +IN FORCE +DIGEST$/m);
    expect(stdout).toMatch(/^sexual-health +shipped seed +\d+ +yes +[0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^sexual-health +sti\.json +2 +yes +[0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^domestic-violence +shipped seed +\d+ +no +[0-9a-f]{64}$/m);
  });

  it('prints the same as JSON', () => {
    const path = config('json.json', { valueSets: [{ file: 'sti.json', category: 'EX-1' }] });
    const { valueSets } = JSON.parse(run('--config', path, '--json').stdout) as { valueSets: unknown[] };
    expect(valueSets).toContainEqual({
      category: 'sexual-health',
      source: 'sti.json',
      count: 2,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      inForce: true,
    });
  });

  it('exits 2 for a file that cannot be trusted, naming it and each code', () => {
    const { stderr, stdout, status } = run(
      '--config',
      config('ruined-config.json', { valueSets: [{ file: 'ruined.json', category: 'fertility' }] }),
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    for (const named of ['ruined.json', '1.02E+15', '86406009']) expect(stderr).toContain(named);
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['a table', 'code,display\n1.02E+15,Gonorrhoea\n', /is a table \(CSV\)/],
    ['a table with tabs', '"code"\t"display"\n86406008\tHIV\n', /is a table \(CSV\)/],
    ['a list of codes without more', '86406008\n165815009\n', /is not JSON/],
    ['text of two bytes a letter', Buffer.from(valueSet('86406008'), 'utf16le'), /is UTF-16; save it as UTF-8/],
    ['XML', '\ufeff<ValueSet xmlns="http://hl7.org/fhir"/>', /is XML; save it as JSON/],
    ['nothing', '', /is empty/],
    ['half a file', valueSet('86406008').slice(0, 60), /is not JSON/],
    ['a bundle of sets', JSON.stringify({ resourceType: 'Bundle', entry: [] }), /a Bundle/],
    ['no code', valueSet(), /lists no codes/],
  ])('refuses %s, by the name of the file, with nothing of it loaded', async (_what, content, words) => {
    writeFileSync(join(base, 'sent.json'), content);
    const path = config('sent-config.json', {
      valueSets: [
        { file: 'sti.json', category: 'sexual-health' },
        { file: 'sent.json', category: 'fertility' },
      ],
    });
    const said = (await refusedOf(path)).join('\n');
    expect(said).toContain('sent.json');
    expect(said).toMatch(words);
  });

  it('reads a file that begins with a mark of its encoding', () => {
    writeFileSync(join(base, 'marked.json'), `\ufeff${valueSet('86406008')}`);
    const path = config('marked-config.json', { valueSets: [{ file: 'marked.json', category: 'sexual-health' }] });
    expect(run('--config', path)).toMatchObject({ status: 0, stderr: '' });
  });
});
