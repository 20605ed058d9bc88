/**
 * What is the newest NEWS2, and of which parts? The parts are those that the source sends: inside the score, or as its
 * members. Where it sends the total alone, that is said: a total hides what made it.
 */
import { describeEntry } from './describe';
import type { Entry, WholeRecord } from './entry';
import { placesIn, previousInWords } from './trends';

export interface News {
  readonly entry: Entry;
  readonly total: string;
  readonly previous: string | null;
  readonly range: string | null;
  readonly parts: readonly { readonly name: string; readonly value: string }[];
}

const valueOf = ({ detail, summary }: Entry): string =>
  detail.section !== 'results'
    ? (summary ?? '')
    : [detail.value, detail.finding, detail.flag].filter((part) => part !== null).join(' ');

/** Null where no NEWS2 was sent. */
export function newestNews(record: WholeRecord): News | null {
  const places = placesIn(record);
  const entry = record.entries.find(
    ({ id, lane }) =>
      lane === 'dated' &&
      places.get(id)?.some(({ measurement }) => measurement.partOf === null && measurement.analyte?.key === 'news2') ===
        true,
  );
  if (entry?.detail.section !== 'results') return null;
  const inside = entry.detail.components.map(({ name, value }) => ({ name, value }));
  const members = (describeEntry(record, entry.id)?.linked ?? []).flatMap(({ id, relation }) => {
    const member = relation === 'Result in this group' ? record.entries.find((one) => one.id === id) : undefined;
    return member === undefined ? [] : [{ name: member.title, value: valueOf(member) }];
  });
  const own = places.get(entry.id)?.find(({ measurement }) => measurement.partOf === null)?.measurement;
  return {
    entry,
    // A score has no unit: what is sent as one says no more than that it is a score.
    total: (own?.text ?? valueOf(entry)).replace(/ score$/, ''),
    previous: previousInWords(record, entry.id),
    range: entry.detail.range,
    parts: [...inside, ...members],
  };
}
