/**
 * How is each kind of element kept without what may not pass? What passes whole is handed on as it stands, since
 * nothing changes a resource
 * after it was read; a fresh copy is made only where something goes. Undefined where nothing is left.
 */
import { isNhsNumber, LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM } from '../../domain/nhs-number';
import { ODS_ORGANISATION, ODS_SITE } from '../../domain/code-systems';
import { DIGITS_SENT, digitsCarried } from '../../domain/decimals';
import { saysNot } from '../../domain/do-not';
import { isStatusWord } from '../../domain/status-said';
import { type Json, isObject, objectsOf } from '../../domain/json';
import { isUnread, UNREAD_MODIFIER } from '../../domain/modifier-extensions';
import { EXTENSION_VALUE, extensionName } from './extensions';
import { DOSAGE, PERIOD, QUANTITY, QUESTION, RANGE, RATIO, SAMPLED, TIMING, type Kind, type Shape } from './shapes';

type Copy = Record<string, unknown>;

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

/** Applies to the one or to each of the many; an emptied list is gone. */
const each =
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
const eachPlain =
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
const plain: Copier = eachPlain((value, context) =>
  typeof value === 'string'
    ? MOMENT.test(value) || context.mayPass(value)
    : typeof value === 'number' || typeof value === 'boolean',
);
const text: Copier = eachPlain((value, context) => typeof value === 'string' && context.mayPass(value));

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

/** Keeps the elements of a plan in the one or in each of the many. */
export const shaped = (plan: Plan, isWorthKeeping?: (kept: Json) => boolean): Copier =>
  each((value, context) => {
    const kept = keepElements(value, plan, context);
    return kept === undefined || isWorthKeeping?.(kept) === false ? undefined : kept;
  });

const word: Copier = (value) => (typeof value === 'string' ? value : undefined);
const codeAsText: Copier = (value, context) => (typeof value === 'number' ? String(value) : word(value, context));
/** The name beside a code: inside an allergy no text decides. */
const conceptName: Copier = (value, context) =>
  typeof value === 'string' && (context.keepsNames || context.nameStays(value)) ? value : undefined;

const CODING: Plan = new Map([
  ['system', word],
  ['version', text],
  ['code', codeAsText],
  ['display', conceptName],
]);
const codingInPart = (value: Json, context: Context): Json | undefined => {
  const kept = keepElements(value, CODING, context);
  return kept === undefined || (kept['code'] === undefined && kept['display'] === undefined) ? undefined : kept;
};

/**
 * Most codings are a system and a code, which pass whole; any other element, or one of another kind, is looked at by
 * the plan.
 */
const coding: Copier = each((value, context) =>
  context.keepsNames || context.conceptPasses(value) ? knownCoding(value, context) : undefined,
);
const knownCoding = (value: Json, context: Context): Json | undefined => {
  for (const element in value)
    if ((element !== 'system' && element !== 'code') || typeof value[element] !== 'string')
      return codingInPart(value, context);
  return typeof value['code'] === 'string' ? value : undefined;
};
const listOnly =
  (copier: Copier): Copier =>
  (value, context) =>
    Array.isArray(value) ? copier(value, context) : undefined;
const CONCEPT: Plan = new Map([
  ['coding', listOnly(each(knownCoding))],
  ['text', conceptName],
]);
const concept: Copier = each((value, context) =>
  context.keepsNames || context.conceptPasses(value) ? keepElements(value, CONCEPT, context) : undefined,
);

/** Stands for a status that was sent as a code nobody can read: without it the thing would read as certain. */
export const UNREADABLE_STATUS = 'a code that cannot be read here';

/** The codings that are a status word and nothing else, without what stands beside them. */
const statusCodings = (sent: Json): readonly Json[] =>
  objectsOf(sent['coding']).flatMap(({ system, code, display }) => {
    const word = isStatusWord(code) ? code : isStatusWord(display) ? display : undefined;
    return word === undefined ? [] : [typeof system === 'string' ? { system, code: word } : { code: word }];
  });

/** INVARIANT: a local code beside HL7's never takes “refuted” or “entered in error” away with it. */
const status: Copier = (value, context) =>
  typeof value === 'string' && isStatusWord(value) ? { coding: [{ code: value }] } : statusConcept(value, context);
const statusConcept: Copier = each((value, context) => {
  if (context.keepsNames || context.conceptPasses(value)) return keepElements(value, CONCEPT, context);
  const codings = statusCodings(value);
  return codings.length > 0 ? { coding: codings } : { text: UNREADABLE_STATUS };
});

const ods: Copier = each(({ system, value }) =>
  (system === ODS_ORGANISATION || system === ODS_SITE) && typeof value === 'string' ? { system, value } : undefined,
);

/**
 * INVARIANT: a reference passes only to something released; its own words never do, save where it is nothing but words,
 * or where an ODS
 * code shows that they name an organisation (an excluded one takes with it all that refers to it).
 */
export const reference = (only: ReadonlySet<string> | null): Copier =>
  each((value, context) => {
    const { reference: to, display, identifier } = value;
    if (typeof to === 'string') return context.refer(to, only);
    if (typeof display !== 'string' || !context.mayPass(display)) return undefined;
    if (identifier === undefined) return only === null ? { display } : undefined;
    const code = ods(identifier, context);
    return code !== undefined && (only === null || only.has('Organization'))
      ? { identifier: code, display }
      : undefined;
  });

