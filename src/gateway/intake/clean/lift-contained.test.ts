import { expect, test } from 'vitest';
import type { AllergyIntolerance, FhirResource, List } from 'fhir/r4';
import { askProvider } from '../ask-provider';
import { fakeServer, patient, person, provider } from '../../../../tests/kits/gateway/fake-server';
import type { Json } from '../../../domain/json';
import { liftContained } from './lift-contained';

const SNOMED = 'http://snomed.info/sct';
const ended = (more: Json = {}): Json => ({
  resourceType: 'List',
  id: 'l1',
  status: 'current',
  mode: 'snapshot',
  code: { coding: [{ system: SNOMED, code: '1103671000000101' }] },
  subject: { reference: 'Patient/p1' },
  contained: [
    {
      resourceType: 'AllergyIntolerance',
      id: 'a1',
      clinicalStatus: 'resolved',
      code: { text: 'Egg' },
      patient: { reference: 'Patient/p1' },
    },
  ],
  entry: [{ item: { reference: '#a1' } }],
  ...more,
});
const lift = (...resources: readonly Json[]): readonly FhirResource[] =>
  liftContained(resources as unknown as readonly FhirResource[]);

test('an ended allergy of GP Connect arrives as a resource of its own, resolved', async () => {
  const server = fakeServer({
    'Patient/$gpc.getstructuredrecord': {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ resource: patient() }, { resource: ended() }],
    },
  });
  const result = await askProvider(provider({ retrieve: 'gp-connect', fhirVersion: 'STU3', setting: 'gp' }), person(), {
    fetch: server.fetch,
    now: () => 0,
  });
  if (result.outcome !== 'answered') throw new Error(result.outcome);
  const allergy = result.resources.find((one): one is AllergyIntolerance => one.resourceType === 'AllergyIntolerance');
  expect(allergy?.clinicalStatus?.coding?.[0]?.code).toBe('resolved');
  expect(allergy?.patient).toEqual({ reference: 'Patient/p1' });
});

test('the List then refers to what was lifted, and keeps what else it held', () => {
  const [list, allergy] = lift(
    ended({ contained: [...(ended()['contained'] as Json[]), { resourceType: 'Practitioner', id: 'dr' }] }),
  );
  expect((list as List).entry?.[0]?.item.reference).toBe(`AllergyIntolerance/${String(allergy?.id)}`);
  expect((list as List).contained).toEqual([{ resourceType: 'Practitioner', id: 'dr' }]);
  expect((allergy as AllergyIntolerance).contained).toEqual([{ resourceType: 'Practitioner', id: 'dr' }]);
});

test('equal ids in two Lists, or outside, stay apart', () => {
  const all = lift(ended(), ended({ id: 'l2' }), { resourceType: 'AllergyIntolerance', id: 'l1.a1' });
  const ids = all.map(({ resourceType, id }) => `${resourceType}/${String(id)}`);
  expect(new Set(ids).size).toBe(5);
});

test('an ended allergy without a status or a patient is resolved, and the person’s', () => {
  const [, allergy] = lift(
    ended({ contained: [{ resourceType: 'AllergyIntolerance', id: '#a1', code: { text: 'Egg' } }] }),
  );
  expect(allergy).toMatchObject({
    clinicalStatus: { coding: [{ code: 'resolved' }] },
    patient: { reference: 'Patient/p1' },
  });
  const [, other] = lift(
    ended({ code: { text: 'Allergies' }, contained: [{ resourceType: 'AllergyIntolerance', id: 'a1' }] }),
  );
  expect(other).not.toHaveProperty('clinicalStatus');
});

test('what labels the List labels what it held', () => {
  const label = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'HIV' };
  const [, allergy] = lift(ended({ meta: { security: [label] } }));
  expect(allergy?.meta?.security).toEqual([label]);
});

test('the name of one that is lifted tells nothing of what stands before it, or elsewhere under the name it might have had', () => {
  const idOf = (substance: string, resources: readonly FhirResource[]): string | undefined =>
    resources.find(
      (one): one is AllergyIntolerance => one.resourceType === 'AllergyIntolerance' && one.code?.text === substance,
    )?.id;
  const egg = { resourceType: 'AllergyIntolerance', code: { text: 'Egg' } };
  const before = { resourceType: 'AllergyIntolerance', code: { text: 'Truvada' } };
  expect(idOf('Egg', lift(ended({ contained: [before, egg] })))).toBe(idOf('Egg', lift(ended({ contained: [egg] }))));
  expect(idOf('Egg', lift(ended({ contained: [egg] })))).not.toBe(
    idOf('Egg', lift(ended({ id: 'l2', contained: [egg] }))),
  );
  const named = idOf('Egg', lift(ended()));
  expect(named).toBeDefined();
  expect(idOf('Egg', lift({ ...before, id: 'l1.a1' }, { ...before, id: String(named) }, ended()))).toBe(named);
  expect(
    idOf(
      'Egg',
      lift(
        ended({
          contained: [
            { ...before, id: 'a1' },
            { ...egg, id: 'a1' },
          ],
        }),
      ),
    ),
  ).toBe(named);
});

test('one that stands there twice is one; two that differ under one id share its name, so that a denial of one counts for both', () => {
  const egg = { resourceType: 'AllergyIntolerance', code: { text: 'Egg' } };
  expect(lift(ended({ contained: [egg, egg] }))).toHaveLength(2);
  const [, first, second] = lift(
    ended({
      contained: [
        { ...egg, id: 'a1' },
        { ...egg, id: 'a1', code: { text: 'Nuts' } },
      ],
    }),
  );
  expect(first?.id).toBe(second?.id);
});
