/**
 * How does the National Record Locator answer a consumer? Strict: a header or parameter that is missing or odd is
 * refused by its name. Source: NHS England, “National Record Locator Consumer – FHIR API”.
 */
import { isNhsNumber, NHS_NUMBER_SYSTEM } from '../../../src/domain/nhs-number';
import { fhir, refusal } from '../../providers/answers';

/** Below any origin, as the national service is addressed. */
export const NRL_BASE = '/record-locator/consumer/FHIR/R4';

/** One DocumentReference, as a producer registered it. */
export interface NrlPointer {
  readonly resourceType: 'DocumentReference';
  readonly id: string;
  readonly subject: { readonly identifier: { readonly system: string; readonly value: string } };
  readonly [element: string]: unknown;
}

export interface NrlOptions {
  /** Everything that is registered. */
  readonly pointers: () => readonly NrlPointer[] | Promise<readonly NrlPointer[]>;
  /** Is this a token that was given out, and still holds? Unless said, any token is taken. */
  readonly knowsToken?: (token: string) => boolean;
  /** Unless said, every organisation is authorised. */
  readonly authorised?: (ods: string) => boolean;
  /** Pointers on a page: twenty unless said. */
  readonly pageSize?: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const ODS = /^[A-Z0-9]{3,12}$/;
const PARAMETERS: readonly string[] = ['subject:identifier', 'custodian:identifier', 'type', 'next-page-token'];

const odd = (name: string, why: string, status = 400): Response =>
  refusal(status, status === 400 ? 'invalid' : 'forbidden', `${name}: ${why}`);

/** What is wrong with the headers; null where nothing is. The first that is wrong is named. */
function wrongHeader({ headers }: Request, { knowsToken, authorised }: NrlOptions): Response | null {
  const token = /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1];
  if (token === undefined || knowsToken?.(token) === false) return odd('Authorization', 'missing or invalid', 401);
  if (!(headers.get('Accept') ?? '').split(/[,;]/).includes('application/fhir+json'))
    return odd('Accept', 'application/fhir+json alone is spoken', 406);
  const ods = headers.get('NHSD-End-User-Organisation-ODS') ?? '';
  if (!ODS.test(ods)) return odd('NHSD-End-User-Organisation-ODS', 'missing or invalid');
  if (authorised?.(ods) === false)
    return odd('NHSD-End-User-Organisation-ODS', 'not authorised for any type of pointer', 403);
  if (!UUID.test(headers.get('X-Request-ID') ?? '')) return odd('X-Request-ID', 'missing or not a UUID');
  const correlation = headers.get('X-Correlation-ID');
  return correlation !== null && !UUID.test(correlation) ? odd('X-Correlation-ID', 'not a UUID') : null;
}

interface Query {
  readonly nhsNumber: string;
  readonly custodian: string | null;
  readonly from: number;
}

const ODS_SYSTEM = 'https://fhir.nhs.uk/Id/ods-organization-code';
const TYPE = /^http:\/\/snomed\.info\/sct\|\d{6,18}$/;

/** What is asked for, or the parameter that is wrong. */
function queryOf(parameters: URLSearchParams): Query | Response {
  for (const name of new Set(parameters.keys())) {
    if (!PARAMETERS.includes(name)) return odd(name, 'extra fields not permitted');
    if (parameters.getAll(name).length > 1) return odd(name, 'given twice');
  }
  const [system, number = ''] = (parameters.get('subject:identifier') ?? '').split('|');
  if (system !== NHS_NUMBER_SYSTEM || !/^\d{10}$/.test(number) || !isNhsNumber(number))
    return odd('subject:identifier', 'a valid NHS number is required');
  const custodian = parameters.get('custodian:identifier');
  if (custodian !== null && !custodian.startsWith(`${ODS_SYSTEM}|`))
    return odd('custodian:identifier', 'not an ODS code');
  const type = parameters.get('type');
  if (type !== null && !TYPE.test(type)) return odd('type', 'not a SNOMED CT code');
  const token = parameters.get('next-page-token') ?? 'from-0';
  const from = /^from-(\d+)$/.exec(token)?.[1];
  if (from === undefined) return odd('next-page-token', 'unknown');
  return { nhsNumber: number, custodian: custodian?.split('|')[1] ?? null, from: Number(from) };
}

const custodianOf = ({ custodian }: NrlPointer): unknown =>
  (custodian as { readonly identifier?: { readonly value?: unknown } } | undefined)?.identifier?.value;

function withType(pointer: NrlPointer, type: string | null): boolean {
  const coded = pointer['type'] as { readonly coding?: readonly { system?: string; code?: string }[] } | undefined;
  return (
    type === null || (coded?.coding ?? []).some(({ system, code }) => `${String(system)}|${String(code)}` === type)
  );
}

/** The locator as a handler of web requests. */
export function createNrl(options: NrlOptions): (request: Request) => Promise<Response> {
  const { pointers, pageSize = 20 } = options;
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    if (url.pathname !== `${NRL_BASE}/DocumentReference`) return refusal(404, 'not-found', 'path: not found');
    if (request.method !== 'GET') return refusal(405, 'not-supported', `method: ${request.method} is not GET`);
    const wrong = wrongHeader(request, options);
    if (wrong !== null) return wrong;
    const query = queryOf(url.searchParams);
    if (query instanceof Response) return query;
    const { nhsNumber, custodian, from } = query;
    const found = (await pointers()).filter(
      (pointer) =>
        pointer.subject.identifier.value === nhsNumber &&
        (custodian === null || custodianOf(pointer) === custodian) &&
        withType(pointer, url.searchParams.get('type')),
    );
    const next = from + pageSize;
    return fhir({
      resourceType: 'Bundle',
      type: 'searchset',
      ...(next < found.length ? { meta: { tag: [{ display: 'next-page-token', code: `from-${String(next)}` }] } } : {}),
      link: [{ relation: 'self', url: url.href }],
      total: found.length,
      entry: found.slice(from, next).map((resource) => ({ resource })),
    });
  };
  return async (request) => {
    const response = await answer(request);
    for (const name of ['X-Request-ID', 'X-Correlation-ID']) {
      const sent = request.headers.get(name);
      if (sent !== null && UUID.test(sent)) response.headers.set(name, sent);
    }
    return response;
  };
}
