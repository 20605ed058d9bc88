/** Who comes back from the identity provider? `GET /api/identity/callback`: a session begins, or it is said why not. */
import * as client from 'openid-client';
import { beginSession, endSession, liveSession } from '../../src/gateway/session/session';
import { auditSignIn } from '../../src/gateway/audit/record';
import { sameMembership } from '../../src/domain/membership';
import type { Call } from '../../src/gateway/call';
import type { User } from '../../src/gateway/config';
import { isProblem, type Problem } from '../../src/gateway/http/problem';
import type { Session, Vouched } from '../../src/gateway/ports';
import { sealToken } from '../keys/sealed-token';
import { readsUserinfo } from './addresses';
import { sendOn } from './begin';
import type { Claims } from './claim-paths';
import { CAUSES, userOf, type Named } from './claims';
import { weaknessOf, WEAK } from './assurance';
import { userOfCis2 } from './cis2';
import { notAcceptedFor, type NotAccepted } from './not-accepted';
import { DECLINED, NOT_FINISHED, NOT_NAMED, NOT_REACHED, NOT_TAKEN_THERE, told, TOO_WEAK_FOR } from './refusals';
import { callbackUrl, outageOf, reached, redirect, signInFailed, type Signing } from './signing';
import { begunBy, LOGIN_COOKIE, placeAfter, renews, type AskedSignIn, type UnderWay } from './under-way';

/** Nobody could be signed in without being seen. Source: OpenID Connect Core 3.1.2.6. */
const TO_BE_SEEN: readonly string[] = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];

interface Answered {
  /** Of the ID token. */
  readonly claims: Claims;
  /** Where the config reads the mapped claims from there; else those of the ID token. */
  readonly told: Claims;
  readonly idToken: string;
}

async function tokensOf(
  signing: Signing,
  provider: client.Configuration,
  call: Call,
  underWay: UnderWay,
): Promise<Answered> {
  const current = new URL(callbackUrl(signing, call.request));
  current.search = new URL(call.request.url).search;
  const tokens = await client.authorizationCodeGrant(provider, current, {
    expectedState: underWay.state,
    expectedNonce: underWay.nonce,
    pkceCodeVerifier: underWay.verifier,
    idTokenExpected: true,
  });
  const [claims, idToken] = [tokens.claims(), tokens.id_token];
  if (claims === undefined || idToken === undefined) throw new Error('there is no ID token');
  // INVARIANT: userinfo counts for the subject of the ID token alone; another's is refused by the library
  const told = readsUserinfo(signing.identity)
    ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub)
    : claims;
  return { claims, told, idToken };
}

async function answeredWith(
  signing: Signing,
  provider: client.Configuration,
  call: Call,
  underWay: UnderWay,
): Promise<Answered | NotAccepted | 'to-be-seen' | 'no-answer'> {
  try {
    return await tokensOf(signing, provider, call, underWay);
  } catch (error) {
    if (
      underWay.prompt === 'none' &&
      error instanceof client.AuthorizationResponseError &&
      TO_BE_SEEN.includes(error.error)
    )
      return 'to-be-seen';
    const kind = outageOf(error);
    const refusal = kind === null ? notAcceptedFor(error) : null;
    // its keys and addresses may have changed since it described itself
    if (refusal?.whose !== 'declined') signing.configuration.doubted();
    if (kind === null || refusal !== null) return refusal ?? notAcceptedFor(error);
    signInFailed(signing.gateway.ports, kind);
    return 'no-answer';
  }
}

/**
 * INVARIANT: one line says what the cause was, and never whose sign-in it was, nor a word of a token. `goesOn`: the
 * sign-in that this browser began is left as it was.
 */
async function refused(
  { gateway, cookies }: Signing,
  call: Call,
  why: Problem,
  cause: string,
  asked: AskedSignIn = {},
  goesOn = false,
): Promise<Response> {
  gateway.ports.log.info({ cause }, 'nobody was signed in');
  gateway.ports.told?.({ what: 'sign-in', outcome: 'refused' });
  await auditSignIn(call, 'sign-in-refused', null, { succeeded: false });
  const answer = told(call.request, why, asked);
  if (!goesOn) answer.headers.append('Set-Cookie', cookies.line(LOGIN_COOKIE, null, 'Lax'));
  return answer;
}

/** Leaves nothing of whoever was signed in at this browser before: here, or where the sign-in began. */
async function endBefore({ gateway: { ports } }: Signing, request: Request, { before }: UnderWay): Promise<void> {
  for (const id of new Set([before, ports.transport.read(request)])) {
    if (id === undefined || id === null) continue;
    await ports.stores.accesses.removeOfSession(id);
    await ports.stores.sessions.remove(id);
  }
}

