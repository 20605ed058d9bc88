/** Measures what needs a real PostgreSQL: `TEST_DATABASE_URL`, or its programs on this machine; else nothing. */
import { freshDatabase, postgresBin, startCluster } from '../tests/postgres';
import type { Figure } from './measure';

type Measure = (url: string) => Promise<readonly Figure[]>;

async function onFresh(server: string, measure: Measure): Promise<readonly Figure[]> {
  const place = await freshDatabase(server);
  try {
    return await measure(place.url);
  } finally {
    await place.remove();
  }
}

/** The figures of `measure`, given a database of its own; none where there is no PostgreSQL. */
export async function onPostgres(measure: Measure): Promise<readonly Figure[]> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return onFresh(given, measure);
  const bin = postgresBin();
  if (bin === null) return [];
  const cluster = await startCluster(bin);
  try {
    return await onFresh(cluster.url, measure);
  } finally {
    await cluster.remove();
  }
}
