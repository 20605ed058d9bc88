/** How does the page get its tables? Each CSV import becomes a packed module, made at build by the one parser. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { conceptsOf, factsOf } from '../../src/terminology/concepts.ts';
import { packConcepts, packFacts } from '../../src/terminology/packed.ts';
import { readRows, TABLE_NAMES, fileOf } from '../../src/terminology/tables.ts';

/** Reads `src/terminology/*.csv`; a table that cannot be read ends the build with its file and line. */
export function terminologyTables(): Plugin {
  return {
    name: 'terminology-tables',
    async load(id) {
      const [path = ''] = id.split('?');
      if (!/[\\/]src[\\/]terminology[\\/][^\\/]+\.csv$/.test(path)) return null;
      const name = TABLE_NAMES.find((one) => fileOf(one) === basename(path));
      if (name === undefined) return this.error(`${path} is no table that src/terminology/tables.ts knows`);
      this.addWatchFile(path);
      const read = readRows(name, await readFile(path, 'utf8'));
      if (!read.ok)
        return this.error(`${read.problem.file}, line ${String(read.problem.line)}: ${read.problem.problem}`);
      const packed = name.endsWith('-facts') ? packFacts(factsOf(read.rows)) : packConcepts(conceptsOf(read.rows));
      return { code: `export default ${JSON.stringify(packed)};`, map: null };
    },
  };
}
