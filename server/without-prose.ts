/**
 * What of a table of rules goes into the page? What it decides by: the words that tell a reader of the table why stay
 * in the table, which the gateway has whole.
 */
import type { Plugin } from 'vite';

const TABLES = /[\\/]src[\\/]domain[\\/](?:section-of|named-kinds)\.json$/;

/** The fields that hold those words. */
const PROSE: ReadonlySet<string> = new Set(['about', 'source', 'why']);

/** The build alone leaves them out: what runs from source may print them. */
export function withoutProse(): Plugin {
  return {
    name: 'without-prose',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!TABLES.test(id)) return null;
      const bare: unknown = JSON.parse(code, (key, value: unknown) => (PROSE.has(key) ? undefined : value));
      return { code: JSON.stringify(bare), map: null };
    },
  };
}
