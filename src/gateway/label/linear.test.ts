/** Does labelling and deciding end, and in work that grows with the references alone? Counted, not timed. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { decideAll } from '../decide/decide-all';
import { EXCLUDED } from '../../policy/marks';
import { label } from './label';
import { linkByIdentifier } from './logical';
import { createNodes } from './nodes';
import { policy } from '../../../tests/kits/gateway/shipped-policy';

const SIZE = 20_000;
const GUM = { coding: [{ system: 'http://snomed.info/sct', code: '893131000000100' }] };

const encounter = (id: number, parts: object): FhirResource =>
  ({ resourceType: 'Encounter', id: String(id), status: 'finished', ...parts }) as unknown as FhirResource;

describe('labelling', () => {
  it('reaches the far end of a chain of twenty thousand encounters, whichever way it is sorted', () => {
    const chain = Array.from({ length: SIZE }, (_, i) =>
      encounter(i, i + 1 < SIZE ? { partOf: { reference: `Encounter/${String(i + 1)}` } } : { serviceType: GUM }),
    );
    for (const sorted of [chain, chain.toReversed()])
      expect(label(sorted, 'acute', policy).marks.every((marks) => (marks & EXCLUDED) !== 0)).toBe(true);
  });

  it('decides a long chain of capped encounters without going over it again for each of them', () => {
    const psychiatry = {
      meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }] },
    };
    const chain = Array.from({ length: SIZE }, (_, i) =>
      encounter(i, i + 1 < SIZE ? { partOf: { reference: `Encounter/${String(i + 1)}` } } : psychiatry),
    );
    const decisions = decideAll(
      policy,
      { role: 'hospital-clinician', emergency: false },
      'acute',
      label(chain, 'acute', policy),
    );
    expect(new Set(decisions.map(({ effect }) => effect))).toEqual(new Set(['summary']));
  });

  it('ends where everything is part of everything', () => {
    const ring = Array.from({ length: 300 }, (_, i) =>
      encounter(i, {
        partOf: { reference: `Encounter/${String((i + 1) % 300)}` },
        ...(i === 7 ? { serviceType: GUM } : {}),
      }),
    );
    expect(label(ring, 'acute', policy).marks.every((marks) => (marks & EXCLUDED) !== 0)).toBe(true);
  });
});

describe('an identifier in place of a reference', () => {
  const organisations = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => ({ resourceType: 'Organization', id: `o${String(i)}`, identifier: [{ value: 'V1' }] }) as FhirResource,
    );
  const wanted = Array.from({ length: 50 }, () => [0, 'serviceProvider', 'V1'] as const);

  it('reaches everything that carries it', () => {
    const reached: number[] = [];
    const unjudged = linkByIdentifier(
      [[9, 'serviceProvider', 'V1']],
      createNodes(organisations(3), 'acute'),
      (_from, _element, to) => reached.push(to),
    );
    expect({ reached, unjudged }).toEqual({ reached: [0, 1, 2], unjudged: [] });
  });

  it('is not judged where too many carry it, so that the links stay as few as the references', () => {
    let links = 0;
    const unjudged = linkByIdentifier(wanted, createNodes(organisations(500), 'acute'), () => {
      links += 1;
    });
    expect({ links, unjudged: unjudged.length }).toEqual({ links: 0, unjudged: 50 });
  });

  it('withholds who cannot be judged so', () => {
    const asking = encounter(1, { serviceProvider: { identifier: { value: 'V1' } } });
    expect((label([asking, ...organisations(17)], 'acute', policy).marks[0] ?? 0) & EXCLUDED).not.toBe(0);
    expect((label([asking, ...organisations(16)], 'acute', policy).marks[0] ?? 0) & EXCLUDED).toBe(0);
  });
});