/** What is kept of how the identity provider vouched; the token sealed, and for this user alone. */
function vouchedBy(
  { identity, keys }: Signing,
  { claims, idToken }: Answered,
  named: Extract<Named, { leftOut: unknown }>,
): Vouched {
  const [subject, sid] = [String(claims['sub']), claims['sid']];
  const issuer = typeof claims['iss'] === 'string' ? claims['iss'] : identity.issuer;
  return {
    issuer,
    subject,
    ...(typeof sid === 'string' && sid !== '' ? { sid } : {}),
    ...named.national,
    sealedIdToken: sealToken(keys, { issuer, subject, kind: 'id-token' }, idToken),
  };
}

/** The same sign-in again, where the user is asked; nothing else of it is another. */
const visibly = ({ next, hint, before }: UnderWay): AskedSignIn & Pick<UnderWay, 'before'> => ({
  ...(next === undefined ? {} : { next }),
  ...(hint === undefined ? {} : { hint }),
  ...(before === undefined ? {} : { before }),
});

const NOT_ACCEPTED: Readonly<Record<NotAccepted['whose'], Problem>> = {
  declined: DECLINED,
  client: NOT_TAKEN_THERE,
  answer: NOT_FINISHED,
};

const namedBy = ({ identity, organisations }: Signing, { claims, told: said }: Answered): Named =>
  identity.profile === 'cis2'
    ? userOfCis2(claims, said, identity, organisations?.() ?? null)
    : userOf(said, identity, organisations?.() ?? null);

/**
 * The session in which a sign-in was renewed, vouched for anew; null where it is none that goes on. INVARIANT: it goes
 * on for the same person in the same role alone, and no longer than it would have.
 */
async function renewedBy(
  { gateway }: Signing,
  call: Call,
  underWay: UnderWay,
  user: User,
  vouched: Vouched,
): Promise<Session | null> {
  if (!renews(underWay) || underWay.before === undefined) return null;
  const before = await liveSession(gateway, underWay.before, call.now);
  const was = before?.vouched;
  const goesOn =
    was !== undefined &&
    before?.user.id === user.id &&
    (['issuer', 'subject', 'sdsUserId', 'roleProfile'] as const).every((name) => was[name] === vouched[name]) &&
    user.memberships.some((held) => sameMembership(held, before.membership));
  if (!goesOn) return null;
  const renewed: Session = { ...before, user, vouched };
  await auditSignIn(call, 'signed-in', renewed, { details: { renewed: 'the session goes on' } });
  return (await gateway.ports.stores.sessions.replace(renewed)) ? renewed : null;
}

/** Begins the session of whoever the identity provider has vouched for, where that is enough. */
async function signedIn(signing: Signing, call: Call, underWay: UnderWay, answered: Answered): Promise<Response> {
  const { log, transport } = signing.gateway.ports;
  const weak = weaknessOf(answered.claims, signing.identity, underWay);
  if (weak !== null) return refused(signing, call, TOO_WEAK_FOR[weak], WEAK[weak], underWay);
  const named = namedBy(signing, answered);
  if (named.user === null) return refused(signing, call, NOT_NAMED[named.cause], CAUSES[named.cause], underWay);
  for (const cause of new Set(named.leftOut)) log.info({ cause: CAUSES[cause] }, 'a role was left out at sign-in');
  const vouched = vouchedBy(signing, answered, named);
  const renewed = await renewedBy(signing, call, underWay, named.user, vouched);
  if (renewed === null) await endBefore(signing, call.request, underWay);
  const session = renewed ?? (await beginSession(call, named.user, vouched));
  // INVARIANT: asked once the session is stored: whichever comes first, a logout finds the session or is found by it
  const issuedAt = Number(answered.claims['iat']);
  if (await signing.logouts.isOver(vouched, issuedAt, call.now)) {
    await endSession(signing.gateway, session.id);
    return refused(signing, call, DECLINED, 'the identity provider ended this session while it began');
  }
  const answer = redirect(placeAfter(underWay), signing.cookies.line(LOGIN_COOKIE, null, 'Lax'));
  transport.write(answer.headers, session.id);
  return answer;
}

export async function callback(signing: Signing, call: Call): Promise<Response> {
  const { keys, cookieName } = signing;
  const underWay = begunBy(keys, cookieName, call);
  if (underWay === null)
    return refused(signing, call, NOT_FINISHED, 'the sign-in was begun in another browser, or took too long');
  const [state, another] = new URL(call.request.url).searchParams.getAll('state');
  // INVARIANT: nobody is asked anything for a way back that is not of this sign-in, which it does not end either
  if (state !== underWay.state || another !== undefined)
    return refused(signing, call, NOT_FINISHED, 'the state of the way back is of another sign-in, or forged', {}, true);
  const provider = await reached(signing);
  if (isProblem(provider)) return told(call.request, provider, underWay);
  const answered = await answeredWith(signing, provider, call, underWay);
  if (answered === 'no-answer') return told(call.request, NOT_REACHED, underWay);
  if (answered === 'to-be-seen') return sendOn(signing, call, provider, visibly(underWay));
  if ('whose' in answered) return refused(signing, call, NOT_ACCEPTED[answered.whose], answered.cause, underWay);
  return signedIn(signing, call, underWay, answered);
}
