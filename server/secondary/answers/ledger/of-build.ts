/** A build tells the ledger whom each row of its table of people stands for. Both are in the linkage zone. */
import type { SecondaryConfig } from '../../config/shape';
import type { Database } from '../../duckdb/database';
import { keyFolder } from '../../keys/key-folder';
import { rememberPeople } from './people';
import { inTurn } from './turn';

async function* spinesOf(work: Database): AsyncIterable<readonly string[]> {
  for await (const rows of work.rows('SELECT spine FROM pseudonyms ORDER BY person'))
    yield rows.map(({ spine }) => String(spine));
}

/** `work` holds `pseudonyms`, of everybody in the table of people and nobody else. */
export const noteInLedger = (
  { dataDir, keysDir }: Pick<SecondaryConfig, 'dataDir' | 'keysDir'>,
  digest: string,
  work: Database,
): Promise<void> =>
  inTurn(dataDir, () => rememberPeople(dataDir, digest, keyFolder(keysDir).key('ledger'), spinesOf(work)));
