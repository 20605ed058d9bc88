/** Does a thread read by a deployer's own tables, and an answer of several pages, as it is read without one? */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { next } from '../../tests/kits/gateway/asked';
import { BASE, bundle, condition, patient, person, provider } from '../../tests/kits/gateway/fake-server';
import { makePack } from '../../tests/kits/server/sealed-pack';
import type { Json } from '../../src/domain/json';
import { ROLES } from '../../src/domain/roles';
import { asideHere } from '../../src/gateway/aside-here';
import type { Aside, Outside, Wanted } from '../../src/gateway/aside';
import { createOwnTables } from '../../src/gateway/own-tables';
import { HEAD, PACK_FILES } from '../../src/policy/pack/read-pack';
import { buildPolicy } from '../../src/policy/policy';
import { SHIPPED_TABLES } from '../../src/policy/tables';
import { isKnownCode } from '../../src/record/codes/known-codes';
import { layTables } from '../../src/terminology/in-force';
import { inForce } from '../../src/terminology/manifest';
import { SHIPPED, tablesIn } from '../terminology/folder';
import { layPack } from '../terminology/pack';
import type { Begun } from './asked';
import { largeAnswers } from './threads';

vi.setConfig({ testTimeout: 240_000 });

const SNOMED = 'http://snomed.info/sct';
/** Bell palsy by a code that the shipped tables do not hold. */
const CODE = '999000031000000106';
/** What the deployer's list of codes and the deployer's row of medicines keep from everybody. */
const [LISTED, NAMED] = ['73211009', 'Zzabavir'] as const;

const base = mkdtempSync(join(tmpdir(), 'wp-threads-'));
const folder = join(base, 'pack');
makePack(folder, [['conditions', `bell palsy,snomed,${CODE},Bell palsy,exact,acute,Trust list,1,unreviewed,`]]);
afterAll(() => {
  layTables(tablesIn(SHIPPED));
  rmSync(base, { recursive: true, force: true });
});

function ownPolicy(): Begun['policy'] {
  const medicines = [
    ...SHIPPED_TABLES.medicines,
    { id: 'MD-more', exclusion: 'EX-1', names: [NAMED], nearMisses: [], why: 'One more.', hazard: 'H-02' },
  ];
  const file = PACK_FILES.find(({ holds }) => holds.some((table) => table === 'medicines'));
  const holds = file?.holds.map((table) => [table, SHIPPED_TABLES[table as keyof typeof SHIPPED_TABLES]]) ?? [];
  const pack = {
    folder: './pack',
    files: {
      [HEAD]: { name: 'more' },
      [file?.name ?? '']: { about: 'a', source: 's', ...Object.fromEntries(holds), medicines },
    },
  };
  return {
    exclusions: {},
    optOutOtherSettings: 'suppress',
    valueSets: [
      {
        file: 'l.json',
        category: 'sexual-health',
        content: { resourceType: 'ValueSet', compose: { include: [{ system: SNOMED, concept: [{ code: LISTED }] }] } },
      },
    ],
    pack,
  };
}

const PAGES: readonly (readonly Json[])[] = [
  [patient(), condition('a', { code: { coding: [{ system: SNOMED, code: CODE, display: 'Bell palsy' }] } })],
  [condition('b', { code: { coding: [{ system: SNOMED, code: LISTED, display: 'Kept apart' }] } })],
  [condition('c', { code: { text: `${NAMED} tablets` } }), condition('d', { code: { text: 'Asthma' } })],
];
const utf8 = new TextEncoder();

/** Gives the pages one after the other, each leading to the next. */
const outside: Outside = {
  terminology: null,
  ask: ({ url }) => {
    const at = Number(new URL(url).searchParams.get('page') ?? 0);
    const isLast = at === PAGES.length - 1;
    const page = url.includes('identifier=')
      ? bundle([patient()])
      : bundle(PAGES[at] ?? [], isLast ? {} : next(`${BASE}/Patient/p1/$everything?page=${String(at + 1)}`));
    const bytes = utf8.encode(JSON.stringify(page));
    return Promise.resolve({ ok: true, value: { bytes, contentType: 'application/fhir+json' }, url });
  },
};

async function workedOut(aside: Aside): Promise<readonly unknown[]> {
  const { result } = await aside.read(provider(), person(), outside);
  if (result.outcome !== 'held') throw new Error(result.outcome);
  await result.readPdfs();
  const all: unknown[] = [];
  for (const role of ROLES) {
    const wanted: Wanted = {
      provider: { id: 'north', name: 'Northgate', setting: 'acute' },
      viewer: { role, emergency: false },
      accessId: 'access-1',
      at: 0,
      answer: { timestamp: '2026-01-01T00:00:00Z', patient: { resourceType: 'Patient' }, scope: 'scope' },
    };
    const { written, ...beside } = await result.workOut(wanted);
    all.push({ ...beside, ...written, body: new TextDecoder().decode(written?.body) });
  }
  result.drop();
  return all;
}

it('by its names and codes, its lists of codes and its policy pack, over every page, for every role', async () => {
  const laid = layPack(folder);
  if (!laid.ok) throw new Error(laid.problems.join('\n'));
  const told = inForce(laid.pack.manifest);
  const options = ownPolicy();
  const built = buildPolicy({ ...options, knowsCode: isKnownCode });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const { policy } = built;
  const key = new Uint8Array(32).fill(7);
  const readPdf = (): Promise<null> => Promise.resolve(null);
  const logged: string[] = [];
  const threads = largeAnswers({
    begun: { policy: options, policyDigest: policy.digest, tables: { folder, told }, key },
    readPdf,
    log: { info: () => undefined, error: (_: unknown, message: string) => void logged.push(message) },
    most: 1,
  });
  try {
    const apart = await workedOut(threads);
    expect(apart).toEqual(
      await workedOut(asideHere({ policy, key, ownTables: createOwnTables(told, policy), readPdf })),
    );
    const [asGp] = apart as [{ readonly body: string; readonly knownCodes: ReadonlySet<string> }];
    for (const said of [CODE, 'Asthma']) expect(asGp.body).toContain(said);
    expect(JSON.stringify(apart)).not.toMatch(new RegExp(`${LISTED}|${NAMED}|Kept apart`));
    expect([...asGp.knownCodes].join()).toContain(CODE);
    expect(logged).toEqual([]);
  } finally {
    await threads.close();
  }
});
