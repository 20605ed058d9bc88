/** Is a config that makes no sense as a whole refused by name, though every key has the right shape? */
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { NOBODY_ASKED } from '../tests/kits/server/providers';
import { checkConfig, readConfig } from './config';
import { problemsOf as ofPolicy } from './config-problems';

const folder = mkdtempSync(join(tmpdir(), 'wp-bad-configs-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const PARKSIDE = { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' };

const OIDC = {
  listen: { host: '127.0.0.1', port: 8080 },
  publicUrl: 'https://record.example',
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'postgres://127.0.0.1/wp' },
  identity: {
    mode: 'oidc',
    issuer: 'https://login.example',
    clientId: 'whole-picture',
    roles: [{ claim: 'groups', value: 'wp-gp', role: 'gp' }],
  },
  demographics: { baseUrl: 'https://demographics.example/fhir' },
  providers: [NOBODY_ASKED],
};
const DEMO = {
  ...OIDC,
  identity: { mode: 'demo', users: [{ id: 'asha', name: 'Asha', role: 'gp', organisation: PARKSIDE }] },
};
const WAIVED = { requireValueSets: false, requireValueSetsWaiver: { signedBy: 'A. Guardian', signedOn: '2026-11-01' } };
const REGISTERED = (...always: readonly string[]) => ({ kind: 'registered', always });
const AN_NRL = { kind: 'nrl', baseUrl: 'https://nrl.example/FHIR/R4' };
const NO_PUBLIC_URL = { ...OIDC, publicUrl: undefined, listen: { host: '10.0.0.1' } };

const problemsOf = (given: unknown): readonly string[] => {
  const read = checkConfig(given, folder);
  return read.ok ? [] : read.problems;
};

it('the two that are changed below are sound', () => {
  for (const locator of [REGISTERED(NOBODY_ASKED.id), AN_NRL, { kind: 'all' }])
    expect(problemsOf({ ...OIDC, locator })).toEqual([]);
  expect([...problemsOf(OIDC), ...problemsOf(DEMO)]).toEqual([]);
});

