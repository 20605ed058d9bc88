/** What is in a bundle file: its resources with an id each and references that meet, or why it cannot be read? */
import { readFileSync } from 'node:fs';
import { numberAsSent, parseAsSent } from '../../src/domain/decimals';
import { decodeStrictly } from '../../src/letters/charset';
import { type Json, type JsonDraft, isObject, objectsOf } from '../../src/domain/json';
import { sentAs } from '../../src/domain/sent-as';
import { makeWellFormed } from '../../src/gateway/intake/clean/well-formed';

export interface Warning {
  readonly reference: string;
  readonly reason: string;
}

export interface ReadBundle {
  readonly ok: true;
  readonly resources: readonly Json[];
  readonly warnings: readonly Warning[];
  /** True when the bundle says that it has further pages, which were not given. */
  readonly more: boolean;
  /** What could not be used, or is not whole: its type, or null where nobody can tell. */
  readonly missed: readonly (string | null)[];
}

export type BundleFile = ReadBundle | { readonly ok: false; readonly problem: string };

function parsed(file: string): { readonly value: unknown } | { readonly problem: string } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { problem: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
  const text = decodeStrictly(bytes, '');
  if (text === null) return { problem: `${file} is not UTF-8. Save it as UTF-8, and give it again.` };
  try {
    return { value: parseAsSent(text) };
  } catch {
    return { problem: `${file} is not JSON, or is cut off.` };
  }
}

/** Replaces references to `fullUrl`s by `Type/id`, so that they are found by the same name everywhere. */
function renamed(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, names));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'reference' && typeof inner === 'string' ? (names.get(inner) ?? inner) : renamed(inner, names),
    ]),
  );
}

/** References stay as they were sent: a file has no address of its own. */
const AS_SENT = { base: '\0', fullUrls: new Map<string, string>(), stu3: null };
/** Bundles inside Bundles: deeper than any honest answer. */
const MAX_NESTED = 5;
const REMOVED = 'could not be read: an element of it has an impossible shape, or is nested too deep';

interface Reading {
  readonly resources: JsonDraft[];
  readonly warnings: Warning[];
  readonly missed: (string | null)[];
  readonly names: Map<string, string>;
  more: boolean;
}

/** A number, or one that is sent as text. */
const countIn = (total: unknown): number =>
  typeof total === 'number' ? total : typeof total === 'string' && /^\s*\d+\s*$/u.test(total) ? Number(total) : 0;

/** Pages and matches that were not given, and marks of the whole. Source: FHIR R4 Bundle.link, Bundle.total. */
function readWhole(bundle: Json, entries: readonly unknown[], reading: Reading): void {
  const next = objectsOf(bundle['link']).some(({ relation }) => relation === 'next');
  const matches = entries.filter((entry) => {
    const search = isObject(entry) ? entry['search'] : undefined;
    return !isObject(search) || (search['mode'] !== 'include' && search['mode'] !== 'outcome');
  }).length;
  const total = bundle['type'] === 'searchset' ? countIn(bundle['total']) : 0;
  if (next) reading.more = true;
  else if (total > matches) {
    reading.warnings.push({ reference: 'Bundle', reason: `says that it has ${total} matches; ${matches} were given` });
    reading.missed.push(null);
  }
  if (!sentAs(bundle).includes('part')) return;
  reading.warnings.push({ reference: 'Bundle', reason: MARKED_PART });
  reading.missed.push(null);
}

/** What is said of a Bundle or a resource that its sender marks as a part. */
const MARKED_PART = 'is marked as a part: it may be incomplete';

/** Its own id, else the last part of its address, else its place. */
function idOf(resource: Json, fullUrl: string, place: string): string {
  const sent = typeof resource['id'] === 'number' ? numberAsSent(resource['id'], resource['_id']) : resource['id'];
  if (typeof sent === 'string' && sent !== '') return sent;
  const suffix = place.replace(/^entry\[(\d+)\]$/u, '$1').replace(/\W+/gu, '-');
  return /[^:/]+$/.exec(fullUrl)?.[0] ?? `entry-${suffix}`;
}

function readEntry(entry: unknown, place: string, depth: number, reading: Reading): void {
  const { resources, warnings, missed, names } = reading;
  const resource = isObject(entry) ? entry['resource'] : undefined;
  if (!isObject(resource) || typeof resource['resourceType'] !== 'string') {
    warnings.push({ reference: place, reason: 'could not be read: no resource with a resourceType' });
    missed.push(null);
    return;
  }
  const type = resource['resourceType'];
  if (type === 'Bundle' && depth < MAX_NESTED && Array.isArray(resource['entry'])) {
    readEntries(resource, `${place}.`, depth + 1, reading);
    return;
  }
  const fullUrl = isObject(entry) && typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : '';
  const id = idOf(resource, fullUrl, place);
  const reference = `${type}/${id}`;
  const own: JsonDraft = { ...resource, id };
  // INVARIANT: what no reader could trust the shape of is named, and takes nothing else with it.
  if (type === 'Bundle' || !makeWellFormed(own, AS_SENT)) {
    warnings.push({ reference, reason: type === 'Bundle' ? 'a Bundle that could not be read' : REMOVED });
    missed.push(type === 'Bundle' || type === 'List' ? null : type);
    return;
  }
  if (sentAs(own).includes('part')) {
    warnings.push({ reference, reason: MARKED_PART });
    missed.push(type);
  }
  if (fullUrl.startsWith('urn:')) names.set(fullUrl, reference);
  resources.push(own);
}

/** The entries of a Bundle, and of each Bundle inside it. */
function readEntries(bundle: Json, at: string, depth: number, reading: Reading): void {
  const entries = bundle['entry'] as readonly unknown[];
  readWhole(bundle, entries, reading);
  entries.forEach((entry, i) => {
    readEntry(entry, `${at}entry[${i}]`, depth, reading);
  });
}

/**
 * Reads one bundle file. What is wrong with the file as a whole is a problem; what is wrong with one entry is a
 * warning.
 */
export function readBundle(file: string): BundleFile {
  const read = parsed(file);
  if ('problem' in read) return { ok: false, problem: read.problem };
  const bundle = read.value;
  if (!isObject(bundle) || bundle['resourceType'] !== 'Bundle')
    return { ok: false, problem: `${file} is not a FHIR Bundle.` };
  const isEmpty = bundle['total'] === 0 || bundle['total'] === '0';
  const entry = bundle['entry'] ?? (isEmpty ? [] : undefined);
  if (!Array.isArray(entry))
    return { ok: false, problem: `${file} has no list of entries: it could not be read as a whole Bundle.` };
  const reading: Reading = { resources: [], warnings: [], missed: [], names: new Map(), more: false };
  readEntries({ ...bundle, entry }, '', 0, reading);
  const { resources, warnings, missed, names, more } = reading;
  return {
    ok: true,
    resources: names.size === 0 ? resources : (renamed(resources, names) as Json[]),
    warnings,
    more,
    missed,
  };
}
