/** Is this answer a Bundle we can read, and what does it say beside its resources? */
import { type Json, isObject, objectsOf } from '../../../domain/json';
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

/** The resources among the entries, and what is said where a resource should be. */
function readEntries(
  items: readonly unknown[],
  type: ResourceType | null,
): Pick<Page, 'entries' | 'partial' | 'failed'> {
  const entries: PageEntry[] = [];
  const partial: PartialReason[] = [];
  let failed = false;
  for (const item of items) {
    const resource = isObject(item) ? item['resource'] : undefined;
    if (!isObject(item) || !isObject(resource)) {
      partial.push({ kind: 'unreadable', type });
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
 * Null where it is no readable Bundle: another resource, entries that are no list, or a first page with no entries and
 * no `total: 0` that says so. A later page without entries is an empty page. Source: UK-FHIR "Everyone".
 */
export function readPage(value: unknown, type: ResourceType | null, isLater = false): Page | null {
  if (!isObject(value) || value['resourceType'] !== 'Bundle') return null;
  const { entry, link, total } = value;
  if (entry !== undefined && !Array.isArray(entry)) return null;
  if (link !== undefined && !Array.isArray(link)) return null;
  const count = typeof total === 'number' && total >= 0 ? total : null;
  if (entry === undefined && count !== 0 && !(isLater && value['type'] === 'searchset')) return null;
  const next = objectsOf(link).find(({ relation }) => relation === 'next')?.['url'];
  return {
    ...readEntries((entry ?? []) as readonly unknown[], type),
    next: typeof next === 'string' ? next : null,
    total: count,
  };
}
