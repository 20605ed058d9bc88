/**
 * Does the page read by a deployer's tables exactly as the command does, and is it told nothing by them that its
 * records did not tell? Over HTTP, with the gateway itself. Source: CONTRACT "HTTP", `POST /api/terminology`.
 */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenedRecord } from '../src/domain/api';
import type { TerminologyAnswer, TerminologyRequest } from '../src/domain/terminology-api';
import { SNOMED } from '../src/domain/code-systems';
import type { Json } from '../src/domain/json';
import type { ProviderRef } from '../src/domain/settings';
import type { ProviderState } from '../src/record/entry';
import { buildRecord } from '../src/record/record';
import { layOver, layTables } from '../src/terminology/in-force';
import { fileOf, type TableName } from '../src/terminology/tables';
import { readBundle } from '../src/viewer/open-record/ask-provider';
import { followOwnNames, type AskTerminology } from '../src/viewer/open-record/own-names';
import { startServed, type Served } from '../tests/gateway/served';
import { patientOf, PERSON, signedInAt, startProviders, type Providers } from '../tests/kits/server/providers';
import { SHIPPED, tablesIn } from './terminology/folder';
import './terminology/shipped';
import { digestOf } from './terminology/pack';
import { timeline } from './timeline';
import { asJson } from './timeline/print';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const base = mkdtempSync(join(tmpdir(), 'wp-own-names-'));
const pack = join(base, 'pack');
const NOW = Date.UTC(2026, 5, 1);

/** Codes and names that the shipped tables do not hold; the last two name what is never shared. */
const PALSY = '999000031000000106';
const PEN = '999000041000000102';
const ROWS: readonly (readonly [TableName, string])[] = [
  ['conditions', `bell palsy,snomed,${PALSY},Bell palsy,exact,acute,Trust list,1,unreviewed,`],
  ['conditions', 'type 2 diabetes mellitus,read2,Z9zz9,,exact,long-term,Trust list,1,unreviewed,'],
  ['allergens', `penicillin,snomed,${PEN},,exact,,Trust list,1,unreviewed,`],
  ['medicines', 'amlodipine,,,norvasten,exact,cardiovascular,Trust list,1,unreviewed,'],
  ['medicines', 'hivoxadine,,,HIV antiviral hivoxadine,exact,infection,Trust list,1,unreviewed,'],
  ['conditions', 'trust hiv register,snomed,86406008,Trust HIV register,exact,long-term,Trust list,1,unreviewed,'],
];

const person = { reference: 'Patient/p' };
const active = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] };
const problem = (id: string, code: Json): Json => ({
  resourceType: 'Condition',
  id,
  code,
  clinicalStatus: active,
  onsetDateTime: '2026-01-02',
  subject: person,
});
const medicine = (id: string, text: string): Json => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text },
  authoredOn: '2026-03-01',
  subject: person,
});
const allergy = (id: string, code: Json): Json => ({
  resourceType: 'AllergyIntolerance',
  id,
  patient: person,
  code,
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', code: 'active' }],
  },
});
const snomed = (code: string, display: string): Json => ({ coding: [{ system: SNOMED, code, display }] });
const HELD: Readonly<Record<string, readonly Json[]>> = {
  gp: [
    problem('c1', snomed(PALSY, 'Facial nerve palsy, idiopathic')),
    problem('c3', { coding: [{ system: 'http://read.info/readv2', code: 'Z9zz9', display: 'Sugar register' }] }),
    problem('c5', snomed('195967001', 'Asthma')),
    medicine('m1', 'Norvasten 5mg tablets'),
    allergy('a1', snomed(PEN, 'Reaction to antibiotic group one')),
  ],
  trust: [
    problem('c2', { text: 'Bell’s palsy' }),
    problem('c4', snomed('44054006', 'Type 2 diabetes mellitus')),
    problem('c6', { text: 'asthma' }),
    problem('secret', snomed('86406008', 'Human immunodeficiency virus infection')),
    medicine('m2', 'Amlodipine 5mg tablets'),
    allergy('a2', { text: 'Penicillin' }),
  ],
};
const SETTINGS = { gp: 'gp', trust: 'acute' } as const;

let providers: Providers;
/** A process of its own each, since the page lays its tables in this one. */
let origin: string;
let shipped: string;
const running: Served[] = [];

