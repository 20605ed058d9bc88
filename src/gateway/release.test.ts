/** Does what leaves the gateway depend on anything that the viewer may not see? The property that the product stands on. */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Role } from '../domain/roles';
import type { Setting } from '../domain/settings';
import type { Contribution } from './pipeline';
import { buildPolicy } from './policy/policy';
import { createOpaqueId } from './redact/opaque-id';
import { randomRecord } from './redact/random-record.test-kit';
import { release } from './release';

const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [] });
if (!built.ok) throw new Error(built.problems.join('\n'));
const { policy } = built;
const key = new Uint8Array(32).fill(7);
const accessId = 'access-1';
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1500);

const contributionOf = (resources: readonly FhirResource[]): Contribution => ({ outcome: 'answered', known: true, resources, supplies: null, partial: [], warnings: [] });
interface Look { readonly role: Role; readonly emergency: boolean; readonly setting: Setting }
const releaseAs = ({ role, emergency, setting }: Look, resources: readonly FhirResource[]) =>
  release({ contribution: contributionOf(resources), provider: { id: 'northgate', name: 'Northgate', setting }, viewer: { role, emergency }, policy, accessId, key });
const bytesOf = (look: Look, resources: readonly FhirResource[]) => {
  const { resources: out, coverage, warnings, documents, sections } = releaseAs(look, resources);
  // Where bytes are fetched does not leave the gateway; a withheld Binary is found nowhere, as one that the provider does not hold.
  return { bytes: JSON.stringify([out, coverage, warnings, [...sections]]), documents: JSON.stringify([...documents]) };
};
/** The resources of which nothing left the gateway. */
const remaining = (look: Look, resources: readonly FhirResource[]) => {
  const opaque = createOpaqueId(key, accessId, 'northgate');
  const out = new Set(releaseAs(look, resources).resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`));
  return resources.filter((resource) => out.has(`${resource.resourceType}/${opaque(`${resource.resourceType}/${resource.id ?? ''}`)}`));
};

/** The same resource with a canary in every text of it, save the ones that hold its place or decide its depth. */
const withCanaries = (value: unknown, at = ''): unknown => {
  if (typeof value === 'string') return ['resourceType', 'id', 'reference', 'system', 'code', 'url', 'status', 'intent', 'start'].includes(at) ? value : `${value} CANARY`;
  if (Array.isArray(value)) return value.map((item) => withCanaries(item, at));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([element, inner]) => [element, withCanaries(inner, element)]));
};

describe('non-interference', () => {
  it('gives the same bytes with the withheld resources as without them', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        expect(bytesOf(look, resources).bytes).toBe(bytesOf(look, remaining(look, resources)).bytes);
      }),
      { numRuns: RUNS },
    );
  });

  it('lets no text of a withheld resource out, and never changes what it was given', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const kept = new Set(remaining(look, resources));
        const planted = resources.map((resource) => (kept.has(resource) ? resource : (withCanaries(resource) as FhirResource)));
        const before = JSON.stringify(planted);
        const { bytes, documents } = bytesOf(look, planted);
        expect(JSON.stringify(planted)).toBe(before);
        expect(bytes + documents).not.toContain('CANARY');
      }),
      { numRuns: RUNS },
    );
  });

  it('never lets pass what nobody may see: narrative, NHS numbers, door codes, words of the exclusions in free text, provider ids', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        // The name of an allergen is never judged by its words (“crab”): POLICY 3.
        const bytes = JSON.stringify(releaseAs(look, resources.filter(({ resourceType }) => resourceType !== 'AllergyIntolerance')).resources);
        for (const forbidden of ['narrative', '9990123454', 'Key safe', 'GUM clinic', 'HIV', '86406008', 'Sexual', 'Emtricitabine', 'Patient/p1', 'unknown.example', 'inline-sec', 'provider.example', 'elsewhere.example'])
          expect(bytes).not.toContain(forbidden);
      }),
      { numRuns: RUNS },
    );
  });

  it('refers only to what is in the answer', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const out = releaseAs(look, resources).resources;
        const there = new Set(out.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`));
        for (const [, reference = ''] of JSON.stringify(out).matchAll(/"reference":"([^"#][^"]*)"/g)) expect(reference === `Patient/${accessId}` || there.has(reference)).toBe(true);
        expect(there.size).toBe(out.length);
        for (const { id } of out) expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
      }),
      { numRuns: RUNS },
    );
  });

  it('releases something to every role with a clinical view, so that the properties above are not empty', () => {
    const seen = new Set<string>();
    for (const { resources, ...look } of fc.sample(randomRecord, { numRuns: 2000, seed: 1 })) if (releaseAs(look, resources).resources.length > 0) seen.add(look.role);
    expect([...seen].sort()).toHaveLength(10);
  });
});
