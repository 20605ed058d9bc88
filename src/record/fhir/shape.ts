/** How does one read an element that may be missing, single where many are expected, or of the wrong shape? */
import type { Annotation, Identifier, Period } from 'fhir/r4';
import { parseDate, type FhirDate } from '../../domain/dates';

/** Always a list: nothing gives none, a single value stands alone, holes are dropped. */
export function list<T>(value: readonly T[] | T | null | undefined): readonly T[] {
  if (value === undefined || value === null) return NOTHING;
  if (!Array.isArray(value)) return [value as T];
  const many = value as readonly (T | null | undefined)[];
  for (const one of many)
    if (one === null || one === undefined) return many.filter((other) => other !== null && other !== undefined) as T[];
  return many as readonly T[];
}

const NOTHING: readonly never[] = [];

export interface DatePeriod {
  readonly start: FhirDate | null;
  readonly end: FhirDate | null;
}

export const readPeriod = (period: Period | undefined): DatePeriod => ({
  start: parseDate(period?.start),
  end: parseDate(period?.end),
});

/** The first of several elements that holds a readable date. */
export function firstDate(...values: readonly unknown[]): FhirDate | null {
  for (const value of values) {
    const date = parseDate(value);
    if (date !== null) return date;
  }
  return null;
}

/** Business identifiers as `system|value`, without the ones that have no value. */
export function identifierKeys(identifiers: readonly Identifier[] | Identifier | undefined): readonly string[] {
  if (identifiers === undefined) return NOTHING;
  const all = list(identifiers);
  if (all.length === 1) {
    const { system, value } = all[0] as Identifier;
    return value ? [`${system ?? ''}|${value}`] : NOTHING;
  }
  const keys: string[] = [];
  for (const { system, value } of all) if (value) keys.push(`${system ?? ''}|${value}`);
  return keys;
}

/** Text that is there, trimmed; null otherwise. */
export function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

/** What is said, one after the other; null where nothing is. */
export function joined(parts: readonly (string | null)[], between: string): string | null {
  let text: string | null = null;
  for (const part of parts) if (part !== null) text = text === null ? part : text + between + part;
  return text === '' ? null : text;
}

/** Every note, one after the other; null where none says anything. */
export const notesText = (...notes: readonly (readonly Annotation[] | Annotation | undefined)[]): string | null =>
  joined(
    notes.flatMap((some) => list(some).map(({ text }) => textOf(text))),
    '; ',
  );
