/** Is a config file taken only when all of it is sound, and is what is wrong named by its place? */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfig, readConfig, type ReadConfig } from './config';

const base = mkdtempSync(join(tmpdir(), 'wp-config-'));
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

const provider = {
  id: 'parkside',
  name: 'Parkside Medical Centre',
  ods: 'Y00101',
  region: 'QMJ',
  setting: 'gp',
  baseUrl: 'http://127.0.0.1:9001/fhir/',
  fhirVersion: 'STU3',
  retrieve: 'gp-connect',
};

const PARKSIDE = { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' };
const RVJ = { ods: 'RVJ', name: 'North Bristol', region: 'QUY' };

const sound = {
  listen: { host: '127.0.0.1', port: 0 },
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: {
    mode: 'demo',
    users: [{ id: 'asha', name: 'Dr Asha Patel', role: 'gp', organisation: PARKSIDE }],
  },
  demographics: { baseUrl: 'http://127.0.0.1:9000/fhir' },
  providers: [provider],
};

const oidc = {
  mode: 'oidc',
  issuer: 'https://id.example',
  clientId: 'c',
  roles: [{ claim: 'role', value: 'R8000', role: 'gp' }],
};

const taken = (given: unknown): Extract<ReadConfig, { ok: true }>['config'] => {
  const read = checkConfig(given, base);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
};

/** The sound config with one place changed; `undefined` takes the place away. */
function changed(path: string, value: unknown): unknown {
  const copy = structuredClone(sound) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let here = copy;
  for (const key of keys) {
    here[key] ??= {};
    here = here[key] as Record<string, unknown>;
  }
  if (value === undefined) delete here[last];
  else here[last] = value;
  return copy;
}

describe('a sound config', () => {
  it('says what becomes of letters, and by whose leave they are not judged by their words', () => {
    const signed = { signedBy: 'Dr A Guardian', signedOn: '2026-11-01' };
    const policyOf = (policy: object) => taken({ ...sound, policy }).gateway.policy;
    expect(policyOf({ readableDocuments: 'any' }).readableDocuments).toBe('any');
    expect(policyOf({ readableDocuments: 'metadata', readableDocumentsWaiver: signed })).toMatchObject({
      readableDocuments: 'metadata',
      readableDocumentsWaiver: signed,
    });
    const problems = (policy: object): string => {
      const read = checkConfig({ ...sound, policy }, base);
      return read.ok ? '' : read.problems.join();
    };
    expect(problems({ readableDocuments: 'metadata' })).toContain(
      'policy.readableDocumentsWaiver: must say who signed',
    );
    expect(problems({ readableDocuments: 'asserted' })).toContain('policy.readableDocuments');
  });

  it('has the defaults of the contract', () => {
    const { gateway } = taken(sound);
    expect(gateway.instance.regions).toEqual(['QMJ']);
    expect(gateway.identity).toMatchObject({ users: [{ memberships: [{ role: 'gp', organisation: PARKSIDE }] }] });
    expect(gateway.providers[0]).toMatchObject({
      timeoutMs: 8000,
      maxBytes: 67_108_864,
      maxPages: 1000,
      baseUrl: 'http://127.0.0.1:9001/fhir',
    });
    expect(gateway.policy).toEqual({
      exclusions: {},
      optOutOtherSettings: 'suppress',
      emergencyMinutes: 30,
      readableDocuments: 'passages',
    });
    expect(gateway.session).toEqual({ idleMinutes: 15, absoluteMinutes: 600 });
  });

  it.each<[string, unknown, unknown]>([
    [
      'at the user’s own organisation',
      ['pharmacist', 'gp'],
      [
        ['gp', PARKSIDE],
        ['pharmacist', PARKSIDE],
      ],
    ],
    [
      'at another',
      ['gp', { role: 'privacy-officer', organisation: RVJ }],
      [
        ['gp', PARKSIDE],
        ['privacy-officer', RVJ],
      ],
    ],
    [
      'twice, at two',
      [{ role: 'gp', organisation: RVJ }, 'gp'],
      [
        ['gp', PARKSIDE],
        ['gp', RVJ],
      ],
    ],
    ['said twice, once', ['gp', 'gp', { role: 'gp', organisation: PARKSIDE }], [['gp', PARKSIDE]]],
  ])('has every role of a demo user where it is held: %s', (_where, roles, expected) => {
    const { identity } = taken(changed('identity.users.0.roles', roles)).gateway;
    const [user] = identity.mode === 'demo' ? identity.users : [];
    expect(user?.memberships.map(({ role, organisation }) => [role, organisation])).toEqual(expected);
  });

  it('takes a group that names its own organisation', () => {
    const roles = [{ claim: 'groups', value: 'wp-privacy-RVJ', role: 'privacy-officer', organisation: RVJ }];
    expect(
      taken({ ...sound, publicUrl: 'https://record.example', identity: { ...oidc, roles } }).identity,
    ).toMatchObject({ roles });
  });

  it('has no terminology server unless it names one', () => {
    expect(taken(sound).gateway).not.toHaveProperty('terminology');
    expect(taken(changed('terminology.baseUrl', 'https://terms.example/fhir/')).gateway.terminology).toEqual({
      baseUrl: 'https://terms.example/fhir',
      timeoutMs: 2000,
    });
  });

  it('takes two providers with one ODS code', () => {
    expect(taken(changed('providers', [provider, { ...provider, id: 'parkside-2' }])).gateway.providers).toHaveLength(
      2,
    );
  });

  it('sends the browser to the login route for an identity provider', () => {
    const given = { ...sound, identity: oidc, publicUrl: 'https://record.example/' };
    expect(taken(given).gateway).toMatchObject({
      identity: { mode: 'oidc', loginUrl: '/api/identity/login' },
      publicUrl: 'https://record.example',
    });
  });

  it.each(['127.0.0.1', '127.8.9.1', '::1', 'localhost'])('offers demo sign-in on %s', (host) => {
    expect(taken(changed('listen.host', host)).listen.host).toBe(host);
  });

  it('offers demo sign-in elsewhere only when told to', () => {
    const given = changed('listen.host', '0.0.0.0') as typeof sound;
    expect(taken({ ...given, identity: { ...given.identity, allowOffLoopback: true } }).listen.host).toBe('0.0.0.0');
  });

  it('reads value sets and the client secret from the folder of the config file', () => {
    writeFileSync(join(base, 'std.json'), '{"resourceType":"ValueSet"}');
    writeFileSync(join(base, 'secret'), 's3cret\n');
    const given = {
      ...sound,
      publicUrl: 'https://record.example',
      identity: { ...oidc, clientSecretFile: 'secret' },
      policy: { valueSets: [{ file: './std.json', category: 'sexual-health' }] },
    };
    writeFileSync(join(base, 'config.json'), JSON.stringify(given));
    const read = readConfig(join(base, 'config.json'));
    expect(read).toMatchObject({
      ok: true,
      config: {
        clientAuth: { kind: 'secret', secret: 's3cret' },
        base,
        valueSets: [{ category: 'sexual-health', content: { resourceType: 'ValueSet' } }],
      },
    });
  });
});

describe('a config that is not sound is refused, naming', () => {
  const cases: readonly [string, unknown, string | RegExp][] = [
    ...['listen', 'instance', 'database', 'identity', 'demographics', 'providers'].map(
      (key): [string, unknown, string] => [key, undefined, `${key}: `],
    ),
    ['colour', 'red', 'colour: unknown key'],
    ['listen.prot', 1, 'listen.prot: unknown key'],
    ['listen.port', '8080', 'listen.port: '],
    ['listen.port', 70_000, 'listen.port: '],
    ['publicUrl', 'record.example', 'publicUrl: '],
    ['publicUrl', 'https://record.example/app', 'publicUrl: must be an origin'],
    ['instance.region', 'Q MJ', 'instance.region: '],
    ['instance.regions', ['QRV', ''], 'instance.regions[1]: '],
    ['database.url', 'mysql://x', 'database.url: '],
    ['identity.mode', 'none', 'identity.mode: '],
    ['identity.users', [], 'identity.users: '],
    ['identity.users.0.role', 'doctor', 'identity.users[0].role: '],
    ['identity.users.0.roles', ['pharmacist'], 'identity.users[0].roles: must include role'],
    ['identity.users.0.roles', [{ role: 'gp', organisation: RVJ }], 'identity.users[0].roles: must include role'],
    ['identity.users.0.roles', ['gp', { role: 'pharmacist' }], 'identity.users[0].roles[1].organisation: '],
    ['identity.users.0.roles', ['gp', { role: 'doctor', organisation: RVJ }], 'identity.users[0].roles[1].role: '],
    ['identity.users.0.roles', ['gp', 'doctor'], 'identity.users[0].roles[1]: '],
    ['identity.users.0.roles', ['gp', 5], 'identity.users[0].roles[1]: must be a role, or {'],
    [
      'identity.users.0.roles',
      ['gp', { role: 'gp', organisation: { ...RVJ, region: 'Q MJ' } }],
      'identity.users[0].roles[1].organisation.region: must be an ODS code',
    ],
    [
      'identity.users.0.roles',
      ['gp', { role: 'pharmacist', organisation: { ...PARKSIDE, region: 'QUY' } }],
      'identity.users[0].roles[1].organisation: "Y00101" is given another name or region before',
    ],
    [
      'identity.users',
      [sound.identity.users[0], sound.identity.users[0]],
      'identity.users[1].id: "asha" is given twice',
    ],
    ['listen.host', '0.0.0.0', /^identity\.mode: demo sign-in .* refused on 0\.0\.0\.0/],
    ['listen.host', '127.0.0.1.evil.example', /^identity\.mode: /],
    ['identity', { ...oidc, issuer: 'http://id.example' }, 'identity.issuer: must be https'],
    ['identity', { ...oidc, roles: [] }, 'identity.roles: '],
    [
      'identity',
      { ...oidc, roles: [{ ...oidc.roles[0], organisation: { ods: 'RVJ', name: 'North Bristol' } }] },
      'identity.roles[0].organisation.region: ',
    ],
    [
      'identity',
      {
        ...oidc,
        roles: [RVJ, { ...RVJ, name: 'South Bristol' }].map((organisation) => ({ ...oidc.roles[0], organisation })),
      },
      'identity.roles[1].organisation: "RVJ" is given another name',
    ],
    ['identity', { ...oidc, clientSecretFile: 'no-secret' }, 'identity.clientSecretFile: cannot read no-secret'],
    ['providers.0.id', 'Park side', 'providers[0].id: '],
    ['providers', [provider, { ...provider }], 'providers[1].id: "parkside" is given twice'],
    ['providers.0.setting', 'dentist', 'providers[0].setting: '],
    ['providers.0.fhirVersion', 'R5', 'providers[0].fhirVersion: '],
    ['providers.0.retrieve', 'all', 'providers[0].retrieve: '],
    ['providers.0.timeoutMs', 0, 'providers[0].timeoutMs: '],
    ['providers.0.baseUrl', 'file:///etc/passwd', 'providers[0].baseUrl: '],
    ['providers.0.baseUrl', 'http://user:pass@host/fhir', 'providers[0].baseUrl: '],
    ['policy.exclusions', { 'EX-5': 'yes' }, 'policy.exclusions.EX-5: '],
    ['policy.optOutOtherSettings', 'maybe', 'policy.optOutOtherSettings: '],
    ['policy.emergencyMinutes', 0, 'policy.emergencyMinutes: '],
    [
      'policy.valueSets',
      [{ file: 'no-such.json', category: 'fertility' }],
      'policy.valueSets[0].file: cannot read no-such.json',
    ],
    [
      'policy.valueSets',
      [{ file: 'not-json', category: 'fertility' }],
      'policy.valueSets[0].file: not-json is not JSON',
    ],
    ['policy.valueSets', [{ file: 'empty', category: 'fertility' }], 'policy.valueSets[0].file: empty is empty'],
    ['session.idleMinutes', 0, 'session.idleMinutes: '],
    [
      'policy.valueSets',
      [{ url: 'https://sets.example/hiv', category: 'sexual-health' }],
      'policy.valueSets[0].url: needs a terminology server',
    ],
    [
      'policy.valueSets',
      [{ url: 'sets', category: 'sexual-health' }],
      'policy.valueSets[0].url: must be the canonical address',
    ],
    ['policy.valueSets', [{ category: 'sexual-health' }], 'policy.valueSets[0].file: must hold a file'],
    [
      'policy.valueSets',
      [{ file: 'std.json', category: 'sexual-health', colour: 'red' }],
      'policy.valueSets[0].colour: unknown key',
    ],
    [
      'policy.valueSets',
      [{ file: 'std.json', url: 'https://sets.example/hiv', category: 'sexual-health' }],
      'policy.valueSets[0].file: must hold a file, or else a url',
    ],
    ['terminology', {}, 'terminology.baseUrl: is missing, and so is pack'],
    ['terminology', { pack: '' }, 'terminology.pack: '],
    ['terminology', { baseUrl: 'https://terms.example/fhir?key=1' }, 'terminology.baseUrl: '],
    ['terminology', { baseUrl: 'https://terms.example/fhir', timeoutMs: 0 }, 'terminology.timeoutMs: '],
    ['terminology', { baseUrl: 'https://terms.example/fhir', token: 'x' }, 'terminology.token: unknown key'],
  ];

  beforeAll(() => {
    writeFileSync(join(base, 'not-json'), '<xml/>');
    writeFileSync(join(base, 'empty'), '\n');
  });

  it.each(cases)('%s = %j', (path, value, problem) => {
    const read = checkConfig(changed(path, value), base);
    expect(read.ok).toBe(false);
    const problems = read.ok ? [] : read.problems;
    expect(
      problems.some((text) => (typeof problem === 'string' ? text.startsWith(problem) : problem.test(text))),
      problems.join('\n'),
    ).toBe(true);
  });

  it('takes parts of a minute, merged regions and ids of any plain shape', () => {
    const read = checkConfig(
      {
        ...sound,
        instance: { ...sound.instance, regions: ['QRV'] },
        session: { absoluteMinutes: 0.5 },
        policy: { emergencyMinutes: 0.05 },
        providers: [{ ...provider, id: 'GP_1.a', region: 'unknown' }],
      },
      base,
    );
    expect(read.ok ? [] : read.problems).toEqual([]);
    expect(read.ok && read.config.gateway.instance.regions).toEqual([sound.instance.region, 'QRV']);
  });

  it('every problem at once, not only the first', () => {
    const read = checkConfig(
      { ...sound, colour: 'red', shape: 'round', providers: [{ ...provider, setting: 'x' }] },
      base,
    );
    expect(read.ok ? [] : read.problems).toHaveLength(3);
  });

  it('a file that is not there, is a folder, or is not JSON', () => {
    writeFileSync(join(base, 'bad.json'), '{ "listen": ');
    for (const [path, words] of [
      ['none.json', 'cannot read'],
      ['.', 'cannot read'],
      ['bad.json', 'is not JSON'],
    ] as const) {
      const read = readConfig(join(base, path));
      expect(read.ok ? '' : read.problems[0]).toContain(words);
    }
  });
});
