/**
 * Does everybody know only whom they may know? The law is `.dependency-cruiser.cjs`; this keeps it, and proves that it
 * bites.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import extractTypeScript from 'dependency-cruiser/config-utl/extract-ts-config';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

interface Law {
  readonly forbidden: NonNullable<NonNullable<ICruiseOptions['ruleSet']>['forbidden']>;
  readonly options: ICruiseOptions & { readonly enhancedResolveOptions: object };
}

const { ROOMS } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  readonly ROOMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
};

/** Cruises the given folders under `root` by the law; file names in the result are relative to `root`. */
async function judged(root: string, folders: readonly string[]): Promise<ICruiseResult> {
  const { forbidden, options } = (await extractConfig(join(ROOT, '.dependency-cruiser.cjs'))) as unknown as Law;
  const { enhancedResolveOptions, ...rest } = options;
  const { output } = await cruise(
    [...folders],
    { ...rest, ruleSet: { forbidden }, validate: true, baseDir: root },
    enhancedResolveOptions,
    {
      tsConfig: extractTypeScript(join(ROOT, 'tsconfig.json')),
    },
  );
  if (typeof output === 'string') throw new Error('the cruiser gave text where modules were expected');
  return output;
}

const broken = ({ summary }: ICruiseResult): string[] =>
  summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);

describe('the law of imports', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await judged(ROOT, ['src', 'server', 'mocks']);
  });

  it('is held by every module', () => {
    expect(broken(result)).toEqual([]);
  });

  it('has really looked: at each part of the house, and through type imports too', () => {
    const own = result.modules.map(({ source }) => source).filter((source) => /^(src|server|mocks)\//.test(source));
    expect(own.length).toBeGreaterThan(20);
    for (const part of ['src/domain/', 'src/gateway/', 'src/record/', 'src/secondary/', 'src/viewer/', 'server/']) {
      expect(
        own.some((source) => source.startsWith(part)),
        `no module of ${part} was seen`,
      ).toBe(true);
    }
    const ports = result.modules.find(({ source }) => source === 'src/gateway/ports.ts');
    expect(ports?.dependencies.map(({ resolved }) => resolved)).toContain('src/domain/api.ts');
  });

  /**
   * Every module that is loaded with this one: through imports of values, not of types, and not those that wait until
   * they are called for.
   */
  function loadedWith(start: string): ReadonlySet<string> {
    const modules = new Map(result.modules.map((module) => [module.source, module]));
    const loaded = new Set([start]);
    for (const source of loaded) {
      for (const { resolved, dynamic, dependencyTypes } of modules.get(source)?.dependencies ?? []) {
        if (!dynamic && !dependencyTypes.includes('type-only')) loaded.add(resolved);
      }
    }
    return loaded;
  }

  const FIRST_TABLES = 'src/viewer/open-record/first-tables.ts';
  const ALL_TABLES = 'src/viewer/open-record/all-tables.ts';
  /** What reads by a table that the page does not start with. */
  const READS_LATER = [
    ...[
      'analytes',
      'conditions',
      'further-allergens',
      'medicine-names',
      'operations',
      'panels',
      'products',
      'specimens',
    ].map((name) => `src/record/codes/${name}.ts`),
    'src/record/sections/immunisations/diseases.ts',
    'src/record/sections/medications/form.ts',
  ];
  const readsLater = (loaded: ReadonlySet<string>): readonly string[] =>
    READS_LATER.filter((source) => loaded.has(source));

  it('keeps the tables of medicines and of conditions, and the longer ones of tests, operations and allergens, out of what loads before the summary stands', () => {
    const first = loadedWith('src/record/registry-first.ts');
    expect(first.size).toBeGreaterThan(5);
    expect(readsLater(first)).toEqual([]);
    expect(readsLater(loadedWith('src/record/registry.ts'))).toEqual(READS_LATER);
    const tables = [...loadedWith(FIRST_TABLES)].filter((source) => source.endsWith('.csv'));
    expect(tables).toEqual(['src/terminology/allergens.csv']);
    const record = loadedWith('src/viewer/screens/patient-record/RecordScreen.tsx');
    expect(record.has(FIRST_TABLES)).toBe(true);
    expect(record.has(ALL_TABLES)).toBe(false);
  });

  it('lays the tables wherever the page loads what reads by them', () => {
    const begun = result.modules.flatMap(({ dependencies }) =>
      dependencies.flatMap(({ dynamic, resolved }) => (dynamic && resolved.startsWith('src/') ? [resolved] : [])),
    );
    const readers = ['src/main.tsx', ...begun].filter((start) => readsLater(loadedWith(start)).length > 0);
    expect(readers.length).toBeGreaterThan(2);
    expect(readers.filter((start) => !loadedWith(start).has(ALL_TABLES))).toEqual([]);
    const files = readdirSync(join(ROOT, 'src/terminology')).filter((name) => name.endsWith('.csv'));
    const laid = [...loadedWith(ALL_TABLES), ...loadedWith(FIRST_TABLES)];
    expect(files.filter((name) => !laid.includes(`src/terminology/${name}`))).toEqual([]);
  });
});

