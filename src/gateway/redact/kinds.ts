/** How is each kind of element kept without what may not pass? */
import { DIGITS_SENT, digitsCarried } from '../../domain/decimals';
import { saysNot } from '../../domain/do-not';
import { type Json, isObject } from '../../domain/json';
import { extensionName, lostReference } from '../../domain/known-extensions';
import { isUnread, UNREAD_MODIFIER } from '../../domain/modifier-extensions';
import { markOfNarrative } from '../../domain/own-text';
import { questionPasses } from '../label/questions';
import { coding, concept, sign, status } from './coded';
import { each, keepElements, listOnly, one, plain, shaped, text, withForm, word } from './copier';
import type { Context, Copier, Copy, Plan } from './copier';
import { EXTENSION_VALUE } from './extensions';
import { identifier } from './identifiers';
import { informant, medicineOf, ods, party, reference } from './references';
import { DOSAGE, PERIOD, QUANTITY, QUESTION, RANGE, RATIO, SAMPLED, TIMING, type Kind, type Shape } from './shapes';

const FORM_NAME = /\/StructureDefinition\/display$/;
/** FHIR's extension for the words beside an address, and no other. */
const formName: Copier = (value, context) => {
  if (!isObject(value) || !Array.isArray(value['extension'])) return undefined;
  const kept = (value['extension'] as readonly unknown[]).flatMap((extension) => {
    if (!isObject(extension)) return [];
    const { url, valueString } = extension;
    const passes =
      typeof url === 'string' && FORM_NAME.test(url) && typeof valueString === 'string' && context.mayPass(valueString);
    return passes ? [{ url, valueString }] : [];
  });
  return kept.length > 0 ? { extension: kept } : undefined;
};

/** One free text: goes where a lexicon matches. */
const freeText: Copier = (value, context) => (typeof value === 'string' && context.mayPass(value) ? value : undefined);
const annotation: Copier = shaped(
  new Map([
    ['authorReference', one(reference(null))],
    ['time', word],
    ['text', freeText],
  ]),
  'text',
);

const attachment: Copier = each((value, context) => {
  const { contentType, language, hash, title, creation, data } = value;
  if (typeof title === 'string' && !context.mayPass(title)) return undefined;
  if (typeof data === 'string' && !context.letterPasses(data, contentType)) return undefined;
  const url = context.document(value);
  const copy: Copy = {};
  if (typeof contentType === 'string' && context.mayPass(contentType)) copy['contentType'] = contentType;
  if (typeof language === 'string') copy['language'] = language;
  if (url !== null) copy['url'] = url;
  // INVARIANT: what was cut out of a letter is not told by how long it is, nor by a hash that could be tried out.
  if (typeof hash === 'string') copy['hash'] = context.sameContent(hash);
  if (typeof title === 'string') copy['title'] = title;
  if (typeof creation === 'string') copy['creation'] = creation;
  return Object.keys(copy).length > 0 ? copy : undefined;
});

/** A former name never passes, for anybody (EX-4). */
const personName: Copier = each(({ use, text: words, family, given, prefix, suffix, period }, context) => {
  if (use === 'old' || use === 'maiden' || (isObject(period) && period['end'] !== undefined)) return undefined;
  const parts = { text: words, family, given, prefix, suffix };
  const copy: Copy = typeof use === 'string' ? { use } : {};
  for (const [part, value] of Object.entries(parts)) {
    const made = text(value, context);
    if (made !== undefined) copy[part] = made;
  }
  return Object.keys(copy).length > (typeof use === 'string' ? 1 : 0) ? copy : undefined;
});

const telecom: Copier = each(({ system, value, use, rank }, context) => {
  if (use === 'old' || typeof value !== 'string' || !context.mayPass(value)) return undefined;
  const copy: Copy = {};
  if (typeof system === 'string') copy['system'] = system;
  copy['value'] = value;
  if (typeof use === 'string') copy['use'] = use;
  if (typeof rank === 'number') copy['rank'] = rank;
  return copy;
});

const lazily = (shape: Shape): Copier => {
  let made: Copier | undefined;
  const copier = (): Copier => (made ??= shaped(compile(shape)));
  return withForm({ kind: 'as', copier }, (value, context) => copier()(value, context));
};

