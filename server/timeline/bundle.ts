/** What is in a bundle file: its resources with an id each and references that meet, or why it cannot be read? */
import { readFileSync } from 'node:fs';
import { numberAsSent, parseAsSent } from '../../src/domain/decimals';
import { decodeStrictly } from '../../src/letters/charset';
import { type Json, isObject } from '../../src/domain/json';

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
  const entries = bundle['entry'] ?? (bundle['total'] === 0 ? [] : undefined);
  if (!Array.isArray(entries))
    return { ok: false, problem: `${file} has no list of entries: it could not be read as a whole Bundle.` };
  const resources: Json[] = [];
  const warnings: Warning[] = [];
  const names = new Map<string, string>();
  (entries as unknown[]).forEach((entry, at) => {
    const resource = isObject(entry) ? entry['resource'] : undefined;
    if (!isObject(resource) || typeof resource['resourceType'] !== 'string') {
      warnings.push({ reference: `entry[${at}]`, reason: 'could not be read: no resource with a resourceType' });
      return;
    }
    const fullUrl = isObject(entry) && typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : '';
    const sent = typeof resource['id'] === 'number' ? numberAsSent(resource['id'], resource['_id']) : resource['id'];
    const id = typeof sent === 'string' && sent !== '' ? sent : (/[^:/]+$/.exec(fullUrl)?.[0] ?? `entry-${at}`);
    if (fullUrl.startsWith('urn:')) names.set(fullUrl, `${resource['resourceType']}/${id}`);
    resources.push(resource['id'] === id ? resource : { ...resource, id });
  });
  const links = Array.isArray(bundle['link']) ? (bundle['link'] as unknown[]) : [];
  return {
    ok: true,
    resources: names.size === 0 ? resources : (renamed(resources, names) as Json[]),
    warnings,
    more: links.some((link) => isObject(link) && link['relation'] === 'next'),
  };
}
