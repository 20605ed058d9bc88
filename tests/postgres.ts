/**
 * Where does a test get a PostgreSQL of its own, which it may stop and start? From the binaries of this machine,
 * where there are some.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const INSTALLED = '/usr/lib/postgresql';
const run = promisify(execFile);

/** The folder of the newest PostgreSQL's programs; null where none is installed. */
export function postgresBin(): string | null {
  const found = existsSync(INSTALLED) ? readdirSync(INSTALLED) : [];
  const versions = found.filter((version) => existsSync(join(INSTALLED, version, 'bin', 'pg_ctl')));
  const [newest] = versions.sort((a, b) => Number(b) - Number(a));
  return newest === undefined ? null : join(INSTALLED, newest, 'bin');
}

/** PostgreSQL refuses to run as root: its programs are then run as the user that its package made. */
const asPostgres = async (program: string, ...args: string[]): Promise<string> => {
  const root = process.getuid?.() === 0;
  const asked = root ? ['runuser', '-u', 'postgres', '--', program, ...args] : [program, ...args];
  const { stdout } = await run(asked[0] ?? '', asked.slice(1), { cwd: '/' });
  return stdout.trim();
};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });

export interface Cluster {
  readonly url: string;
  start(): Promise<void>;
  /**
   * `immediate` is what a crash looks like: no session is ended in order, and the log is replayed at the next
   * start.
   */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  remove(): Promise<void>;
}

/**
 * A new cluster, running, that commits as a real one does: an answer comes when the row would survive the server's
 * crash.
 */
export async function startCluster(bin: string): Promise<Cluster> {
  const folder = await asPostgres('mktemp', '-d', '/tmp/wp-cluster.XXXXXX');
  const data = join(folder, 'data');
  await asPostgres(join(bin, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C');
  const port = await freePort();
  // fsync guards against the machine's end alone, which no test can bring about
  const settings = `-p ${String(port)} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  const control = async (...args: string[]): Promise<void> => {
    await asPostgres(join(bin, 'pg_ctl'), '-D', data, '-w', '-t', '120', ...args);
  };
  const cluster: Cluster = {
    url: `postgres://postgres@127.0.0.1:${String(port)}/postgres`,
    start: () => control('-l', join(folder, 'server.log'), '-o', settings, 'start'),
    stop: (mode) => control('-m', mode, 'stop'),
    remove: async () => {
      if (existsSync(join(data, 'postmaster.pid'))) await cluster.stop('immediate');
      await asPostgres('rm', '-rf', folder);
    },
  };
  await cluster.start();
  return cluster;
}

/** Says one thing to a server over a connection of its own; the number of rows it answers with. */
export async function say(url: string, statement: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

/**
 * What an administrator does, or a failover: every session of this database but the asking one is ended; how many
 * there were.
 */
export const endEverySession = (url: string): Promise<number> =>
  say(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`,
  );

export interface OwnDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

/** A database of its own on the given server, so that runs do not meet: empty, or as another one stands. */
export async function freshDatabase(server: string, as = 'template1'): Promise<OwnDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await say(server, `create database ${name} template ${as}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, remove: async () => void (await say(server, `drop database ${name} with (force)`)) };
}
