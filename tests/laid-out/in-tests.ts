/** Databases are opened as copies of one that is laid out, in the tests themselves and in the processes they start. */
import type * as Package from '@electric-sql/pglite';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { vi } from 'vitest';
import { copying } from './database.mjs';

const ours = `--import=${pathToFileURL(join(import.meta.dirname, 'in-children.mjs')).href}`;
const { NODE_OPTIONS = '' } = process.env;
if (!NODE_OPTIONS.includes(ours)) process.env.NODE_OPTIONS = `${NODE_OPTIONS} ${ours}`.trim();

vi.mock('@electric-sql/pglite', async (original) => {
  const { PGlite, ...others } = await original<typeof Package>();
  return { ...others, PGlite: copying(PGlite) };
});
