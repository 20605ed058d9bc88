/** Is a config for groups read whole, and is every one that could harm somebody refused by name? */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { checkSecondaryConfig, readSecondaryConfig } from './read';

const base = mkdtempSync(join(tmpdir(), 'wp-secondary-config-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});
afterEach(() => {
  for (const name of ['keys', 'data', 'elsewhere']) rmSync(join(base, name), { recursive: true, force: true });
});

const GP = {
  id: 'gp',
  name: 'Practices',
  setting: 'gp',
  ods: 'QMJ',
  region: 'QMJ',
  from: 'folder',
  path: 'sources/gp',
};
const NDOP = { file: 'ndop.dat', takenAt: '2026-11-28' };
const ANA = {
  id: 'ana',
  name: 'Ana Lyst',
  role: 'analyst',
  organisation: { ods: 'QMJ', name: 'NCL ICB', kind: 'icb' },
};
const GIVEN = {
  listen: { host: '127.0.0.1', port: 0 },
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'memory' },
  identity: { mode: 'demo', users: [ANA] },
  dataDir: 'data',
  keysDir: 'keys',
  sources: [GP],
  demographics: { file: 'demographics.ndjson' },
  registers: { objections: { file: 'objections.ndjson' }, ndop: NDOP },
  legalBasis: { reference: '25/CAG/0001', from: '2026-01-01', to: '2026-12-31' },
  geography: { file: 'geography.csv' },
};
const NOTICE = {
  id: 'copi-1',
  basis: 'COPI Regulation 3',
  from: '2026-01-01',
  to: '2026-02-01',
  purposes: ['planning'],
  signedBy: ['A. Guardian', 'B. Officer'],
};
const OIDC = {
  mode: 'oidc',
  issuer: 'https://id.example',
  clientId: 'groups',
  roles: [{ claim: 'groups', value: 'analysts', role: 'analyst' }],
};

const problemsOf = (given: unknown): readonly string[] => {
  const read = checkSecondaryConfig(given, base);
  return read.ok ? [] : read.problems;
};

it('is read with absolute paths and defaults', () => {
  const read = checkSecondaryConfig(GIVEN, base);
  expect(read.ok && read.config).toMatchObject({
    dataDir: join(base, 'data'),
    keysDir: join(base, 'keys'),
    databaseUrl: 'memory',
    sources: [{ id: 'gp', path: join(base, 'sources/gp'), baseUrl: null, fhirVersion: 'R4', national: false }],
    demographics: { file: join(base, 'demographics.ndjson') },
    registers: { ndop: { file: join(base, 'ndop.dat'), takenAt: '2026-11-28', maxAgeDays: 7, exemption: null } },
    exceptions: [],
    engine: { memory: '512MB', threads: 2 },
    policy: { pack: null, valueSets: [], exclusions: {} },
  });
});

it.each<[string, unknown]>([
  ['an exemption in place of the list', { ndop: { exemption: { reference: '25/CAG/0001', date: '2026-01-01' } } }],
  ['no register but the list', { ndop: NDOP }],
  ['the list of an instant', { ndop: { ...NDOP, takenAt: '2026-11-28T06:00:00Z' } }],
])('takes %s', (_what, registers) => {
  expect(problemsOf({ ...GIVEN, registers })).toEqual([]);
});

it('takes a source that exports, an exception, and sign-in by OpenID Connect', () => {
  const bulk = { ...GP, from: 'bulk', path: undefined, baseUrl: 'https://export.example/fhir' };
  expect(problemsOf({ ...GIVEN, sources: [bulk], exceptions: [NOTICE] })).toEqual([]);
  expect(problemsOf({ ...GIVEN, identity: OIDC, publicUrl: 'https://groups.example' })).toEqual([]);
});

const sources = (...rows: readonly object[]) => ({ ...GIVEN, sources: rows });
const ndop = (part: object) => ({ ...GIVEN, registers: { ndop: { ...NDOP, ...part } } });
const notice = (part: object) => ({ ...GIVEN, exceptions: [{ ...NOTICE, ...part }] });

describe('is refused, by name:', () => {
  it.each<[string, unknown, string]>([
    ['an unknown key', { ...GIVEN, colour: 'red' }, 'colour: unknown key'],
    ['no sources', sources(), 'sources: must name at least one source'],
    ['a source given twice', sources(GP, GP), 'sources[1].id: "gp" is given twice'],
    ['a source that climbs', sources({ ...GP, id: '../x' }), 'sources[0].id: must be 1 to 64'],
    ['a folder without a path', sources({ ...GP, path: undefined }), 'sources[0].path: is missing'],
    [
      'an export without an address',
      sources({ ...GP, from: 'bulk', path: undefined }),
      'sources[0].baseUrl: is missing',
    ],
    [
      'an export with a folder',
      sources({ ...GP, from: 'bulk', baseUrl: 'https://a.example' }),
      'sources[0].path: is for',
    ],
    ['a folder with an address', sources({ ...GP, baseUrl: 'https://a.example' }), 'sources[0].baseUrl: is for'],
    ['an unknown setting', sources({ ...GP, setting: 'vet' }), 'sources[0].setting: '],
    ['no demographics', { ...GIVEN, demographics: {} }, 'demographics.file: '],
    [
      'credentials of a server of exports',
      { ...GIVEN, sources: [{ ...GIVEN.sources[0], auth: { kind: 'bearer' } }] },
      'sources[0].auth: is not supported: fetch the files yourself, and use from "folder"',
    ],
    [
      'demographics of a server',
      { ...GIVEN, demographics: { file: 'd', baseUrl: 'https://a.example' } },
      'demographics.baseUrl: is not supported: put a file of R4 Patients in demographics.file',
    ],
    ['no cleaned list', ndop({ file: undefined }), 'registers.ndop.file: is missing'],
    ['a list of no day', ndop({ takenAt: undefined }), 'registers.ndop.takenAt: is missing'],
    ['a list of no known day', ndop({ takenAt: 'today' }), 'registers.ndop.takenAt: must be a date'],
    ['a list good for ever', ndop({ maxAgeDays: 9999 }), 'registers.ndop.maxAgeDays: '],
    ['no legal basis', { ...GIVEN, legalBasis: undefined }, 'legalBasis: '],
    [
      'a basis that ends before it begins',
      { ...GIVEN, legalBasis: { ...GIVEN.legalBasis, to: '2025-01-01' } },
      'legalBasis.to',
    ],
    ['an exception that one custodian signed', notice({ signedBy: ['A'] }), 'exceptions[0].signedBy: must name two'],
    [
      'the same custodian twice',
      notice({ signedBy: ['Ann', 'ann'] }),
      'exceptions[0].signedBy: must name two custodians, not',
    ],
    ['an exception for research', notice({ purposes: ['research'] }), 'exceptions[0].purposes[0]: '],
    ['an exception that ends first', notice({ to: '2025-01-01' }), 'exceptions[0].to: is before from'],
    ['demo sign-in off this machine', { ...GIVEN, listen: { host: '0.0.0.0' } }, 'identity.mode: demo sign-in'],
    [
      'a role that is none',
      { ...GIVEN, identity: { mode: 'demo', users: [{ ...ANA, role: 'gp' }] } },
      'identity.users[0].role',
    ],
    [
      'two roles',
      { ...GIVEN, identity: { mode: 'demo', users: [{ ...ANA, roles: ['analyst'] }] } },
      'identity.users[0].roles: unk',
    ],
    [
      'one id twice',
      { ...GIVEN, identity: { mode: 'demo', users: [ANA, ANA] } },
      'identity.users[1].id: "ana" is given',
    ],
    ['sign-in without an address', { ...GIVEN, identity: OIDC }, 'publicUrl: is required'],
    ['sign-in in clear', { ...GIVEN, identity: OIDC, publicUrl: 'http://a.example' }, 'publicUrl: must be https'],
    ['a database of another kind', { ...GIVEN, database: { url: 'mysql://a' } }, 'database.url: must be'],
    ['memory without a unit', { ...GIVEN, engine: { memory: '512' } }, 'engine.memory: must be'],
    ['memory that is a statement', { ...GIVEN, engine: { memory: "1GB'; DROP" } }, 'engine.memory: must be'],
    [
      'a list that is not there',
      { ...GIVEN, policy: { valueSets: [{ file: 'no.json', category: 'gender' }] } },
      'policy.valueSets[0].file: cannot read',
    ],
    [
      'a switch for the lists',
      { ...GIVEN, policy: { requireValueSets: false } },
      'policy.requireValueSets: unknown key',
    ],
  ])('%s', (_what, given, problem) => {
    expect(problemsOf(given).filter((text) => text.startsWith(problem))).toHaveLength(1);
  });

  it('everything that is wrong, at once', () => {
    expect(problemsOf({ ...GIVEN, colour: 'red', dataDir: '', legalBasis: undefined }).length).toBe(3);
  });
});

describe('keys', () => {
  const keysAt = (keysDir: string, more: object = {}) => problemsOf({ ...GIVEN, keysDir, ...more });

  it.each(['data', 'data/keys', './data/../data/k', `${base}/data/a/b`])('never lie under the data: %s', (keysDir) => {
    expect(keysAt(keysDir)[0]).toMatch(/^keysDir: lies under dataDir/);
  });

  it('nor the data under them, nor either by a link', () => {
    expect(keysAt('keys', { dataDir: 'keys/data' })[0]).toMatch(/^dataDir: lies under keysDir/);
    mkdirSync(join(base, 'data'));
    symlinkSync(join(base, 'data'), join(base, 'elsewhere'));
    expect(keysAt('elsewhere/keys')[0]).toMatch(/^keysDir: lies under dataDir/);
    expect(keysAt('data-keys')).toEqual([]);
  });

  it('are refused where others may read one, or put one', () => {
    mkdirSync(join(base, 'keys'), { mode: 0o700 });
    writeFileSync(join(base, 'keys', 'spine.key'), 'x', { mode: 0o600 });
    expect(keysAt('keys')).toEqual([]);
    chmodSync(join(base, 'keys', 'spine.key'), 0o640);
    expect(keysAt('keys')[0]).toContain('spine.key is open to others (mode 0640)');
    chmodSync(join(base, 'keys', 'spine.key'), 0o600);
    chmodSync(join(base, 'keys'), 0o777);
    expect(keysAt('keys')[0]).toContain('others may write in');
  });

  it('and data are folders', () => {
    for (const name of ['keys', 'data']) writeFileSync(join(base, name), '');
    expect(keysAt('keys')).toEqual([
      `dataDir: ${join(base, 'data')} is not a folder`,
      `keysDir: ${join(base, 'keys')} is not a folder`,
    ]);
  });
});

it('a file is refused that is none, no JSON, or says a key twice', () => {
  const problem = (text: string | null) => {
    const path = join(base, text === null ? 'missing.json' : 'given.json');
    if (text !== null) writeFileSync(path, text);
    const read = readSecondaryConfig(path);
    return read.ok ? '' : read.problems.join('\n');
  };
  expect(problem(null)).toContain('cannot read the config file');
  expect(problem('{"a":')).toContain('is not JSON from line 1');
  expect(problem('{"dataDir":"a","dataDir":"b"}')).toBe('dataDir: is given twice');
  expect(problem(JSON.stringify(GIVEN))).toBe('');
});
