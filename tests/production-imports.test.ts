/**
 * Does whatever is run in earnest run without a development package, and from `src` and `server` alone? Every import
 * is followed, as it is left when types are gone, from each command to the last file.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ROOT, textOf } from './kits/documents';

/** What docs/deploying.md tells to run, by its npm script. */
const COMMANDS = [
  'serve',
  'migrate',
  'config:check',
  'audit:archive',
  'audit:export',
  'audit:verify',
  'keys:rotate',
  'opt-outs:load',
  'opt-outs:reconcile',
  'opt-outs:copy',
  'value-sets',
];

const manifest = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

const entryOf = (command: string): string => /server\/[\w-]+\.ts$/.exec(manifest.scripts[command] ?? '')?.[0] ?? '';

/** What is left of the imports of a file when its types are gone, those made while it runs and its threads included. */
function importsOf(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) return [];
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  });
  const { importedFiles } = ts.preProcessFile(outputText, true, true);
  const threads = [...outputText.matchAll(/new URL\('(\.[^']+)', import\.meta\.url\)/g)].map(([, to = '']) => to);
  return [...importedFiles.map(({ fileName }) => fileName), ...threads];
}

function fileOf(from: string, to: string): string {
  const path = join(dirname(from), to);
  const found = [path, `${path}.ts`, `${path}.mjs`, join(path, 'index.ts')].find(
    (one) => existsSync(one) && statSync(one).isFile(),
  );
  if (found === undefined) throw new Error(`${relative(ROOT, from)} imports ${to}, which is not there`);
  return found;
}

interface Walked {
  readonly files: ReadonlySet<string>;
  /** Each package with a file that imports it. */
  readonly packages: ReadonlyMap<string, string>;
}

function walk(entries: readonly string[]): Walked {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const waiting = entries.map((entry) => join(ROOT, entry));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (files.has(path)) continue;
    files.add(path);
    for (const to of importsOf(path)) {
      if (to.startsWith('.')) waiting.push(fileOf(path, to));
      else if (!isBuiltin(to)) packages.set(/^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to, relative(ROOT, path));
    }
  }
  return { files: new Set([...files].map((path) => relative(ROOT, path))), packages };
}

const { files, packages } = walk(COMMANDS.map(entryOf));

/** Asked for where the app is not built, and told in words where it is not there. */
const BUILDER = 'vite';

it('every package that a command imports is installed by npm ci --omit=dev, and no development package is asked for', () => {
  expect(COMMANDS.filter((command) => entryOf(command) === '')).toEqual([]);
  expect(files.size).toBeGreaterThan(200);
  expect([...packages.keys()]).toEqual(expect.arrayContaining(['pg', 'hono', 'zod', '@opentelemetry/sdk-trace-base']));
  const missing = [...packages].filter(([name]) => manifest.dependencies[name] === undefined);
  expect(missing).toEqual([[BUILDER, 'server/build-app.ts']]);
  expect([...packages.keys()].filter((name) => manifest.devDependencies[name] !== undefined)).toEqual([BUILDER]);
  // what runs TypeScript at all
  expect(manifest.dependencies).toHaveProperty('tsx');
});

it('nothing that runs stands outside of the folders that the image is given', () => {
  const given = [...textOf('Dockerfile').matchAll(/^COPY (?!--from)(\S+) \.\/\S+$/gm)].map(([, folder = '']) => folder);
  expect(given).toEqual(['src', 'server']);
  expect([...files].filter((file) => !given.includes(file.split('/')[0] ?? ''))).toEqual([]);
});
