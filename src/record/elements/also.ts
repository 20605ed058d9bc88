/**
 * What did the sources of an entry say that neither its row nor its own lines say? Everything in the table of elements
 * that is to be shown, minus what is said. Source: RECORD, “No element unread”.
 */
import type { CodeableConcept, Coding, FhirResource } from 'fhir/r4';
import { isObject, objectsOf, type Json } from '../../domain/json';
import { extensionRow } from '../../domain/known-extensions';
import { isUnread } from '../../domain/modifier-extensions';
import type { Entry, EntryDescription, ProviderState, Source } from '../entry';
import { codedOtherwise } from '../fhir/coded-otherwise';
import { conceptText } from '../fhir/concept';
import { list, textOf } from '../fhir/shape';
import { resolverOver } from '../merge/resolve';
import { elementsOf, holdsParts, isOrdinary, labelOf, partLabel, partsTableOf, type ElementUse } from './elements';
import { written, type Resolve } from './written';

/** One line of “Also recorded”: an element in plain words, and its value as it was sent. */
export interface AlsoLine {
  readonly label: string;
  readonly value: string;
  readonly provider: string;
  readonly reference: string;
  /** Of an earlier version or issue, which stands behind the main one. */
  readonly earlier: boolean;
}

interface Written {
  readonly label: string;
  readonly value: string;
  readonly use: ElementUse;
  /** Of a kind that a section which reads it says otherwise than it was sent. */
  readonly isOwnWords: boolean;
}

/** What stands behind these references is told with what refers to it: a specimen's state, a medicine's batch. */
const TOLD_WITH: Readonly<Record<string, string>> = { medicationReference: 'Medication', specimen: 'Specimen' };

/** Every element of one resource that has words, in the order in which it was sent. */
function writtenIn(resource: FhirResource, resolve: Resolve): readonly Written[] {
  const out: Written[] = [];
  const json = resource as unknown as Json;
  const place: Place = { type: resource.resourceType, path: '', label: '', nth: FIRST };
  walk(json, place, resolve, out);
  extended(json['extension'], place, resolve, out);
  return out;
}

interface Place {
  /** Whose table holds the row. */
  readonly type: string;
  readonly path: string;
  /** The words before those of the row: of the element whose datatype has a table of its own. */
  readonly label: string;
  /** Which of several the parts that hold it are. */
  readonly nth: ReadonlyMap<string, number>;
}
const FIRST: ReadonlyMap<string, number> = new Map();

const labelled = ({ type, label, nth }: Place, path: string): string => {
  const own = labelOf(type, path, nth);
  return label === '' ? own : `${label} – ${own.charAt(0).toLowerCase()}${own.slice(1)}`;
};

function walk(node: Json, place: Place, resolve: Resolve, out: Written[]): void {
  for (const [element, sent] of Object.entries(node)) {
    const sentPath = place.path === '' ? element : `${place.path}.${element}`;
    const path = REPEATS[`${place.type}.${sentPath}`] ?? sentPath;
    if (place.type === 'QuestionnaireResponse' && path === 'item') {
      for (const item of list(sent)) if (isObject(item)) askedAndAnswered(item, resolve, out);
      continue;
    }
    const told = TOLD_WITH[element];
    if (told !== undefined) withTold(told, sent, resolve, out);
    const table = partsTableOf(place.type, path);
    if (table !== undefined || holdsParts(place.type, path)) {
      const parts = list(sent).filter(isObject);
      parts.forEach((part, at) => {
        const nth = parts.length > 1 ? new Map([...place.nth, [path, at + 1]]) : place.nth;
        const next = { ...place, nth };
        walk(
          part,
          table === undefined ? { ...next, path } : { type: table, path: '', label: labelled(next, path), nth: FIRST },
          resolve,
          out,
        );
      });
      continue;
    }
    leafSaid(element, sent, { ...place, path }, resolve, out);
  }
}

