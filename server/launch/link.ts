/** Door C: what does a link from a system that knows no SMART say, and may it be used? Source: NATIONAL 6. */
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import type { PendingLaunch } from '../../src/gateway/launch-ports';
import { startOf } from '../../src/gateway/session/launch';
import { ourUser, type LinkRow } from '../config-launch';
import {
  goOn,
  isRefused,
  launchId,
  LAUNCH_SECONDS,
  personOf,
  refuse,
  refused,
  useKey,
  type Doors,
  type Refused,
} from './door';
import { openLink, type EncryptedRow } from './link-crypto';

/** Seconds by which two clocks may differ. */
const SKEW = 60;
/** Seconds: no link may be good for longer, for as long it has to be remembered that it was used. */
const LONGEST = 3_600;

/** Signatures by a private key alone: what checks a link must not be able to make one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];

type Said = Readonly<Record<string, unknown>>;

/** INVARIANT: one answer, whatever was wrong; the cause is for the log alone, in fixed words. */
const not = (cause: string): Refused => refused('link-not-accepted', cause);

const isText = (value: unknown, most = 200): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most && !/\p{C}/u.test(value);

/** The end of a link that holds now, in milliseconds; or why it does not. */
function endOf({ exp, nbf, iat }: Said, now: number): number | Refused {
  const seconds = now / 1000;
  const started = (value: unknown): boolean =>
    value === undefined || (typeof value === 'number' && value <= seconds + SKEW);
  if (typeof exp !== 'number' || !Number.isFinite(exp)) return not('the link does not say when it ends');
  if (exp <= seconds - SKEW) return not('the link is over');
  if (exp > seconds + LONGEST + SKEW) return not('the link holds for longer than an hour');
  return started(nbf) && started(iat) ? (exp + SKEW) * 1000 : not('the link does not hold yet');
}

/** What a link asks for, without having been used yet; or what it does not say. */
function launchOf(row: LinkRow, said: Said, kind: PendingLaunch['kind'], now: number): PendingLaunch | Refused {
  const person = personOf(said['patient'], said['birthdate']);
  const { user } = said;
  if (person === null) return not('the link names nobody by a sound NHS number and date of birth');
  if (user !== undefined && !isText(user)) return not('the user of the link is no text');
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
  said: Said,
  once: unknown,
): Promise<PendingLaunch | Refused> {
  const now = ports.now();
  const kind = row.kind === 'aes-256-cbc' ? 'fills' : 'opens';
  const end = endOf(said, now);
  if (typeof end === 'object') return end;
  const launch = launchOf(row, said, kind, now);
  if (kind === 'fills' || isRefused(launch)) return launch;
  if (!isText(once)) return not('the link has no name of its own (nonce, jti)');
  return (await ports.stores.launches.use(useKey('link', row.id, once), end))
    ? launch
    : not('the link was used before');
}

const answered = (doors: Doors, request: Request, row: LinkRow, launch: PendingLaunch | Refused): Response =>
  isRefused(launch) ? refuse(doors, request, row.id, launch) : goOn(doors, request, row, launch);

/** Of a system whose keys cannot be used; answered as any link that is refused. */
export const refuseShut = (doors: Doors, request: Request, row: LinkRow): Promise<Response> =>
  Promise.resolve(answered(doors, request, row, not('the keys of the system cannot be used')));

/** `GET /launch/link/{system}?keyId&iv&data[&mac]` */
export async function followLink(doors: Doors, request: Request, row: EncryptedRow): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const only = (name: string): string | null => {
    const all = params.getAll(name);
    return all.length === 1 ? (all[0] ?? null) : null;
  };
  const opened = openLink(row, { keyId: only('keyId'), iv: only('iv'), data: only('data'), mac: only('mac') });
  const launch = opened.ok ? await taken(doors, row, opened.said, opened.said['nonce']) : not(opened.cause);
  return answered(doors, request, row, launch);
}

export type SignedRow = Extract<LinkRow, { readonly kind: 'jwt' }>;

/** Which claim of a token was not as it must be. */
const CLAIM_CAUSES: Readonly<Record<string, string>> = {
  aud: 'the token is for another audience',
  iss: 'the token is from another issuer',
  nbf: 'the link does not hold yet',
  iat: 'the token does not say when it was made',
  exp: 'the link does not say when it ends',
  jti: 'the link has no name of its own (nonce, jti)',
};

/** INVARIANT: nothing that the token says is taken up in the cause. */
function causeOf(error: unknown): Refused {
  if (error instanceof errors.JWTExpired) return not('the link is over');
  if (error instanceof errors.JWTClaimValidationFailed)
    return not(CLAIM_CAUSES[error.claim] ?? 'a claim of the token is not as it must be');
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return not('the token is signed by no key of its system');
  return not('the token is not signed, or in a way that is not taken');
}

async function verified(
  { gateway }: Doors,
  request: Request,
  row: SignedRow,
  token: string,
): Promise<{ readonly said: Said } | Refused> {
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(row.jwks), {
      algorithms: ALGORITHMS,
      issuer: row.issuer,
      audience: gateway.config.publicUrl ?? new URL(request.url).origin,
      clockTolerance: SKEW,
      currentDate: new Date(gateway.ports.now()),
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    return { said: payload };
  } catch (error) {
    return causeOf(error);
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
  const read = token === null ? not('there is no form with one token') : await verified(doors, request, row, token);
  const launch = 'said' in read ? await taken(doors, row, read.said, read.said['jti']) : read;
  return answered(doors, request, row, launch);
}
