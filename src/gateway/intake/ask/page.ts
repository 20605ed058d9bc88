/** Is this answer a Bundle we can read, and what does it say beside its resources? */
import { type Json, isObject, objectsOf } from '../../../domain/json';
import { sentAs } from '../../../domain/sent-as';
import type { PartialReason } from '../../pipeline';
import type { ResourceType } from '../../../domain/section-of';

export interface PageEntry {
  readonly fullUrl: string | null;
  readonly resource: Json;
  /** Came beside what was asked for, and is not counted in the total. */
  readonly isIncluded?: boolean;
}

export interface Page {
  readonly entries: readonly PageEntry[];
  /** Warnings that the provider put among the entries; and entries that hold nothing. */
  readonly partial: readonly PartialReason[];
  /** True when one of the warnings is an error: the answer then proves no absence. */
  readonly failed: boolean;
  readonly next: string | null;
  readonly total: number | null;
}

/** Issue types of FHIR R4 (code system issue-type). Anything else is not repeated: upstream text never crosses. */
const ISSUE_TYPES: ReadonlySet<string> = new Set([
  'invalid',
  'structure',
  'required',
  'value',
  'invariant',
  'security',
  'login',
  'unknown',
  'expired',
  'forbidden',
  'suppressed',
  'processing',
  'not-supported',
  'duplicate',
  'multiple-matches',
  'not-found',
  'deleted',
  'too-long',
  'code-invalid',
  'extension',
  'too-costly',
  'business-rule',
  'conflict',
  'transient',
  'lock-error',
  'no-store',
  'exception',
  'timeout',
  'incomplete',
  'throttled',
  'informational',
]);

const WARNING_TEXT = 'The provider warned that its answer may not be complete.';

function warningsOf(outcome: Readonly<Json>, type: ResourceType | null): readonly PartialReason[] {
  return objectsOf(outcome['issue'])
    .filter(({ severity }) => severity !== 'information' && severity !== 'success')
    .map(({ code }) => ({
      kind: 'provider-warning',
      code: typeof code === 'string' && ISSUE_TYPES.has(code) ? code : 'processing',
      type,
      text: WARNING_TEXT,
    }));
}

const hasError = (outcome: Readonly<Json>): boolean =>
  objectsOf(outcome['issue']).some(({ severity }) => severity === 'error' || severity === 'fatal');

/** Bundles inside Bundles: deeper than any honest answer. */
const MAX_NESTED = 5;

/** A count, or one that is sent as text; null for anything else. */
function countIn(total: unknown): number | null {
  const count = typeof total === 'string' && /^\s*\d+\s*$/u.test(total) ? Number(total) : total;
  return typeof count === 'number' && count >= 0 ? count : null;
}

/** What a Bundle that is marked as not whole is told by. Source: FHIR R4 2.36.5. */
const notWhole = (bundle: Json, type: ResourceType | null): readonly PartialReason[] =>
  sentAs(bundle).includes('part') ? [{ kind: 'provider-warning', code: 'incomplete', type, text: WARNING_TEXT }] : [];

/** The resources among the entries, and what is said where a resource should be. */
function readEntries(
  items: readonly unknown[],
  type: ResourceType | null,
  depth: number,
): Pick<Page, 'entries' | 'partial' | 'failed'> {
  const entries: PageEntry[] = [];
  const partial: PartialReason[] = [];
  let failed = false;
  for (const item of items) {
    const resource = isObject(item) ? item['resource'] : undefined;
    if (!isObject(item) || !isObject(resource)) {
      partial.push({ kind: 'unreadable', type });
    } else if (resource['resourceType'] === 'Bundle') {
      // what stands in a Bundle inside it is judged like what stands beside it; of which type it is, nobody has said
      const inner = depth < MAX_NESTED ? readPage(resource, null, true, depth + 1) : null;
      if (inner === null || inner.next !== null) partial.push({ kind: 'unreadable', type: null });
      entries.push(...(inner?.entries ?? []));
      partial.push(...(inner?.partial ?? []));
      failed ||= inner?.failed === true;
    } else if (resource['resourceType'] === 'OperationOutcome') {
      partial.push(...warningsOf(resource, type));
      failed ||= hasError(resource);
    } else {
      const { fullUrl, search } = item;
      const isIncluded = isObject(search) && search['mode'] === 'include';
      entries.push({
        fullUrl: typeof fullUrl === 'string' ? fullUrl : null,
        resource,
        ...(isIncluded ? { isIncluded } : {}),
      });
    }
  }
  return { entries, partial, failed };
}

/**
 * Whether a link leads to the next page, however its relation is written: “Next”, “self next”, a list of one.
 * Source: FHIR R4 Bundle.link.relation; RFC 8288.
 */
export const leadsOn = ({ relation }: Readonly<Json>): boolean =>
  (Array.isArray(relation) ? (relation as readonly unknown[]) : [relation]).some(
    (said) => typeof said === 'string' && said.toLowerCase().split(/\s+/u).includes('next'),
  );

/** The way on; `lost` where there are several, of which one is followed, or one that leads nowhere. */
function wayOn(link: unknown): { readonly next: string | null; readonly lost: boolean } {
  const ways = new Set(
    objectsOf(link)
      .filter(leadsOn)
      .map((one) => one['url']),
  );
  const next = [...ways].find((url) => typeof url === 'string') as string | undefined;
  return { next: next ?? null, lost: ways.size > 1 || (ways.size === 1 && next === undefined) };
}

/**
 * Null where it is no readable Bundle: another resource, entries that are no list, or a first page with no entries and
 * no `total: 0` that says so, nor a way on. A later page without entries is an empty page. Source: UK-FHIR "Everyone".
 */
export function readPage(value: unknown, type: ResourceType | null, isLater = false, depth = 0): Page | null {
  if (!isObject(value) || value['resourceType'] !== 'Bundle') return null;
  const { entry, link, total } = value;
  if (entry !== undefined && !Array.isArray(entry)) return null;
  if (link !== undefined && !Array.isArray(link)) return null;
  const count = countIn(total);
  const { next, lost } = wayOn(link);
  const mayBeEmpty = count === 0 || (value['type'] === 'searchset' && (isLater || next !== null));
  if (entry === undefined && !mayBeEmpty) return null;
  const read = readEntries((entry ?? []) as readonly unknown[], type, depth);
  return {
    ...read,
    partial: [
      ...read.partial,
      ...notWhole(value, type),
      ...(lost ? [{ kind: 'unreadable', type } satisfies PartialReason] : []),
    ],
    next,
    total: count,
  };
}
