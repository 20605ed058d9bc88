/**
 * Can this resource be used at all? One walk over a freshly parsed resource that mends what can be mended and refuses
 * what cannot.
 */
import { digitsCarried, numberAsSent } from '../../../domain/decimals';
import { isObject, type JsonDraft } from '../../../domain/json';
import { keepNames } from './names-kept';
import { referenceInR4, systemInR4, type Clashes } from '../../../stu3/respell';

/** Deeper than any honest record. The walk stops here, so that no nesting can exhaust the stack. */
const MAX_DEPTH = 100;

export interface Addresses {
  /** The provider's base, with its closing slash: absolute references below it become relative. */
  readonly base: string;
  /** `fullUrl` of an entry → `Type/id`. */
  readonly fullUrls: ReadonlyMap<string, string>;
  /** For an STU3 provider: the ids that two request types share. Null for R4. */
  readonly stu3: Clashes | null;
}

/** `Type/id` for every reference that stays inside the contribution; without a version. Others stay as they are. */
export function localReference(reference: string, { base, fullUrls }: Addresses): string {
  let local = reference;
  if (reference.includes(':')) {
    const known = fullUrls.get(reference);
    if (known !== undefined) return known;
    if (reference.startsWith(base)) local = reference.slice(base.length);
  }
  const version = local.indexOf('/_history/');
  return version < 0 ? local : local.slice(0, version);
}

/** Elements that are lists of objects in every FHIR type; anything else in their place cannot be judged. */
const LISTS_OF_OBJECTS: ReadonlySet<string> = new Set([
  'coding',
  'contained',
  'extension',
  'modifierExtension',
  'security',
  'tag',
]);

/**
 * A code held as a number becomes the text it stands for; beyond 2^53 by the digits that were sent: where those are
 * lost, nothing may be judged by it.
 */
const codeOf = (code: number, companion: unknown): string | null => {
  const said = numberAsSent(code, companion);
  return Math.abs(code) <= Number.MAX_SAFE_INTEGER || digitsCarried(companion) === said ? said : null;
};

function walkList(
  node: JsonDraft,
  key: string,
  items: readonly unknown[],
  depth: number,
  addresses: Addresses,
): boolean {
  const objectsOnly = LISTS_OF_OBJECTS.has(key);
  let nulls = false;
  let objects = false;
  for (const item of items) {
    if (item === null) nulls = true;
    else if (typeof item === 'object') {
      objects = true;
      if (Array.isArray(item) || !walk(item as JsonDraft, depth + 1, addresses)) return false;
    } else if (objectsOnly) return false;
  }
  // in a list of primitives a null keeps the place of one that has only extensions
  if (nulls && (objects || objectsOnly) && !key.startsWith('_')) node[key] = items.filter((item) => item !== null);
  return true;
}

/** One coding where its list should be, as a converter from XML writes it, is a list of one: judged like any other. */
function asList(node: JsonDraft, key: string): unknown {
  if (isObject(node[key])) node[key] = [node[key]];
  return node[key];
}

function walk(node: JsonDraft, depth: number, addresses: Addresses): boolean {
  if (depth > MAX_DEPTH) return false;
  // parsed JSON has no inherited keys, and this loop is twice as fast as one over Object.keys
  for (const key in node) {
    const value = key === 'coding' ? asList(node, key) : node[key];
    if (value === null || key === '__proto__') Reflect.deleteProperty(node, key);
    else if (Array.isArray(value)) {
      if (!walkList(node, key, value as unknown[], depth, addresses)) return false;
    } else if (LISTS_OF_OBJECTS.has(key)) return false;
    else if (typeof value === 'object') {
      if (!walk(value as JsonDraft, depth + 1, addresses)) return false;
    } else if (typeof value === 'string') {
      if (key === 'reference') {
        const local = localReference(value, addresses);
        node[key] = addresses.stu3 === null ? local : referenceInR4(local, addresses.stu3);
      } else if (key === 'system' && addresses.stu3 !== null) node[key] = systemInR4(value);
    } else if (key === 'code' && typeof value === 'number') {
      const code = codeOf(value, node['_code']);
      if (code === null) return false;
      node[key] = code;
    }
  }
  keepNames(node);
  return true;
}

/**
 * Mends the resource in place: codes held as numbers become text, names in the extensions of a code become its text,
 * nulls go, `__proto__` keys go, references become local, and STU3 spellings become R4's. False where it is nested too
 * deep, or a label or coding cannot be read: then nobody could tell how sensitive it is.
 */
export const makeWellFormed = (resource: JsonDraft, addresses: Addresses): boolean => walk(resource, 0, addresses);
