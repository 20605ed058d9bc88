/**
 * Which codes does a value set hold that is named by its canonical address? Asked once at start, every page of it.
 * Source: FHIR R4 ValueSet/$expand.
 */
import { type Json, isObject, objectsOf } from '../../../domain/json';
import { fetchOf, type AskPorts } from '../../asking';
import type { TerminologyConfig } from '../../config';
import { openExchange, type Exchange } from '../ask/exchange';

export type Expanded =
  { readonly ok: true; readonly content: unknown } | { readonly ok: false; readonly problem: string };

/** A start may wait longer than a clinician. */
const LIMITS = { timeoutMs: 60_000, maxBytes: 134_217_728 };
const MOST_PAGES = 200;

const refuse = (why: string): Expanded => ({ ok: false, problem: why });
const unversioned = (url: string): string => url.split('|', 1)[0] ?? '';

/** Codes at every depth, as a total counts them. */
function countOf(contains: readonly Json[]): number {
  let count = 0;
  const waiting = [...contains];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count += 1;
    for (const inner of objectsOf(next['contains'])) waiting.push(inner);
  }
  return count;
}

/** A server says in these ways that it has left codes out. */
const isCut = (expansion: Json): boolean =>
  objectsOf(expansion['parameter']).some(
    ({ name, valueBoolean }) => name === 'limitedExpansion' && valueBoolean !== false,
  ) ||
  objectsOf(expansion['extension']).some(
    ({ url, valueBoolean }) =>
      typeof url === 'string' && /\/valueset-(?:toocostly|unclosed)$/u.test(url) && valueBoolean !== false,
  );

async function readExpansion(exchange: Exchange, url: string): Promise<Expanded> {
  const contains: Json[] = [];
  const earlier = new Set<string>();
  let got = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({ url, ...(got === 0 ? {} : { offset: String(got) }) });
    const asked = await exchange.get(`ValueSet/$expand?${query.toString()}`);
    if (!asked.ok)
      return refuse(
        asked.status === null || asked.why !== 'status'
          ? `the terminology server gave no usable answer (${asked.why}).`
          : `the terminology server answered ${String(asked.status)}.`,
      );
    const { value } = asked;
    if (!isObject(value) || value['resourceType'] !== 'ValueSet' || !isObject(value['expansion']))
      return refuse('the terminology server’s answer is no expanded ValueSet.');
    // INVARIANT: what excludes people’s data is the list that was named, whole, or the gateway does not start.
    if (typeof value['url'] === 'string' && unversioned(value['url']) !== unversioned(url))
      return refuse('the terminology server answered with another value set.');
    const { expansion } = value;
    if (isCut(expansion)) return refuse('the terminology server left codes out of the expansion.');
    const found = objectsOf(expansion['contains']);
    const names = found.map(({ system, code }) => JSON.stringify([system, code]));
    // a server that takes no notice of `offset` would fill the total with its first page, and the rest would be missed
    if (names.some((name) => earlier.has(name)))
      return refuse('the terminology server sent a page of the expansion again.');
    for (const name of names) earlier.add(name);
    for (const one of found) contains.push(one);
    const here = countOf(found);
    got += here;
    const { total } = expansion;
    // an empty page before the end leaves the total unmet, which the reading of the set refuses
    if (typeof total !== 'number' || got >= total || here === 0)
      return {
        ok: true,
        content: {
          resourceType: 'ValueSet',
          url,
          expansion: { ...(typeof total === 'number' ? { total } : {}), contains },
        },
      };
  }
  return refuse('the expansion has more pages than are read.');
}

/**
 * The value set with all its codes, or why it cannot be had; its codes are not judged here. Never rejects for what the
 * server does.
 */
export async function expandValueSet(ports: AskPorts, place: TerminologyConfig, url: string): Promise<Expanded> {
  const exchange = openExchange(fetchOf(ports, { kind: 'terminology', place }), { ...LIMITS, baseUrl: place.baseUrl });
  try {
    return await readExpansion(exchange, url);
  } finally {
    exchange.close();
  }
}
