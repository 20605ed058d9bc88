/** Is everything that came a node, found by every name that a reference may give it, and by no other? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { isElsewhere } from './elsewhere';
import { createNodes } from './nodes';

const nodesOf = (...resources: readonly unknown[]) => createNodes(resources as readonly FhirResource[], 'gp');
const encounter = { resourceType: 'Encounter', id: 'e', status: 'finished' };
const UUID = '0b1c1c5e-7a8d-4f0e-9f5e-1f2d3c4b5a69';

describe('the nodes', () => {
  it('are the resources and whatever they contain, at any depth, each with the one that stands by itself', () => {
    const inner = {
      resourceType: 'Location',
      id: 'l',
      contained: [{ resourceType: 'Organization', id: 'o' }, { resourceType: 'Device' }],
    };
    const { list } = nodesOf({ ...encounter, contained: [inner] }, { resourceType: 'Condition', id: 'c' });
    expect(list.map(({ type, key, owner }) => [type, key, owner])).toEqual([
      ['Encounter', 'Encounter/e', -1],
      ['Location', '0#l', 0],
      ['Organization', '0#o', 0],
      ['Device', '0#-3', 0],
      ['Condition', 'Condition/c', -1],
    ]);
    expect(list.map(({ row }) => row?.section)).toEqual(['encounters', undefined, undefined, undefined, 'problems']);
  });

  it('leave out what is no resource', () => {
    const { list } = nodesOf(
      null,
      undefined,
      'x',
      7,
      {},
      { resourceType: 7 },
      { ...encounter, contained: [null, 'x', {}, { id: 'y' }] },
      { resourceType: 'Condition', id: 'c', contained: 'x' },
      { resourceType: 'Flag', id: 'f', contained: { resourceType: 'Device' } },
    );
    expect(list.map(({ key }) => key)).toEqual(['Encounter/e', 'Condition/c', 'Flag/f']);
  });

  it('without an id have their own content for a name', () => {
    const { list, twins } = nodesOf(
      { resourceType: 'Flag', status: 'active' },
      { resourceType: 'Flag', status: 'active' },
      { resourceType: 'Flag', id: '', status: 'inactive' },
      { resourceType: 'Flag', id: 7, status: 'active' },
    );
    expect(list.map(({ key }) => key)).toEqual([
      'Flag#{"resourceType":"Flag","status":"active"}',
      'Flag#{"resourceType":"Flag","status":"active"}',
      'Flag#{"resourceType":"Flag","id":"","status":"inactive"}',
      'Flag#{"resourceType":"Flag","id":7,"status":"active"}',
    ]);
    expect(twins).toEqual([[0, 1]]);
  });

  it('that share a name are twins of the first of it, the contained of one owner too', () => {
    const device = { resourceType: 'Device', id: 'd' };
    expect(nodesOf(encounter, { resourceType: 'Flag', id: 'e' }, encounter, encounter).twins).toEqual([
      [0, 2],
      [0, 3],
    ]);
    expect(
      nodesOf({ ...encounter, contained: [device, device] }, { resourceType: 'Flag', id: 'f', contained: [device] })
        .twins,
    ).toEqual([[1, 2]]);
    expect(
      nodesOf({ ...encounter, contained: [{ resourceType: 'Device' }, { resourceType: 'Device' }] }).twins,
    ).toEqual([]);
  });
});

describe('a reference', () => {
  const nodes = nodesOf(
    {
      resourceType: 'Condition',
      id: 'c',
      contained: [{ resourceType: 'Encounter', id: 'in', contained: [{ resourceType: 'Location', id: 'deep' }] }],
    },
    encounter,
    { resourceType: 'Organization', id: UUID },
    { resourceType: 'Flag', id: 'f', contained: [{ resourceType: 'Device', id: UUID.replace('0b', '1b') }] },
  );
  const [CONDITION, IN, DEEP, ENCOUNTER, ORGANISATION, FLAG] = [0, 1, 2, 3, 4, 5];

  it.each<readonly [string, string, number, number | undefined]>([
    ['by type and id', 'Encounter/e', CONDITION, ENCOUNTER],
    ['by an address', 'https://provider.example/fhir/Encounter/e', CONDITION, ENCOUNTER],
    ['by an address with a version', 'https://provider.example/fhir/Encounter/e/_history/4', CONDITION, ENCOUNTER],
    ['with a version', 'Encounter/e/_history/4', CONDITION, ENCOUNTER],
    ['by an address with a question', 'https://provider.example/fhir/Encounter/e?_format=json', CONDITION, ENCOUNTER],
    ['by an address with a part', 'https://provider.example/fhir/Encounter/e#in', CONDITION, ENCOUNTER],
    ['behind a leading slash', '/Encounter/e', CONDITION, ENCOUNTER],
    ['by urn:uuid', `urn:uuid:${UUID}`, CONDITION, ORGANISATION],
    ['to what is contained here', '#in', CONDITION, IN],
    ['to what is contained deeper', '#deep', CONDITION, DEEP],
    ['from one contained to another', '#deep', IN, DEEP],
    ['from the deepest contained to another', '#in', DEEP, IN],
  ])('leads there %s', (_how, reference, from, to) => {
    expect(nodes.resolve(reference, from)).toBe(to);
    expect(nodes.resolve(reference, from)).toBe(to);
  });

  it.each<readonly [string, string, number]>([
    ['to nothing that came', 'Encounter/gone', CONDITION],
    ['to another type of that id', 'Location/e', CONDITION],
    ['to what another one contains', '#in', FLAG],
    ['to the container itself', '#', CONDITION],
    ['to what nothing contains', '#none', CONDITION],
    ['from nowhere', '#in', 99],
    ['by urn:uuid to what is contained', `urn:uuid:${UUID.replace('0b', '1b')}`, CONDITION],
    ['by urn:uuid to nothing', 'urn:uuid:none', CONDITION],
    ['by an id without a type', UUID, CONDITION],
    ['by an address without a type', `https://provider.example/fhir/${UUID}`, CONDITION],
    ['by an address with a type in lower case', 'https://provider.example/encounter/e', CONDITION],
    ['by an address with something before the type', 'https://provider.example/x-Encounter/e', CONDITION],
    ['by an address with something behind the type', 'https://provider.example/Encounter1/e', CONDITION],
    ['by an address without an id', 'https://provider.example/fhir/Encounter/', CONDITION],
    ['by a history of nothing', '_history/Encounter/e/4', CONDITION],
    ['empty', '', CONDITION],
  ])('leads nowhere %s', (_how, reference, from) => {
    expect(nodes.resolve(reference, from)).toBe(-1);
  });

  it('by urn:uuid leads to the first that bears the id', () => {
    const { resolve } = nodesOf(
      { resourceType: 'Flag', id: 7 },
      { resourceType: 'Flag', id: UUID },
      { resourceType: 'Condition', id: UUID },
    );
    expect(resolve(`urn:uuid:${UUID}`, 0)).toBe(1);
  });

  it.each([
    ['http://x.example/Encounter/e', true],
    ['https://x.example/Encounter/e', true],
    ['HTTPS://x.example', true],
    ['Encounter/e', false],
    ['urn:uuid:1', false],
    ['#e', false],
    ['Encounter/http:', false],
    ['ahttp://x', false],
    ['', false],
  ] as const)('%s leads elsewhere: %s', (reference, elsewhere) => {
    expect(isElsewhere(reference)).toBe(elsewhere);
  });
});