describe('the rooms of each part', () => {
  const folders = (part: string): string[] =>
    readdirSync(join(ROOT, part), { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map(({ name }) => name);

  it.each(Object.keys(ROOMS))('%s: every folder is a room of the table', (part) => {
    const known = Object.keys(ROOMS[part] ?? {});
    const further = Object.keys(ROOMS).filter((other) => other.startsWith(`${part}/`));
    expect(folders(part).filter((name) => !known.includes(name))).toEqual([]);
    for (const other of further) expect(known).toContain(other.split('/').at(-1));
  });

  it.each(Object.entries(ROOMS))('%s: no two rooms may import each other, however far round', (_, table) => {
    const reached = (room: string, seen: ReadonlySet<string> = new Set()): ReadonlySet<string> =>
      (table[room] ?? []).reduce<ReadonlySet<string>>(
        (all, next) => (all.has(next) ? all : reached(next, new Set([...all, next]))),
        seen,
      );
    expect(Object.keys(table).filter((room) => reached(room).has(room))).toEqual([]);
  });
});

/** For every room one import of each room of its part that it may not have. */
const TRESPASSES = Object.entries(ROOMS).flatMap(([part, table]) =>
  Object.entries(table).flatMap(([room, allowed]) =>
    Object.keys(table)
      .filter((other) => other !== room && !allowed.includes(other))
      .map((other) => [`rooms of ${part}: ${room}`, `${part}/${room}/a.ts`, `${part}/${other}/b.ts`] as const),
  ),
);

/**
 * Each is one import that the law forbids; a house of just those two files must be found guilty of exactly that rule.
 */
const CRIMES: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['domain-knows-nobody', 'src/domain/a.ts', 'src/gateway/b.ts'],
  ['policy-knows-domain', 'src/policy/a.ts', 'src/gateway/b.ts'],
  ['forms-know-domain', 'src/forms/a.ts', 'src/gateway/b.ts'],
  ['letters-know-domain', 'src/letters/a.ts', 'src/viewer/b.ts'],
  ['terminology-knows-domain', 'src/terminology/a.ts', 'src/record/b.ts'],
  ['stu3-knows-domain', 'src/stu3/a.ts', 'src/record/b.ts'],
  ['gateway-knows-policy-stu3-and-domain', 'src/gateway/a.ts', 'src/record/b.ts'],
  ['gateway-knows-policy-stu3-and-domain', 'src/gateway/a.ts', 'server/b.ts'],
  ['record-knows-terminology-and-domain', 'src/record/a.ts', 'src/gateway/b.ts'],
  ['record-knows-terminology-and-domain', 'src/record/a.ts', 'src/stu3/b.ts'],
  ['viewer-knows-record-letters-terminology-and-domain', 'src/viewer/a.tsx', 'src/gateway/b.ts'],
  ['viewer-knows-record-letters-terminology-and-domain', 'src/viewer/a.tsx', 'mocks/b.ts'],
  ['main-starts-the-viewer', 'src/main.tsx', 'src/gateway/b.ts'],
  ['mocks-know-the-gateway', 'mocks/a.ts', 'src/viewer/b.ts'],
  ['mocks-know-the-gateway', 'mocks/a.ts', 'server/b.ts'],
  ['mocks-know-the-gateway', 'mocks/a.ts', 'src/secondary/b.ts'],
  ['population-knows-what-is-asked-of-groups', 'mocks/population/a.ts', 'src/gateway/b.ts'],
  ['population-knows-what-is-asked-of-groups', 'mocks/population/a.ts', 'server/b.ts'],
  ['server-knows-all-but-the-viewer', 'server/a.ts', 'src/viewer/b.ts'],
  ['secondary-knows-forms-and-domain', 'src/secondary/a.ts', 'src/gateway/b.ts'],
  ['secondary-knows-forms-and-domain', 'src/secondary/a.ts', 'src/policy/b.ts'],
  ['gateway-knows-policy-stu3-and-domain', 'src/gateway/a.ts', 'src/secondary/b.ts'],
  ['duckdb-in-secondary-use-alone', 'server/secondary/a.ts', '@duckdb/node-api'],
  ['duckdb-in-secondary-use-alone', 'server/a.ts', '@duckdb/node-api'],
  ['server-of-records-knows-nothing-of-groups', 'server/a.ts', 'src/secondary/b.ts'],
  ['server-of-records-knows-nothing-of-groups', 'server/a.ts', 'server/secondary/b.ts'],
  ['server-of-groups-knows-nothing-of-records', 'server/secondary/a.ts', 'src/gateway/b.ts'],
  ['core-needs-no-node', 'src/secondary/a.ts', 'node:crypto'],
  ['core-needs-no-node', 'src/gateway/a.ts', 'node:fs'],
  ['core-needs-no-node', 'src/record/a.ts', 'node:crypto'],
  ['core-needs-no-react', 'src/record/a.ts', 'react'],
  ['core-needs-no-react', 'src/gateway/a.ts', '@tanstack/react-query'],
  ['domain-needs-only-fhir-types', 'src/domain/a.ts', 'zod'],
  ['no-cycles', 'src/record/a.ts', 'src/record/b.ts'],
  ['nothing-unresolved', 'server/a.ts', './no-such-file'],
  ['above the rooms: src/gateway/release.ts', 'src/gateway/redact/a.ts', 'src/gateway/release.ts'],
  ['above the rooms: src/gateway/app.ts', 'src/gateway/routes/a.ts', 'src/gateway/app.ts'],
];

describe('a forbidden import is caught', () => {
  it.each(CRIMES)('%s: %s → %s', async (rule, from, to) => {
    const root = mkdtempSync(join(tmpdir(), 'wp-law-'));
    try {
      const put = (path: string, text: string): void => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      };
      const isFile = /\.tsx?$/.test(to);
      const up = (file: string): string => '../'.repeat(file.split('/').length - 1);
      const name = isFile ? up(from) + to.replace(/\.tsx?$/, '') : to;
      put(from, `import * as other from '${name}';\nexport const a = other;\n`);
      if (isFile)
        put(
          to,
          rule === 'no-cycles'
            ? `import * as a from '${up(to)}${from.replace(/\.tsx?$/, '')}';\nexport const b = a;\n`
            : 'export const b = 1;\n',
        );
      if (!isFile && !name.startsWith('node:') && !name.startsWith('.')) {
        put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
        put(`node_modules/${name}/index.js`, 'module.exports = {};');
        put('package.json', JSON.stringify({ name: 'x', dependencies: { [name]: '1.0.0' } }));
      }
      const found = await judged(root, [from.split('/')[0] ?? '']);
      expect(found.summary.violations.map((violation) => violation.rule.name)).toContain(rule);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });

  it(`and each of the ${String(TRESPASSES.length)} ways from a room into one it may not know`, async () => {
    const root = mkdtempSync(join(tmpdir(), 'wp-law-'));
    try {
      const put = (path: string, text: string): void => {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      };
      const file = (at: number): string => `a${String(at)}.ts`;
      TRESPASSES.forEach(([, from, to], at) => {
        const up = '../'.repeat(from.split('/').length - 1);
        put(join(dirname(from), file(at)), `import { b } from '${up}${to.replace('.ts', '')}';\nexport const a = b;\n`);
        put(to, 'export const b = 1;\n');
      });
      const found = new Set(
        (await judged(root, ['src'])).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`),
      );
      const missed = TRESPASSES.filter(([rule, from], at) => !found.has(`${rule} ${join(dirname(from), file(at))}`));
      expect(missed).toEqual([]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
