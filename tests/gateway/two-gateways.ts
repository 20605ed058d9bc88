/**
 * Two gateways on one database, asked in turn: no request finds its way back to the gateway that answered the one
 * before. What demographics and providers answered is kept aside, to be looked for in the database.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { demoConfig, demoOptOuts } from '../../mocks/demo-config';
import { createSimulator } from '../../mocks/providers/app';
import { checkConfig } from '../../server/config';
import { listen } from '../../server/host';
import { startServer, type RunningServer } from '../../server/running';
import { seedOptOuts } from '../../server/seed-opt-outs';
import { ROLES, roleName } from '../../src/domain/roles';
import { unhurried } from '../demo';
import { answerOf, type Mount, type Visitor } from './mount';

const ROOT = join(import.meta.dirname, '../..');
const SILENT = { info: () => undefined, error: () => undefined };

/** A browser of one's own, each of whose requests goes to the next gateway. */
function alternating(origins: readonly string[], sent: string[]): Visitor {
  let cookie = '';
  let asked = 0;
  return {
    async ask(method, path, body, headers = {}) {
      const origin = origins[(asked += 1) % origins.length] ?? '';
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      sent.push(text ?? '');
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: {
          ...(cookie ? { Cookie: cookie } : {}),
          ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(text === undefined ? {} : { body: text }),
        redirect: 'manual',
      });
      const set = response.headers.get('set-cookie');
      if (set !== null) cookie = set.split(';')[0] ?? '';
      return answerOf(response);
    },
  };
}

export interface TwoGateways extends Mount {
  readonly origins: readonly string[];
  /** Everything that demographics and providers have answered so far. */
  readonly answered: readonly string[];
  /** Everything that the visitors have sent, and what stands in the config: it may be kept. */
  readonly own: readonly string[];
}

/** On a PostgreSQL database of its own; `change` adjusts the demo config of both. */
export async function twoGateways(
  url: string,
  change: (config: ReturnType<typeof demoConfig>) => object = (same) => same,
): Promise<TwoGateways> {
  const simulator = createSimulator();
  const answered: string[] = [];
  const providers = await listen(
    async (request) => {
      const response = await simulator.app.fetch(request);
      if (response.body === null) return response;
      const [kept, given] = response.body.tee();
      // an answer that is never ended, or breaks off, tells nothing more than it has sent
      void new Response(kept).text().then(
        (text) => answered.push(text),
        () => undefined,
      );
      return new Response(given, response);
    },
    '127.0.0.1',
    0,
  );
  if (!providers.ok) throw new Error(providers.problem);
  const demo = change(unhurried(demoConfig(providers.origin)));
  const given = {
    limits: { inFlight: 10_000, openingsPerHour: 10_000, sessionsPerUser: 10_000 },
    ...demo,
    listen: { host: '127.0.0.1', port: 0 },
    database: { url },
  };
  const started: RunningServer[] = [];
  for (let gateway = 0; gateway < 2; gateway += 1) {
    const checked = checkConfig(given, ROOT);
    if (!checked.ok) throw new Error(checked.problems.join('\n'));
    const one = await startServer({
      config: checked.config,
      app: join(ROOT, 'dist'),
      log: SILENT,
      prepare: (optOuts) => seedOptOuts(optOuts, demoOptOuts),
    });
    if (!one.ok) throw new Error(one.problems.join('\n'));
    started.push(one.server);
  }
  const origins = started.map(({ origin }) => origin);
  const own: string[] = [JSON.stringify(given), JSON.stringify(demoOptOuts)];
  return {
    origins,
    answered,
    own,
    visitor: () => alternating(origins, own),
    control: simulator.control,
    close: async () => {
      simulator.control.reset();
      for (const server of started) await server.close();
      await providers.close(0);
    },
  };
}

/** Every value of every table, as text: columns of bytes as they are, in hexadecimal and in base64. */
export async function everythingKept(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    );
    const kept: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
      for (const value of rows.flatMap((row) => Object.values(row))) {
        if (Buffer.isBuffer(value))
          kept.push(value.toString('latin1'), value.toString('hex'), value.toString('base64'));
        else kept.push(typeof value === 'string' ? value : JSON.stringify(value));
      }
    }
    return kept.join('\n');
  } finally {
    await client.end();
  }
}

/** Words shorter than this stand in the database by chance. */
const SHORTEST = 8;
/** Names of systems and profiles: vocabulary that the audit and the register are written in too. */
const VOCABULARY = /^(?:https?:\/\/|urn:)/;
/** The number is whom the register and the audit are about. */
const NHS_NUMBER = /^\d{10}$/;
/** One word alone is a code or a type of the standard. */
const ONE_WORD = /^[A-Za-z-]+$/;
const ROLE_NAMES: readonly string[] = ROLES.map(roleName);

function stringsOf(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') into.add(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) stringsOf(inner, into);
}

/** Each string that was answered, but for what a user or the config said as well, and for words of the standard. */
export function canariesOf({ answered, own }: TwoGateways): readonly string[] {
  const strings = new Set<string>();
  for (const text of new Set(answered)) {
    try {
      stringsOf(JSON.parse(text), strings);
    } catch {
      // a fault that was asked for: no JSON, and no answer either
    }
  }
  const said = own.join('\n');
  return [...strings].filter(
    (text) =>
      text.length >= SHORTEST &&
      !VOCABULARY.test(text) &&
      !NHS_NUMBER.test(text) &&
      !ONE_WORD.test(text) &&
      !ROLE_NAMES.includes(text) &&
      !said.includes(text) &&
      !said.includes(JSON.stringify(text).slice(1, -1)),
  );
}

/** What is found of it in the database: the words, or an unkeyed hash of them. */
export function foundIn(kept: string, canaries: readonly string[]): readonly string[] {
  const hashes = (text: string): readonly string[] =>
    ['md5', 'sha1', 'sha256'].flatMap((algorithm) => {
      const digest = createHash(algorithm).update(text).digest();
      return [digest.toString('hex').slice(0, 32), digest.toString('base64').slice(0, 20)];
    });
  return canaries.filter(
    (text) =>
      kept.includes(text) ||
      kept.includes(JSON.stringify(text).slice(1, -1)) ||
      hashes(text).some((hash) => kept.includes(hash)),
  );
}