beforeAll(async () => {
  cpSync(SHIPPED, pack, { recursive: true, filter: (source) => !source.endsWith('.ts') });
  for (const [name, row] of ROWS) appendFileSync(join(pack, fileOf(name)), `${row}\n`);
  const file = join(pack, 'manifest.json');
  const digest = digestOf((name) => readFileSync(join(pack, fileOf(name)), 'utf8'));
  writeFileSync(file, JSON.stringify({ name: 'trust', release: '2026.1', licence: 'none', digest }));
  providers = await startProviders(HELD);
  for (const [name, more] of [
    ['with', { terminology: { pack: '../pack' } }],
    ['without', {}],
  ] as const) {
    mkdirSync(join(base, name));
    running.push(await startServed(join(base, name), { ...config(), ...more }));
  }
  [origin, shipped] = running.map((one) => one.origin) as [string, string];
});
afterAll(async () => {
  for (const one of running) {
    one.kill('SIGTERM');
    await one.ended;
  }
  providers.close();
  rmSync(base, { recursive: true, force: true });
});
afterEach(() => {
  layOver(null);
  layTables(tablesIn(SHIPPED));
});

const config = () => {
  const organisation = { ods: 'Y1', name: 'Parkside', region: 'QMJ' };
  return {
    instance: { name: 'NCL', region: 'QMJ' },
    identity: {
      mode: 'demo',
      users: [
        { id: 'asha', name: 'Dr Asha Patel', role: 'gp', organisation },
        { id: 'ben', name: 'Ben Okoro', role: 'hospital-clinician', organisation },
        { id: 'oscar', name: 'Oscar Lowe', role: 'opt-out-officer', organisation },
      ],
    },
    demographics: { baseUrl: `${providers.origin}/demographics` },
    providers: Object.entries(SETTINGS).map(([id, setting]) => ({
      id,
      name: id,
      ods: id.toUpperCase(),
      region: 'QMJ',
      setting,
      baseUrl: `${providers.origin}/${id}`,
      fhirVersion: 'R4',
      retrieve: 'everything',
    })),
  };
};

type Browser = Awaited<ReturnType<typeof signedInAt>>['ask'];

async function opened(ask: Browser): Promise<OpenedRecord> {
  const answer = await ask('POST', '/api/records', { ...PERSON, purpose: 'direct-care' });
  expect(answer.status).toBe(201);
  return (await answer.json()) as OpenedRecord;
}
const stateOf = async (ask: Browser, access: string, provider: ProviderRef): Promise<ProviderState> =>
  readBundle(
    await (await ask('GET', `/fhir/${provider.id}/Patient/${access}/$everything`)).json(),
    provider,
    '',
  ) as ProviderState;
const statesOf = (ask: Browser, record: OpenedRecord): Promise<readonly ProviderState[]> =>
  Promise.all(record.providers.map((provider) => stateOf(ask, record.access, provider)));

const asker =
  (ask: Browser): AskTerminology =>
  async (request) =>
    (await (await ask('POST', '/api/terminology', request)).json()) as TerminologyAnswer;
const told = async (ask: Browser, request: TerminologyRequest): Promise<string> =>
  (await ask('POST', '/api/terminology', request)).text();

/** What a record says, without the ids that the gateway gives. */
const said = (text: string): readonly unknown[] =>
  (JSON.parse(text) as { entries: readonly Record<string, unknown>[] }).entries
    .map(({ sources, ...rest }) => ({
      ...rest,
      id: '',
      sources: (sources as readonly { provider: string }[]).map(({ provider }) => provider).sort(),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** As the page builds it from what it has. */
const byPage = (states: readonly ProviderState[]): readonly unknown[] =>
  said(asJson(buildRecord({ providers: states, now: NOW }), [], (_provider, reference) => reference, states));

/** As the command builds it of what was not withheld. */
function byCommand(...options: readonly string[]): readonly unknown[] {
  const files = Object.entries(HELD).map(([name, resources]) => {
    const file = join(base, `${name}.json`);
    const entry = [patientOf('p'), ...resources.filter(({ id }) => id !== 'secret')].map((resource) => ({ resource }));
    writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }));
    return `${name}:${SETTINGS[name as keyof typeof SETTINGS]}=${file}`;
  });
  const outcome = timeline(['--json', ...options, ...files], NOW);
  if (!outcome.ok) throw new Error(outcome.problem);
  return said(outcome.text);
}

