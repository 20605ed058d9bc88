/**
 * To whom does the National Record Locator point for this person? Asked once for an opening, bounded, in whole or
 * said to be in part. Source: NHS England, “National Record Locator Consumer – FHIR API”, searchDocumentReference.
 */
import { ODS_ORGANISATION } from '../../../domain/code-systems';
import { isObject, objectsOf, textOf, type Json, type JsonDraft } from '../../../domain/json';
import { NHS_NUMBER_SYSTEM } from '../../../domain/nhs-number';
import { fetchOf, type AskPorts } from '../../asking';
import type { NrlConfig } from '../../config';
import type { AskProblem } from '../../happenings';
import type { Ports } from '../../ports';
import { openExchange, type Exchange } from '../ask/exchange';
import { readPage, type Page } from '../ask/page';

/** One entry of the locator, as it was sent. INVARIANT: nothing of it is told before it was judged. */
export interface Pointer {
  readonly resource: JsonDraft;
  /** Whose document it is; null where that is not said as an ODS code. */
  readonly custodian: string | null;
}

export interface Pointers {
  readonly pointers: readonly Pointer[];
  /** False where the locator did not answer, or not with all that it holds. */
  readonly whole: boolean;
  /** The HTTP status of the last answer; null where none came. */
  readonly status: number | null;
  readonly problem: AskProblem | null;
}

/** Who asks the locator, for whom. */
export interface PointersQuestion {
  readonly nhsNumber: string;
  /** ODS code of the organisation at which the user is working. */
  readonly organisation: string;
}

const MAX_BYTES = 4 * 1024 * 1024;
/** Twenty pointers come on a page: more than any honest person has. */
const MAX_PAGES = 50;
const END_USER_ORGANISATION = 'NHSD-End-User-Organisation-ODS';
const NEXT_PAGE = 'next-page-token';

/** What the locator asks of every question, beside the credentials and ids that the host adds. */
const asOrganisation =
  (fetch: Ports['fetch'], organisation: string): Ports['fetch'] =>
  (url, init) =>
    fetch(url, {
      ...init,
      headers: { ...(init.headers as Readonly<Record<string, string>>), [END_USER_ORGANISATION]: organisation },
    });

/** The ODS code of whoever keeps the document. Source: CONTRACT “locator”. */
export function custodianOf(pointer: Readonly<Json>): string | null {
  const custodian = pointer['custodian'];
  const identifier = isObject(custodian) ? custodian['identifier'] : undefined;
  if (!isObject(identifier) || identifier['system'] !== ODS_ORGANISATION) return null;
  return textOf(identifier['value'])?.toUpperCase() ?? null;
}

/** The token of the next page; null where this is the last. */
function nextPageOf(bundle: unknown): string | null {
  const meta = isObject(bundle) ? bundle['meta'] : undefined;
  for (const { system, code, display } of objectsOf(isObject(meta) ? meta['tag'] : undefined))
    if ([system, display].some((word) => typeof word === 'string' && /next.?page.?token/iu.test(word)))
      return textOf(code);
  return null;
}

interface Gathered {
  readonly pointers: Pointer[];
  whole: boolean;
  /** The largest count that the locator itself gave. */
  total: number;
}

/** Takes one page in; false where it cannot be relied on. */
function take(gathered: Gathered, page: Page | null): boolean {
  if (page === null || page.failed) return (gathered.whole = false);
  // by links the locator does not page: whatever lies behind one was not read
  if (page.partial.length > 0 || page.next !== null) gathered.whole = false;
  gathered.total = Math.max(gathered.total, page.total ?? 0);
  for (const { resource } of page.entries)
    if (resource['resourceType'] === 'DocumentReference')
      gathered.pointers.push({ resource, custodian: custodianOf(resource) });
    else gathered.whole = false;
  return true;
}

/** Reads to the end, by the token that each page gives of the next. */
async function readAll(exchange: Exchange, path: string): Promise<Omit<Pointers, 'problem'>> {
  const gathered: Gathered = { pointers: [], whole: true, total: 0 };
  const seen = new Set<string>();
  let status: number | null = null;
  for (let token: string | null = ''; token !== null;) {
    if (seen.has(token) || seen.size >= MAX_PAGES) return { pointers: gathered.pointers, whole: false, status };
    seen.add(token);
    const asked = await exchange.get(token === '' ? path : `${path}&${NEXT_PAGE}=${encodeURIComponent(token)}`);
    status = asked.ok ? 200 : asked.status;
    const usable: boolean = take(gathered, asked.ok ? readPage(asked.value, null) : null);
    token = usable && asked.ok ? nextPageOf(asked.value) : null;
  }
  const { pointers, whole, total } = gathered;
  return { pointers, whole: whole && pointers.length >= total, status };
}

/** Never rejects for what the locator does. */
export async function askForPointers(
  ports: AskPorts,
  place: NrlConfig,
  { nhsNumber, organisation }: PointersQuestion,
): Promise<Pointers> {
  const fetch = asOrganisation(fetchOf(ports, { kind: 'locator', place }), organisation);
  const exchange = openExchange(fetch, {
    baseUrl: place.baseUrl,
    timeoutMs: place.timeoutMs,
    maxBytes: MAX_BYTES,
  });
  try {
    const number = encodeURIComponent(`${NHS_NUMBER_SYSTEM}|${nhsNumber}`);
    const { pointers, whole, status } = await readAll(exchange, `DocumentReference?subject:identifier=${number}`);
    return { pointers, whole, status, problem: exchange.problem() };
  } catch {
    return { pointers: [], whole: false, status: null, problem: { kind: 'badly-answered' } };
  } finally {
    exchange.close();
  }
}