/** Types whose name may be said where somebody gave information, answered or took part. */
const STAFF: ReadonlySet<string> = new Set([
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'HealthcareService',
  'CareTeam',
  'Location',
  'Device',
]);
const RELATIVE = 'RelatedPerson';
const typeOf = ({ type, reference: to }: Json): string | undefined =>
  typeof type === 'string'
    ? type
    : typeof to === 'string'
      ? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(to)?.[1]
      : undefined;
/**
 * INVARIANT: of a relative, friend or carer who gave information nothing passes but that it was one; words that name
 * nobody knows whom do not pass. Source: POLICY 8.
 */
const informant: Copier = each((value, context) => {
  const type = typeOf(value);
  if (type === RELATIVE) return { type };
  const kept = reference(null)({ ...value }, context) as Json | undefined;
  if (kept === undefined || typeof value['reference'] === 'string') return kept;
  return type !== undefined && STAFF.has(type) ? { ...kept, type } : undefined;
});

const party: Copier = each((value, context) =>
  typeOf(value) === RELATIVE ? { type: RELATIVE } : (reference(null)(value, context) as Json | undefined),
);

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

const PERSONAL_SYSTEM = /nhs-?number|patient|hospital-?number/i;
const personalSystems = new Map<string, boolean>([
  [NHS_NUMBER_SYSTEM, true],
  [LEGACY_NHS_NUMBER_SYSTEM, true],
]);
const SYSTEMS_REMEMBERED = 1000;

function isPersonalSystem(system: string): boolean {
  const met = personalSystems.get(system);
  if (met !== undefined) return met;
  const isPersonal = PERSONAL_SYSTEM.test(system);
  if (personalSystems.size < SYSTEMS_REMEMBERED) personalSystems.set(system, isPersonal);
  return isPersonal;
}

/** INVARIANT: no NHS number, no former number and no number of a person passes, in whatever system. */
const IDENTIFIER: Plan = new Map([
  ['system', word],
  ['value', word],
]);
const identifier: Copier = each((sent, context) => {
  const { system, value, use } = sent;
  if (
    typeof value !== 'string' ||
    use === 'old' ||
    (typeof system === 'string' && isPersonalSystem(system)) ||
    isNhsNumber(value)
  )
    return undefined;
  if (typeof system === 'string' && !context.mayPass(system)) return undefined;
  // digits and hexadecimal names, which most are, have no words
  if (/[g-z]/i.test(value) && !context.mayPass(value)) return undefined;
  return keepElements(sent, IDENTIFIER, context);
});

/** One free text: goes where a lexicon matches. */
const freeText: Copier = (value, context) => (typeof value === 'string' && context.mayPass(value) ? value : undefined);
const one =
  (copier: Copier): Copier =>
  (value, context) =>
    isObject(value) ? copier(value, context) : undefined;
const annotation: Copier = shaped(
  new Map([
    ['authorReference', one(reference(null))],
    ['time', word],
    ['text', freeText],
  ]),
  (kept) => kept['text'] !== undefined,
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
  return (value, context) => (made ??= shaped(compile(shape)))(value, context);
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
  formName,
};

/** False for an answer whose words tell, in text or beside a code. */
const answerPasses = (answer: unknown, context: Context): boolean =>
  !isObject(answer) ||
  Object.values(answer).every((value) =>
    typeof value === 'string' ? context.mayPass(value) : !isObject(value) || context.conceptPasses(value),
  );

const namePasses = (name: unknown, context: Context): boolean =>
  typeof name !== 'string' || (context.mayPass(name) && context.conceptPasses({ text: name }));

/**
 * A question and its answers. INVARIANT: where the question may not pass, its answers go with it: “Key safe” – “1234”;
 * where none of its answers may, the question goes too, for a question without its answer would tell that one was left
 * out.
 */
const ITEM: Copier = each((value, context) => {
  if (![value['text'], value['linkId']].every((name) => namePasses(name, context))) return undefined;
  const { answer } = value;
  const answers = Array.isArray(answer) ? (answer as readonly unknown[]) : [answer];
  return answers.length > 0 && !answers.some((one) => answerPasses(one, context))
    ? undefined
    : keepElements(value, ITEM_PLAN, context);
});
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
 * INVARIANT: of a narrative nothing passes but that it says more than the elements, so that no denial of theirs is taken
 * for the whole. Source: FHIR R4 narrative-status.
 */
const narrativeMark: Copier = (value) =>
  isObject(value) && value['status'] === 'additional' ? { status: 'additional' } : undefined;

/**
 * A whole resource: its elements by the shape, under its new name, with the tags of the release in place of its own.
 */
export const compileResource = (shape: Shape): Plan =>
  new Map<string, Copier>([
    ['resourceType', word],
    ['id', (_sent, { id }) => id],
    ['meta', (_sent, { meta }) => meta],
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

/** Allowed extensions by name; the parts of an allowed one pass by the same allow-list of values. */
export const extensions = (names: ReadonlySet<string>): Copier =>
  each((value, context) => {
    if (typeof value['url'] !== 'string' || !names.has(extensionName(value['url']) ?? '')) return undefined;
    return withMoreThanUrl(value, EXTENSION, context);
  });
