/** On which databases are the stores tested? PGlite always, and a real PostgreSQL where one is given. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface Place {
  readonly url: string;
  remove(): Promise<void>;
}

/** A schema of its own on the given server, so that runs do not meet. */
async function freshSchema(server: string): Promise<Place> {
  const schema = `t_${randomBytes(6).toString('hex')}`;
  const say = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await say(`create schema ${schema}`);
  const url = new URL(server);
  url.searchParams.set('options', `-c search_path=${schema}`);
  return { url: url.href, remove: () => say(`drop schema ${schema} cascade`) };
}

const postgres = process.env.TEST_DATABASE_URL;

/** The name of each, and how to come by an empty one. */
export const DATABASES: readonly [string, () => Promise<Place>][] = [
  ['PGlite', () => Promise.resolve({ url: 'pglite:memory', remove: () => Promise.resolve() })],
  ...(postgres === undefined ? [] : [['PostgreSQL', () => freshSchema(postgres)] as [string, () => Promise<Place>]]),
];
