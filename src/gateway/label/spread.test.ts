/**
 * Do marks reach along each edge what the edge carries, to the fixed point and no further? Against a spread that goes
 * round until nothing changes.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BARE_CODE,
  CAPPED,
  capMark,
  DOOR_CODE,
  exclusionMark,
  GENDER,
  HORMONE,
  UNJUDGED,
  VALID,
} from '../../policy/marks';
import { createEdges, isGenderHormone, type Reach } from './spread';

const HIV = exclusionMark('EX-1');
const PSY = capMark('mental-health');
const EVERYTHING = HIV | BARE_CODE | DOOR_CODE | UNJUDGED | PSY | HORMONE | VALID;
const spreadOver = (
  size: number,
  edges: readonly (readonly [number, number, Reach | 'twin'])[],
  given: readonly number[],
): readonly number[] => {
  const marks = Int32Array.from(given);
  const all = createEdges(size);
  for (const [from, to, reach] of edges) all.add(from, to, reach);
  all.spread(marks);
  return [...marks];
};

describe('an edge', () => {
  it.each<readonly [Reach | 'twin', number]>([
    ['exclusions', HIV | UNJUDGED],
    ['caps-too', HIV | UNJUDGED | PSY],
    ['kin', HIV | UNJUDGED | HORMONE],
    ['product', HIV | UNJUDGED | HORMONE | BARE_CODE],
    ['twin', HIV | BARE_CODE | DOOR_CODE | UNJUDGED | PSY | HORMONE],
  ])('of %s carries what it may, and nothing back', (reach, carried) => {
    expect(spreadOver(2, [[0, 1, reach]], [EVERYTHING, 0])).toEqual([EVERYTHING, carried]);
    expect(spreadOver(2, [[0, 1, reach]], [0, EVERYTHING])).toEqual([0, EVERYTHING]);
  });

  it('adds to what is there', () => {
    expect(spreadOver(2, [[0, 1, 'exclusions']], [HIV, PSY])).toEqual([HIV, PSY | HIV]);
  });

  it('from each of several, to each of several, in whatever order they were added', () => {
    expect(
      spreadOver(
        4,
        [
          [0, 2, 'exclusions'],
          [0, 3, 'exclusions'],
          [1, 2, 'caps-too'],
        ],
        [HIV, PSY, 0, 0],
      ),
    ).toEqual([HIV, PSY, HIV | PSY, HIV]);
  });

  it('may be added when the marks have spread already', () => {
    const marks = Int32Array.from([HIV, 0, 0]);
    const edges = createEdges(3);
    edges.add(0, 1, 'exclusions');
    edges.spread(marks);
    edges.add(1, 2, 'exclusions');
    edges.spread(marks);
    expect([...marks]).toEqual([HIV, HIV, HIV]);
  });
});

it('marks reach as far as going round again and again would bring them', () => {
  const carries: Readonly<Record<Reach | 'twin', number>> = {
    exclusions: HIV | UNJUDGED,
    'caps-too': HIV | UNJUDGED | CAPPED,
    kin: HIV | UNJUDGED | HORMONE,
    product: HIV | UNJUDGED | BARE_CODE | HORMONE,
    twin: HIV | UNJUDGED | BARE_CODE | DOOR_CODE | CAPPED | HORMONE,
  };
  const node = fc.nat({ max: 7 });
  const edge = fc.tuple(node, node, fc.constantFrom<Reach | 'twin'>('exclusions', 'caps-too', 'kin', 'twin'));
  fc.assert(
    fc.property(
      fc.array(edge, { maxLength: 20 }),
      fc.array(fc.constantFrom(0, 0, 0, HIV, PSY, HORMONE, DOOR_CODE, BARE_CODE, UNJUDGED), {
        minLength: 8,
        maxLength: 8,
      }),
      (edges, given) => {
        const expected = [...given];
        for (let round = 0; round < 9; round += 1)
          for (const [from, to, reach] of edges)
            expected[to] = (expected[to] ?? 0) | ((expected[from] ?? 0) & carries[reach]);
        expect(spreadOver(8, edges, given)).toEqual(expected);
      },
    ),
  );
});

it('a hormone is told by its indication: both are needed', () => {
  expect([
    isGenderHormone(HORMONE, GENDER),
    isGenderHormone(HORMONE, HIV),
    isGenderHormone(HIV, GENDER),
    isGenderHormone(HORMONE | PSY, GENDER | PSY),
    isGenderHormone(0, 0),
  ]).toEqual([true, false, false, true, false]);
});
