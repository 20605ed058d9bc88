/**
 * The Spine Secure Proxy, simulated: it checks every header and claim, names the one that is odd, and asks the practice
 * behind it. Source: GP Connect 1.6, "Spine integration" and "Cross organisation audit and provenance".
 */
import { isObject, objectsOf, type Json } from '../../../src/domain/json';
import { must, Odd, outcome, UUID } from './refused';

export interface SspParts {
  /** Which practices may be reached: the provider’s base, and its ASID. */
  readonly practices: Readonly<Record<string, string>>;
  /** Who may ask: the consumer’s ASID. */
  readonly fromAsid: string;
  /** Asks the practice itself. */
  readonly ask: (request: Request) => Promise<Response>;
  /** Milliseconds. */
  readonly now: () => number;
}

const GPC = 'urn:nhs:names:services:gpconnect';
const BY_PATH: readonly (readonly [string, RegExp, string])[] = [
  ['POST', /^\/Patient\/\$gpc\.getstructuredrecord$/u, `${GPC}:fhir:operation:gpc.getstructuredrecord-1`],
  ['GET', /^\/metadata$/u, `${GPC}:structured:fhir:rest:read:metadata-1`],
  ['GET', /^\/Binary\/[^/]+$/u, `${GPC}:documents:fhir:rest:read:binary-1`],
];
const LIVES = 300;
/** Seconds by which two clocks may differ. */
const SLACK = 60;

const textAt = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function identified(resource: unknown, system: string, value: RegExp, what: string): void {
  const found = objectsOf(isObject(resource) ? resource['identifier'] : []).find((one) => one['system'] === system);
  must(found !== undefined && typeof found['value'] === 'string' && value.test(found['value']), what);
}

function claimsOf(header: string | null): { readonly head: Json; readonly body: Json } {
  const token = /^Bearer (?<token>\S+)$/u.exec(header ?? '')?.groups?.['token'];
  must(token !== undefined, 'Authorization');
  const parts = token.split('.');
  must(parts.length === 3 && parts[2] === '', 'signature');
  const read = (part: string | undefined): unknown => {
    try {
      return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    } catch {
      throw new Odd('Authorization');
    }
  };
  const [head, body] = [read(parts[0]), read(parts[1])];
  must(isObject(head) && isObject(body), 'Authorization');
  return { head, body };
}

function device(claim: unknown): void {
  must(isObject(claim) && claim['resourceType'] === 'Device', 'requesting_device');
  const [identifier] = objectsOf(claim['identifier']);
  must(textAt(identifier?.['system']) && textAt(identifier['value']), 'requesting_device.identifier');
  must(textAt(claim['model']), 'requesting_device.model');
  must(textAt(claim['version']), 'requesting_device.version');
}

function organisation(claim: unknown): void {
  must(isObject(claim) && claim['resourceType'] === 'Organization', 'requesting_organization');
  identified(
    claim,
    'https://fhir.nhs.uk/Id/ods-organization-code',
    /^[A-Z0-9]+$/u,
    'requesting_organization.identifier',
  );
  must(textAt(claim['name']), 'requesting_organization.name');
}

function practitioner(claim: unknown, sub: unknown): void {
  const at = 'requesting_practitioner';
  must(isObject(claim) && claim['resourceType'] === 'Practitioner', at);
  must(textAt(claim['id']), `${at}.id`);
  must(sub === claim['id'], 'sub');
  const [name] = objectsOf(claim['name']);
  must(textAt(name?.['family']), `${at}.name.family`);
  must(Array.isArray(name['given']) && name['given'].every(textAt) && name['given'].length > 0, `${at}.name.given`);
  identified(claim, 'https://fhir.nhs.uk/Id/sds-user-id', /^(?:\d{12}|UNK)$/u, `${at}.identifier sds-user-id`);
  identified(
    claim,
    'https://fhir.nhs.uk/Id/sds-role-profile-id',
    /^(?:\d{12}|UNK)$/u,
    `${at}.identifier sds-role-profile-id`,
  );
  const local = objectsOf(claim['identifier']).filter(
    ({ system }) => typeof system === 'string' && !system.startsWith('https://fhir.nhs.uk/'),
  );
  must(
    local.some(({ value }) => textAt(value)),
    `${at}.identifier local`,
  );
}

export interface Ssp {
  answer(request: Request): Promise<Response>;
  /** The statements it was shown, in order. */
  readonly seen: readonly Json[];
}

export function createSsp({ practices, fromAsid, ask, now }: SspParts): Ssp {
  const seen: Json[] = [];
  const traces = new Set<string>();

  function checked(request: Request): { readonly url: string } {
    const { pathname, search } = new URL(request.url);
    const url = `${pathname.slice(1)}${search}`;
    const base = Object.keys(practices).find((one) => url.startsWith(`${one}/`));
    must(base !== undefined, 'address');
    const header = (name: string): string => request.headers.get(name) ?? '';
    const trace = header('Ssp-TraceID');
    must(UUID.test(trace) && !traces.has(trace), 'Ssp-TraceID');
    traces.add(trace);
    must(header('Ssp-From') === fromAsid, 'Ssp-From');
    must(header('Ssp-To') === practices[base], 'Ssp-To');
    const path = url.slice(base.length).split('?', 1)[0] ?? '';
    const row = BY_PATH.find(([method, asked]) => method === request.method && asked.test(path));
    must(row !== undefined && header('Ssp-InteractionID') === row[2], 'Ssp-InteractionID');
    const { head, body } = claimsOf(request.headers.get('Authorization'));
    must(head['alg'] === 'none', 'alg');
    must(head['typ'] === undefined || head['typ'] === 'JWT', 'typ');
    must(textAt(body['iss']) && URL.canParse(body['iss']), 'iss');
    must(body['aud'] === base, 'aud');
    const { iat, exp } = body;
    const seconds = Math.floor(now() / 1000);
    must(typeof iat === 'number' && Math.abs(seconds - iat) <= SLACK, 'iat');
    must(exp === iat + LIVES, 'exp');
    must(body['reason_for_request'] === 'directcare', 'reason_for_request');
    must(body['requested_scope'] === 'patient/*.read conf/N', 'requested_scope');
    device(body['requesting_device']);
    organisation(body['requesting_organization']);
    practitioner(body['requesting_practitioner'], body['sub']);
    seen.push(body);
    return { url };
  }

  return {
    seen,
    async answer(request) {
      try {
        const { url } = checked(request);
        const body = request.method === 'GET' ? {} : { body: await request.arrayBuffer() };
        return await ask(new Request(url, { method: request.method, headers: request.headers, ...body }));
      } catch (error) {
        if (!(error instanceof Odd)) throw error;
        return outcome(400, 'BAD_REQUEST', error.what);
      }
    },
  };
}
