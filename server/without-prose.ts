/**
 * What of a table of rules goes into the page? What it decides by: the words that tell a reader of the table why, and
 * the names of its rows, stay in the table, which the gateway has whole.
 */
import type { Plugin } from 'vite';

const TABLES = /[\\/]src[\\/]domain[\\/](?:section-of|named-kinds)\.json$/;
/** Tables that stand in a script. */
const SCRIPTS = /[\\/]src[\\/]domain[\\/](?:legal-decisions|modifier-extensions|sent-as)\.ts$/;

/** The fields that hold those words. */
const PROSE: ReadonlySet<string> = new Set(['about', 'hazard', 'id', 'source', 'why']);
/** Such a field of a row that is written out, with the words in quotes. */
const FIELD = new RegExp(`\\b(?:${[...PROSE].join('|')}): '(?:[^'\\\\\\n]|\\\\.)*',?`, 'g');

/** The build alone leaves them out: what runs from source may print them. */
export function withoutProse(): Plugin {
  return {
    name: 'without-prose',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (SCRIPTS.test(id)) return { code: code.replace(FIELD, ''), map: null };
      if (!TABLES.test(id)) return null;
      const bare: unknown = JSON.parse(code, (key, value: unknown) => (PROSE.has(key) ? undefined : value));
      return { code: JSON.stringify(bare), map: null };
    },
  };
}
