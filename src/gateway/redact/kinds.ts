/** How is each kind of element copied without what may not pass? Every function gives a fresh copy, or undefined where nothing is left. */
import { isNhsNumber, LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { ODS_ORGANISATION, ODS_SITE } from '../../domain/code-systems';
import { EXTENSION_VALUE, extensionName } from './extensions';
import { DOSAGE, PERIOD, QUANTITY, RANGE, RATIO, SAMPLED, TIMING, type Kind, type Shape } from './shapes';

export type Json = Readonly<Record<string, unknown>>;
type Copy = Record<string, unknown>;

/** What a copy needs to know of the release it is part of. */
export interface Context {
  /** False where a lexicon or a door code matches. */
  mayPass(text: string): boolean;
  /** True inside an allergy, whose concepts no text decides. */
  readonly keepsNames: boolean;
  /** The new reference, or null where it must be cut. `only`: types that may be referred to; null for any. */
  refer(reference: string, only: ReadonlySet<string> | null): string | null;
  /** The document's new address, or null where there is nothing to fetch. */
  document(attachment: Json): string | null;
}

export type Copier = (value: unknown, context: Context) => unknown;
export type Plan = ReadonlyMap<string, Copier>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Applies to the one or to each of the many; an emptied list is gone. */
const each = (copy: (value: Json, context: Context) => unknown): Copier => (value, context) => {
  if (!Array.isArray(value)) return isObject(value) ? copy(value, context) : undefined;
  const copies: unknown[] = [];
  for (const item of value as readonly unknown[]) {
    if (!isObject(item)) continue;
    const made = copy(item, context);
    if (made !== undefined) copies.push(made);
  }
  return copies.length > 0 ? copies : undefined;
};

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const plain: Copier = (value) => {
  if (isPlain(value)) return value;
  if (!Array.isArray(value)) return undefined;
  const copies = (value as readonly unknown[]).filter(isPlain);
  return copies.length > 0 ? copies : undefined;
};

const text: Copier = (value, context) => {
  if (typeof value === 'string') return context.mayPass(value) ? value : undefined;
  if (!Array.isArray(value)) return undefined;
  const copies = (value as readonly unknown[]).filter((item) => typeof item === 'string' && context.mayPass(item));
  return copies.length > 0 ? copies : undefined;
};

const copyCoding = (coding: Json, context: Context): Copy | undefined => {
  const copy: Copy = {};
  let left = false;
  const { system, version, code, display } = coding;
  if (typeof system === 'string') copy['system'] = system;
  if (typeof version === 'string') copy['version'] = version;
  if (typeof code === 'string' || typeof code === 'number') {
    copy['code'] = String(code);
    left = true;
  }
  if (typeof display === 'string' && (context.keepsNames || context.mayPass(display))) {
    copy['display'] = display;
    left = true;
  }
  return left ? copy : undefined;
};

const concept: Copier = each((value, context) => {
  const { coding, text: name } = value;
  const copy: Copy = {};
  let left = false;
  if (Array.isArray(coding)) {
    const copies: Copy[] = [];
    for (const item of coding as readonly unknown[]) {
      const made = isObject(item) ? copyCoding(item, context) : undefined;
      if (made !== undefined) copies.push(made);
    }
    if (copies.length > 0) {
      copy['coding'] = copies;
      left = true;
    }
  }
  if (typeof name === 'string' && (context.keepsNames || context.mayPass(name))) {
    copy['text'] = name;
    left = true;
  }
  return left ? copy : undefined;
});

/** INVARIANT: a reference passes only to something released; its own words never do, save where it is nothing but words. */
export const reference = (only: ReadonlySet<string> | null): Copier =>
  each((value, context) => {
    const { reference: to, display, identifier } = value;
    if (typeof to === 'string') {
      const made = context.refer(to, only);
      return made === null ? undefined : { reference: made };
    }
    return only === null && identifier === undefined && typeof display === 'string' && context.mayPass(display) ? { display } : undefined;
  });

const isPersonal = (system: unknown, value: string): boolean =>
  system === NHS_NUMBER_SYSTEM || system === LEGACY_NHS_NUMBER_SYSTEM || (typeof system === 'string' && /nhs-?number|patient|hospital-?number|local-?patient/i.test(system)) || isNhsNumber(value);

/** INVARIANT: no NHS number and no number of a person passes, in whatever system. */
const identifier: Copier = each(({ system, value }) => {
  if (typeof value !== 'string' || isPersonal(system, value)) return undefined;
  return typeof system === 'string' ? { system, value } : { value };
});

const ods: Copier = each(({ system, value }) => ((system === ODS_ORGANISATION || system === ODS_SITE) && typeof value === 'string' ? { system, value } : undefined));

const annotation: Copier = each((value, context) => {
  const { text: words, time, authorReference } = value;
  if (typeof words !== 'string' || !context.mayPass(words)) return undefined;
  const author = isObject(authorReference) ? reference(null)(authorReference, context) : undefined;
  return { ...(author === undefined ? {} : { authorReference: author }), ...(typeof time === 'string' ? { time } : {}), text: words };
});

const attachment: Copier = each((value, context) => {
  const { contentType, language, size, hash, title, creation } = value;
  if (typeof title === 'string' && !context.mayPass(title)) return undefined;
  const url = context.document(value);
  const copy: Copy = {};
  if (typeof contentType === 'string') copy['contentType'] = contentType;
  if (typeof language === 'string') copy['language'] = language;
  if (url !== null) copy['url'] = url;
  if (typeof size === 'number') copy['size'] = size;
  if (typeof hash === 'string') copy['hash'] = hash;
  if (typeof title === 'string') copy['title'] = title;
  if (typeof creation === 'string') copy['creation'] = creation;
  return Object.keys(copy).length > 0 ? copy : undefined;
});

/** A former name never passes, for anybody (EX-4). */
const personName: Copier = each(({ use, text: words, family, given, prefix, suffix, period }) => {
  if (use === 'old' || use === 'maiden' || (isObject(period) && period['end'] !== undefined)) return undefined;
  const parts = { use, text: words, family, given, prefix, suffix };
  const copy: Copy = {};
  for (const [part, value] of Object.entries(parts)) {
    const made = plain(value, NO_CONTEXT);
    if (made !== undefined) copy[part] = made;
  }
  return Object.keys(copy).length > 0 ? copy : undefined;
});

const telecom: Copier = each(({ system, value, use, rank }) => {
  if (use === 'old' || typeof value !== 'string') return undefined;
  const copy: Copy = {};
  if (typeof system === 'string') copy['system'] = system;
  copy['value'] = value;
  if (typeof use === 'string') copy['use'] = use;
  if (typeof rank === 'number') copy['rank'] = rank;
  return copy;
});

const NO_CONTEXT: Context = { mayPass: () => false, keepsNames: false, refer: () => null, document: () => null };

/** Copies an object's allow-listed elements in the order in which they came. */
export function copyShape(value: Json, plan: Plan, context: Context, onto: Copy = {}): Copy {
  for (const element in value) {
    const copier = plan.get(element);
    if (copier === undefined) continue;
    const made = copier(value[element], context);
    if (made !== undefined) onto[element] = made;
  }
  return onto;
}

const shaped = (plan: Plan): Copier =>
  each((value, context) => {
    const copy = copyShape(value, plan, context);
    for (const element in copy) if (element !== '') return copy;
    return undefined;
  });

const codingOnly: Copier = each(copyCoding);
const lazily = (shape: Shape): Copier => {
  let made: Copier | undefined;
  return (value, context) => (made ??= shaped(compile(shape)))(value, context);
};

const KINDS: Readonly<Record<Kind, Copier>> = {
  plain, text, concept, coding: codingOnly, quantity: lazily(QUANTITY), range: lazily(RANGE), ratio: lazily(RATIO), period: lazily(PERIOD), timing: lazily(TIMING), dosage: lazily(DOSAGE),
  reference: reference(null), identifier, ods, annotation, attachment, name: personName, telecom, sampled: lazily(SAMPLED),
};

/** A shape as a look-up from element to its copier. */
export function compile(shape: Shape): Plan {
  return new Map(Object.entries(shape).map(([element, kind]) => [element, typeof kind === 'string' ? KINDS[kind] : shaped(compile(kind))]));
}

const VALUE_PLAN = compile(EXTENSION_VALUE);

/** Allowed extensions by name; the parts of an allowed one pass by the same allow-list of values. */
export const extensions = (names: ReadonlySet<string>): Copier => {
  const one = (value: Json, context: Context, isPart: boolean): Copy | undefined => {
    const { url, extension } = value;
    if (typeof url !== 'string') return undefined;
    if (isPart ? !/^[A-Za-z]+$/.test(url) : !names.has(extensionName(url) ?? '')) return undefined;
    const copy = copyShape(value, VALUE_PLAN, context, { url });
    if (!isPart && Array.isArray(extension)) {
      const parts = (extension as readonly unknown[]).flatMap((part) => (isObject(part) ? (one(part, context, true) ?? []) : []));
      if (parts.length > 0) copy['extension'] = parts;
    }
    return Object.keys(copy).length > 1 ? copy : undefined;
  };
  return each((value, context) => one(value, context, false));
};
