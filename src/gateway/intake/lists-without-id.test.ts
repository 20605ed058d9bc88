/** Is a list that came without an id read, as GP systems send them, and nothing else that lacks its own? */
import { expect, it } from 'vitest';
import { person, provider } from '../../../tests/kits/gateway/fake-server';
import type { JsonDraft } from '../../domain/json';
import { contributionOf } from './contribution';

const list = (warning: string) => ({
  resourceType: 'List',
  status: 'current',
  mode: 'snapshot',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '886921000000105' }] },
  extension: [
    { url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-ListWarningCode-1', valueCode: warning },
  ],
});

function readOf(resources: readonly object[]) {
  const read = contributionOf({
    provider: provider(),
    person: person(),
    entries: resources.map((resource) => ({ fullUrl: null, resource: structuredClone(resource) as JsonDraft })),
    partial: [],
    supplies: null,
    confirmed: { id: 'p1', nameDiffers: false },
  });
  if (read.outcome !== 'answered') throw new Error(read.outcome);
  return read;
}
const lists = (resources: readonly object[]) =>
  readOf(resources).resources.flatMap(({ resourceType, id }) => (resourceType === 'List' ? [id] : []));

const CONDITION = { resourceType: 'Condition', code: { text: 'Asthma' }, subject: { reference: 'Patient/p1' } };
const IN_TRANSIT = list('data-in-transit');
const CONFIDENTIAL = list('confidential-items');

it('each is read once, and warns', () => {
  const { partial } = readOf([IN_TRANSIT, CONFIDENTIAL, IN_TRANSIT]);
  expect(partial.map((one) => (one.kind === 'provider-warning' ? one.code : one.kind)).sort()).toEqual([
    'confidential-items',
    'data-in-transit',
  ]);
  expect(lists([IN_TRANSIT, CONFIDENTIAL, IN_TRANSIT])).toHaveLength(2);
});

it('is called by what it holds, whatever stands beside it', () => {
  const alone = lists([CONFIDENTIAL]);
  expect(alone).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  expect(lists([{ ...CONDITION, id: 'c' }, IN_TRANSIT, CONFIDENTIAL])).toEqual(expect.arrayContaining(alone));
});

it.each([
  ['a problem', CONDITION, 'Condition'],
  ['a list whose id is empty', { ...IN_TRANSIT, id: '' }, null],
  ['a list whose id is no text', { ...IN_TRANSIT, id: {} }, null],
])('%s without one is told as unreadable', (_what, resource, type) => {
  expect(readOf([resource])).toMatchObject({ resources: [], partial: [{ kind: 'unreadable', type }] });
});
