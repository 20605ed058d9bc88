/**
 * Which results stand on the first screen? Of each test the newest: those out of range first, among them the critical;
 * then by what clinicians look at first, each with the value before it.
 */
import type { Entry, WholeRecord } from './entry';
import { rankOf } from './sections/results/looked-at-first';
import { placesIn, previousInWords } from './trends';

export interface RecentResult {
  readonly entry: Entry;
  /** Out of range, and within a year. */
  readonly isOut: boolean;
  /** `previous 5.1, falling`; null where none can be said. */
  readonly previous: string | null;
}

/** How far back an out-of-range result counts as recent. */
const RECENT_MS = 365 * 86_400_000;

type Places = ReturnType<typeof placesIn>;

const isCritical = ({ detail }: Entry): boolean =>
  detail.section === 'results' && detail.worst?.startsWith('Critical') === true;

/** The test that it is of: its own value's, else that of its first part; by code or name where nothing was measured. */
function testOf({ id, code, title }: Entry, places: Places): { readonly key: string; readonly analyte?: string } {
  const placed = places.get(id) ?? [];
  const of =
    placed.find(({ measurement }) => measurement.partOf === null) ?? (placed.length === 2 ? placed[0] : undefined);
  if (of === undefined) return { key: code === null ? title.toLowerCase() : `${code.system}|${code.code}` };
  const analyte = of.measurement.analyte?.key;
  return { key: of.test.key, ...(analyte === undefined ? {} : { analyte }) };
}

/**
 * The results of the first screen, in their order. A test counts by its newest value: one that has since returned to
 * its range is not shown as out of it, and one that was cancelled hides none.
 */
export function recentResults(record: WholeRecord, now: number): readonly RecentResult[] {
  const places = placesIn(record);
  const seen = new Set<string>();
  const found: { readonly entry: Entry; readonly isOut: boolean; readonly order: number }[] = [];
  for (const entry of record.entries) {
    const { detail, date, lane, tag } = entry;
    if (detail.section !== 'results' || detail.isReport || detail.isCodedEntry) continue;
    if (lane !== 'dated' || date === null || tag === 'cancelled') continue;
    const { key, analyte } = testOf(entry, places);
    if (seen.has(key)) continue;
    seen.add(key);
    const isOut = detail.worst !== null && date.sort >= now - RECENT_MS;
    // INVARIANT: what is critical is not crowded out by what is only high and newer.
    found.push({ entry, isOut, order: (isOut ? (isCritical(entry) ? 0 : 1) : 2) * 1000 + rankOf(analyte) });
  }
  // A sort keeps the order of equals: the newest first.
  return found
    .sort((a, b) => a.order - b.order)
    .map(({ entry, isOut }) => ({ entry, isOut, previous: previousInWords(record, entry.id) }));
}
