/**
 * Does a server refuse to start while a category of what is never shared has its seed of codes alone, unless somebody
 * signed for it?
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { checkConfig, type ServerConfig } from './config';
import { startServer, type Started } from './running';
import { NOBODY_ASKED } from '../tests/kits/server/providers';

vi.setConfig({ testTimeout: 120_000 });

const base = mkdtempSync(join(tmpdir(), 'wp-lists-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});
const CATEGORIES = [
  'sexual-health',
  'fertility',
  'termination',
  'gender',
  'domestic-violence',
  'criminal-record',
] as const;
for (const category of CATEGORIES)
  writeFileSync(
    join(base, `${category}.json`),
    JSON.stringify({
      resourceType: 'ValueSet',
      compose: { include: [{ system: 'http://snomed.info/sct', concept: [{ code: '73211009' }] }] },
    }),
  );
const listed = (categories: readonly string[]) =>
  categories.map((category) => ({ file: `${category}.json`, category }));

const demo = {
  mode: 'demo',
  allowOffLoopback: true,
  users: [
    { id: 'asha', name: 'Dr Asha Patel', role: 'gp', organisation: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' } },
  ],
};
const given = (host: string, policy: object) => ({
  listen: { host, port: 0 },
  instance: { name: 'NCL', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: demo,
  demographics: { baseUrl: 'http://127.0.0.1:1/fhir' },
  providers: [NOBODY_ASKED],
  policy,
});
const SIGNED = {
  requireValueSets: false,
  requireValueSetsWaiver: { signedBy: 'Dr A Guardian', signedOn: '2026-11-01' },
};

function configOf(host: string, policy: object): ServerConfig {
  const checked = checkConfig(given(host, policy), base);
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  return checked.config;
}

const running: Extract<Started, { ok: true }>['server'][] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

async function started(
  host: string,
  policy: object,
): Promise<{ readonly problems: readonly string[]; readonly origin: string; readonly told: readonly string[] }> {
  const told: string[] = [];
  const log = { info: () => undefined, error: (_fields: unknown, message: string) => void told.push(message) };
  const result = await startServer({ config: configOf(host, policy), app: base, log });
  if (result.ok) running.push(result.server);
  return result.ok
    ? { problems: [], origin: result.server.origin, told }
    : { problems: result.problems, origin: '', told };
}

const OFF = '0.0.0.0';

describe('off this machine', () => {
  it('every category with the seed alone is named, and what can be done', async () => {
    const { problems } = await started(OFF, {});
    expect(
      problems
        .map((text) => /^policy: (\S+) \(EX-\d\) has the shipped seed/.exec(text)?.[1])
        .filter((name) => name !== undefined),
    ).toEqual(CATEGORIES);
    expect(problems.at(-1)).toContain('policy.requireValueSetsWaiver');
  });

  it('one list that is missing is enough', async () => {
    const { problems } = await started(OFF, { valueSets: listed(CATEGORIES.slice(1)) });
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('sexual-health');
  });

  it('with every list, or with the category switched off, it starts', async () => {
    const { problems, origin } = await started('127.0.0.1', {
      requireValueSets: true,
      valueSets: listed(CATEGORIES.slice(0, 5)),
      exclusions: { 'EX-6': false },
    });
    expect(problems).toEqual([]);
    expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: 'ready', seedOnly: 0 });
  });

  it.each(['EX-1', 'EX-2', 'EX-4', 'EX-7'])('%s is promised to everybody: switched off, nothing starts', async (id) => {
    const { problems } = await started('127.0.0.1', { ...SIGNED, exclusions: { [id]: false } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`policy.exclusions: ${id} `);
    expect(problems[0]).toContain('take it out');
  });

  it('what may be switched off is told at the start', async () => {
    const { problems, told } = await started('127.0.0.1', { ...SIGNED, exclusions: { 'EX-5': false } });
    expect(problems).toEqual([]);
    expect(told.filter((line) => line.includes('(EX-5) is switched off by policy.exclusions'))).toHaveLength(1);
  });

  it('signed for, it starts, names each category on the log, and says how many to anybody', async () => {
    const { problems, origin, told } = await started('127.0.0.1', SIGNED);
    expect(problems).toEqual([]);
    for (const category of CATEGORIES) expect(told.some((line) => line.includes(`policy: ${category} `))).toBe(true);
    const ready = await (await fetch(`${origin}/readyz`)).text();
    expect(JSON.parse(ready)).toEqual({ status: 'ready', seedOnly: 6 });
    for (const category of CATEGORIES) expect(ready).not.toContain(category);
    const cookie =
      (
        await fetch(`${origin}/api/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"userId":"asha"}',
        })
      ).headers.get('set-cookie') ?? '';
    const policy = (await (
      await fetch(`${origin}/api/policy`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    ).json()) as object;
    expect(policy).toMatchObject({ seedOnly: CATEGORIES, requireValueSetsWaiver: SIGNED.requireValueSetsWaiver });
  });
});

describe('the config', () => {
  it.each([
    ['demo on loopback needs none', '127.0.0.1', {}, false],
    ['demo on loopback may ask for them', '127.0.0.1', { requireValueSets: true }, true],
    ['demo on loopback may say so', '127.0.0.1', { requireValueSets: false }, false],
    ['demo off loopback needs them', OFF, {}, true],
    ['demo off loopback may be signed for', OFF, SIGNED, false],
  ])('%s', (_rule, host, policy, required) => {
    expect(configOf(host, policy).requireValueSets).toBe(required);
  });

  it('with an identity provider needs them, on this machine too', () => {
    const identity = {
      mode: 'oidc',
      issuer: 'https://id.example',
      clientId: 'c',
      roles: [{ claim: 'role', value: 'R8000', role: 'gp' }],
    };
    const checked = checkConfig({ ...given('127.0.0.1', {}), publicUrl: 'https://record.example', identity }, base);
    expect(checked.ok && checked.config.requireValueSets).toBe(true);
  });

  it.each([
    ['nobody signed', { requireValueSets: false }, 'policy.requireValueSetsWaiver: must say who signed'],
    [
      'no day',
      { requireValueSets: false, requireValueSetsWaiver: { signedBy: 'A' } },
      'policy.requireValueSetsWaiver.signedOn: ',
    ],
    [
      'no date',
      { requireValueSets: false, requireValueSetsWaiver: { signedBy: 'A', signedOn: 'yesterday' } },
      'policy.requireValueSetsWaiver.signedOn: must be a date',
    ],
    [
      'nobody named',
      { requireValueSets: false, requireValueSetsWaiver: { signedBy: ' ', signedOn: '2026-11-01' } },
      'policy.requireValueSetsWaiver.signedBy: must not be empty',
    ],
  ])('refuses a waiver that %s', (_what, policy, problem) => {
    const checked = checkConfig(given(OFF, policy), base);
    expect(checked.ok ? [] : checked.problems.filter((text) => text.startsWith(problem))).toHaveLength(1);
  });
});
