/**
 * Does what leaves the gateway depend on anything that the viewer may not see? The property that the product stands on.
 */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { containedOf, nameOf, planted, renamed, textOf, type Planting } from '../../tests/kits/gateway/canaries';
import { randomRecord } from '../../tests/kits/gateway/random-record';
import {
  accessId,
  bytesOf,
  isOut,
  opaque,
  outNames,
  releaseAs,
  remaining,
  RUNS,
} from '../../tests/kits/gateway/release';

describe('non-interference', () => {
  it('gives the same bytes with the withheld resources as without them, and never changes what it was given', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const before = textOf(resources);
        const out = releaseAs(look, resources);
        expect(bytesOf(releaseAs(look, remaining(out, resources)))).toBe(bytesOf(out));
        expect(textOf(resources)).toBe(before);
      }),
      { numRuns: RUNS },
    );
  });

  it('words a flag’s headline by what the flag is, and not by a concern that only a withheld encounter tells', () => {
    const look = { role: 'occupational-therapist', emergency: false, setting: 'gp' } as const;
    const flag = {
      resourceType: 'Flag',
      id: '1',
      status: 'active',
      meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NEW' }] },
      code: { text: 'Walks with a stick' },
      encounter: { reference: 'Encounter/1' },
    };
    const encounter = {
      resourceType: 'Encounter',
      id: '1',
      status: 'finished',
      type: [{ coding: [{ system: 'http://snomed.info/sct', code: '1326421000000106' }] }],
    };
    const [beside, alone] = [[flag, encounter], [flag]].map((resources) =>
      releaseAs(look, resources as unknown as readonly FhirResource[]),
    );
    expect(alone?.resources).toHaveLength(1);
    expect(beside?.resources).toEqual(alone?.resources);
  });

  it('lets no string of a withheld resource out, neither its words, its codes, its addresses nor what it contains', () => {
    fc.assert(
      fc.property(
        randomRecord,
        fc.constantFrom<Planting>('words', 'everything'),
        ({ resources, ...look }, planting) => {
          const first = releaseAs(look, resources);
          const before = outNames(first);
          // A Binary is never released beside its document: its bytes are handed out through it, and so are not
          // withheld.
          const handedOut = new Set([...first.documents.values()].map(({ url }) => url.split(',')[1]));
          const canary = (index: number, inner: number | null): string =>
            `CANARY${String(index)}x${inner === null ? '' : String(inner)}x`;
          const sown = resources.map((resource, index) => {
            const withInner = (inner: number): string => canary(index, inner);
            if (resource.resourceType === 'Binary' && handedOut.has(resource.data)) return resource;
            return isOut(before, resource)
              ? {
                  ...resource,
                  ...(containedOf(resource).length > 0
                    ? { contained: containedOf(resource).map((inner, at) => planted(inner, withInner(at), planting)) }
                    : {}),
                }
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
              if (!innerOut.has(opaque(`${nameOf(resource)}#${inner.id ?? ''}`)))
                expect(text).not.toContain(canary(index, at));
            });
          });
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('names what is released neither after, nor before, nor by the number of what is withheld', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const out = releaseAs(look, resources);
        const names = outNames(out);
        const withheld = resources.filter((resource) => !isOut(names, resource));
        const other = renamed(
          resources,
          new Map(
            withheld.map((resource) => [nameOf(resource), `${resource.resourceType}/canary${resource.id ?? ''}`]),
          ),
        );
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
        const bytes = JSON.stringify(
          releaseAs(
            look,
            resources.filter(({ resourceType }) => resourceType !== 'AllergyIntolerance'),
          ).resources,
        );
        for (const forbidden of [
          'UNREAD',
          'narrative',
          '9990123454',
          'Key safe',
          'GUM clinic',
          'HIV',
          '86406008',
          'Sexual',
          'Emtricitabine',
          'Patient/p1',
          'unknown.example',
          'inline-sec',
          'provider.example',
          'elsewhere.example',
        ])
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
