/** Do threads say of a job what is said without them, and does one that ends take nobody with it? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { condition } from '../../../tests/kits/secondary/feed';
import type { SecondaryPolicy } from '../config/shape';
import { FIELDS, type Job } from './jobs';
import { judgesHere, startJudges } from './judges';
import { exclusionPolicy, isExcludedCode } from './policy';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'wp-judges-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const SNOMED = 'http://snomed.info/sct';
const CATEGORIES = ['sexual-health', 'fertility', 'termination', 'gender', 'domestic-violence', 'criminal-record'];
const POLICY: SecondaryPolicy = {
  pack: null,
  exclusions: {},
  valueSets: CATEGORIES.map((category) => ({
    file: `${category}.json`,
    category,
    content: {
      resourceType: 'ValueSet',
      compose: { include: [{ system: SNOMED, concept: [{ code: '73211009' }] }] },
    },
  })),
};

const lines = ['44054006', '86406008', '73211009'].map((code, at) =>
  JSON.stringify(condition(`c${String(at)}`, 'p', code)),
);
const path = join(folder, 'Condition.ndjson');
writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
const job = (type = 'Condition'): Job => {
  let offset = 0;
  const fields = lines.flatMap((line, at) => {
    const row = [0, at + 1, offset, line.length];
    offset += line.length + 1;
    return row;
  });
  expect(fields).toHaveLength(FIELDS * lines.length);
  return { setting: 'gp', files: [{ path, type }], lines: Float64Array.from(fields), beside: [], tellsMarked: true };
};

it('many jobs on threads are answered as one without', async () => {
  const built = exclusionPolicy(POLICY);
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const here = await judgesHere(built.policy).judge(job());
  expect(here).toEqual({
    ok: true,
    leftOut: [
      ['Condition', 'c1'],
      ['Condition', 'c2'],
    ],
    marked: lines.slice(1),
  });
  const judges = startJudges(POLICY, 2);
  try {
    const all = await Promise.all(Array.from({ length: 5 }, () => judges.judge(job())));
    for (const answer of all) expect(answer).toEqual(here);
    expect(await judges.judge(job('Observation'))).toMatchObject({ ok: false });
    expect(await judges.judge({ ...job(), files: [{ path: '/nowhere', type: 'Condition' }] })).toEqual({
      ok: false,
      problem: 'it could not be judged',
    });
    await judges.free();
  } finally {
    await judges.close();
  }
});

it('a value set is held against the lists, whatever the system is called', () => {
  const built = exclusionPolicy(POLICY);
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const is = (code: string): boolean => isExcludedCode(built.policy, SNOMED, code);
  expect([is('44054006'), is('86406008'), is('73211009')]).toEqual([false, true, true]);
});

it('threads are none without a policy', async () => {
  const judges = startJudges({ ...POLICY, valueSets: [] }, 1);
  try {
    const answer = await judges.judge(job());
    expect(answer.ok ? '' : answer.problem).toContain('has the shipped seed of codes alone');
  } finally {
    await judges.close();
  }
});
