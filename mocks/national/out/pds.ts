/**
 * The Personal Demographics Service, simulated: it wants every header, counts what it is asked, and answers each of its
 * statuses. People are the synthetic ones. Source: NHS England, PDS FHIR API.
 */
import { isObject, objectsOf, type Json } from '../../../src/domain/json';
import { isNhsNumber, NHS_NUMBER_SYSTEM } from '../../../src/domain/nhs-number';
import { must, Odd, outcome, UUID } from './refused';

/** Whom a token speaks for. */
interface Caller {
  /** Null: the application. */
  readonly user: string | null;
}

export interface PdsParts {
  readonly people: readonly Json[];
  /** Who asks with this token; absent: nobody is asked who they are, as in its sandbox. */
  readonly granted?: (token: string) => Caller | null;
  /** Questions a second that it takes; absent: any number. */
  readonly mostPerSecond?: number;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface Pds {
  answer(request: Request): Promise<Response>;
  /** Paths it was asked, in order. */
  readonly asked: string[];
  /** Until then every question is answered with 429. */
  busyUntil(at: number): void;
}

const PARAMETERS = [
  '_fuzzy-match',
  '_exact-match',
  '_history',
  '_max-results',
  'family',
  'given',
  'gender',
  'birthdate',
  'death-date',
  'address-postcode',
  'address-postalcode',
  'general-practitioner',
  'email',
  'phone',
];
const MOST_RESULTS = 50;

const plain = (value: unknown): string => (typeof value === 'string' ? value : '').toLowerCase().replace(/\s/gu, '');

const numbersOf = (person: Json): readonly string[] =>
  objectsOf(person['identifier']).flatMap(({ system, value }) =>
    system === NHS_NUMBER_SYSTEM && typeof value === 'string' ? [value] : [],
  );

const currentOf = (person: Json): string =>
  String(
    objectsOf(person['identifier']).find(({ system, use }) => system === NHS_NUMBER_SYSTEM && use !== 'old')?.['value'],
  );

const isRestricted = (person: Json): boolean => {
  const security = isObject(person['meta']) ? objectsOf(person['meta']['security']) : [];
  return security.some(({ code }) => code === 'R' || code === 'V');
};

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** As PDS gives it: under its number, one identifier, labelled; of a restricted person nothing that tells where. */
function asPds(person: Json): Json {
  const id = currentOf(person);
  const { generalPractitioner, address, telecom, ...rest } = person;
  const where = isRestricted(person) ? {} : { address, generalPractitioner, telecom };
  const [label] = isObject(person['meta']) ? objectsOf(person['meta']['security']) : [];
  return {
    ...rest,
    ...Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)),
    id,
    identifier: [{ system: NHS_NUMBER_SYSTEM, value: id }],
    meta: { versionId: '2', security: [{ system: CONFIDENTIALITY, code: label?.['code'] ?? 'U' }] },
  };
}

function fits(person: Json, query: URLSearchParams): boolean {
  const birth = query.get('birthdate')?.replace(/^eq/u, '');
  const family = plain(query.get('family'));
  const given = query.get('given');
  const postcode = query.get('address-postalcode') ?? query.get('address-postcode');
  const matches = (asked: string, value: string): boolean =>
    asked.endsWith('*') ? value.startsWith(asked.slice(0, -1)) : asked === value;
  const named = objectsOf(person['name']).some(
    (name) =>
      matches(family, plain(name['family'])) &&
      (given === null ||
        (Array.isArray(name['given']) && name['given'].some((one) => matches(plain(given), plain(one))))),
  );
  const lives =
    postcode === null ||
    (!isRestricted(person) &&
      objectsOf(person['address']).some(({ postalCode }) => matches(plain(postcode), plain(postalCode))));
  return named && lives && person['birthDate'] === birth;
}

