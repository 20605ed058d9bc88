/**
 * How is a value kept without what may not pass? What passes whole is handed on as it stands, since nothing changes a
 * resource after it was read; a fresh copy is made only where something goes. Undefined where nothing is left.
 */
import { type Json, isObject } from '../../domain/json';

/** A copy in the making. */
export type Copy = Record<string, unknown>;

/** What a copy needs to know of the release it is part of. */
export interface Context {
  /** False where a lexicon or a door code matches. */
  mayPass(text: string): boolean;
  /**
   * False for a concept whose words tell of a category, or which is a code that nobody can read: its code would tell
   * what its words may not.
   */
  conceptPasses(concept: Json): boolean;
  /** False for a name that holds a door code, in a concept that passes. */
  nameStays(name: string): boolean;
  /** True inside an allergy, whose concepts no text decides. */
  readonly keepsNames: boolean;
  /** True for a concept that names a listed medicine, in its text or beside a code. Source: POLICY 3. */
  namesMedicine(concept: Json): boolean;
  /** The new name of the resource at hand, and its tags. */
  readonly id: string;
  readonly meta: Json | undefined;
  /** The new reference, or undefined where it must be cut. `only`: types that may be referred to; null for any. */
  refer(reference: string, only: ReadonlySet<string> | null): Json | undefined;
  /** False for a letter, in base64, in which a word tells. */
  letterPasses(data: string, contentType: unknown): boolean;
  /** A name for this content that is the same for all who sent it, and tells nothing of it. */
  sameContent(hash: string): string;
  /** The document's new address, or null where there is nothing to fetch. */
  document(attachment: Json): string | null;
}

export type Copier = (value: unknown, context: Context) => unknown;
export type Plan = ReadonlyMap<string, Copier>;

/**
 * By what rule a copier keeps what it keeps, for those who write it without a copy (src/gateway/redact/writers.ts).
 * One without a form is asked for its copy.
 */
export type Form =
  | { readonly kind: 'shaped'; readonly plan: Plan; readonly needs: string | null }
  | { readonly kind: 'reference'; readonly only: ReadonlySet<string> | null }
  | { readonly kind: 'as'; readonly copier: () => Copier }
  | { readonly kind: 'plain' | 'text' | 'word' | 'coding' | 'concept' | 'status' | 'identifier' | 'id' | 'meta' };
const forms = new WeakMap<Copier, Form>();
export const formOf = (copier: Copier): Form | undefined => forms.get(copier);
/** The same copier, of which it is known by what rule it keeps. */
export function withForm(form: Form, copier: Copier): Copier {
  forms.set(copier, form);
  return copier;
}

/** Applies to the one or to each of the many; an emptied list is gone. */
export const each =
  (keep: (value: Json, context: Context) => unknown): Copier =>
  (value, context) => {
    if (!Array.isArray(value)) return isObject(value) ? keep(value, context) : undefined;
    const items = value as readonly unknown[];
    let copies: unknown[] | null = null;
    for (let at = 0; at < items.length; at += 1) {
      const item = items[at];
      const made = isObject(item) ? keep(item, context) : undefined;
      if (copies === null) {
        if (made === item && made !== undefined) continue;
        copies = items.slice(0, at);
      }
      if (made !== undefined) copies.push(made);
    }
    const kept = copies ?? items;
    return kept.length > 0 ? kept : undefined;
  };

/** As `each`, for values that are no objects. */
export const eachPlain =
  (mayPass: (value: unknown, context: Context) => boolean): Copier =>
  (value, context) => {
    if (!Array.isArray(value)) return mayPass(value, context) ? value : undefined;
    const copies = (value as readonly unknown[]).filter((item) => mayPass(item, context));
    return copies.length > 0 ? copies : undefined;
  };

/**
 * A date, a time or a number needs no reading; whatever else stands where a code or a date should is judged like any
 * text.
 */
const MOMENT = /^[-+]?\d[\d:.TZ+-]*$/;
export const isMoment = (value: string): boolean => MOMENT.test(value);
export const plain: Copier = withForm(
  { kind: 'plain' },
  eachPlain((value, context) =>
    typeof value === 'string'
      ? isMoment(value) || context.mayPass(value)
      : typeof value === 'number' || typeof value === 'boolean',
  ),
);
export const text: Copier = withForm(
  { kind: 'text' },
  eachPlain((value, context) => typeof value === 'string' && context.mayPass(value)),
);

/**
 * An object's allow-listed elements, in the order in which they came: the object itself where all of it passes.
 * Undefined where nothing is left.
 * INVARIANT: every element of what is handed on has gone through its copier; one without a copier goes.
 */
export function keepElements(value: Json, plan: Plan, context: Context): Json | undefined {
  let copy: Copy | null = null;
  /** While true, the copy still holds elements that are not yet judged: cloning all at once is much the fastest. */
  let isClone = true;
  let isEmpty = true;
  for (const element in value) {
    const sent = value[element];
    const made = plan.get(element)?.(sent, context);
    if (made !== undefined) isEmpty = false;
    if (made === sent && isClone) continue;
    if (made === undefined) {
      if (isClone) copy = partBefore(element, copy ?? value);
      isClone = false;
      continue;
    }
    copy ??= { ...value };
    copy[element] = made;
  }
  return isEmpty ? undefined : (copy ?? value);
}

/** A fresh object with the elements that stand before this one. */
function partBefore(end: string, value: Json): Copy {
  const copy: Copy = {};
  for (const element in value) {
    if (element === end) break;
    copy[element] = value[element];
  }
  return copy;
}

/** Keeps the elements of a plan in the one or in each of the many; nothing of one without what it needs. */
export const shaped = (plan: Plan, needs: string | null = null): Copier =>
  withForm(
    { kind: 'shaped', plan, needs },
    each((value, context) => {
      const kept = keepElements(value, plan, context);
      return kept === undefined || (needs !== null && kept[needs] === undefined) ? undefined : kept;
    }),
  );

/** A code or an address, which needs no reading. */
export const word: Copier = withForm({ kind: 'word' }, (value) => (typeof value === 'string' ? value : undefined));

/** Nothing but a list is looked at. */
export const listOnly =
  (copier: Copier): Copier =>
  (value, context) =>
    Array.isArray(value) ? copier(value, context) : undefined;

/** Nothing but an object is looked at. */
export const one =
  (copier: Copier): Copier =>
  (value, context) =>
    isObject(value) ? copier(value, context) : undefined;
