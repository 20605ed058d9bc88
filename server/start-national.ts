/**
 * What does `npm start -- --national` start beside the demo? What it would meet in national use, each simulated: CIS2,
 * PDS, the record locator, the Spine Secure Proxy, and a system of a clinician's own with its doors.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import type { DemoFile } from '../mocks/demo-config';
import { createCis2, type Cis2 } from '../mocks/national/cis2/create-cis2';
import { CIS2_CLIENT, layCis2 } from '../mocks/national/cis2/lay-cis2';
import { CIS2_USERS } from '../mocks/national/cis2/people';
import { createOwnSystem } from '../mocks/national/own-system/own-system';
import { colleagueOf, demoPatients, demoPeople } from '../mocks/national/own-system/people';
import { createServices, type Services } from '../mocks/national/services';
import { CLOSED, problemResponse } from '../src/gateway/http/problem';
import type { User } from '../src/gateway/config';
import { listen, type Listening } from './host';

export interface National {
  /** Where the demo has to listen: the others know it by this port. */
  readonly port: number;
  /** The page “as from your own system”, CIS2, and the address of the other national services. */
  readonly origins: { readonly page: string; readonly cis2: string; readonly services: string };
  /** Who can sign in at the simulated CIS2. */
  readonly people: readonly User[];
  readonly asked: Services['asked'];
  readonly tireOfSignIns: Services['tireOfSignIns'];
  /** The demo's config, as it runs among them. */
  config(demo: DemoFile): object;
  /** Ends them all, and takes away the keys of this start. */
  close(): Promise<void>;
}

type Answer = (request: Request) => Promise<Response>;

/** Listens before it is known what is answered there. Rejects where it cannot. */
async function listenFor(host: string, port: number, answer: () => Answer | undefined): Promise<Listening> {
  const closed = (): Promise<Response> => Promise.resolve(problemResponse('/', CLOSED));
  const listening = await listen((request) => (answer() ?? closed)(request), host, port);
  if (!listening.ok) throw new Error(listening.problem);
  return listening;
}

/** The one asked for; a free one where that is 0. */
async function portFor(host: string, port: number): Promise<number> {
  if (port !== 0) return port;
  const probe = await listenFor(host, 0, () => undefined);
  await probe.close(0);
  return probe.port;
}

async function keysOf({ origin }: Cis2): Promise<JSONWebKeySet> {
  const answer = await fetch(`${origin}/jwks`);
  return (await answer.json()) as JSONWebKeySet;
}

/** Who signs in at CIS2 is known by a number there; the demo's config names two of them. */
function privacyOf({ privacy }: DemoFile, cis2: Cis2): object {
  const { listOfficers = [], ...rest } = privacy ?? {};
  const names = CIS2_USERS.filter(({ id }) => listOfficers.includes(id)).map(({ name }) => name);
  return { ...rest, listOfficers: cis2.people.filter(({ name }) => names.includes(name)).map(({ userId }) => userId) };
}

/** Nobody signs for a demonstration but itself. */
const waiver = (): object => ({
  requireValueSets: false,
  requireValueSetsWaiver: { signedBy: 'the demonstration', signedOn: new Date().toISOString().slice(0, 10) },
});

/** Starts all of them on loopback, on free ports, for a demo that listens on `asked`. Rejects where one cannot. */
export async function startNational(host: string, asked: number): Promise<National> {
  const port = await portFor(host, asked);
  const product = `http://${host}:${String(port)}`;
  const folder = mkdtempSync(join(tmpdir(), `whole-picture-national-${String(process.pid)}-`));
  const forget = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  // INVARIANT: however the demo ends, none of its keys stays.
  process.once('exit', forget);
  const behind: { page?: Answer; services?: Answer } = {};
  const laid = layCis2(folder);
  const [cis2, page, apis] = await Promise.all([
    createCis2({ clientId: CIS2_CLIENT, origin: product, jwks: laid.jwks }),
    listenFor(host, 0, () => behind.page),
    listenFor(host, 0, () => behind.services),
  ]);
  const services = createServices({
    origin: apis.origin,
    folder,
    identity: { issuer: cis2.origin, jwks: await keysOf(cis2) },
    people: await demoPeople(),
  });
  behind.services = (request) => services.answer(request);
  const system = await createOwnSystem({
    origin: page.origin,
    folder,
    patients: await demoPatients(),
    users: CIS2_USERS.map((user, at) => ({ ...colleagueOf(user), id: cis2.people[at]?.userId ?? '' })),
    product: () => product,
  });
  behind.page = (request) => system.answer(request);
  return {
    port,
    origins: { page: page.origin, cis2: cis2.origin, services: apis.origin },
    people: CIS2_USERS,
    asked: services.asked,
    tireOfSignIns: services.tireOfSignIns,
    config: (demo) => ({
      ...demo,
      ...services.config(demo),
      publicUrl: product,
      identity: laid.identity(cis2.origin),
      launch: system.launch,
      policy: { ...demo.policy, ...waiver() },
      privacy: privacyOf(demo, cis2),
    }),
    close: async () => {
      await Promise.all([cis2.close(), page.close(0), apis.close(0)]);
      process.off('exit', forget);
      forget();
    },
  };
}