function searched(people: readonly Json[], query: URLSearchParams, { user }: Caller): Response {
  const odd = [...query.keys()].find((name) => !PARAMETERS.includes(name));
  if (odd !== undefined) return outcome(400, 'ADDITIONAL_PROPERTIES', odd);
  const birthdate = query.get('birthdate');
  if (birthdate === null) return outcome(400, 'MISSING_VALUE', 'birthdate');
  if (!/^(?:eq|ge|le)?\d{4}-\d{2}-\d{2}$/u.test(birthdate)) return outcome(400, 'INVALID_VALUE', 'birthdate');
  if (!query.has('family')) return outcome(400, 'INVALID_SEARCH_DATA', 'family');
  const most = user === null ? 1 : MOST_RESULTS;
  const wanted = Number(query.get('_max-results') ?? most);
  if (!(wanted >= 1 && wanted <= most)) return outcome(user === null ? 403 : 400, 'INVALID_VALUE', '_max-results');
  const found = people.filter((person) => fits(person, query));
  if (found.length > wanted) return outcome(200, 'TOO_MANY_MATCHES', 'too many');
  return new Response(
    JSON.stringify({
      resourceType: 'Bundle',
      type: 'searchset',
      total: found.length,
      ...(found.length === 0
        ? {}
        : {
            entry: found.map((person) => ({
              fullUrl: `https://api.service.nhs.uk/personal-demographics/FHIR/R4/Patient/${currentOf(person)}`,
              search: { score: 1 },
              resource: asPds(person),
            })),
          }),
    }),
    { headers: { 'Content-Type': 'application/fhir+json' } },
  );
}

export function createPds({ people, granted, mostPerSecond, now }: PdsParts): Pds {
  const asked: string[] = [];
  let busy = 0;
  const taken: number[] = [];

  function callerOf(request: Request): Caller {
    const header = (name: string): string => request.headers.get(name) ?? '';
    must(UUID.test(header('X-Request-ID')), 'X-Request-ID');
    if (granted === undefined) return { user: null };
    const caller = granted(header('Authorization').replace(/^Bearer /u, ''));
    must(caller !== null, 'Authorization', 401);
    must(/^[A-Z0-9]+$/u.test(header('NHSD-End-User-Organisation-ODS')), 'NHSD-End-User-Organisation-ODS');
    if (caller.user !== null) must(/^\d+$/u.test(header('NHSD-Session-URID')), 'NHSD-Session-URID');
    return caller;
  }

  function answered(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    const path = /\/Patient(?:\/(?<number>[^/]+))?$/u.exec(pathname);
    must(request.method === 'GET' && path !== null, 'UNSUPPORTED_SERVICE');
    const caller = callerOf(request);
    asked.push(path[0]);
    const at = now();
    while (taken.length > 0 && (taken[0] ?? 0) <= at - 1000) taken.shift();
    if (at < busy || (mostPerSecond !== undefined && taken.length >= mostPerSecond))
      return outcome(429, 'TOO_MANY_REQUESTS', 'rate', {
        'Retry-After': String(Math.max(1, Math.ceil((busy - at) / 1000))),
      });
    taken.push(at);
    const number = path.groups?.['number'];
    if (number === undefined) return searched(people, searchParams, caller);
    if (!isNhsNumber(number)) return outcome(400, 'INVALID_RESOURCE_ID', number);
    const person = people.find((one) => numbersOf(one).includes(number));
    if (person === undefined) return outcome(404, 'RESOURCE_NOT_FOUND', 'not found');
    if (person['active'] === false) return outcome(404, 'INVALIDATED_RESOURCE', 'invalidated');
    return new Response(JSON.stringify(asPds(person)), {
      headers: { 'Content-Type': 'application/fhir+json', ETag: 'W/"2"' },
    });
  }

  return {
    asked,
    busyUntil(until) {
      busy = until;
    },
    answer(request) {
      try {
        return Promise.resolve(answered(request));
      } catch (error) {
        if (!(error instanceof Odd)) return Promise.reject(error as Error);
        const code = error.status === 401 ? 'ACCESS_DENIED' : 'MISSING_VALUE';
        return Promise.resolve(outcome(error.status, code, error.what));
      }
    },
  };
}
