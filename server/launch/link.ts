/** Door C: what does a link from a system that knows no SMART say, and may it be used? Source: NATIONAL 6. */
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { PendingLaunch } from '../../src/gateway/launch-ports';
import { startOf } from '../../src/gateway/session/launch';
import { ourUser, type LinkRow } from '../config-launch';
import { goOn, launchId, LAUNCH_SECONDS, personOf, refuse, refused, useKey, type Doors } from './door';
import { openLink, type EncryptedRow } from './link-crypto';

/** Seconds by which two clocks may differ. */
const SKEW = 60;
/** Seconds: no link may be good for longer, for as long it has to be remembered that it was used. */
const LONGEST = 3_600;

/** Signatures by a private key alone: what checks a link must not be able to make one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

type Said = Readonly<Record<string, unknown>>;

/** INVARIANT: one answer, whatever was wrong: a link that was used, made by somebody else, or is no link at all. */
const REFUSED = refused('link-not-accepted', 'the link was not accepted');

const isText = (value: unknown, most = 200): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most && !/\p{C}/u.test(value);

/** The end of a link that holds now, in milliseconds; null for one that does not, or holds for too long. */
function endOf({ exp, nbf, iat }: Said, now: number): number | null {
  const seconds = now / 1000;
  const started = (value: unknown): boolean =>
    value === undefined || (typeof value === 'number' && value <= seconds + SKEW);
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return null;
  if (exp <= seconds - SKEW || exp > seconds + LONGEST + SKEW) return null;
  return started(nbf) && started(iat) ? (exp + SKEW) * 1000 : null;
}

/** What a link asks for, without having been used yet; null where it says too little. */
function launchOf(row: LinkRow, said: Said, kind: PendingLaunch['kind'], now: number): PendingLaunch | null {
  const person = personOf(said['patient'], said['birthdate']);
  const { user } = said;
  if (person === null || (user !== undefined && !isText(user))) return null;
  const ours = ourUser(row, user);
  const start = startOf(said['intent']);
  const hint = ours ?? user;
  return {
    id: launchId(),
    kind,
    system: row.id,
    name: row.name,
    ...person,
    ...(ours === undefined ? {} : { user: ours }),
    ...(hint === undefined ? {} : { loginHint: hint }),
    ...(row.organisation === undefined ? {} : { organisation: row.organisation }),
    ...(start === undefined ? {} : { start }),
    endsAt: now + LAUNCH_SECONDS * 1000,
  };
}

/** Where it says all that it must, holds now, and was not used before. */
async function taken(
  { gateway: { ports } }: Doors,
  row: LinkRow,
  said: Said | null,
  once: unknown,
): Promise<PendingLaunch | null> {
  if (said === null) return null;
  const now = ports.now();
  const kind = row.kind === 'aes-256-cbc' ? 'fills' : 'opens';
  const end = endOf(said, now);
  const launch = launchOf(row, said, kind, now);
  if (end === null || launch === null) return null;
  if (kind === 'fills') return launch;
  if (!isText(once)) return null;
  return (await ports.stores.launches.use(useKey('link', row.id, once), end)) ? launch : null;
}

const answered = (doors: Doors, request: Request, row: LinkRow, launch: PendingLaunch | null): Response =>
  launch === null ? refuse(doors, request, row.id, REFUSED) : goOn(doors, request, launch);

/** `GET /launch/link/{system}?keyId&iv&data[&mac]` */
export async function followLink(doors: Doors, request: Request, row: EncryptedRow): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const only = (name: string): string | null => {
    const all = params.getAll(name);
    return all.length === 1 ? (all[0] ?? null) : null;
  };
  const said = openLink(row, { keyId: only('keyId'), iv: only('iv'), data: only('data'), mac: only('mac') });
  return answered(doors, request, row, await taken(doors, row, said, said?.['nonce']));
}

export type SignedRow = Extract<LinkRow, { readonly kind: 'jwt' }>;

async function verified({ gateway }: Doors, request: Request, row: SignedRow, token: string): Promise<Said | null> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(row.jwks), {
      algorithms: ALGORITHMS,
      issuer: row.issuer,
      audience: gateway.config.publicUrl ?? new URL(request.url).origin,
      clockTolerance: SKEW,
      currentDate: new Date(gateway.ports.now()),
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    return payload;
  } catch {
    return null;
  }
}

/** Bytes of a form with one token. */
const MOST_FORM = 16 * 1024;

/** The form's one token; null where there is none. */
async function tokenIn(request: Request): Promise<string | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null;
  const text = await request.text().catch(() => '');
  if (text.length > MOST_FORM) return null;
  const tokens = new URLSearchParams(text).getAll('token');
  return tokens.length === 1 ? (tokens[0] ?? null) : null;
}

/** `POST /launch/link/{system}`, a form with `token`. */
export async function takeToken(doors: Doors, request: Request, row: SignedRow): Promise<Response> {
  const token = await tokenIn(request);
  const said = token === null ? null : await verified(doors, request, row, token);
  return answered(doors, request, row, await taken(doors, row, said, said?.['jti']));
}
