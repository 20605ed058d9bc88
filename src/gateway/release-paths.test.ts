/**
 * Is non-interference asked of every path of every released type, and of every role? Fails when an element of a type is
 * never exercised.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLINICAL_ROLES } from '../policy/tables/label-caps';
import { fill, paths } from '../../tests/kits/gateway/filled';
import { FULL_SHAPES, SUPPORTING_SHAPES } from './redact/full-shapes';
import { randomRecord } from '../../tests/kits/gateway/random-record';
import type { Shape } from './redact/shapes';
import { bytesOf, releaseAs, remaining, RUNS } from '../../tests/kits/gateway/release';

describe('non-interference', () => {
  const exercised = new Map<string, Set<string>>();
  const roles = new Set<string>();

  // With a seed of its own, since the paths that it walked are counted below.
  it('gives the same bytes with the withheld resources as without them, whoever looks', () => {
    fc.assert(
      fc.property(randomRecord, ({ resources, ...look }) => {
        const out = releaseAs(look, resources);
        const left = remaining(out, resources);
        expect(bytesOf(releaseAs(look, left))).toBe(bytesOf(out));
        for (const resource of out.resources) {
          const walked = exercised.get(resource.resourceType) ?? new Set();
          exercised.set(resource.resourceType, walked);
          for (const path of paths(resource)) walked.add(path);
          roles.add(look.role);
        }
      }),
      { numRuns: Math.max(RUNS, 2100), seed: 3 },
    );
  });

  it.each([...Object.entries(FULL_SHAPES), ...Object.entries(SUPPORTING_SHAPES)])(
    'was asked of every path of every released type: %s',
    (type, shape: Shape) => {
      const every = paths(fill(shape, { words: 'x', reference: { reference: 'x' }, stray: {} }));
      expect(every.filter((path) => !exercised.get(type)?.has(path))).toEqual([]);
    },
  );

  it('was asked of every role with a clinical view, and nothing was ever released to another', () => {
    expect([...roles].sort()).toEqual([...CLINICAL_ROLES].sort());
  });
});
