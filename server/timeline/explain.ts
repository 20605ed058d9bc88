/**
 * Which elements of a resource does its entry not show? Told from what the opened entry says, not from a list of what
 * it should say. Source: CONTRACT, `npm run timeline -- --json`.
 */
import type { FhirResource } from 'fhir/r4';
import { parseDate } from '../../src/domain/dates';
import { formatDate, formatDateTime } from '../../src/domain/dates/written';
import { type Json, isObject, objectsOf } from '../../src/domain/json';
import { describeEntry } from '../../src/record/describe';
import type { Entry, WholeRecord } from '../../src/record/entry';

/** Of the exchange, not of care; the person is the whole record's. */
const TECHNICAL: ReadonlySet<string> = new Set(['resourceType', 'id', 'meta', 'text', 'implicitRules', 'language']);
const OF_THE_PERSON: ReadonlySet<string> = new Set(['subject', 'patient', 'beneficiary']);

const plain = (text: string): string => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}.]+/gu, ' ')} `;

/** Every text that the row and the opened entry say, one after the other. */
function saidIn(record: WholeRecord, entry: Entry): string {
  const texts: string[] = [];
  const gather = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (isObject(value)) Object.values(value).forEach(gather);
  };
  const { title, summary, status, tag, detail, conflicts } = entry;
  gather([title, summary, status, tag, detail, conflicts]);
  if (entry.date !== null) texts.push(formatDateTime(entry.date));
  if (entry.end !== null) texts.push(formatDateTime(entry.end));
  const opened = describeEntry(record, entry.id);
  if (opened !== null) {
    const { facts, history, linked, near, alone } = opened;
    gather([facts, history, linked, near, alone]);
  }
  return plain(texts.join(' | '));
}

/** A value of one element, in each of the ways in which an entry may say it. */
function waysToSay(value: string | number | boolean): readonly string[] {
  if (typeof value !== 'string') return [String(value)];
  const date = parseDate(value);
  return date === null || !/^\d{4}/.test(value)
    ? [value, value.replace(/-/g, ' ')]
    : [value, formatDate(date), formatDateTime(date)];
}

type Tell = (value: unknown) => boolean;

/** A concept, coding, reference, quantity or identifier is shown as one: by its words, else by its value. */
function shownAsOne(value: Json, isSaid: Tell): boolean | null {
  const any = (...names: readonly string[]): boolean =>
    names.some((name) => value[name] !== undefined && isSaid(value[name]));
  if (Array.isArray(value['coding'])) {
    return any('text') || objectsOf(value['coding']).some(({ display, code }) => isSaid(display) || isSaid(code));
  }
  if (typeof value['reference'] === 'string') return any('display');
  if (typeof value['system'] === 'string' && 'value' in value) return any('value');
  if (typeof value['system'] === 'string' && 'code' in value && !('unit' in value)) return any('display', 'code');
  if (typeof value['value'] === 'number') return any('value');
  return null;
}

/** Paths such as `dosageInstruction.maxDosePerPeriod.numerator`, each once, in the order of the resource. */
function notShown(resource: FhirResource, said: string): readonly string[] {
  const isSaid: Tell = (value) =>
    (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') &&
    waysToSay(value).some((way) => said.includes(plain(way)) || (plain(way).trim() === '' && value === ''));
  const paths = new Set<string>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, path);
    else if (isObject(value)) {
      const shown = shownAsOne(value, isSaid);
      if (shown === false) paths.add(path);
      if (shown !== null) return;
      for (const [name, inner] of Object.entries(value)) walk(inner, path === '' ? name : `${path}.${name}`);
    } else if (value !== null && !isSaid(value)) paths.add(path);
  };
  for (const [name, value] of Object.entries(resource))
    if (!TECHNICAL.has(name) && !OF_THE_PERSON.has(name)) walk(value, name);
  return [...paths];
}

/** For each source of an entry the elements that the opened entry does not say, by `provider reference`. */
export function unshown(
  record: WholeRecord,
  entry: Entry,
  resourceOf: (provider: string, reference: string) => FhirResource | undefined,
): ReadonlyMap<string, readonly string[]> {
  const said = saidIn(record, entry);
  return new Map(
    entry.sources.flatMap(({ provider, reference }) => {
      const resource = resourceOf(provider, reference);
      return resource === undefined ? [] : [[`${provider} ${reference}`, notShown(resource, said)] as const];
    }),
  );
}
