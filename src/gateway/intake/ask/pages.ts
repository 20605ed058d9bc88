/** How are all pages of an answer read? To the end, on the provider's own base only, and never round in a circle. */
import type { ResourceType } from '../../../domain/section-of';
import type { PartialReason } from '../../pipeline';
import type { AskFailure, Asked, Exchange } from './exchange';
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

/**
 * Reads from the first answer on. Fails when the first page does, or when the time ends; a broken later page is a
 * stated partial.
 */
export async function readPages(
  exchange: Exchange,
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
  const take = (read: Page): void => {
    for (const entry of read.entries) entries.push(entry);
    partial.push(...read.partial);
    failed ||= read.failed;
    total ??= read.total;
  };
  take(page);
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
    page = asked.ok ? readPage(asked.value, type) : null;
    if (page === null) {
      partial.push(brokenOff(asked.ok ? 'unreadable' : asked.why, type));
      return { ok: true, entries, partial, failed };
    }
    take(page);
  }
  // fewer came than the provider itself counted, and it offered no further page
  if (total !== null && entries.length < total && partial.length === 0) partial.push({ kind: 'unreadable', type });
  return { ok: true, entries, partial, failed };
}