describe('is refused, by name:', () => {
  it.each<[string, unknown, string]>([
    ['OpenID Connect without publicUrl', NO_PUBLIC_URL, 'publicUrl: is required with OpenID Connect'],
    ['sign-in in clear', { ...OIDC, publicUrl: 'http://record.example' }, 'publicUrl: must be https'],
    ['a host that only begins like loopback', { ...OIDC, publicUrl: 'http://127.0.0.1.example' }, 'publicUrl: must be'],
    ['a user in publicUrl', { ...OIDC, publicUrl: 'https://a:b@record.example' }, 'publicUrl: must be an http'],
    ['another scheme', { ...OIDC, publicUrl: 'ftp://record.example' }, 'publicUrl: must be an http'],
    ['nobody to ask', { ...OIDC, providers: [] }, 'providers: must name at least one provider'],
    ['a proxy by name', { ...OIDC, listen: { trustedProxies: ['nginx'] } }, 'listen.trustedProxies[0]: must be an'],
    ['half an address', { ...OIDC, listen: { trustedProxies: ['10.0.0'] } }, 'listen.trustedProxies[0]: must be an'],
    ['too many bits', { ...OIDC, listen: { trustedProxies: ['10.0.0.0/33'] } }, 'listen.trustedProxies[0]: must have'],
    ['everybody', { ...OIDC, listen: { trustedProxies: ['::1', '0.0.0.0/0'] } }, 'listen.trustedProxies[1]: means'],
    ['proxies that are no list', { ...OIDC, listen: { trustedProxies: '127.0.0.1' } }, 'listen.trustedProxies: '],
    ['an address as host', { ...OIDC, listen: { host: 'http://127.0.0.1' } }, 'listen.host: must be a host name'],
    ['a port in the host', { ...OIDC, listen: { host: '127.0.0.1:8080' } }, 'listen.host: must be a host name'],
    ['a port as text', { ...OIDC, listen: { port: '8080' } }, 'listen.port: '],
    ['half a port', { ...OIDC, listen: { port: 80.5 } }, 'listen.port: '],
    [
      'idle for longer than a session',
      { ...OIDC, session: { idleMinutes: 60, absoluteMinutes: 30 } },
      'session.idleMi',
    ],
    ['a session without end', { ...OIDC, session: { absoluteMinutes: 100_000 } }, 'session.absoluteMinutes: '],
    ['no time at all', { ...OIDC, session: { idleMinutes: -1 } }, 'session.idleMinutes: '],
    ['null for a part', { ...OIDC, session: null }, 'session: '],
    [
      'a scope without openid',
      { ...OIDC, identity: { ...OIDC.identity, scope: 'profile' } },
      'identity.scope: must hold',
    ],
    [
      'itself as issuer',
      { ...OIDC, identity: { ...OIDC.identity, issuer: 'https://record.example/x' } },
      'identity.issu',
    ],
    [
      'an issuer in clear',
      { ...OIDC, identity: { ...OIDC.identity, issuer: 'http://login.example' } },
      'identity.issuer',
    ],
    [
      'a role row twice',
      { ...OIDC, identity: { ...OIDC.identity, roles: [...OIDC.identity.roles, ...OIDC.identity.roles] } },
      'identity.roles[1]: is the same',
    ],
    [
      'a demo user under OpenID Connect',
      { ...OIDC, identity: { ...OIDC.identity, users: [] } },
      'identity.users: unknown',
    ],
    [
      'itself as demographics',
      { ...OIDC, demographics: { baseUrl: 'https://record.example/fhir' } },
      'demographics.baseUrl: is',
    ],
    [
      'itself as a provider',
      { ...OIDC, providers: [{ ...NOBODY_ASKED, baseUrl: 'https://record.example/fhir/a' }] },
      'providers[0].baseUrl: is',
    ],
    ['providers as an object', { ...OIDC, providers: { a: NOBODY_ASKED } }, 'providers: '],
    ['a provider by number', { ...OIDC, providers: [{ ...NOBODY_ASKED, id: 7 }] }, 'providers[0].id: '],
    ['a provider for ever', { ...OIDC, providers: [{ ...NOBODY_ASKED, timeoutMs: 1e9 }] }, 'providers[0].timeoutMs: '],
    ['“yes” for enabled', { ...OIDC, providers: [{ ...NOBODY_ASKED, enabled: 'yes' }] }, 'providers[0].enabled: '],
    [
      'an anchor in the database',
      { ...DEMO, database: { url: 'pglite:./db' }, audit: { anchorFile: 'db/anchor' } },
      'audit.anchorFile: must',
    ],
    ['demo off loopback', { ...DEMO, listen: { host: '0.0.0.0' } }, 'identity.mode: demo sign-in has no password'],
    [
      'a traced address with a password',
      { ...OIDC, telemetry: { otlpEndpoint: 'http://a:b@traces.example' } },
      'telemetry.otlpEndpoint: ',
    ],
    ['a locator of no kind', { ...OIDC, locator: {} }, 'locator.kind: must be one of kind all, registered or nrl'],
    ['a locator of another kind', { ...OIDC, locator: { kind: 'spine' } }, 'locator.kind: must be one of kind all'],
    ['a key of another locator', { ...OIDC, locator: { kind: 'all', always: [] } }, 'locator.always: unknown key'],
    ['a record locator nowhere', { ...OIDC, locator: { kind: 'nrl' } }, 'locator.baseUrl: '],
    [
      'a provider always asked that is not there',
      { ...OIDC, locator: REGISTERED('gone') },
      'locator.always[0]: "gone"',
    ],
    [
      'one named twice',
      { ...OIDC, locator: REGISTERED(NOBODY_ASKED.id, NOBODY_ASKED.id) },
      `locator.always[1]: "${NOBODY_ASKED.id}" is given twice`,
    ],
    ['an ASID in words', { ...OIDC, locator: { ...AN_NRL, asid: 'ours' } }, 'locator.asid: must be an ASID'],
    [
      'a locator of our own',
      { ...OIDC, locator: { ...AN_NRL, baseUrl: 'https://record.example/x' } },
      'locator.baseUrl: is on',
    ],
    ['a list for the whole', [OIDC], ''],
    ['nothing', null, ''],
  ])('%s', (_what, given, problem) => {
    const problems = problemsOf(given);
    expect(
      problems.some((one) => one.startsWith(problem)),
      problems.join('\n'),
    ).toBe(true);
  });

  it.each([
    ['a key that stands twice', JSON.stringify(OIDC).replace('{', '{"listen":{"port":1},'), 'listen: is given twice'],
    ['no JSON', '{ "database": { "url": "postgres://wp:hunter2@db/wp", } }', 'is not JSON from line 1, column '],
    ['an empty file', '', 'is not JSON from line 1, column 1 on'],
  ])('%s', (_what, text, problem) => {
    const file = join(folder, 'config.json');
    writeFileSync(file, text);
    const read = readConfig(file);
    const told = read.ok ? '' : read.problems.join('\n');
    expect(told).toContain(problem);
    expect(told).not.toContain('hunter2');
  });
});

it('a provider that is never asked cannot be asked for everybody', () => {
  const clinic = { ...NOBODY_ASKED, id: 'clinic', setting: 'sexual-health' };
  const given = { ...DEMO, providers: [NOBODY_ASKED, clinic], locator: REGISTERED('clinic'), policy: WAIVED };
  const read = checkConfig(given, folder);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  expect(ofPolicy(read.config)).toEqual(['locator.always: "clinic" is of setting sexual-health, which is never asked']);
});

it.each(['http://127.0.0.1:8080', 'http://localhost', 'http://[::1]:8080', 'https://record.example:8443'])(
  'OpenID Connect at %s is taken',
  (publicUrl) => {
    expect(problemsOf({ ...OIDC, publicUrl })).toEqual([]);
  },
);
