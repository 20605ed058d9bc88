/** How is one element carried from STU3 to R4? The few kinds of rule that the tables of types are written in. */
import { isObject, type Json, type JsonDraft } from '../domain/json';

/** What a rule may write to: the new resource, and the list of what could not be carried. */
export interface Carrying {
  readonly from: Json;
  readonly out: JsonDraft;
  lose(element: string): void;
}

/** `as` renames (and takes the primitive's extensions along); `with` does anything else. */
export type Rule =
  | { readonly kind: 'as'; readonly to: string }
  | { readonly kind: 'with'; readonly carry: (value: unknown, carrying: Carrying, element: string) => void };

export type ElementTable = Readonly<Record<string, Rule>>;

export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];

const put = (out: JsonDraft, element: string, more: readonly unknown[]): void => {
  if (more.length > 0) out[element] = [...listOf(out[element]), ...more];
};

/** The same value under another name. */
export const as = (to: string): Rule => ({ kind: 'as', to });

/** Whatever needs a line of its own. */
export const carried = (carry: (value: unknown, carrying: Carrying, element: string) => void): Rule => ({
  kind: 'with',
  carry,
});

/** R4 allows several where STU3 allowed one; joins a list that is already there. */
export const many = (to: string): Rule =>
  carried((value, { out }) => {
    put(out, to, listOf(value));
  });

/** R4 allows one where STU3 allowed several: the first stays, the rest is named as lost. */
export const first = (to: string): Rule =>
  carried((value, { out, lose }, element) => {
    const [head, ...rest] = listOf(value);
    if (head !== undefined) out[to] = head;
    if (rest.length > 0) lose(element);
  });

/** R4 has no place for it. */
export const lost: Rule = carried((_value, { lose }, element) => {
  lose(element);
});

/** A code that became a CodeableConcept; `codes` maps those whose word changed, null means "say nothing". */
export const concept = (to: string, system: string, codes: Readonly<Record<string, string | null>> = {}): Rule =>
  carried((value, { out }) => {
    if (isObject(value)) out[to] = value;
    if (typeof value !== 'string') return;
    const code = Object.hasOwn(codes, value) ? codes[value] : value;
    if (code !== null) out[to] = { coding: [{ system, code }] };
  });

/** A code whose words changed. */
export const recoded = (to: string, codes: Readonly<Record<string, string>>): Rule =>
  carried((value, { out }) => {
    // INVARIANT: a status that an earlier element decided (not given, not taken, not done) is never overwritten.
    if (out[to] === undefined)
      out[to] = typeof value === 'string' && Object.hasOwn(codes, value) ? codes[value] : value;
  });

/** True said that the thing did not happen; R4 says so in the status. A record entered in error stays that. */
export const notDone = (word: string): Rule =>
  carried((value, { from, out }) => {
    if (value === true && from['status'] !== 'entered-in-error') out['status'] = word;
  });

/** A plain string that became an annotation. */
export const note: Rule = carried((value, { out }) => {
  if (typeof value === 'string') put(out, 'note', [{ text: value }]);
});

/** A plain string that became a CodeableConcept with only a text. */
export const worded = (to: string): Rule =>
  carried((value, { out }) => {
    out[to] = typeof value === 'string' ? { text: value } : value;
  });

/** Each item of a list (or the one object) by a table of its own. */
export const each = (to: string, table: ElementTable): Rule =>
  carried((value, carrying, element) => {
    const lose = (inner: string): void => {
      carrying.lose(`${element}.${inner}`);
    };
    const one = (item: unknown): unknown => (isObject(item) ? carryElements(item, table, lose) : item);
    carrying.out[to] = Array.isArray(value) ? (value as unknown[]).map(one) : one(value);
  });

/** One member of each item is all that R4 keeps; the other members are named as lost. */
export const only = (to: string, member: string): Rule =>
  carried((value, { out, lose }, element) => {
    const items = listOf(value).filter(isObject);
    put(
      out,
      to,
      items.flatMap((item) => listOf(item[member])),
    );
    for (const other of new Set(items.flatMap((item) => Object.keys(item))))
      if (other !== member) lose(`${element}.${other}`);
  });

/** As `only`, where R4 keeps a single value. */
export const onlyOne = (to: string, member: string): Rule =>
  carried((value, { out, lose }, element) => {
    if (!isObject(value)) return;
    if (value[member] !== undefined) out[to] = value[member];
    for (const other of Object.keys(value)) if (other !== member) lose(`${element}.${other}`);
  });

/**
 * Carries every element of one object: by its rule where the table has one, else as it is. The input is not changed.
 */
export function carryElements(
  from: Json,
  table: ElementTable,
  lose: (element: string) => void,
  out: JsonDraft = {},
): JsonDraft {
  const carrying: Carrying = { from, out, lose };
  for (const key of Object.keys(from)) {
    const primitive = key.charCodeAt(0) === UNDERSCORE;
    const element = primitive ? key.slice(1) : key;
    const rule = Object.hasOwn(table, element) ? table[element] : undefined;
    if (rule === undefined) {
      // INVARIANT: a `__proto__` key is data from outside and is never assigned.
      if (key !== '__proto__' && out[key] === undefined) out[key] = from[key];
    } else if (rule.kind === 'as') out[primitive ? `_${rule.to}` : rule.to] = from[key];
    else if (!primitive) rule.carry(from[key], carrying, element);
  }
  return out;
}

const UNDERSCORE = 95;
