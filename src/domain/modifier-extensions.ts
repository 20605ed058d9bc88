/**
 * Was this recorded under a condition that nobody here can read? A `modifierExtension` may turn round the element that
 * holds it, at whatever depth, and so may `implicitRules`: each is known by a row of the table below, or it is unread.
 * Source: FHIR R4 extensibility 2.4.0.1 (“implementations SHALL check for modifierExtension”), STU3 the same.
 */
import { saysNot } from './do-not';
import { isObject, type Json, type JsonDraft } from './json';

/** Stands on a resource, at its top, that holds an unread modifier anywhere in it. */
export const UNREAD_MODIFIER = 'urn:whole-picture:unread-modifier';

/**
 * Heads every line of such a resource, before the name of whom to ask. Source: RECORD, “A condition that cannot be
 * read”.
 */
export const UNREAD_HEAD = 'Recorded with a condition this viewer cannot read – check with';
/** Whether a line is headed so: our words, and not what its source called it. */
export const isHeadedUnread = (words: string): boolean => words.startsWith(UNREAD_HEAD);

interface KnownModifier {
  readonly url: string;
  /** `do-not`: the thing ordered must not be done; `not-done`: what is recorded did not happen. */
  readonly means: 'do-not' | 'not-done';
  readonly source: string;
}

/** The modifier extensions whose meaning is known. */
export const KNOWN_MODIFIERS: readonly KnownModifier[] = [
  {
    url: 'http://hl7.org/fhir/StructureDefinition/request-doNotPerform',
    means: 'do-not',
    source: 'FHIR R4 extension registry, request-doNotPerform',
  },
  {
    url: 'http://hl7.org/fhir/us/qicore/StructureDefinition/qicore-notDone',
    means: 'not-done',
    source: 'HL7 QI-Core 4.1.1, not done',
  },
];
const MEANS: ReadonlyMap<unknown, KnownModifier['means']> = new Map(
  KNOWN_MODIFIERS.map(({ url, means }) => [url, means]),
);

/** How each type says by itself that a thing did not happen. Source: FHIR R4, event status. */
const NOT_DONE: Readonly<Record<string, string>> = {
  Immunization: 'not-done',
  MedicationAdministration: 'not-done',
  MedicationDispense: 'declined',
  MedicationStatement: 'not-taken',
  Procedure: 'not-done',
};

/** What DSTU2 and STU3 called it, and some that say R4 still do. Source: FHIR DSTU2 1.0.2, STU3 3.0.2. */
const FORMER_NAMES: ReadonlySet<string> = new Set([
  'notDone',
  'notGiven',
  'notPerformed',
  'wasNotGiven',
  'wasNotTaken',
]);

/** Orders that have `doNotPerform`, in themselves or in a part of them: elsewhere it would not be read. */
const ORDERS: ReadonlySet<unknown> = new Set(['MedicationRequest', 'ServiceRequest', 'Task', 'CarePlan']);

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value];

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * Whether a resource, once settled, was recorded under a condition that cannot be read.
 * INVARIANT: whatever is left in `modifierExtension` counts, of whatever shape.
 */
export function isUnread(resource: object): boolean {
  const { modifierExtension, implicitRules } = resource as Json;
  return (modifierExtension !== undefined && listOf(modifierExtension).length > 0) || !isEmpty(implicitRules);
}

const MODIFIES: ReadonlySet<string> = new Set(['modifierExtension', 'implicitRules', ...FORMER_NAMES]);
/** 1 for each length that such a name has: asked first, since it tells of most names that they are none. */
const HAS_LENGTH: Uint8Array = new Uint8Array(32);
for (const { length } of MODIFIES) HAS_LENGTH[length] = 1;

/** Deeper than any honest record: what lies below counts as unread. */
const MAX_DEPTH = 100;

/** Whether a modifier stands anywhere in it, or it is nested so deep that one may. */
function holdsModifier(node: Json, depth = 0): boolean {
  if (depth > MAX_DEPTH) return true;
  for (const key in node) {
    if (HAS_LENGTH[key.length] === 1 && MODIFIES.has(key)) return true;
    const value = node[key];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) {
      if (holdsModifier(value as Json, depth + 1)) return true;
      continue;
    }
    for (const item of value as readonly unknown[])
      if (typeof item === 'object' && item !== null && holdsModifier(item as Json, depth + 1)) return true;
  }
  return false;
}

interface Settling {
  /** The innermost resource, by its type: what is contained speaks for itself and for what holds it. */
  readonly type: unknown;
  unread: boolean;
}

/** Puts a known modifier in the element of FHIR's own that means the same; false where there is none. */
function putInWords(modifier: unknown, node: JsonDraft, { type }: Settling, isTop: boolean): boolean {
  const { url, valueBoolean } = (isObject(modifier) ? modifier : {}) as Json;
  const means = MEANS.get(url);
  if (means === undefined || valueBoolean === undefined) return false;
  if (!saysNot(valueBoolean)) return true;
  if (means === 'do-not' && (isTop ? type !== 'CarePlan' : type === 'CarePlan') && ORDERS.has(type)) {
    node['doNotPerform'] = true;
    return true;
  }
  return means === 'not-done' && isTop && putNotDone(node);
}

/** True where the type has a status for it; what was entered in error stays that. */
function putNotDone(resource: JsonDraft): boolean {
  const status = NOT_DONE[String(resource['resourceType'])];
  if (status !== undefined && resource['status'] !== 'entered-in-error') resource['status'] = status;
  return status !== undefined;
}

function settledNode(node: Json, within: Settling, depth: number): Json {
  const isTop = typeof node['resourceType'] === 'string';
  const settling: Settling = isTop ? { type: node['resourceType'], unread: false } : within;
  if (depth > MAX_DEPTH) {
    settling.unread = true;
    return node;
  }
  const made: JsonDraft = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === 'modifierExtension') continue;
    if (isTop && key === 'implicitRules' && !isEmpty(value)) settling.unread = true;
    made[key] = Array.isArray(value)
      ? (value as readonly unknown[]).map((item) => (isObject(item) ? settledNode(item, settling, depth + 1) : item))
      : isObject(value)
        ? settledNode(value, settling, depth + 1)
        : value;
  }
  if (isTop && Object.keys(node).some((key) => FORMER_NAMES.has(key) && saysNot(node[key]))) putNotDone(made);
  const left = listOf(node['modifierExtension']).filter((one) => !putInWords(one, made, settling, isTop));
  if (left.length > 0) settling.unread = true;
  const marks = isTop && settling.unread ? [{ url: UNREAD_MODIFIER }, ...left] : left;
  if (marks.length > 0) made['modifierExtension'] = marks;
  if (settling.unread) within.unread = true;
  return made;
}

/**
 * The resource with its known modifiers in FHIR's own elements, and with the mark at its top where one is left that
 * nobody can read, wherever it stands: in a backbone element, a datatype, or something contained. The very same one
 * where there is no modifier in it; the input is never changed.
 */
export const settleModifiers = <R extends object>(resource: R): R =>
  holdsModifier(resource as Json)
    ? (settledNode(resource as Json, { type: null, unread: false }, 0) as unknown as R)
    : resource;
