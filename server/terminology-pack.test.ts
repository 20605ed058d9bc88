/**
 * Is a deployer's pack of tables read alike by the gateway, by the command and by what the page merges with, and does a
 * damaged one end the start? Source: CONTRACT, `terminology.pack` and `npm run timeline -- --terminology`.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FhirResource } from 'fhir/r4';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isKnownCode } from '../src/record/codes/known-codes';
import { buildRecord } from '../src/record/record';
import { SNOMED } from '../src/domain/code-systems';
import { conceptsOf, factsOf } from '../src/terminology/concepts';
import { layTables } from '../src/terminology/in-force';
import { packConcepts, packFacts, unpackConcepts, unpackFacts } from '../src/terminology/packed';
import { FACT_TABLES, fileOf, readRows, TERM_TABLES, type TableName, type TableRow } from '../src/terminology/tables';
import { checkConfig } from './config';
import { startServer } from './running';
import { SHIPPED, tablesIn } from './terminology/folder';
import { readPack } from './terminology/pack';
import { timeline } from './timeline';
import { makePack, seal } from '../tests/kits/server/sealed-pack';
import { SOUND } from '../tests/kits/server/sound-config';

vi.setConfig({ testTimeout: 120_000 });

const base = mkdtempSync(join(tmpdir(), 'wp-packs-'));
const pack = join(base, 'pack');

/** Bell palsy by a code that the shipped tables do not hold, and a name of it that they do not know either. */
const CODE = '999000031000000106';
const ROWS: readonly (readonly [TableName, string])[] = [
  ['conditions', `bell palsy,snomed,${CODE},Bell palsy,exact,acute,Trust list,1,unreviewed,`],
  ['medicines', 'amlodipine,,,norvasten,exact,cardiovascular,Trust list,1,unreviewed,'],
];

beforeAll(() => {
  makePack(pack, ROWS);
});
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});
afterEach(() => {
  layTables(tablesIn(SHIPPED));
});

async function started(given: string): Promise<Awaited<ReturnType<typeof startServer>>> {
  const checked = checkConfig(
    {
      ...SOUND,
      terminology: { pack: given },
    },
    base,
  );
  if (!checked.ok) throw new Error(checked.problems.join('\n'));
  return startServer({ config: checked.config, app: base, log: { info: () => undefined, error: () => undefined } });
}

describe('the gateway', () => {
  it('knows the codes of its pack, and tells pack and digest beside the policy', async () => {
    expect(isKnownCode(SNOMED, CODE)).toBe(false);
    const server = await started('./pack');
    if (!server.ok) throw new Error(server.problems.join('\n'));
    const { origin, close } = server.server;
    try {
      expect(isKnownCode(SNOMED, CODE)).toBe(true);
      const headers = { 'Content-Type': 'application/json', Origin: origin };
      const session = await fetch(`${origin}/api/session`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ userId: 'asha' }),
      });
      const cookie = session.headers.get('Set-Cookie')?.split(';')[0] ?? '';
      const policy = (await (await fetch(`${origin}/api/policy`, { headers: { Cookie: cookie } })).json()) as object;
      const read = readPack(pack);
      expect(policy).toMatchObject({
        terminology: { name: 'trust', release: '2026.1', digest: read.ok ? read.pack.manifest.digest : null },
      });
      expect(policy).not.toHaveProperty('terminology.licence');
    } finally {
      await close();
    }
  });

  it('does not start with a damaged pack, and names pack, file and line', async () => {
    const damaged = join(base, 'damaged');
    cpSync(pack, damaged, { recursive: true });
    const file = join(damaged, 'conditions.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('44054006', '44054007'));
    seal(damaged);
    const line =
      readFileSync(file, 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('44054007')) + 1;
    const server = await started('./damaged');
    expect(server).toEqual({
      ok: false,
      problems: [
        expect.stringMatching(
          new RegExp(`^terminology.pack: ${damaged}: conditions.csv, line ${String(line)}: snomed 44054007 must`),
        ),
      ],
    });
    expect(isKnownCode(SNOMED, CODE)).toBe(false);
  });

  it('does not start with a pack that is not there', async () => {
    const server = await started('./nowhere');
    expect(server.ok ? [] : server.problems).toContain(
      `terminology.pack: ${join(base, 'nowhere')}: manifest.json is missing: it holds name, release, ` +
        'licence and digest',
    );
  });
});