/** An element that has no parts of its own: each of its values, and what else its codings name. */
function leafSaid(element: string, sent: unknown, place: Place, resolve: Resolve, out: Written[]): void {
  const { type, path } = place;
  const row = elementsOf(type).get(path);
  if (row === undefined || row.use === 'used' || row.use === 'never') return;
  for (const one of list(sent)) {
    const value = CODINGS.has(element) && isObject(one) ? conceptText({ coding: [one] }) : written(one, resolve);
    if (value === null || isOrdinary(type, path, value) || tellsSex(path, value)) continue;
    const line = { label: labelled(place, path), value, use: row.use, isOwnWords: isOwnWords(one, value, place) };
    out.push(line);
    if (isObject(one) && !STATUSES.has(element)) otherNames(one, line, place, out);
  }
}

/** Read from every coding by what reads them: codings that disagree make them unclear. */
const STATUSES: ReadonlySet<string> = new Set(['clinicalStatus', 'verificationStatus']);

/** What its codings name besides; of contacts only their own lines speak. */
function otherNames(sent: Json, { label, value }: Written, { type, path }: Place, out: Written[]): void {
  if (type === 'RelatedPerson') return;
  for (const name of codedOtherwise(sent as CodeableConcept, value))
    if (!tellsSex(path, name)) out.push({ label: `${label} – coded as`, value: name, use: 'also', isOwnWords: false });
}

const isValue = (element: string): boolean => element.startsWith('value');

/** Each value of an extension that the table knows, and of its parts under their names. */
function extended(sent: unknown, place: Place, resolve: Resolve, out: Written[]): void {
  for (const extension of objectsOf(sent)) {
    const row = extensionRow(place.type, extension);
    if (row === undefined || row.says === 'used') continue;
    for (const part of [extension, ...objectsOf(extension['extension'])]) {
      const label = part === extension ? row.label : `${row.label} – ${partLabel(part['url'])}`;
      for (const [element, value] of Object.entries(part)) {
        if (!isValue(element)) continue;
        const words = element === 'valueCoding' ? conceptText({ coding: [value as Coding] }) : written(value, resolve);
        if (words !== null)
          out.push({ label, value: words, use: row.says, isOwnWords: isOwnWords(value, words, place) });
      }
    }
  }
}

/** Elements that are a Coding: words alone name a code there, and in a reference somebody. */
const CODINGS: ReadonlySet<string> = new Set(['class', 'format', 'purpose', 'valueCoding']);

const SEX = /\b(?:(?:fe)?males?|(?:wo)?m[ae]n|girls?|boys?)\b/i;
/** INVARIANT: for people of which sex a range holds is told to nobody. Source: RECORD, “No element unread”. */
const tellsSex = (path: string, value: string): boolean => path.includes('referenceRange.') && SEX.test(value);

/** Elements that the definitions give as another's repetition, and which. */
const REPEATS: Readonly<Record<string, string>> = {
  'Composition.section.section': 'section',
  'Consent.provision.provision': 'provision',
  'Observation.component.referenceRange': 'referenceRange',
};

/** A question with its answers on one line, in the words of the form; what is asked below it after it. */
function askedAndAnswered(item: Json, resolve: Resolve, out: Written[]): void {
  const answers = list(item['answer'] as Json | readonly Json[] | undefined).filter(isObject);
  const told = answers.flatMap((answer) =>
    Object.entries(answer).flatMap(([element, value]) =>
      element.startsWith('value') && elementsOf('QuestionnaireResponse').get(`item.answer.${element}`)?.use !== 'never'
        ? (written(value, resolve) ?? [])
        : [],
    ),
  );
  const label = textOf(item['text']) ?? textOf(item['linkId']) ?? 'Question';
  if (told.length > 0) out.push({ label, value: told.join(', '), use: 'also', isOwnWords: false });
  for (const below of [item, ...answers])
    for (const inner of list(below['item'] as Json | readonly Json[] | undefined))
      if (isObject(inner)) askedAndAnswered(inner, resolve, out);
}

const NUMBERED: readonly string[] = ['value', 'low', 'high', 'numerator', 'start', 'end'];
const isOwnWords = (sent: unknown, words: string, { type }: Place): boolean =>
  typeof sent === 'boolean' ||
  typeof sent === 'number' ||
  words.startsWith('Code ') ||
  type === 'Timing' ||
  (type === 'Dosage' && typeof sent !== 'string') ||
  (isObject(sent) && NUMBERED.some((part) => part in sent) && !('system' in sent && 'use' in sent));

