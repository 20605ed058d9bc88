/**
 * How much machine code do the patterns of one text index come to, once each has been used? A program of its own, for
 * what others left behind would be counted too. Prints a number of bytes.
 */
import { getHeapSpaceStatistics } from 'node:v8';
import { createTextIndex } from '../../src/policy/indexes/text-index';
import { SHIPPED_TABLES } from '../../src/policy/tables';
import { EXCLUSION_IDS } from '../../src/policy/tables/exclusions';
import { LEXICON } from '../../src/policy/tables/lexicon';

const all = new Set(EXCLUSION_IDS);
const index = createTextIndex({ exclusions: all, medicines: all }, SHIPPED_TABLES);
for (const { examples, nearMisses } of LEXICON)
  for (const text of [...examples, ...nearMisses])
    for (const tell of [index.words, index.names, index.lexicon, index.medicine, index.named]) tell(text);

const bytes = getHeapSpaceStatistics()
  .filter(({ space_name: name }) => name.startsWith('code'))
  .reduce((sum, { space_used_size: used }) => sum + used, 0);
process.stdout.write(String(bytes));
