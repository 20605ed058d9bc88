/** Where does a system take launches, and how do we show who we are to it? Source: SMART App Launch 2.2. */
import * as client from 'openid-client';
import { z } from 'zod';
import { openExchange } from '../../src/gateway/intake/ask/exchange';
import type { Ports } from '../../src/gateway/ports';
import type { SmartRow } from '../config-launch';
import { isLoopback } from '../config-fields';
import { clientAuthFor } from '../oidc/client-auth';
import { described, type Described } from '../outbound/described';

const TIMEOUT_MS = 8_000;
/** Milliseconds for which a system's own description is believed; one that moved is found again by itself. */
const KEPT_MS = 10 * 60_000;

/** Over TLS, save on this machine; an address that is not whole is one below the system's own (row 379). */
const addressBelow = (iss: string) =>
  z
    .string()
    .transform((value) => (URL.canParse(value, `${iss}/`) ? new URL(value, `${iss}/`).href : ''))
    .refine((value) => {
      if (value === '') return false;
      const { protocol, hostname } = new URL(value);
      return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
    });

/** What we need of it; whatever else stands there is left alone. */
const describedBy = (iss: string) => {
  const address = addressBelow(iss);
  return z.object({
    // an identifier, compared to the letter, and not an address to be asked
    issuer: z.string().optional(),
    jwks_uri: address.optional(),
    authorization_endpoint: address,
    token_endpoint: address,
    token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
    code_challenge_methods_supported: z.array(z.string()),
    capabilities: z.array(z.string()),
  });
};
type Said = z.output<ReturnType<typeof describedBy>>;

export interface SmartSystem {
  readonly configuration: client.Configuration;
  /** It vouches for its user by an ID token that can be verified. */
  readonly vouches: boolean;
  readonly scope: string;
}

export type FoundSystem =
  | { readonly ok: true; readonly system: SmartSystem }
  /** `away`: it did not answer. `unfit`: it does not do what a launch needs. */
  | { readonly ok: false; readonly why: 'away' | 'unfit' };

/** INVARIANT: no more than the one patient, and who its user is. Source: NATIONAL 6. */
const scopeFor = (capabilities: readonly string[]): string =>
  `launch openid fhirUser patient/Patient.${capabilities.includes('permission-v2') ? 'r' : 'read'}`;

/**
 * A secret by HTTP Basic. The SMART profile joins client id and secret as they are, RFC 6749 2.3.1 form-encodes them
 * first: only what the two would read differently is encoded, so that a hyphen or an underscore suits both.
 */
function secretBasic(secret: string): client.ClientAuth {
  const encoded = (text: string): string => text.replace(/[^!-~]+|[%+:]/g, encodeURIComponent);
  return (_system, { client_id: id }, _body, headers) => {
    headers.set('Authorization', `Basic ${Buffer.from(`${encoded(id)}:${encoded(secret)}`).toString('base64')}`);
  };
}

/** A secret goes into the header where the system takes it there, as the specification has it. */
const clientAuthOf = ({ auth }: SmartRow, methods: readonly string[] | undefined): client.ClientAuth =>
  auth.kind === 'secret' && (methods === undefined || methods.includes('client_secret_basic'))
    ? secretBasic(auth.secret)
    : clientAuthFor(() => auth, 'token-endpoint');

function configured(row: SmartRow, { fetch }: Pick<Ports, 'fetch'>, said: Said): SmartSystem {
  const { issuer, jwks_uri: keys, authorization_endpoint: authorise, token_endpoint: token } = said;
  const vouches = issuer !== undefined && keys !== undefined;
  const metadata: client.ServerMetadata = {
    issuer: issuer ?? row.iss,
    authorization_endpoint: authorise,
    token_endpoint: token,
    ...(keys === undefined ? {} : { jwks_uri: keys }),
    code_challenge_methods_supported: said.code_challenge_methods_supported,
  };
  const auth = clientAuthOf(row, said.token_endpoint_auth_methods_supported);
  const configuration = new client.Configuration(metadata, row.clientId, undefined, auth);
  configuration.timeout = TIMEOUT_MS / 1000;
  configuration[client.customFetch] = (url, init) => fetch(url, init as RequestInit);
  // INVARIANT: the signature of every ID token is verified, though it came straight from the system.
  if (vouches) client.enableNonRepudiationChecks(configuration);
  if ([authorise, token, issuer ?? row.iss].some((url) => url.startsWith('http:')))
    client.allowInsecureRequests(configuration);
  return { configuration, vouches, scope: scopeFor(said.capabilities) };
}

async function find(row: SmartRow, ports: Pick<Ports, 'fetch'>): Promise<FoundSystem> {
  const asJson: Ports['fetch'] = (url, init) => {
    const headers = new Headers(init.headers);
    headers.set('Accept', 'application/json');
    return ports.fetch(url, { ...init, headers });
  };
  const exchange = openExchange(asJson, { baseUrl: row.iss, timeoutMs: TIMEOUT_MS, maxBytes: 256 * 1024 });
  try {
    const answer = await exchange.get('.well-known/smart-configuration');
    if (!answer.ok) return { ok: false, why: 'away' };
    const read = describedBy(row.iss).safeParse(answer.value);
    const fit =
      read.success &&
      read.data.capabilities.includes('launch-ehr') &&
      read.data.code_challenge_methods_supported.includes('S256');
    return fit ? { ok: true, system: configured(row, ports, read.data) } : { ok: false, why: 'unfit' };
  } finally {
    exchange.close();
  }
}

/** Asks each system for its description when it is first launched from, and again later or where a launch failed. */
export function smartSystems(ports: Pick<Ports, 'fetch' | 'now'>): (row: SmartRow) => Described<FoundSystem> {
  const systems = new Map<string, { readonly row: SmartRow; readonly system: Described<FoundSystem> }>();
  return (row) => {
    const known = systems.get(row.iss);
    // a row that was read again may hold another secret
    if (known?.row === row) return known.system;
    const system = described(
      () => find(row, ports),
      ports.now,
      KEPT_MS,
      ({ ok }) => ok,
    );
    systems.set(row.iss, { row, system });
    return system;
  };
}
