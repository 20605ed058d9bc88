/** What stands in a JSON value that was sent: the fields that are known, and no other? */
import { isObject, type Json } from '../../domain/json';
import { no, read, type Reading } from './refusal';

/** A word as questions, concepts and breakdowns are named. */
const NAME = /^[a-z][a-zA-Z0-9-]{0,63}$/;

/** The object itself; an unknown field is refused by its place, so that nothing is passed over in silence. */
export function objectAt(value: unknown, place: string, fields: readonly string[]): Reading<Json> {
  if (!isObject(value)) return no('grammar', `${place} is no object`);
  // own names of whatever kind, `__proto__` among them
  const unknown = Reflect.ownKeys(value).some((name) => typeof name !== 'string' || !fields.includes(name));
  return unknown
    ? no('grammar', `${place} holds a field that a question has not; it may hold ${fields.join(', ')}`)
    : read(value);
}

export const has = (value: Json, field: string): boolean => Object.hasOwn(value, field);

export const nameAt = (value: unknown, place: string): Reading<string> =>
  typeof value === 'string' && NAME.test(value) ? read(value) : no('grammar', `${place} is no name`);

/** A list of one to `most`. */
export function listAt(value: unknown, place: string, most: number): Reading<readonly unknown[]> {
  if (!Array.isArray(value)) return no('grammar', `${place} is no list`);
  if (value.length === 0 || value.length > most)
    return no('grammar', `${place} has ${String(value.length)} entries; it may have 1 to ${String(most)}`);
  return read(value as unknown[]);
}

/** Each entry read in turn; the first refusal is the list's. */
export function eachOf<T, U>(
  entries: readonly T[],
  reader: (entry: T, at: number) => Reading<U>,
): Reading<readonly U[]> {
  const found: U[] = [];
  for (const [at, entry] of entries.entries()) {
    const one = reader(entry, at);
    if (!one.ok) return one;
    found.push(one.value);
  }
  return read(found);
}
