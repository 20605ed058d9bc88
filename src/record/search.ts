/**
 * Which entries answer what was typed? Words together, beginnings count, other names of the same are met, brands find
 * generics, codes are found; over what was released and nothing else.
 */
import { readTypedSpan } from '../domain/dates/typed-span';
import { SECTION_NAMES } from '../domain/sections';
import type { Detail, Entry } from './entry';
import { namesOfMedicine } from './codes/medicine-names';
import { wordsOf } from './search/cut-words';
import { withinDays } from './within-days';
import { isWordOrMore, soughtBy, type Part, type Way } from './search/sought';

export interface SearchIndex {
  /** Every distinct word, sorted, and beside it the entries (by position) that hold it. */
  readonly words: readonly string[];
  readonly postings: readonly (readonly number[])[];
  readonly ids: readonly string[];
  readonly entries: readonly Entry[];
}

type Words = readonly (string | null | undefined)[];
const NO_MORE: Words = [];

/** What a section's entries are found by besides their row. A section that is not here does not compile. */
const FURTHER_WORDS: { readonly [S in Detail['section']]: (detail: Extract<Detail, { section: S }>) => Words } = {
  alerts: ({ kind }) => (kind === 'contact' ? ['contact'] : NO_MORE),
  allergies: ({ substance, reactions }) => [substance, reactions],
  medications: ({ generic, brand, reason }) => [generic, brand, reason, ...namesOfMedicine(generic)],
  problems: () => NO_MORE,
  encounters: ({ place, reason }) => [place, reason],
  results: () => NO_MORE,
  appointments: ({ service, place }) => [service, place],
  immunisations: () => NO_MORE,
  procedures: () => NO_MORE,
  documents: ({ author }) => [author],
  'care-plans': () => NO_MORE,
  'social-care': () => NO_MORE,
};

function textOf(entry: Entry): string {
  const { detail } = entry;
  const further = FURTHER_WORDS[detail.section] as (detail: Detail) => Words;
  const parts: Words = [
    entry.title,
    entry.summary,
    entry.status,
    entry.tag,
    entry.code?.code,
    SECTION_NAMES[entry.section],
    ...further(detail),
  ];
  return parts.filter((part) => part !== null && part !== undefined).join(' ');
}

const NOTHING_FURTHER: ReadonlyMap<string, string> = new Map();

/**
 * Builds the index once per record; each row's words are cut once even when thousands of rows share them. `further`:
 * by the id of an entry, words that it is found by besides.
 */
export function buildSearchIndex(entries: readonly Entry[], further = NOTHING_FURTHER): SearchIndex {
  const postings = new Map<string, number[]>();
  const cut = new Map<string, readonly string[]>();
  entries.forEach((entry, i) => {
    const own = textOf(entry);
    const more = further.get(entry.id);
    const text = more === undefined ? own : `${own}\n${more}`;
    let words = cut.get(text);
    if (words === undefined) cut.set(text, (words = [...new Set(wordsOf(text))]));
    for (const word of words) {
      const list = postings.get(word);
      if (list) list.push(i);
      else postings.set(word, [i]);
    }
  });
  const words = [...postings.keys()].sort();
  return { words, postings: words.map((word) => postings.get(word) ?? []), ids: entries.map(({ id }) => id), entries };
}

function firstAtLeast(words: readonly string[], prefix: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as string) < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls `meet` with each entry that holds this word of a way, maybe more than once. */
function eachHolding(index: SearchIndex, word: string, met: Way['met'], meet: (entry: number) => void): void {
  for (let at = firstAtLeast(index.words, word); index.words[at]?.startsWith(word) === true; at += 1) {
    if (met === 'starts' || isWordOrMore(word, index.words[at] as string))
      for (const entry of index.postings[at] ?? []) meet(entry);
  }
}

/** Marks with `mark` every entry that meets one way: all its words. `counts` is working room, left all zero. */
function markWay(index: SearchIndex, { words, met }: Way, counts: Uint8Array, mark: (entry: number) => void): void {
  words.forEach((word, round) => {
    eachHolding(index, word, met, (entry) => {
      if (counts[entry] === round) counts[entry] = round + 1;
    });
  });
  counts.forEach((count, entry) => {
    if (count === words.length) mark(entry);
  });
  counts.fill(0);
}

/** A way of one word needs no counting. */
function markPart(index: SearchIndex, { ways }: Part, counts: Uint8Array, mark: (entry: number) => void): void {
  for (const way of ways) {
    const [only, ...more] = way.words;
    if (only !== undefined && more.length === 0) eachHolding(index, only, way.met, mark);
    else markWay(index, way, counts, mark);
  }
}

/** Ids of the entries that meet every part of what was typed; null when nothing was typed. */
function meeting(index: SearchIndex, query: string): ReadonlySet<string> | null {
  const sought = soughtBy(query);
  if (sought === null) return null;
  const hits = new Uint8Array(index.ids.length);
  const counts = new Uint8Array(index.ids.length);
  sought.parts.forEach((part, round) => {
    markPart(index, part, counts, (entry) => {
      if (hits[entry] === round) hits[entry] = round + 1;
    });
  });
  const matching = new Set<string>();
  hits.forEach((count, entry) => {
    if (count === sought.parts.length) matching.add(index.ids[entry] as string);
  });
  return matching;
}

/**
 * Ids of the entries that meet what was typed, by their words, or by their date where a year or month was typed; null
 * when nothing was typed. Whether an entry does hangs on nothing but itself, what was typed and the tables of meaning.
 */
export function searchEntries(index: SearchIndex, query: string): ReadonlySet<string> | null {
  const byWords = meeting(index, query);
  const span = byWords === null ? null : readTypedSpan(query);
  if (byWords === null || span === null) return byWords;
  const byRest = meeting(index, span.rest);
  const isWithin = withinDays(span.from, span.to);
  const dated = index.entries.filter((entry) => isWithin(entry) && byRest?.has(entry.id) !== false);
  return new Set([...byWords, ...dated.map(({ id }) => id)]);
}
