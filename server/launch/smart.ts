/** Door A: how is a record launched from inside another system? Source: SMART App Launch 2.2, "EHR launch". */
import * as client from 'openid-client';
import { startOf } from '../../src/gateway/session/launch';
import type { PendingLaunch } from '../../src/gateway/launch-ports';
import { ourUser, type SmartRow } from '../config-launch';
import type { Described } from '../outbound/described';
import {
  goOn,
  isRefused,
  launchId,
  LAUNCH_SECONDS,
  pageTo,
  refuse,
  refused,
  useKey,
  type Doors,
  type Refused,
} from './door';
import { readPatient } from './ehr-patient';
import type { FoundSystem, SmartSystem } from './smart-system';

export const LAUNCH_PATH = '/launch';
export const CALLBACK_PATH = '/launch/callback';

/** A launch between us and the system, remembered by the browser that began it. */
export interface Underway {
  readonly iss: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
}

export interface SmartDoor extends Doors {
  readonly systemOf: (row: SmartRow) => Described<FoundSystem>;
}

const MOST_LAUNCH = 4_096;

const bare = (url: string): string => url.replace(/\/+$/, '');

const AWAY = refused('system-not-reached', 'the system did not answer');
const UNFIT = refused('system-not-reached', 'the system does not describe a launch that we can make');
const BEGUN_ELSEWHERE = refused('begun-elsewhere', 'the launch was begun in another browser, or took too long');
const NOT_ITS_STATE = refused('begun-elsewhere', 'the state of the way back is of another launch, or forged');

const callbackUrl = ({ gateway }: Doors, request: Request): URL =>
  new URL(CALLBACK_PATH, gateway.config.publicUrl ?? request.url);

/** One parameter that stands there once; null where it is missing, empty or doubled. */
function single(params: URLSearchParams, name: string): string | null {
  const [value, another] = params.getAll(name);
  return value === undefined || value === '' || another !== undefined ? null : value;
}

/** `GET /launch?iss&launch`. INVARIANT: nothing is fetched from an address that the config does not name. */
export async function begin(door: SmartDoor, request: Request): Promise<Response> {
  const { config, gateway, underway } = door;
  const params = new URL(request.url).searchParams;
  const iss = single(params, 'iss');
  const launch = single(params, 'launch');
  const row = iss === null ? undefined : config().smart.find((one) => one.iss === bare(iss));
  if (row === undefined)
    return refuse(door, request, 'unknown', refused('unknown-issuer', 'the issuer is not in the config'));
  if (launch === null || launch.length > MOST_LAUNCH)
    return refuse(door, request, row.id, refused('not-accepted', 'the launch came without its launch parameter'));
  const found = await door.systemOf(row).get();
  if (!found.ok) return refuse(door, request, row.id, found.why === 'away' ? AWAY : UNFIT);
  const { configuration, scope } = found.system;
  const remembered: Underway = {
    iss: row.iss,
    // 256 bits each
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    endsAt: gateway.ports.now() + LAUNCH_SECONDS * 1000,
  };
  const to = client.buildAuthorizationUrl(configuration, {
    redirect_uri: callbackUrl(door, request).href,
    launch,
    scope,
    state: remembered.state,
    nonce: remembered.nonce,
    aud: row.iss,
    code_challenge: await client.calculatePKCECodeChallenge(remembered.verifier),
    code_challenge_method: 'S256',
  });
  const answer = pageTo(to.href);
  answer.headers.append('Set-Cookie', underway.line(remembered, LAUNCH_SECONDS));
  return answer;
}

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;

/** Which claim of a token was not the one that was asked for. */
const CLAIM_CAUSES: Readonly<Record<string, string>> = {
  aud: 'the token is for another audience',
  iss: 'the token is from another issuer',
  nonce: 'the token is of another launch',
};

/** The name of a claim, wherever in the causes of an error it stands. */
function claimIn(error: unknown): string | null {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as { readonly cause?: unknown }).cause) {
    const { claim } = at as { readonly claim?: unknown };
    if (typeof claim === 'string') return claim;
  }
  return null;
}

/** RFC 6749 4.1.2.1: what a system says of itself, and not of the launch. */
const ITS_OWN_TROUBLE: readonly string[] = ['server_error', 'temporarily_unavailable'];

/** It refused to give a token, or could not; undefined where its answer looks like one. */
function withoutToken(error: unknown): Refused | undefined {
  const { cause } = error as { readonly cause?: unknown };
  // RFC 6749 5.2: a secret that is wrong comes back with a challenge
  const told = error instanceof client.ResponseBodyError || error instanceof client.WWWAuthenticateChallengeError;
  const status = told ? error.status : cause instanceof Response ? cause.status : 200;
  if (status < 400) return undefined;
  return refused(status < 500 ? 'not-accepted' : 'system-not-reached', 'the system gave no token for its code');
}

function unauthorised({ error }: client.AuthorizationResponseError): Refused {
  if (error === 'access_denied') return refused('not-permitted', 'the system did not permit the launch');
  const code = ITS_OWN_TROUBLE.includes(error) ? 'system-not-reached' : 'not-accepted';
  return refused(code, 'the system answered the launch with an error');
}

