/** Does what leaves the gateway depend on anything that the viewer may not see? The property that the product stands on. */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Role } from '../domain/roles';
import type { Setting } from '../domain/settings';
import { buildPolicy } from './policy/policy';
import { CLINICAL_ROLES } from './policy/label-caps';
import { containedOf, nameOf, planted, renamed, textOf, type Planting } from './redact/canaries.test-kit';
import { fill, paths } from './redact/filled.test-kit';
import { FULL_SHAPES, SUPPORTING_SHAPES } from './redact/full-shapes';
import { createOpaqueId } from './redact/opaque-id';
import { randomRecord } from './redact/random-record.test-kit';
import type { Shape } from './redact/shapes';
import { release } from './release';

const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [] });
if (!built.ok) throw new Error(built.problems.join('\n'));
const { policy } = built;
const key = new Uint8Array(32).fill(7);
const accessId = 'access-1';
/** `npm run deep` asks for more. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1200);

interface Look {
  readonly role: Role;
  readonly emergency: boolean;
  readonly setting: Setting;
}
const releaseAs = ({ role, emergency, setting }: Look, resources: readonly FhirResource[]) =>
  release({
    contribution: { outcome: 'answered', known: true, resources, supplies: null, partial: [], warnings: [] },
    provider: { id: 'northgate', name: 'Northgate', setting },
    viewer: { role, emergency },
    policy,
    accessId,
    key,
  });
type Out = ReturnType<typeof releaseAs>;

const opaque = createOpaqueId(key, accessId, 'northgate');
const outNames = ({ resources }: Out): ReadonlySet<string> => new Set(resources.map(nameOf));
const isOut = (names: ReadonlySet<string>, resource: FhirResource): boolean => names.has(`${resource.resourceType}/${opaque(nameOf(resource))}`);
/** The resources of which something left the gateway. */
const remaining = (out: Out, resources: readonly FhirResource[]): readonly FhirResource[] => {
  const names = outNames(out);
  return resources.filter((resource) => isOut(names, resource));
};
// Where bytes are fetched does not leave the gateway; a withheld Binary is found nowhere, as one that the provider does not hold.
const bytesOf = ({ resources, coverage, warnings, sections }: Out): string => textOf([resources, coverage, warnings, sections]);

describe('non-interference', () => {
  const exercised = new Map<string, Set<string>>();
  const roles = new Set<string>();

  // With a seed of its own, since the paths that it walked are counted below.
  it('gives the same bytes with the withheld resources as without them, whoever looks', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const before = textOf(resources);
        const out = releaseAs(look, resources);
        const left = remaining(out, resources);
        expect(bytesOf(releaseAs(look, left))).toBe(bytesOf(out));
        expect(textOf(resources)).toBe(before);
        for (const resource of out.resources) {
          const walked = exercised.get(resource.resourceType) ?? new Set();
          exercised.set(resource.resourceType, walked);
          for (const path of paths(resource)) walked.add(path);
          roles.add(look.role);
        }
      }),
      { numRuns: Math.max(RUNS, 2500), seed: 20261125 },
    );
  });

  it.each([...Object.entries(FULL_SHAPES), ...Object.entries(SUPPORTING_SHAPES)])('was asked of every path of every released type: %s', (type, shape: Shape) => {
    const every = paths(fill(shape, { words: 'x', reference: { reference: 'x' }, stray: {} }));
    expect(every.filter((path) => !exercised.get(type)?.has(path))).toEqual([]);
  });

  it('was asked of every role with a clinical view, and nothing was ever released to another', () => {
    expect([...roles].sort()).toEqual([...CLINICAL_ROLES].sort());
  });

  it('lets no string of a withheld resource out, neither its words, its codes, its addresses nor what it contains', () => {
    fc.assert(
      fc.property(randomRecord, fc.constantFrom<Planting>('words', 'everything'), ({ resources, ...look }, planting) => {
        const before = outNames(releaseAs(look, resources));
        const canary = (index: number, inner: number | null): string => `CANARY${String(index)}x${inner === null ? '' : String(inner)}x`;
        const sown = resources.map((resource, index) => {
          const withInner = (inner: number): string => canary(index, inner);
          return isOut(before, resource)
            ? { ...resource, ...(containedOf(resource).length > 0 ? { contained: containedOf(resource).map((inner, at) => planted(inner, withInner(at), planting)) } : {}) }
            : planted(resource, canary(index, null), planting, withInner);
        }) as readonly FhirResource[];
        const out = releaseAs(look, sown);
        const names = outNames(out);
        const text = textOf([out.resources, out.coverage, out.warnings, out.documents, out.sections]);
        const outside = new Map(out.resources.map((resource) => [nameOf(resource), resource]));
        sown.forEach((resource, index) => {
          if (!isOut(names, resource)) expect(text).not.toContain(canary(index, null));
          const released = outside.get(`${resource.resourceType}/${opaque(nameOf(resource))}`);
          const innerOut = new Set(released === undefined ? [] : containedOf(released).map(({ id }) => id));
          containedOf(resource).forEach((inner, at) => {
            if (!innerOut.has(opaque(`${nameOf(resource)}#${inner.id ?? ''}`))) expect(text).not.toContain(canary(index, at));
          });
        });
      }),
      { numRuns: RUNS },
    );
  });

  it('names what is released neither after, nor before, nor by the number of what is withheld', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const out = releaseAs(look, resources);
        const names = outNames(out);
        const withheld = resources.filter((resource) => !isOut(names, resource));
        const other = renamed(resources, new Map(withheld.map((resource) => [nameOf(resource), `${resource.resourceType}/canary${resource.id ?? ''}`])));
        const text = bytesOf(releaseAs(look, other));
        expect(text).toBe(bytesOf(out));
        expect(text).not.toContain('canary');
        for (const resource of withheld) expect(text).not.toContain(opaque(nameOf(resource)));
      }),
      { numRuns: RUNS },
    );
  });

  it('never lets pass what nobody may see: narrative, NHS numbers, door codes, words of the exclusions in free text, provider ids', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        // The name of an allergen is never judged by its words (“crab”): POLICY 3.
        const bytes = JSON.stringify(releaseAs(look, resources.filter(({ resourceType }) => resourceType !== 'AllergyIntolerance')).resources);
        for (const forbidden of ['UNREAD', 'narrative', '9990123454', 'Key safe', 'GUM clinic', 'HIV', '86406008', 'Sexual', 'Emtricitabine', 'Patient/p1', 'unknown.example', 'inline-sec', 'provider.example', 'elsewhere.example'])
          expect(bytes).not.toContain(forbidden);
      }),
      { numRuns: RUNS },
    );
  });

  it('refers only to what is in the answer', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const out = releaseAs(look, resources).resources;
        const there = new Set(out.map(nameOf));
        for (const resource of out) {
          const inside = new Set(containedOf(resource).map(({ id }) => `#${id ?? ''}`));
          for (const [, reference = ''] of JSON.stringify(resource).matchAll(/"reference":"([^"]*)"/g))
            expect(reference === `Patient/${accessId}` || there.has(reference) || inside.has(reference)).toBe(true);
          expect(resource.id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
        }
        expect(there.size).toBe(out.length);
      }),
      { numRuns: RUNS },
    );
  });
});
