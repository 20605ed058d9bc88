/**
 * Which places, services and medicines do a search's resources refer to? Read one by one; what cannot be read is judged
 * by identifier and display. Source: CONTRACT "search".
 */
import { type Json, isObject } from '../../../domain/json';
import { below, ownAddress } from './own-address';
import type { Questions } from './exchange';
import { withLimitedConcurrency } from './limited-concurrency';
import type { PageEntry } from './page';
import { isPathId } from './find-patient';

const TYPES = ['Location', 'Organization', 'HealthcareService', 'PractitionerRole', 'Medication'] as const;
const LOCAL = new RegExp(`^(?:${TYPES.join('|')})/[^/?#]+$`, 'u');

/** A record refers to tens of places; more is a fault or an attack. */
const MAX_READS = 500;
/** A role leads to its organisation, a location to its parent: no honest chain is longer. */
const MAX_ROUNDS = 3;
const AT_ONCE = 6;
const MAX_DEPTH = 100;

function collect(node: unknown, depth: number, found: (reference: string) => void): void {
  if (typeof node !== 'object' || node === null || depth > MAX_DEPTH) return;
  if (Array.isArray(node)) {
    for (const item of node as unknown[]) collect(item, depth + 1, found);
    return;
  }
  const record = node as Json;
  for (const key of Object.keys(record)) {
    const value = record[key];
    if (key === 'reference' && typeof value === 'string') found(value);
    else if (typeof value === 'object') collect(value, depth + 1, found);
  }
}

const keyOf = ({ resource }: PageEntry): string => `${String(resource['resourceType'])}/${String(resource['id'])}`;

/** `Type/id` of a reference below the provider's own base, when it is one of the types that are read; else null. */
function readable(reference: string, baseUrl: string): string | null {
  const base = below(baseUrl, '');
  const local = (reference.startsWith(base) ? reference.slice(base.length) : reference).replace(/\/_history\/.*$/u, '');
  if (!LOCAL.test(local) || !isPathId(local.split('/')[1] ?? '')) return null;
  return ownAddress(baseUrl, local) === null ? null : local;
}

/** The referred resources that could be read, round by round. `bounded` when the bytes ran out on the way. */
export async function readReferred(
  exchange: Questions,
  baseUrl: string,
  entries: readonly PageEntry[],
): Promise<{ readonly entries: readonly PageEntry[]; readonly bounded: boolean; readonly ended: boolean }> {
  const known = new Set(entries.map(keyOf));
  const read: PageEntry[] = [];
  let round = entries;
  let bounded = false;
  let ended = false;
  for (let rounds = 0; rounds < MAX_ROUNDS && round.length > 0 && !bounded && !ended; rounds += 1) {
    const wanted = new Set<string>();
    for (const { resource } of round)
      collect(resource, 0, (reference) => {
        const local = readable(reference, baseUrl);
        if (local !== null && !known.has(local) && known.size - entries.length + wanted.size < MAX_READS)
          wanted.add(local);
      });
    for (const local of wanted) known.add(local);
    const answers = await withLimitedConcurrency([...wanted], AT_ONCE, async (local): Promise<PageEntry | null> => {
      const asked = await exchange.get(local);
      if (!asked.ok) {
        bounded ||= asked.why === 'bytes';
        ended ||= asked.why === 'time';
        return null;
      }
      if (!isObject(asked.value) || `${String(asked.value['resourceType'])}/${String(asked.value['id'])}` !== local)
        return null;
      return { fullUrl: below(baseUrl, local), resource: asked.value };
    });
    round = answers.filter((entry) => entry !== null);
    read.push(...round);
  }
  return { entries: read, bounded, ended };
}