const person = { reference: 'Patient/p' };
const problem = (id: string, code: object) => ({
  resourceType: 'Condition',
  id,
  code,
  onsetDateTime: '2026-01-02',
  subject: person,
});
const medicine = (id: string, text: string) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text },
  authoredOn: '2026-03-01',
  subject: person,
});
const patient = {
  resourceType: 'Patient',
  id: 'p',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }],
};
const BUNDLES = {
  gp: [
    problem('c1', { coding: [{ system: SNOMED, code: CODE, display: 'Facial nerve palsy, idiopathic' }] }),
    medicine('m1', 'Norvasten 5mg tablets'),
  ],
  trust: [problem('c2', { text: 'Bell’s palsy' }), medicine('m2', 'Amlodipine 5mg tablets')],
};
const NOW = Date.UTC(2026, 5, 1);

/** The sources of each line, as the command finds them. */
function byCommand(...options: readonly string[]): readonly (readonly string[])[] {
  const files = Object.entries(BUNDLES).map(([name, resources]) => {
    const file = join(base, `${name}.json`);
    const entry = [patient, ...resources].map((resource) => ({ resource }));
    writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    return `${name}=${file}`;
  });
  const outcome = timeline(['--json', ...options, ...files], NOW);
  if (!outcome.ok) throw new Error(outcome.problem);
  const { entries } = JSON.parse(outcome.text) as {
    readonly entries: readonly { readonly sources: readonly { readonly reference: string }[] }[];
  };
  return entries.map(({ sources }) => sources.map(({ reference }) => reference).sort()).sort();
}

/** The same as a page finds them: by tables that were packed and unpacked. */
function byPage(folder: string): readonly (readonly string[])[] {
  const rows = (name: TableName): readonly TableRow[] => {
    const read = readRows(name, readFileSync(join(folder, fileOf(name)), 'utf8'));
    if (!read.ok) throw new Error(read.problem.problem);
    return read.rows;
  };
  layTables({
    terms: Object.fromEntries(
      TERM_TABLES.map((name) => [name, () => unpackConcepts(packConcepts(conceptsOf(rows(name))))]),
    ),
    facts: Object.fromEntries(FACT_TABLES.map((name) => [name, () => unpackFacts(packFacts(factsOf(rows(name))))])),
  });
  const { entries } = buildRecord({
    providers: Object.entries(BUNDLES).map(([name, resources]) => ({
      state: 'answered',
      provider: { id: name, name, setting: 'acute' },
      // fresh ones: what was read of a resource is remembered by it
      resources: structuredClone(resources) as unknown as readonly FhirResource[],
      coverage: [],
      warnings: [],
      retrievedAt: '',
    })),
    now: NOW,
  });
  return entries.map(({ sources }) => sources.map(({ reference }) => reference).sort()).sort();
}

describe('the command', () => {
  it('joins by its pack what the shipped tables keep apart, as the page’s merge does by the same tables', () => {
    const apart = byCommand();
    expect(apart).toHaveLength(4);
    expect(byPage(SHIPPED)).toEqual(apart);
    const joined = byCommand('--terminology', pack);
    expect(joined).toEqual([
      ['Condition/c1', 'Condition/c2'],
      ['MedicationRequest/m1', 'MedicationRequest/m2'],
    ]);
    expect(byCommand(`--terminology=${pack}`)).toEqual(joined);
    expect(byPage(pack)).toEqual(joined);
  });

  it('refuses a pack that cannot be read, and an option without its folder', () => {
    expect(timeline(['--terminology', join(base, 'nowhere'), 'a=b.json'], NOW)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('manifest.json is missing') as string,
    });
    expect(timeline(['--terminology'], NOW)).toMatchObject({ ok: false });
  });
});
