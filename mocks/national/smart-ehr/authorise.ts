/** Is this a request to authorise a launch, as SMART App Launch 2.2 wants one? Then a code goes back. */
import { randomBytes } from 'node:crypto';
import type { Ehr } from './smart-ehr';
import { firstWrong, inWords, wrongAmong, type Wrong } from './strict';

const NAMES = [
  'response_type',
  'client_id',
  'redirect_uri',
  'launch',
  'scope',
  'state',
  'nonce',
  'aud',
  'code_challenge',
  'code_challenge_method',
];

/** 122 bits take 21 characters of base64url. */
const STATE = /^[A-Za-z0-9_-]{21,}$/;

function wrongIn(ehr: Ehr, params: URLSearchParams): Wrong | null {
  const of = (name: string): string => params.get(name) ?? '';
  const patientScope = ehr.capabilities.includes('permission-v2') ? 'patient/Patient.r' : 'patient/Patient.read';
  return (
    wrongAmong(params, NAMES) ??
    firstWrong([
      ['response_type', of('response_type') === 'code', 'must be code'],
      ['scope', of('scope') === `launch openid fhirUser ${patientScope}`, 'must be what a launch needs and no more'],
      ['state', STATE.test(of('state')), 'must be a number of 122 bits or more that nobody can guess'],
      ['nonce', STATE.test(of('nonce')), 'must be a number of 122 bits or more that nobody can guess'],
      ['aud', of('aud') === ehr.iss, 'must be the FHIR base that launched'],
      ['code_challenge_method', of('code_challenge_method') === 'S256', 'must be S256'],
      ['code_challenge', /^[A-Za-z0-9_-]{43}$/.test(of('code_challenge')), 'must be a SHA-256 in base64url'],
      ['launch', ehr.launches.has(of('launch')), 'is not known, or was used'],
    ])
  );
}

/** `GET /authorize`. Who cannot be trusted to be sent back is told here; everybody else by `error` at the way back. */
export function authorise(ehr: Ehr, request: Request): Response {
  const params = new URL(request.url).searchParams;
  const place = firstWrong([
    ['client_id', params.get('client_id') === ehr.client.clientId, 'is not known'],
    ['redirect_uri', params.get('redirect_uri') === ehr.client.redirectUri, 'is not the one that was registered'],
  ]);
  if (place !== null) return new Response(inWords(place), { status: 400 });
  const back = new URL(ehr.client.redirectUri);
  const sendBack = (answer: Readonly<Record<string, string>>): Response => {
    back.search = new URLSearchParams({ ...answer, state: params.get('state') ?? '' }).toString();
    return new Response(null, { status: 302, headers: { Location: back.href } });
  };
  if (ehr.departures.refuses !== undefined) return sendBack({ error: ehr.departures.refuses });
  const problem = wrongIn(ehr, params);
  if (problem !== null) return sendBack({ error: 'invalid_request', error_description: inWords(problem) });
  const launch = params.get('launch') ?? '';
  const context = ehr.launches.get(launch);
  ehr.launches.delete(launch);
  const code = randomBytes(16).toString('base64url');
  if (context !== undefined)
    ehr.grants.set(code, {
      context,
      challenge: params.get('code_challenge') ?? '',
      nonce: params.get('nonce') ?? '',
      scope: params.get('scope') ?? '',
    });
  return sendBack({ code });
}
