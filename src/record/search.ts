/**
 * Which entries answer what was typed? Words together, prefixes count, brands find generics, codes are found; over what
 * was released and nothing else.
 */
import { SECTION_NAMES } from '../domain/sections';
import type { Detail, Entry } from './entry';
import { plainText } from './fhir/concept';
import { namesOfMedicine } from './codes/medicine-names';

export interface SearchIndex {
  /** Every distinct word, sorted, and beside it the entries (by position) that hold it. */
  readonly words: readonly string[];
  readonly postings: readonly (readonly number[])[];
  readonly ids: readonly string[];
}

type Words = readonly (string | null | undefined)[];
const NO_MORE: Words = [];

/** What a section's entries are found by besides their row. A section that is not here does not compile. */
const FURTHER_WORDS: { readonly [S in Detail['section']]: (detail: Extract<Detail, { section: S }>) => Words } = {
  alerts: () => NO_MORE,
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

const wordsOf = (text: string): readonly string[] =>
  plainText(text)
    .split(/[\s/-]+/)
    .filter((word) => word !== '');

/** Builds the index once per record; each row's words are cut once even when thousands of rows share them. */
export function buildSearchIndex(entries: readonly Entry[]): SearchIndex {
  const postings = new Map<string, number[]>();
  const cut = new Map<string, readonly string[]>();
  entries.forEach((entry, i) => {
    const text = textOf(entry);
    let words = cut.get(text);
    if (words === undefined) cut.set(text, (words = [...new Set(wordsOf(text))]));
    for (const word of words) {
      const list = postings.get(word);
      if (list) list.push(i);
      else postings.set(word, [i]);
    }
  });
  const words = [...postings.keys()].sort();
  return { words, postings: words.map((word) => postings.get(word) ?? []), ids: entries.map(({ id }) => id) };
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

/** Ids of the entries that hold every typed word, or a word that begins with it; null when nothing was typed. */
export function searchEntries(index: SearchIndex, query: string): ReadonlySet<string> | null {
  const typed = wordsOf(query);
  if (typed.length === 0) return null;
  const hits = new Uint8Array(index.ids.length);
  typed.slice(0, 100).forEach((prefix, round) => {
    for (let at = firstAtLeast(index.words, prefix); index.words[at]?.startsWith(prefix) === true; at += 1) {
      for (const i of index.postings[at] ?? []) if (hits[i] === round) hits[i] = round + 1;
    }
  });
  const wanted = Math.min(typed.length, 100);
  const matching = new Set<string>();
  hits.forEach((count, i) => {
    if (count === wanted) matching.add(index.ids[i] as string);
  });
  return matching;
}
