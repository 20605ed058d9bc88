/**
 * Does everything that a config names answer? Each is asked once, by a question about nobody, in a bounded time.
 * INVARIANT: what is told holds no secret and no word of whoever answered: kinds, statuses and counts.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isObject } from '../src/domain/json';
import { NHS_NUMBER_SYSTEM } from '../src/domain/nhs-number';
import { fetchOf, placeOf, type AskPorts, type Destination } from '../src/gateway/asking';
import type { AskedPlace, DemographicsConfig, NrlConfig, ProviderConfig } from '../src/gateway/config';
import { askForPointers } from '../src/gateway/intake/locator/pointers';
import { bounded, get, ill, well, whyNot, type Checked, type Fetch, type Outcome } from './check-answers';
import { identity } from './check-identity';
import { MOST_SKEW_SECONDS, skewTo } from './clock';
import { readConfig, type ServerConfig } from './config';
import { policyProblems, problemsOf } from './config-problems';
import { openDatabase } from './database/open';
import { shapeOf } from './database/shape';
import { loadedValueSets } from './expanded';
import { readCopy } from './register/copy-read';
import { deskCopyOf, readDeskCopy } from './register/desk-copy';

/** A number of the range that is never issued: whoever is asked for it knows of nobody. */
const NOBODY = '9990000018';

async function metadata(fetch: Fetch, baseUrl: string, version: '3.0' | '4.0'): Promise<Outcome> {
  const asked = await get(fetch, baseUrl, 'metadata');
  if (!asked.ok) return ill(whyNot(asked));
  const { value } = asked;
  if (!isObject(value) || value['resourceType'] !== 'CapabilityStatement')
    return ill('answered, but gives no CapabilityStatement');
  const said = typeof value['fhirVersion'] === 'string' ? value['fhirVersion'] : '';
  const number = /^\d{1,2}\.\d{1,2}/.exec(said)?.[0];
  return number === undefined || number === version
    ? well('answered')
    : ill(`answered, but speaks FHIR ${number} where the config says ${version}`);
}

/** Its files were read with the config; whoever signs in proves the rest. */
const FOR_A_USER = well('not asked: its credentials are those of a user; their files are sound');

const ofAUser = ({ auth }: AskedPlace): boolean =>
  auth?.kind === 'nhs-token-exchange' || auth?.kind === 'gp-connect-ssp';

async function providerOf(fetch: Fetch, provider: ProviderConfig): Promise<Outcome> {
  const { baseUrl, fhirVersion, enabled = true } = provider;
  if (!enabled) return well('switched off, not asked');
  return ofAUser(provider) ? FOR_A_USER : metadata(fetch, baseUrl, fhirVersion === 'R4' ? '4.0' : '3.0');
}

/** A number that is never issued is not known there, and that is said in FHIR. */
async function pds(fetch: Fetch, baseUrl: string): Promise<Outcome> {
  const asked = await get(fetch, baseUrl, `Patient/${NOBODY}`);
  if (asked.ok) return ill('answered with a person for a number that is never issued');
  const isOutcome = isObject(asked.body) && asked.body['resourceType'] === 'OperationOutcome';
  return asked.status === 404 && isOutcome
    ? well('answered that it does not know a number that is never issued')
    : ill(whyNot(asked));
}

async function demographics(fetch: Fetch, place: DemographicsConfig): Promise<Outcome> {
  const { baseUrl } = place;
  if (ofAUser(place)) return FOR_A_USER;
  if (place.kind === 'pds') return pds(fetch, baseUrl);
  const query = new URLSearchParams({ identifier: `${NHS_NUMBER_SYSTEM}|${NOBODY}` });
  const asked = await get(fetch, baseUrl, `Patient?${query.toString()}`);
  if (!asked.ok) return ill(whyNot(asked));
  return isObject(asked.value) && asked.value['resourceType'] === 'Bundle'
    ? well('answered a search for a number that is never issued')
    : ill('answered, but gives no Bundle');
}

/** Asked for a number that is never issued, for the board of this instance. */
async function recordLocator(fetch: Fetch, place: NrlConfig, organisation: string): Promise<Outcome> {
  if (ofAUser(place)) return FOR_A_USER;
  const { whole, status, problem } = await askForPointers({ fetch }, place, { nhsNumber: NOBODY, organisation });
  if (whole) return well('answered a search for a number that is never issued');
  if (problem === null) return ill('answered, but not in full');
  return ill(
    status === null || status === 200 ? `did not answer: ${problem.kind}` : `answered ${String(status)}, not 200`,
  );
}