function withTold(type: string, sent: unknown, resolve: Resolve, out: Written[]): void {
  for (const one of list(sent)) {
    const reference = isObject(one) ? one['reference'] : undefined;
    const target = typeof reference === 'string' ? resolve(reference) : undefined;
    if (target?.resourceType !== type) continue;
    walk(
      target as unknown as Json,
      { type, path: '', label: type === 'Medication' ? 'Medicine' : type, nth: FIRST },
      resolve,
      out,
    );
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** What an opened entry says on lines of its own. */
type Lines = Pick<EntryDescription, 'facts' | 'history'>;

/** Everything that the row and the opened entry's own lines say. */
function saidBy(entry: Entry, { facts, history }: Lines): string {
  return plain(
    [
      entry.title,
      entry.summary,
      entry.status,
      entry.tag,
      ...facts.flatMap(({ values }) => values.map(({ value }) => value)),
      ...history.map(({ text }) => text),
      ...entry.conflicts.flatMap(({ values }) => values.map(({ value }) => value)),
    ]
      .filter((part) => part !== null)
      .join('\n'),
  );
}

/** Fewer letters may well be found by chance in something else. */
const TELLING = 6;

/**
 * Whether the entry says it already: its very words are there; or it is of a kind that a section says in words of its
 * own – a number, a truth value, a bare code, how often – and the table says that a section does.
 */
function isSaid({ value, use, isOwnWords }: Written, said: string): boolean {
  const isThere = said.includes(plain(value));
  if (use === 'also') return isThere && value.length >= TELLING;
  return isThere || isOwnWords;
}

/**
 * Of contacts only what the contact lines say: a name or a number must not come in by another door. RECORD, “A
 * condition that cannot be read”.
 */
const isClosed = ({ resource }: Source): boolean => isUnread(resource);
const ownLinesOnly = ({ resource }: Source): boolean => resource.resourceType === 'RelatedPerson';

/**
 * The lines of “Also recorded”, the main sources' first. Equal lines of one provider stand once.
 * `states`: the answers that the record was built from, in which references are looked up.
 */
export function alsoRecorded(entry: Entry, description: Lines, states: readonly ProviderState[]): readonly AlsoLine[] {
  const said = saidBy(entry, description);
  const lines = new Map<string, AlsoLine>();
  const main = entry.sources.filter(({ part }) => part !== 'history');
  for (const source of [...main, ...entry.sources.filter((one) => !main.includes(one))]) {
    if (isClosed(source) && description.facts.length <= 1) continue;
    for (const one of writtenOf(source, states)) {
      if (isSaid(one, said) || (ownLinesOnly(source) && one.use !== 'also')) continue;
      const key = `${source.provider}|${one.label}|${plain(one.value)}`;
      if (lines.has(key)) continue;
      const { provider, reference, part } = source;
      lines.set(key, { label: one.label, value: one.value, provider, reference, earlier: part === 'history' });
    }
  }
  return [...lines.values()];
}

/** What a source says, with the names of what it refers to. */
function writtenOf({ provider, resource, reference }: Source, states: readonly ProviderState[]): readonly Written[] {
  const resolver = resolverOver(answeredBy(states, provider));
  resolver.enter(resource, reference);
  try {
    return writtenIn(resource, resolver.resolve);
  } finally {
    resolver.leave();
  }
}

type ByReference = ReadonlyMap<string, FhirResource>;
const ANSWERED = new WeakMap<readonly ProviderState[], Map<string, ByReference>>();

/** A provider's resources by reference; made once for the same answers. */
function answeredBy(states: readonly ProviderState[], provider: string): ByReference {
  let known = ANSWERED.get(states);
  if (known === undefined) ANSWERED.set(states, (known = new Map()));
  let resources = known.get(provider);
  if (resources === undefined) {
    const answered = states.flatMap((state) =>
      state.state === 'answered' && state.provider.id === provider ? state.resources : [],
    );
    resources = new Map(answered.map((one) => [`${one.resourceType}/${one.id ?? ''}`, one] as const));
    known.set(provider, resources);
  }
  return resources;
}
