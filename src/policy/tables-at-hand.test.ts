/**
 * Does whoever decides by a policy read its tables, and never the shipped ones beside it? Over every source outside
 * src/policy: none imports a table that a pack may change.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIXED } from './pack/floor';
import { SHIPPED_TABLES } from './tables';

const ROOT = join(import.meta.dirname, '../..');
const sourcesOf = (part: string): readonly string[] =>
  readdirSync(join(ROOT, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => /[.]tsx?$/.test(name) && !/[.]test[.]/.test(name))
    .map((name) => join(part, name));

/** The names under which modules of src/policy/tables give away what a pack may put another in place of. */
async function changeable(): Promise<ReadonlySet<string>> {
  const rows = new Set<unknown>(
    Object.entries(SHIPPED_TABLES)
      .filter(([table]) => !(FIXED as readonly string[]).includes(table))
      .map(([, table]) => table),
  );
  const names = new Set(['SHIPPED_TABLES']);
  for (const file of sourcesOf('src/policy/tables')) {
    const module = (await import(/* @vite-ignore */ join(ROOT, file))) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(module)) if (rows.has(value)) names.add(name);
  }
  return names;
}

it('a table that a pack may change is imported by nobody outside src/policy', async () => {
  const names = await changeable();
  expect(names.size).toBe(Object.keys(SHIPPED_TABLES).length - FIXED.length + 1);
  const read = ['src/gateway', 'server', 'mocks'].flatMap(sourcesOf).flatMap((file) => {
    const imports = readFileSync(join(ROOT, file), 'utf8').matchAll(/import ([^;]*?) from '[^']*\/policy\/[^']*'/g);
    return [...imports].flatMap(([, named = '']) =>
      (named.match(/\w+/g) ?? []).filter((name) => names.has(name)).map((name) => `${file} reads ${name}`),
    );
  });
  expect(read).toEqual([]);
});
