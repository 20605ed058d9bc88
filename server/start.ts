/**
 * `npm start`: everything on this machine, with synthetic people: the providers over real HTTP, the gateway, the app.
 */
import { join } from 'node:path';
import { demoConfig, demoOptOuts } from '../mocks/demo-config';
import { SECONDARY_DEMO_USERS } from '../mocks/population/demo-users';
import { createProvidersApp } from '../mocks/providers/app';
import { roleName } from '../src/domain/roles';
import { CLOSED, problemResponse } from '../src/gateway/http/problem';
import { buildApp, needsBuild } from './build-app';
import { drainOnSignal, endOnFault, option, refuseToStart } from './command';
import { checkConfig, type ServerConfig } from './config';
import { listen, type Listening } from './host';
import { createLog } from './log';
import { startServer } from './running';
import { startGroups, type Groups } from './start-groups';
import type { National } from './start-national';
import { seedOptOuts } from './seed-opt-outs';

const ROOT = join(import.meta.dirname, '..');
const HOST = '127.0.0.1';

function portAsked(): number {
  const text = option(process.argv.slice(2), 'port') ?? process.env.PORT ?? '8080';
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    refuseToStart([`"${text}" is not a port: give a number from 0 to 65535.`]);
  return port;
}

/**
 * Says early that a port is taken, before anything is built; whoever takes it meanwhile is met again when listening.
 */
async function refuseTakenPort(port: number): Promise<void> {
  const probe = await listen(() => problemResponse('/', CLOSED), HOST, port);
  if (!probe.ok) refuseToStart([probe.problem]);
  await probe.close(0);
}

async function startProviders(): Promise<Listening> {
  const providers = createProvidersApp({ later: true });
  const listening = await listen((request) => providers.fetch(request), HOST, 0);
  if (!listening.ok) refuseToStart([listening.problem]);
  return listening;
}

/** Read only where it is asked for: it brings an identity provider along. */
async function nationalAsked(port: number): Promise<National | null> {
  if (!process.argv.includes('--national')) return null;
  return (await import('./start-national')).startNational(HOST, port);
}

function configFor(port: number, providersOrigin: string, national: National | null): ServerConfig {
  const url = process.env.DATABASE_URL ?? 'pglite:./.data/db';
  const demo = demoConfig(providersOrigin);
  const given = {
    ...(national?.config(demo) ?? demo),
    listen: { host: HOST, port: national?.port ?? port },
    database: { url },
  };
  const checked = checkConfig(given, ROOT);
  if (!checked.ok) refuseToStart(checked.problems);
  return checked.config;
}

/** Where everything else is, in national use. */
const nationalLines = ({ origins }: National): readonly string[] => [
  `As from your own system: ${origins.page}`,
  `CIS2 (simulated): ${origins.cis2}`,
  `PDS, the record locator, and the proxy before the practices (simulated): ${origins.services}`,
];

/** Its address and who can sign in there: another program, with people of its own. */
function groupsLines({ origin }: Groups): readonly string[] {
  const [names, roles] = (['name', 'role'] as const).map((key) =>
    Math.max(...SECONDARY_DEMO_USERS.map((user) => user[key].length)),
  );
  return [
    '',
    `Groups of people (secondary use) are at ${origin}`,
    'It starts when first visited: made-up people are made then, and it shows how far it is. Sign in there as:',
    ...SECONDARY_DEMO_USERS.map(
      ({ name, role, organisation }) =>
        `  ${name.padEnd(names ?? 0)}  ${role.padEnd(roles ?? 0)}  ${organisation.name}`,
    ),
  ];
}

/** The record viewer goes on without it, and says so. */
async function groupsAsked(port: number): Promise<Groups | null> {
  if (process.argv.includes('--no-secondary')) return null;
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  try {
    return await startGroups({ host: HOST, port: port === 0 || port === 65_535 ? 0 : port + 1, say });
  } catch (error: unknown) {
    say(`Groups of people cannot be started: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

interface Started {
  readonly origin: string;
  readonly config: ServerConfig;
  readonly national: National | null;
  readonly groups: Groups | null;
}

function welcome({ origin, config, national, groups }: Started): string {
  const demo = config.identity.mode === 'demo' ? config.identity.users : [];
  const users = national?.people ?? demo;
  // One line for each organisation: no role is read as held at another.
  const rows = users.flatMap(({ name, memberships }) =>
    [...new Set(memberships.map(({ organisation }) => organisation.name))].map((place, at) => {
      const there = memberships.filter(({ organisation }) => organisation.name === place);
      return [at === 0 ? name : '', there.map(({ role }) => roleName(role)).join(', '), place] as const;
    }),
  );
  const width = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const table = rows.map(([name, role, place]) => `  ${name.padEnd(width(0))}  ${role.padEnd(width(1))}  ${place}`);
  return [
    '',
    `Whole Picture is at ${origin}`,
    ...(national === null ? [] : nationalLines(national)),
    '',
    national === null
      ? 'Sign in there as one of these demo users (every person in it is synthetic):'
      : 'Sign in there by CIS2, as one of these people (every person in it is synthetic):',
    ...table,
    ...(groups === null ? [] : groupsLines(groups)),
    '',
    'Stop with Ctrl+C.',
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const port = portAsked();
  await refuseTakenPort(port);
  if (needsBuild(ROOT)) {
    process.stdout.write('Building the app…\n');
    await buildApp(ROOT);
  }
  const providers = await startProviders();
  const national = await nationalAsked(port);
  const config = configFor(port, providers.origin, national);
  const log = createLog(process.env.LOG_LEVEL ?? 'error');
  endOnFault(log);
  const started = await startServer({
    config,
    app: join(ROOT, 'dist'),
    log,
    prepare: (optOuts) => seedOptOuts(optOuts, demoOptOuts),
  });
  if (!started.ok) refuseToStart(started.problems);
  const groups = await groupsAsked(port);
  drainOnSignal(async () => {
    await Promise.all([groups?.close(), started.server.close()]);
    await national?.close();
    await providers.close(0);
  });
  process.stdout.write(`${welcome({ origin: started.server.origin, config, national, groups })}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
