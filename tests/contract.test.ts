/** Is docs/CONTRACT.md what the product does: routes, config keys with their defaults, roles, sections, settings? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CONFIG } from '../server/config-schema';
import { COVERAGE_CODES } from '../src/domain/coverage';
import { ROLES } from '../src/domain/roles';
import { SECTIONS } from '../src/domain/sections';
import { SETTINGS } from '../src/domain/settings';
import { QUESTIONS } from '../src/gateway/app';
import { LETTER_TYPE_HEADER, readingType } from '../src/letters/letter-type';
import { textOf } from './kits/documents';
import { NOBODY_ASKED } from './kits/server/providers';

/** All that a config file must hold. */
const LEAST = {
  listen: {},
  instance: { name: 'North Central London', region: 'QMJ' },
  database: { url: 'pglite:memory' },
  identity: {
    mode: 'demo',
    users: [
      {
        id: 'asha',
        name: 'Dr Asha Patel',
        role: 'gp',
        organisation: { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ' },
      },
    ],
  },
  demographics: { baseUrl: 'http://127.0.0.1:9000/fhir' },
  terminology: { baseUrl: 'http://127.0.0.1:9001/fhir' },
  providers: [NOBODY_ASKED],
};

describe('docs/CONTRACT.md', () => {
  const contract = textOf('docs/CONTRACT.md');

  it('has every question that the gateway answers', () => {
    const untold = QUESTIONS.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).filter(
      (question) => !contract.includes(`\`${question}\``),
    );
    expect(untold).toEqual([]);
  });

  it('has no question that the gateway does not answer', () => {
    const asked = [...contract.matchAll(/`((?:GET|POST|DELETE|PUT) \/[^` ]+)`/g)].map(([, question]) => question);
    const answered = QUESTIONS.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const ofTheServer = [
      'GET /metrics',
      'GET /.well-known/jwks.json',
      'GET /api/identity/logout',
      'POST /api/identity/backchannel-logout',
      'GET /api/identity/login',
      'GET /api/identity/callback',
    ];
    expect(asked.filter((question) => ![...answered, ...ofTheServer].includes(question ?? ''))).toEqual([]);
    expect(asked.length).toBeGreaterThan(25);
  });

  it('has every key of the config file', () => {
    const keys = new Set<string>();
    const collect = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('properties' in node && typeof node.properties === 'object' && node.properties !== null)
        for (const key of Object.keys(node.properties)) keys.add(key);
      for (const inner of Object.values(node)) collect(inner);
    };
    collect(z.toJSONSchema(CONFIG, { io: 'input', unrepresentable: 'any' }));
    expect(keys.size).toBeGreaterThan(50);
    const part = contract.slice(contract.indexOf('\n## Config file'), contract.indexOf('\n## Roles'));
    expect([...keys].filter((key) => !new RegExp(`[\`.\\s"]${key}[\`".]`).test(part))).toEqual([]);
  });

  it('gives each default that a config file leaves open', () => {
    const filled = CONFIG.parse(LEAST);
    const at = (key: string): unknown =>
      key
        .split('.')
        .reduce<unknown>(
          (node, name) => (typeof node === 'object' && node !== null ? node[name as never] : undefined),
          filled,
        );
    const rows = [...contract.matchAll(/^\| `([a-z]\w*\.\w+)` \| .* \| `([^`]+)` \|$/gm)];
    expect(rows.length).toBeGreaterThan(8);
    for (const [, key = '', told = ''] of rows.filter(([, , value]) => value !== '[region]')) {
      const value = at(key);
      expect(typeof value === 'object' ? JSON.stringify(value) : String(value), key).toBe(told);
    }
  });

  it.each([
    ['roles', 'Roles', ROLES],
    ['sections', 'Sections', SECTIONS],
    ['settings', 'setting', SETTINGS],
  ] as const)('lists the %s, and no other', (_what, heading, words) => {
    const part = contract.slice(contract.search(new RegExp(`^##+ ${heading}$`, 'm')));
    expect(/`([a-z -]+(?:\n[a-z -]+)*)`/.exec(part)?.[1]?.split(/\s+/)).toEqual([...words]);
  });

  it('lists as what a document may be judged, and nothing else is ever said', () => {
    const part = contract.slice(contract.indexOf(`response header \`${LETTER_TYPE_HEADER}\``));
    const told = /one of `([^`]+)`/.exec(part)?.[1]?.split(/\s+/) ?? [];
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((type) => readingType(type) !== type)).toEqual([]);
    const kind = fc.constantFrom('image/', 'text/', 'application/', 'application/x+', 'audio/', '');
    const stated = fc
      .tuple(kind, fc.oneof(fc.constantFrom('xml', 'json', 'rtf', 'html', 'pdf', 'png'), fc.string()), fc.string())
      .map(([before, name, after]) => `${before}${name}; charset=${after}`);
    fc.assert(
      fc.property(fc.oneof(stated, fc.string()), (type) => {
        const [media = '', ...rest] = readingType(type).split('; ');
        expect(told).toContain(media);
        expect(rest.length).toBeLessThan(2);
        if (rest[0] !== undefined) expect(rest[0]).toMatch(/^charset=[a-z0-9_:-]+$/);
      }),
    );
  });

  it('lists what coverage may say, in the order in which the first holds', () => {
    const part = contract.slice(contract.indexOf('#### `$everything`'));
    const table = part.slice(part.indexOf('| code | means |'), part.indexOf('Other warnings'));
    expect([...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code)).toEqual([...COVERAGE_CODES]);
  });
});