/** Reads alone: whether this release finds its tables there, its user its grants, and both the same time. */
async function database({ databaseUrl, base }: ServerConfig): Promise<Outcome> {
  if (databaseUrl === 'pglite:memory') return well('embedded, in memory');
  if (databaseUrl.startsWith('pglite:')) {
    const folder = resolve(base, databaseUrl.slice('pglite:'.length));
    return well(existsSync(folder) ? 'embedded, its folder is there' : 'embedded, its folder will be made');
  }
  const opened = await openDatabase(databaseUrl, base, 'read');
  if (!opened.ok) return ill('cannot be opened');
  try {
    const skew = await skewTo(opened.db, Date.now);
    if (Math.abs(skew) > MOST_SKEW_SECONDS)
      return ill(`answered, but its clock and this one differ by ${skew.toFixed(1)} s`);
    const shape = await shapeOf(opened.db);
    if (shape.kind === 'refused') return ill(`answered, but ${shape.problem}`);
    return well(shape.kind === 'whole' ? 'answered' : 'answered; the first start brings it to this release');
  } finally {
    await opened.close().catch(() => undefined);
  }
}

function anchor(file: string): Outcome {
  try {
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
    return well('can be written');
  } catch {
    return ill('cannot be written by this user');
  }
}

/** Whole, under a key that is there, and to be written to; or not begun yet. */
async function registerCopy(file: string, { wrapping }: ServerConfig): Promise<Outcome> {
  const writable = anchor(file);
  if (wrapping === null || !writable.well || !existsSync(file)) return writable;
  const [read, desk] = [await readCopy(file, wrapping), await readDeskCopy(deskCopyOf(file), wrapping)];
  if (!read.ok) return ill(read.problem);
  return desk.ok ? well(`whole, ${String(read.decisions.length)} decisions`) : ill(desk.problem);
}

/** The sets that the terminology server is to expand, and whether a policy can be made with them. */
async function valueSets(ports: AskPorts, config: ServerConfig): Promise<Outcome> {
  const loaded = await loadedValueSets(config, ports);
  const problems = loaded.ok ? policyProblems(config, loaded.valueSets) : loaded.problems;
  return problems.length > 0
    ? ill(problems.join('; '))
    : well(`expanded: ${String(config.namedValueSets.length)} of ${String(config.namedValueSets.length)}`);
}

/** An empty export, as a collector must take it. */
async function traces(fetch: Fetch, url: string): Promise<Outcome> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', redirect: 'manual', headers, body: '{"resourceSpans":[]}' });
  await answer.body?.cancel();
  return answer.status === 200 ? well('answered') : ill(`answered ${String(answer.status)}, not 200`);
}

/** Asks everything at once and tells of each, in the order of the config file. */
export function checkDependencies(config: ServerConfig, ports: AskPorts): Promise<readonly Checked[]> {
  const { gateway, anchorFile, registerCopyFile, otlpEndpoint, namedValueSets } = config;
  const { terminology, locator } = gateway;
  type Ask = (fetch: Fetch) => Promise<Outcome>;
  const asking: readonly (readonly [string, Ask, Destination?] | null)[] = [
    ['database', () => database(config)],
    ['identity', (ask) => identity(ask, config)],
    [
      'demographics',
      (ask) => demographics(ask, gateway.demographics),
      { kind: 'demographics', place: gateway.demographics },
    ],
    locator?.kind !== 'nrl'
      ? null
      : ['locator', (ask) => recordLocator(ask, locator, gateway.instance.region), { kind: 'locator', place: locator }],
    ...gateway.providers.map(
      (one) => [`provider ${one.id}`, (ask: Fetch) => providerOf(ask, one), placeOf(one)] as const,
    ),
    terminology === undefined
      ? null
      : [
          'terminology',
          (ask) => metadata(ask, terminology.baseUrl, '4.0'),
          { kind: 'terminology', place: terminology },
        ],
    namedValueSets.length === 0 ? null : ['value sets', () => valueSets(ports, config)],
    anchorFile === null ? null : ['audit anchor', () => Promise.resolve(anchor(anchorFile))],
    registerCopyFile === null ? null : ['register copy', () => registerCopy(registerCopyFile, config)],
    otlpEndpoint === null ? null : ['traces', (ask) => traces(ask, otlpEndpoint)],
  ];
  return Promise.all(
    asking.flatMap((one) =>
      one === null ? [] : [bounded(one[0], one[2] === undefined ? ports.fetch : fetchOf(ports, one[2]), one[1])],
    ),
  );
}

export interface Told {
  /** 0 all is well, 1 something did not answer, 2 the config is bad. Source: CONTRACT "Commands". */
  readonly code: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Reads the config of this path, then asks everything that it names, with its credentials. */
export async function checkedConfig(path: string, reach: (config: ServerConfig) => AskPorts): Promise<Told> {
  const read = readConfig(path);
  const problems = read.ok ? problemsOf(read.config) : read.problems;
  if (!read.ok || problems.length > 0) return { code: 2, lines: problems };
  const checked = await checkDependencies(read.config, reach(read.config));
  const width = Math.max(...checked.map(({ what }) => what.length));
  const lines = checked.map((one) => `${one.well ? 'ok  ' : 'FAIL'}  ${one.what.padEnd(width)}  ${one.told}`);
  return { code: checked.every((one) => one.well) ? 0 : 1, lines };
}
