/** How are all pages of an answer read? To the end, on the provider's own base only, and never round in a circle. */
import type { ResourceType } from '../../../domain/section-of';
import type { PartialReason } from '../../pipeline';
import type { Asked, Questions } from './exchange';
import type { AskFailure } from './raw-exchange';
import { ownAddress } from './own-address';
import { readPage, type Page, type PageEntry } from './page';

export type Pages =
  | {
      readonly ok: true;
      readonly entries: readonly PageEntry[];
      readonly partial: readonly PartialReason[];
      readonly failed: boolean;
    }
  | { readonly ok: false; readonly why: AskFailure; readonly status: number | null; readonly body: unknown };

/**
 * What a broken later page means: the time is over for all, too many bytes is a bound, everything else could not be
 * read.
 */
const brokenOff = (why: AskFailure, type: ResourceType | null): PartialReason =>
  why === 'bytes' ? { kind: 'bounded' } : { kind: 'unreadable', type };

const nameOf = ({ fullUrl, resource: { resourceType, id } }: PageEntry): unknown =>
  typeof id === 'string' ? `${String(resourceType)}/${id}` : (fullUrl ?? {});

/**
 * What moved from page to page while they were read is seen twice, and may have pushed another out. A total counts
 * matches, and not what comes beside them. Source: FHIR R4 Bundle.total.
 * INVARIANT: what stands twice on one page changes nothing, since it may be withheld.
 */
interface Counted {
  readonly earlier: Set<unknown>;
  /** Of the page before, whose names are asked for only if another follows. */
  last: readonly PageEntry[];
  matches: number;
  moved: boolean;
}

function count(counted: Counted, entries: readonly PageEntry[]): void {
  for (const entry of counted.last) counted.earlier.add(nameOf(entry));
  const matches = entries.filter(({ isIncluded }) => isIncluded !== true);
  const again = counted.earlier.size === 0 ? 0 : matches.filter((one) => counted.earlier.has(nameOf(one))).length;
  counted.matches += matches.length - again;
  counted.moved ||= again > 0;
  counted.last = matches;
}

/** True where fewer came than the provider itself counted, or where they moved and nobody counted. */
const hasLost = ({ matches, moved }: Counted, total: number | null): boolean =>
  total === null ? moved : matches < total;

/**
 * Reads from the first answer on. Fails when the first page does, or when the time ends; a broken later page is a
 * stated partial.
 */
export async function readPages(
  exchange: Questions,
  first: Asked<unknown>,
  limits: { readonly baseUrl: string; readonly maxPages: number },
  type: ResourceType | null,
): Promise<Pages> {
  if (!first.ok) return first;
  let page = readPage(first.value, type);
  if (page === null) return { ok: false, why: 'unreadable', status: 200, body: first.value };
  const entries: PageEntry[] = [];
  const partial: PartialReason[] = [];
  const seen = new Set([first.url]);
  let current = first.url;
  let failed = false;
  let total: number | null = null;
  const counted: Counted = { earlier: new Set(), last: [], matches: 0, moved: false };
  const take = (read: Page): void => {
    for (const entry of read.entries) entries.push(entry);
    count(counted, read.entries);
    partial.push(...read.partial);
    failed ||= read.failed;
    // one that grows while it is read has counted what came since
    if (read.total !== null) total = Math.max(total ?? 0, read.total);
  };
  take(page);
  if (first.isCutShort === true) partial.push({ kind: 'bounded' });
  for (let pages = 1; page.next !== null; pages += 1) {
    const next = ownAddress(limits.baseUrl, page.next, current);
    if (next === null || seen.has(next)) {
      partial.push({ kind: 'unreadable', type });
      return { ok: true, entries, partial, failed };
    }
    if (pages >= limits.maxPages) {
      partial.push({ kind: 'bounded' });
      return { ok: true, entries, partial, failed };
    }
    seen.add(next);
    current = next;
    const asked = await exchange.followJson(next);
    if (!asked.ok && asked.why === 'time') return asked;
    page = asked.ok ? readPage(asked.value, type, true) : null;
    if (page === null) {
      partial.push(brokenOff(asked.ok ? 'unreadable' : asked.why, type));
      return { ok: true, entries, partial, failed };
    }
    take(page);
  }
  if (partial.length === 0 && hasLost(counted, total)) partial.push({ kind: 'unreadable', type });
  return { ok: true, entries, partial, failed };
}