/** Why the system's answer is not used. INVARIANT: nothing that it wrote is taken up. */
function causeOf(error: unknown): Refused {
  if (error instanceof client.AuthorizationResponseError) return unauthorised(error);
  const none = withoutToken(error);
  if (none !== undefined) return none;
  const { code } = error as { readonly code?: unknown };
  if (code === 'OAUTH_TIMEOUT' || error instanceof TypeError) return AWAY;
  const claim = claimIn(error);
  if (claim !== null && Object.hasOwn(CLAIM_CAUSES, claim)) return refused('not-accepted', CLAIM_CAUSES[claim] ?? '');
  return refused('not-accepted', 'the answer of the system was not accepted');
}

async function tokensOf(
  door: SmartDoor,
  request: Request,
  { state, nonce, verifier }: Underway,
  { configuration, vouches }: SmartSystem,
): Promise<Tokens | Refused> {
  const current = callbackUrl(door, request);
  current.search = new URL(request.url).search;
  try {
    return await client.authorizationCodeGrant(configuration, current, {
      expectedState: state,
      pkceCodeVerifier: verifier,
      ...(vouches ? { expectedNonce: nonce, idTokenExpected: true } : {}),
    });
  } catch (error) {
    return causeOf(error);
  }
}

/** Where whoever opens it must be working; a tenant that the map does not name is refused. */
function organisationOf({ organisation, tenants }: SmartRow, tenant: unknown): string | null | undefined {
  if (tenants === undefined || Object.keys(tenants).length === 0) return organisation;
  return typeof tenant === 'string' && Object.hasOwn(tenants, tenant) ? tenants[tenant] : null;
}

/** Its own id of an encounter, for the audit. */
const encounterOf = (said: unknown): { readonly encounter?: string } =>
  typeof said === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(said) ? { encounter: said } : {};

/** `https://…/Practitioner/1` or `Practitioner/1`, as the row names whom it knows. */
function userOf(row: SmartRow, tokens: Tokens): string | undefined {
  const said = tokens.claims()?.['fhirUser'];
  if (typeof said !== 'string') return undefined;
  const relative = said.startsWith(`${row.iss}/`) ? said.slice(row.iss.length + 1) : said;
  return ourUser(row, said) ?? ourUser(row, relative);
}

async function launchFrom(door: SmartDoor, row: SmartRow, tokens: Tokens): Promise<PendingLaunch | Refused> {
  const { ports } = door.gateway;
  const organisation = organisationOf(row, tokens['tenant']);
  if (organisation === null)
    return refused('other-organisation', 'the tenant of the launch is not in the map of its row');
  const person = await readPatient(ports.fetch, row.iss, tokens['patient'], tokens.access_token);
  if (isRefused(person)) return person;
  const user = userOf(row, tokens);
  const start = startOf(tokens['intent']);
  return {
    id: launchId(),
    kind: 'opens',
    system: row.id,
    name: row.name,
    ...person,
    ...(user === undefined ? {} : { user, loginHint: user }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(start === undefined ? {} : { start }),
    ...encounterOf(tokens['encounter']),
    endsAt: ports.now() + LAUNCH_SECONDS * 1000,
  };
}

async function finish(
  door: SmartDoor,
  request: Request,
  row: SmartRow,
  begun: Underway,
): Promise<PendingLaunch | Refused> {
  const system = door.systemOf(row);
  const found = await system.get();
  if (!found.ok) return found.why === 'away' ? AWAY : UNFIT;
  const used = await door.gateway.ports.stores.launches.use(useKey('state', begun.state), begun.endsAt);
  if (!used) return refused('begun-elsewhere', 'the way back from the system was used before');
  const tokens = await tokensOf(door, request, begun, found.system);
  if (!isRefused(tokens)) return launchFrom(door, row, tokens);
  // whoever is not permitted there is not helped by another description of it
  if (tokens.code !== 'not-permitted') system.doubted();
  return tokens;
}

/**
 * `GET /launch/callback`. INVARIANT: the browser that began the launch alone can finish it; no session is looked at.
 * A way back that is not of this browser's launch leaves that launch as it was.
 */
export async function callback(door: SmartDoor, request: Request): Promise<Response> {
  const { config, gateway, underway } = door;
  const begun = underway.read(request, gateway.ports.now());
  const row = config().smart.find(({ iss }) => iss === begun?.iss);
  if (begun === null || row === undefined) return refuse(door, request, 'unknown', BEGUN_ELSEWHERE);
  if (single(new URL(request.url).searchParams, 'state') !== begun.state)
    return refuse(door, request, row.id, NOT_ITS_STATE);
  const launch = await finish(door, request, row, begun);
  const answer = isRefused(launch) ? refuse(door, request, row.id, launch) : goOn(door, request, row, launch);
  answer.headers.append('Set-Cookie', underway.cleared());
  return answer;
}
