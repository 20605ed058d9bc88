/** Is a config that is read again taken whole, or not at all, and is what stands in the way named? */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isObject } from '../src/domain/json';
import { NOBODY_ASKED } from '../tests/kits/server/providers';
import { checkConfig, type ServerConfig } from './config';
import { CONFIG } from './config-schema';
import { reloaded } from './reload';

const GIVEN = {
  listen: { host: '127.0.0.1', port: 8080 },
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: {
    mode: 'demo',
    users: [{ id: 'asha', name: 'Asha', role: 'gp', organisation: { ods: 'Y00101', name: 'Parkside', region: 'QMJ' } }],
  },
  demographics: { baseUrl: 'http://127.0.0.1:9000/fhir' },
  providers: [NOBODY_ASKED],
};

const read = (more: object) => checkConfig({ ...GIVEN, ...more }, '.');

function started(): ServerConfig {
  const first = read({});
  if (!first.ok) throw new Error(first.problems.join('\n'));
  const tables = { name: 'pack', release: '1', digest: 'x' };
  return { ...first.config, gateway: { ...first.config.gateway, tables } as ServerConfig['gateway'] };
}

/** Whether this is the place of a key of the config file. */
const isKey = (place: string): boolean => {
  const schema = z.toJSONSchema(CONFIG, { io: 'input', unrepresentable: 'any' });
  return place.split('.').reduce<readonly unknown[]>(propertiesAt, [schema]).length > 0;
};
function propertiesAt(nodes: readonly unknown[], name: string): readonly unknown[] {
  return nodes.flatMap((node) => {
    if (!isObject(node)) return [];
    const either = [node['anyOf'], node['oneOf']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
    const own = isObject(node['properties']) ? node['properties'][name] : undefined;
    return [...(own === undefined ? [] : [own]), ...propertiesAt(either, name)];
  });
}

const again = (more: object) => {
  const before = started();
  return reloaded(before, before.gateway, read(more));
};

describe('is taken without a restart:', () => {
  it.each<[string, object, object]>([
    ['nothing', {}, {}],
    [
      'a provider switched off',
      { providers: [{ ...NOBODY_ASKED, enabled: false }] },
      { providers: [{ enabled: false }] },
    ],
    ['a provider’s limits', { providers: [{ ...NOBODY_ASKED, timeoutMs: 99 }] }, { providers: [{ timeoutMs: 99 }] }],
    [
      'a further provider',
      { providers: [NOBODY_ASKED, { ...NOBODY_ASKED, id: 'b' }] },
      { providers: [{}, { id: 'b' }] },
    ],
    [
      'demographics elsewhere',
      { demographics: { baseUrl: 'http://127.0.0.1:9/fhir' } },
      { demographics: { baseUrl: 'http://127.0.0.1:9/fhir' } },
    ],
    [
      'another locator',
      { locator: { kind: 'registered', always: [] } },
      { locator: { kind: 'registered', always: [] } },
    ],
  ])('%s', (_what, more, gateway) => {
    expect(again(more)).toMatchObject({ outcome: 'taken', gateway });
    expect(again(more)).toHaveProperty('gateway.tables.name', 'pack');
  });
});

it('the table of organisations, and a locator that is no longer named', () => {
  const before = started();
  const organisations = [{ ods: 'Y00102', name: 'Brook', region: 'QMJ', setting: 'gp' as const }];
  const located = { ...before.gateway, locator: { kind: 'registered', always: [] } as const };
  const became = reloaded(before, located, { ok: true, config: { ...before, organisations } });
  expect(became).toMatchObject({ outcome: 'taken', config: { organisations } });
  expect(became).not.toHaveProperty('gateway.locator');
});

it('what needs a restart is named as it stands in the file', () => {
  const before = started();
  const { gateway, ...rest } = before;
  const live = ['organisations', 'clientAuth', 'openToOthers', 'publicKeys', 'launch', 'knownByFiles'];
  // every part of a config that has been read, changed alone
  for (const part of Object.keys(rest)) {
    const changed = { ...before, [part]: 'another' } as unknown as ServerConfig;
    const became = reloaded(before, gateway, { ok: true, config: changed });
    if (part === 'base' || live.includes(part)) continue;
    if (became.outcome !== 'restart-needed') throw new Error(`${part} is taken without a restart`);
    for (const key of became.keys) expect(isKey(key), `${part} is told as ${key}`).toBe(true);
  }
});

describe('needs a restart, and changes nothing:', () => {
  it.each<[object, readonly string[]]>([
    [{ listen: { port: 8081 } }, ['listen']],
    [{ publicUrl: 'https://record.example' }, ['publicUrl']],
    [{ database: { url: 'pglite:./other' } }, ['database']],
    [{ instance: { name: 'Elsewhere', region: 'QMJ' } }, ['instance']],
    [{ session: { idleMinutes: 5 } }, ['session']],
    [{ policy: { emergencyMinutes: 5 } }, ['policy']],
    [{ audit: { anchorFile: './anchors' } }, ['audit.anchorFile']],
    [{ telemetry: { otlpEndpoint: 'http://127.0.0.1:4318' } }, ['telemetry.otlpEndpoint']],
    [{ identity: { ...GIVEN.identity, users: [{ ...GIVEN.identity.users[0], name: 'A' }] } }, ['identity']],
    [{ providers: [{ ...NOBODY_ASKED, enabled: false }], session: { idleMinutes: 5 } }, ['session']],
  ])('%j', (more, keys) => {
    expect(again(more)).toEqual({ outcome: 'restart-needed', keys });
  });
});

it('a config with a fault is refused by name, and changes nothing', () => {
  expect(again({ providers: [] })).toMatchObject({
    outcome: 'refused',
    problems: [expect.stringContaining('providers: ')],
  });
});
