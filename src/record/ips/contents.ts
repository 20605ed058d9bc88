/**
 * Which resources does the document hold, and under which names? What an entry rests on and what that reaches; nothing
 * points outside.
 */
import type { BundleEntry, FhirResource, Narrative } from 'fhir/r4';
import { type Json, isObject } from '../../domain/json';
import { saysMoreInText } from '../../domain/own-text';
import type { ProviderState, Source } from '../entry';
import { narrative } from './narrative';

/** Reached along references, and only so; every other type stands in a section of its own or not at all. */
const REACHED: ReadonlySet<string> = new Set([
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'Medication',
  'Specimen',
  'Device',
  'HealthcareService',
]);

/** Of a narrative only the mark is held here, and FHIR has no narrative without words. */
const OWN_TEXT: Narrative = {
  ...narrative([], ['What its provider wrote in words of its own is not in this document.']),
  status: 'additional',
};

export interface Contents {
  /** Takes a source in and gives the document's own name of it. */
  include(source: Pick<Source, 'provider' | 'reference'>): string | null;
  /** Everything taken in, in that order, with references rewritten. */
  entries(): readonly BundleEntry[];
}

export function createContents(states: readonly ProviderState[], patient: string, nextName: () => string): Contents {
  const resources = new Map<string, FhirResource>();
  for (const state of states) {
    if (state.state !== 'answered') continue;
    for (const resource of state.resources)
      resources.set(`${state.provider.id}|${resource.resourceType}/${String(resource.id)}`, resource);
  }
  const names = new Map<string, string>();
  const order: string[] = [];

  const nameOf = (key: string): string => {
    const included = names.get(key);
    if (included !== undefined) return included;
    const made = nextName();
    names.set(key, made);
    order.push(key);
    return made;
  };

  /** What cannot be pointed to is told in words: nothing in a document may point outside it. */
  const pointer = (value: Json, reference: string, provider: string): Json => {
    if (reference.startsWith('#')) return value;
    if (reference.startsWith('Patient/')) return { reference: patient };
    const key = `${provider}|${reference}`;
    const target = resources.get(key);
    if (names.has(key) || (target !== undefined && REACHED.has(target.resourceType)))
      return { ...value, reference: nameOf(key) };
    const { display, identifier, type } = value;
    return {
      ...(type === undefined ? {} : { type }),
      ...(identifier === undefined ? {} : { identifier }),
      display: display ?? 'Not in this document',
    };
  };

  const rewrite = (value: unknown, provider: string): unknown => {
    if (Array.isArray(value)) {
      const kept = value.map((item) => rewrite(item, provider)).filter((item) => item !== undefined);
      return kept.length > 0 ? kept : undefined;
    }
    if (!isObject(value)) return value;
    if (typeof value['reference'] === 'string') return pointer(value, value['reference'], provider);
    const made = Object.entries(value).flatMap(([name, inner]) => {
      // The bytes of a document are fetched through the gateway alone.
      const kept =
        name === 'url' && typeof inner === 'string' && inner.startsWith('Binary/')
          ? undefined
          : rewrite(inner, provider);
      return kept === undefined ? [] : [[name, kept] as const];
    });
    return made.length > 0 ? Object.fromEntries(made) : undefined;
  };

  /** Security labels travel with what they are on; the gateway's own remarks stay behind. */
  const carried = (key: string): FhirResource => {
    const provider = key.slice(0, key.indexOf('|'));
    const { meta, ...rest } = resources.get(key) as FhirResource;
    const security = meta?.security;
    const made = rewrite(rest, provider) as FhirResource;
    return {
      ...made,
      ...(saysMoreInText(rest) ? { text: OWN_TEXT } : {}),
      ...(security === undefined ? {} : { meta: { security } }),
    };
  };

  return {
    include({ provider, reference }) {
      const key = `${provider}|${reference}`;
      return resources.has(key) ? nameOf(key) : null;
    },
    entries() {
      const made: BundleEntry[] = [];
      // Rewriting takes in what it meets, so the list grows while it is walked.
      for (let at = 0; at < order.length; at += 1) {
        const key = order[at] ?? '';
        const fullUrl = names.get(key) ?? '';
        made.push({ fullUrl, resource: { ...carried(key), id: fullUrl.slice('urn:uuid:'.length) } });
      }
      return made;
    },
  };
}
