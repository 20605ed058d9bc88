/** Is a request what NHS CIS2 asks for, to the letter? What is missing or odd is refused by its name. */
import { errors } from 'oidc-provider';

/** Every scope that a client for national roles asks for. Source: CIS2 Authentication, "Scopes and claims". */
export const SCOPES = ['openid', 'profile', 'nationalrbacaccess', 'associatedorgs', 'selectedrole'];
export const ACR_VALUES = ['AAL2', 'AAL3', 'AAL2_ANY', 'AAL3_ANY', 'AAL2_OR_AAL3_ANY'];

const MOST_SECONDS = 300;

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Rule = readonly [name: string, isRight: (value: string) => boolean];

const AUTHORIZE: readonly Rule[] = [
  ['response_type', (value) => value === 'code'],
  ['client_id', (value) => value !== ''],
  ['redirect_uri', (value) => URL.canParse(value)],
  ['scope', (value) => value.split(' ').sort().join() === [...SCOPES].sort().join()],
  ['state', (value) => value.length >= 22],
  ['nonce', (value) => value.length >= 22],
  ['code_challenge', (value) => /^[\w-]{43}$/.test(value)],
  ['code_challenge_method', (value) => value === 'S256'],
  ['acr_values', (value) => ACR_VALUES.includes(value)],
];
const MAY: readonly Rule[] = [
  ['prompt', (value) => value === 'none' || value === 'login'],
  ['login_hint', (value) => value !== ''],
  ['max_age', (value) => /^\d{1,5}$/.test(value)],
];

/** The first thing that is wrong with a request to sign somebody in, by name; null where nothing is. */
export function wrongInRequest(query: Query): string | null {
  for (const [name, value] of Object.entries(query)) if (typeof value !== 'string') return `${name}: given twice`;
  const given = query as Readonly<Record<string, string>>;
  for (const [name, isRight] of AUTHORIZE) {
    if (given[name] === undefined) return `${name}: missing`;
    if (!isRight(given[name])) return `${name}: not taken`;
  }
  for (const [name, isRight] of MAY)
    if (given[name] !== undefined && !isRight(given[name])) return `${name}: not taken`;
  const known = [...AUTHORIZE, ...MAY].map(([name]) => name);
  const odd = Object.keys(given).find((name) => !known.includes(name));
  return odd === undefined ? null : `${odd}: not known`;
}

export type Claims = Readonly<Record<string, unknown>>;

/** The first thing that is wrong with a client’s proof, by name; null where nothing is. */
export function wrongInAssertion(claims: Claims, header: Claims, clientId: string, tokenUrl: string): string | null {
  const { iss, sub, aud, jti, exp, iat } = claims;
  if (header['alg'] !== 'RS512') return 'alg: must be RS512';
  if (header['typ'] !== 'JWT') return 'typ: must be JWT';
  if (typeof header['kid'] !== 'string' || header['kid'] === '') return 'kid: missing';
  if (iss !== clientId) return 'iss: must be the client id';
  if (sub !== clientId) return 'sub: must be the client id';
  if (aud !== tokenUrl) return 'aud: must be the token address, character for character';
  if (typeof jti !== 'string' || jti.length < 16) return 'jti: missing, or short';
  if (typeof exp !== 'number') return 'exp: missing';
  const from = typeof iat === 'number' ? iat : Date.now() / 1000;
  return exp - from > MOST_SECONDS ? 'exp: more than five minutes' : null;
}

/** As the provider's library takes it: throws what is wrong. */
export function assertAssertion(claims: Claims, header: Claims, clientId: string, tokenUrl: string): void {
  const wrong = wrongInAssertion(claims, header, clientId, tokenUrl);
  if (wrong !== null) throw new errors.InvalidRequest(`client_assertion: ${wrong}`);
}