const isAlone = (value: unknown, elements: number): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === elements;

/** INVARIANT: a companion passes as the digits of a number and as nothing else; whatever else it holds goes. */
const digits: Copier = (value) => {
  const sent = digitsCarried(value);
  if (sent === null) return undefined;
  const { extension } = value as { readonly extension: readonly unknown[] };
  return isAlone(value, 1) && extension.length === 1 && isAlone(extension[0], 2)
    ? value
    : { extension: [{ url: DIGITS_SENT, valueString: sent }] };
};

/** INVARIANT: a “not” in a form that is no boolean still stays one. */
const negation: Copier = (value) => (saysNot(value) ? true : value === false ? false : undefined);

const KINDS: Readonly<Record<Kind, Copier>> = {
  plain,
  negation,
  text,
  concept,
  sign,
  status,
  coding,
  item: (value, context) => ITEM(value, context),
  quantity: lazily(QUANTITY),
  range: lazily(RANGE),
  ratio: lazily(RATIO),
  period: lazily(PERIOD),
  timing: lazily(TIMING),
  dosage: lazily(DOSAGE),
  reference: reference(null),
  informant,
  identifier,
  ods,
  annotation,
  attachment,
  name: personName,
  telecom,
  sampled: lazily(SAMPLED),
  digits,
  party,
  medicineOf,
  formName,
};

/** A question and its answers: all of it, or nothing. */
const ITEM: Copier = each((value, context) =>
  questionPasses(value, context) ? keepElements(value, ITEM_PLAN, context) : undefined,
);
const ITEM_PLAN: Plan = compile(QUESTION);

/** A shape as a look-up from element to its copier. */
export function compile(shape: Shape): Plan {
  return new Map(
    Object.entries(shape).map(([element, kind]) => [
      element,
      typeof kind === 'string' ? KINDS[kind] : shaped(compile(kind)),
    ]),
  );
}

/**
 * INVARIANT: that a resource holds a modifier which cannot be read goes wherever the resource goes, and of that
 * modifier nothing else.
 */
const unreadMark: Copier = (value) => (isUnread({ modifierExtension: value }) ? [{ url: UNREAD_MODIFIER }] : undefined);

/**
 * INVARIANT: of a narrative nothing passes but that it says more than the elements, or holds words at all, so that no
 * denial of theirs is taken for the whole. Source: FHIR R4 narrative-status.
 */
const narrativeMark: Copier = markOfNarrative;

/**
 * A whole resource: its elements by the shape, under its new name, with the tags of the release in place of its own.
 */
export const compileResource = (shape: Shape): Plan =>
  new Map<string, Copier>([
    ['resourceType', word],
    ['id', withForm({ kind: 'id' }, (_sent, { id }) => id)],
    ['meta', withForm({ kind: 'meta' }, (_sent, { meta }) => meta)],
    ['modifierExtension', unreadMark],
    ['text', narrativeMark],
    ...compile(shape),
  ]);

const PART_NAME = /^[A-Za-z]+$/;
const PART: Plan = new Map<string, Copier>([['url', word], ...compile(EXTENSION_VALUE)]);
/** Undefined where only the name is left, which always passes. */
function withMoreThanUrl(value: Json, plan: Plan, context: Context): Json | undefined {
  const kept = keepElements(value, plan, context);
  return Object.keys(kept ?? {}).length > 1 ? kept : undefined;
}
const partOf: Copier = each((value, context) => {
  if (typeof value['url'] !== 'string' || !PART_NAME.test(value['url'])) return undefined;
  return withMoreThanUrl(value, PART, context);
});
const EXTENSION: Plan = new Map<string, Copier>([...PART, ['extension', listOnly(partOf)]]);

/**
 * Allowed extensions by name; the parts of an allowed one pass by the same allow-list of values.
 * INVARIANT: one whose reference is cut goes whole: what is left of it would tell that something was cut.
 */
export const extensions = (names: ReadonlySet<string>): Copier =>
  each((value, context) => {
    if (typeof value['url'] !== 'string' || !names.has(extensionName(value['url']) ?? '')) return undefined;
    const kept = withMoreThanUrl(value, EXTENSION, context);
    return kept === undefined || lostReference(value, kept) ? undefined : kept;
  });