describe('a record read on the screen by the pack in force', () => {
  it('is the record that the command reads by the same pack', async () => {
    const { ask } = await signedInAt(origin, 'asha');
    const record = await opened(ask);
    const states = await statesOf(ask, record);
    const before = byPage(states);
    const own = followOwnNames(record.terminology?.digest ?? '', asker(ask));
    expect(await own.follow(states)).toBe(true);
    // further tables come with the rest of the page, and must not take the place of these
    layTables(tablesIn(SHIPPED));
    const byItsOwn = byPage(states);
    own.leave();
    const again = byPage(states);
    const command = byCommand('--terminology', pack);
    expect(byItsOwn).toEqual(command);
    expect(byItsOwn).toHaveLength(5);
    // the same contributions, read by the shipped tables, are more entries: the pack is not ignored
    expect(before).toHaveLength(9);
    expect(again).toEqual(before);
    layTables(tablesIn(SHIPPED));
    expect(byCommand()).toEqual(before);
  });

  it('takes further codes as providers answer, and asks for nothing twice', async () => {
    const { ask } = await signedInAt(origin, 'asha');
    const record = await opened(ask);
    const states = await statesOf(ask, record);
    const asked: TerminologyRequest[] = [];
    const own = followOwnNames(record.terminology?.digest ?? '', (request) => {
      asked.push(request);
      return asker(ask)(request);
    });
    expect(await own.follow(states.slice(0, 1))).toBe(true);
    expect(await own.follow(states)).toBe(true);
    expect(await own.follow(states)).toBe(false);
    expect(asked).toHaveLength(2);
    const keys = asked.flatMap(({ codes }) => codes.map(({ system, code }) => `${system ?? ''} ${code}`));
    expect(new Set(keys).size).toBe(keys.length);
    expect(byPage(states)).toEqual(byCommand('--terminology', pack));
    // the names came once
    expect(asked[1]?.digest).toBe(record.terminology?.digest);
  });
});

describe('POST /api/terminology', () => {
  it('answers a code that was not released to this session as one that nobody knows', async () => {
    const asha = await signedInAt(origin, 'asha');
    const ben = await signedInAt(origin, 'ben');
    const record = await opened(asha.ask);
    const digest = record.terminology?.digest ?? '';
    const ofCode = (ask: Browser, code: string): Promise<string> =>
      told(ask, { digest, codes: [{ system: SNOMED, code }] });
    const nothing = await ofCode(asha.ask, '999999999999');
    expect(JSON.parse(nothing)).toEqual({ terminology: record.terminology, codes: [] });
    await statesOf(asha.ask, record);
    expect(JSON.parse(await ofCode(asha.ask, PALSY))).toMatchObject({
      codes: [{ table: 'conditions', concept: 'bell palsy', group: 'acute', system: 'snomed', code: PALSY }],
    });
    // under another system it was not sent
    expect(await told(asha.ask, { digest, codes: [{ system: 'urn:other', code: PALSY }] })).toBe(nothing);
    // held by the provider, and withheld: as if it did not exist
    expect(await ofCode(asha.ask, '86406008')).toBe(nothing);
    // known to the tables, and in nobody's record here
    expect(await ofCode(asha.ask, '73211009')).toBe(nothing);
    // somebody else was shown nothing
    expect(await ofCode(ben.ask, PALSY)).toBe(nothing);
    // a closed record tells no more
    await asha.ask('DELETE', `/api/records/${record.access}`);
    expect(await ofCode(asha.ask, PALSY)).toBe(nothing);
  });

  it('never names what is never shared, by name or by code', async () => {
    const { ask } = await signedInAt(origin, 'asha');
    await statesOf(ask, await opened(ask));
    const whole = await told(ask, { codes: [{ system: SNOMED, code: '86406008' }] });
    expect(whole).toContain('norvasten');
    expect(whole).not.toMatch(/\bhiv\b|hivoxadine|zidovudine|86406008/i);
    // no code stands in it but those that were asked for
    expect(whole).not.toContain('44054006');
  });

  it('is for roles that open records, and tells nothing where the shipped tables are in force', async () => {
    const asha = await signedInAt(shipped, 'asha');
    expect((await opened(asha.ask)).terminology).toBeUndefined();
    expect(JSON.parse(await told(asha.ask, { codes: [{ system: SNOMED, code: PALSY }] }))).toEqual({
      terminology: null,
      codes: [],
    });
    const oscar = await signedInAt(shipped, 'oscar');
    expect((await oscar.ask('POST', '/api/terminology', { codes: [] })).status).toBe(403);
    for (const body of [
      {},
      { codes: [{}] },
      { codes: [], more: 1 },
      { codes: Array.from({ length: 2001 }, () => ({ code: '1' })) },
    ])
      expect((await asha.ask('POST', '/api/terminology', body)).status).toBe(400);
  });
});
