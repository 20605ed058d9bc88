/** Is a result of somebody else never shown as the person's own, and every ordinary one as it was? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { bundle, patient, provider } from '../../tests/kits/gateway/fake-server';
import { open, read, replyOf, world } from '../../tests/kits/gateway/gateway';
import { buildRecord } from '../record/record';
import type { Json } from './json';
import { isUnread } from './modifier-extensions';
import { markOfAnother } from './of-another';

const person = { reference: 'Patient/p1' };
const result = (more: object = {}) => ({
  resourceType: 'Observation',
  id: 'x',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: 'Haemoglobin' },
  subject: person,
  effectiveDateTime: '2026-11-20',
  valueQuantity: { value: 70, unit: 'g/L', system: 'http://unitsofmeasure.org', code: 'g/L' },
  interpretation: [{ coding: [{ code: 'LL' }] }],
  ...more,
});
const FOCUS_CODE = 'http://hl7.org/fhir/StructureDefinition/observation-focusCode';

const OF_ANOTHER: readonly (readonly [what: string, more: object])[] = [
  ['a relative', { focus: [{ reference: 'RelatedPerson/1' }] }],
  ['a relative by address', { focus: [{ reference: 'https://north.test/fhir/RelatedPerson/1' }] }],
  ['another patient', { focus: [{ reference: 'Patient/baby' }] }],
  ['a group', { focus: [{ reference: 'Group/1' }] }],
  ['somebody named in words', { focus: [{ display: 'Fetus' }] }],
  ['somebody by number', { focus: [{ identifier: { value: '1' } }] }],
  ['somebody of whom only the type is said', { focus: [{ type: 'RelatedPerson' }] }],
  ['what stands inside it', { focus: [{ reference: '#1' }] }],
  ['one of two', { focus: [person, { reference: 'RelatedPerson/1' }] }],
  ['no list', { focus: { reference: 'RelatedPerson/1' } }],
  ['no reference', { focus: ['Fetus'] }],
  ['a code', { extension: [{ url: FOCUS_CODE, valueCodeableConcept: { text: 'Fetus' } }] }],
];
const OF_THE_PERSON: readonly (readonly [what: string, more: object])[] = [
  ['nobody else', {}],
  ['the person', { focus: [person] }],
  ['their device', { focus: [{ reference: 'Device/1' }] }],
  ['their operation', { focus: [{ reference: 'Procedure/1', display: 'Hip' }] }],
  ['nothing', { focus: [] }],
  ['another extension', { extension: [{ url: 'urn:x', valueString: 'y' }] }],
];

it.each(OF_ANOTHER)('of %s it is marked, and the input stays as it was', (_what, more) => {
  const sent = result(more);
  const before = structuredClone(sent);
  expect(isUnread(markOfAnother(sent))).toBe(true);
  expect(sent).toEqual(before);
});
it.each(OF_THE_PERSON)('of %s it is the very same', (_what, more) => {
  const sent = result(more);
  expect(markOfAnother(sent)).toBe(sent);
});
it('another type with such an element is left alone', () => {
  const task = { resourceType: 'Task', focus: { reference: 'RelatedPerson/1' } };
  expect(markOfAnother(task)).toBe(task);
});

describe('through the whole gateway', () => {
  async function entries(more: object) {
    const place = world({ providers: [provider({ ods: 'OTHER' })] });
    place.replies.set('$everything', () => replyOf(bundle([patient(), result(more)])));
    const ask = await place.signIn('asha');
    const { body } = await read(ask, await open(ask));
    const sent = body['entry'] as readonly { readonly resource: Json; readonly search?: { readonly mode: string } }[];
    const resources = sent.filter(({ search }) => search?.mode !== 'outcome').map(({ resource }) => resource);
    return buildRecord({
      providers: [
        {
          state: 'answered',
          provider: { id: 'north', name: 'Northgate', setting: 'acute' },
          resources: resources as unknown as readonly FhirResource[],
          coverage: [],
          warnings: [],
          retrievedAt: '',
        },
      ],
      now: Date.UTC(2026, 10, 28),
    }).entries;
  }
  it('what speaks of another is headed, and neither charted nor called low', async () => {
    const [entry] = await entries({ focus: [{ display: 'Zelda, her baby' }] });
    expect(entry?.title).toMatch(/^Recorded with a condition .* check with Northgate: Haemoglobin$/);
    expect(entry?.detail).toMatchObject({ number: null, flag: null, worst: null });
    expect(JSON.stringify(entry)).not.toContain('Zelda');
  });
  it('an ordinary one is what it was', async () => {
    expect((await entries({}))[0]).toMatchObject({ title: 'Haemoglobin', detail: { number: 70 } });
  });
});
