/** Is this the client that was given the code, and does it hold the verifier? Then it gets a token for one patient. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose';
import type { Ehr, Grant } from './smart-ehr';
import { firstWrong, inWords, wrong, wrongAmong, type Wrong } from './strict';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const GRANT = ['grant_type', 'code', 'redirect_uri', 'code_verifier'];
/** Seconds for which an assertion may hold. */
const LONGEST = 300;

const same = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
};

function wrongSecret({ client }: Ehr, request: Request, secret: string): Wrong | null {
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return wrong('Authorization', 'is missing, or not Basic');
  // as they are: SMART App Launch 2.2, "Client Authentication: Symmetric"
  const [id, given] = Buffer.from(basic, 'base64').toString().split(':');
  return firstWrong([
    ['client_id', id === client.clientId, 'is not known'],
    ['client_secret', same(given ?? '', secret), 'is wrong'],
  ]);
}

async function wrongAssertion(
  ehr: Ehr,
  form: URLSearchParams,
  auth: { readonly kid: string; readonly publicJwk: object },
): Promise<Wrong | null> {
  if (form.get('client_assertion_type') !== ASSERTION_TYPE)
    return wrong('client_assertion_type', `must be ${ASSERTION_TYPE}`);
  const assertion = form.get('client_assertion') ?? '';
  let header;
  try {
    header = decodeProtectedHeader(assertion);
  } catch {
    return wrong('client_assertion', 'is no JWT');
  }
  const odd = firstWrong([
    ['alg', header.alg === 'RS384' || header.alg === 'ES384', 'must be RS384 or ES384'],
    ['kid', header.kid === auth.kid, 'is not known'],
    ['typ', header.typ === 'JWT', 'must be JWT'],
  ]);
  if (odd !== null) return odd;
  const { clientId } = ehr.client;
  let payload;
  try {
    const key = await importJWK(auth.publicJwk, header.alg);
    ({ payload } = await jwtVerify(assertion, key, { currentDate: new Date(ehr.seconds() * 1000) }));
  } catch (error) {
    return wrong((error as { readonly claim?: string }).claim ?? 'client_assertion', 'does not hold');
  }
  const { iss, sub, aud, exp, jti } = payload;
  const broken = firstWrong([
    ['iss', iss === clientId, 'must be the client id'],
    ['sub', sub === clientId, 'must be the client id'],
    ['aud', aud === `${ehr.origin}/token`, 'must be the address of the token endpoint'],
    ['exp', exp !== undefined && exp <= ehr.seconds() + LONGEST, 'must be within five minutes'],
    ['jti', typeof jti === 'string' && !ehr.usedAssertions.has(jti), 'is missing, or was used'],
  ]);
  if (broken === null) ehr.usedAssertions.add(String(jti));
  return broken;
}

function wrongGrant(ehr: Ehr, form: URLSearchParams, grant: Grant | undefined): Wrong | null {
  const verifier = form.get('code_verifier') ?? '';
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return firstWrong([
    ['grant_type', form.get('grant_type') === 'authorization_code', 'must be authorization_code'],
    ['redirect_uri', form.get('redirect_uri') === ehr.client.redirectUri, 'is not the one that was authorised'],
    ['code', grant !== undefined, 'is not known, or was used'],
    ['code_verifier', /^[A-Za-z0-9._~-]{43,128}$/.test(verifier), 'must be 43 to 128 characters'],
    ['code_verifier', challenge === grant?.challenge, 'is not the one of the challenge'],
  ]);
}

const idToken = ({ departures, iss, client, keys, seconds }: Ehr, { context, nonce }: Grant): Promise<string> =>
  new SignJWT({ fhirUser: `${iss}/${context.fhirUser}`, nonce: departures.nonce ?? nonce })
    .setProtectedHeader({ alg: 'RS256', kid: 'ehr-1' })
    .setIssuer(departures.issuer ?? iss)
    .setSubject(context.fhirUser)
    .setAudience(departures.audience ?? client.clientId)
    .setIssuedAt(departures.expired ? seconds() - 3_600 : seconds())
    .setExpirationTime(departures.expired ? seconds() - 3_000 : seconds() + 300)
    .sign(departures.signedByAnother ? keys.another : keys.signing);

const refused = (status: 400 | 401, error: string, problem: Wrong): Response =>
  Response.json({ error, error_description: inWords(problem) }, { status });

/** `POST /token` */
export async function token(ehr: Ehr, request: Request): Promise<Response> {
  if (!/^application\/x-www-form-urlencoded\b/.test(request.headers.get('content-type') ?? ''))
    return refused(400, 'invalid_request', wrong('Content-Type', 'must be application/x-www-form-urlencoded'));
  const form = new URLSearchParams(await request.text());
  const { auth } = ehr.client;
  const bySecret = 'secret' in auth;
  const names = bySecret ? GRANT : [...GRANT, 'client_id', 'client_assertion_type', 'client_assertion'];
  const odd = wrongAmong(form, names);
  if (odd !== null) return refused(400, 'invalid_request', odd);
  const { departures } = ehr;
  if (departures.tokenStatus !== undefined)
    return new Response('<p>No.</p>', {
      status: departures.tokenStatus,
      headers: { 'Content-Type': 'text/html', 'WWW-Authenticate': 'Basic realm="ehr"' },
    });
  const stranger = bySecret ? wrongSecret(ehr, request, auth.secret) : await wrongAssertion(ehr, form, auth);
  if (stranger !== null) return refused(401, 'invalid_client', stranger);
  const code = form.get('code') ?? '';
  const grant = ehr.grants.get(code);
  ehr.grants.delete(code);
  const problem = wrongGrant(ehr, form, grant);
  if (problem !== null || grant === undefined)
    return refused(400, 'invalid_grant', problem ?? wrong('code', 'is not known'));
  const access = randomBytes(24).toString('base64url');
  const { patient, encounter, tenant, intent, fhirContext } = grant.context;
  ehr.tokens.set(access, patient);
  return Response.json(
    {
      access_token: access,
      token_type: 'Bearer',
      expires_in: 300,
      scope: grant.scope,
      need_patient_banner: true,
      ...(departures.withoutPatient ? {} : { patient }),
      encounter,
      tenant,
      intent,
      fhirContext,
      ...(departures.withoutIdToken ? {} : { id_token: await idToken(ehr, grant) }),
    },
    { headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } },
  );
}
