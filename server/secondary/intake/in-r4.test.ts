/** Is a source that sends STU3 read as R4, whole, and where what was left out is found by its R4 name? */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { feedOfEachTest, JANE, linkedOf, patient } from '../../../tests/kits/secondary/feed';
import { readIntake } from './state';

const place = feedOfEachTest();

const stu3 = () => {
  const config = place.config();
  return {
    ...config,
    sources: config.sources.map((one) => (one.id === 'trust' ? { ...one, fhirVersion: 'STU3' as const } : one)),
  };
};
const legacy = {
  ...patient('t-jane', JANE),
  identifier: [{ system: 'http://fhir.nhs.net/Id/nhs-number', value: JANE.number }],
};
const request = (type: string, code: string): object => ({
  resourceType: type,
  id: 'r1',
  subject: { reference: 'Patient/t-jane' },
  code: { coding: [{ system: 'http://snomed.info/sct', code }] },
});

it('is linked, and judged as what it becomes', async () => {
  place.write('sources/trust/Patient.ndjson', [legacy]);
  place.write('sources/trust/ReferralRequest.ndjson', [request('ReferralRequest', '44054006')]);
  place.write('sources/trust/ProcedureRequest.ndjson', [request('ProcedureRequest', '86406008')]);
  place.write('sources/trust/BodySite.ndjson', [{ resourceType: 'BodySite', id: 'b' }]);
  expect(await linkedOf(stu3())).toMatchObject({
    links: ['gp/g-amir', 'gp/g-jane', 'trust/t-jane'],
    leftOut: ['ServiceRequest/procedure-r1'],
  });
  const taken = readIntake(stu3())?.sources.find(({ id }) => id === 'trust');
  expect(taken?.folder).toBe(join(place.folder, 'data', 'linkage', 'in-r4', 'trust'));
  expect(taken?.files.map(({ type, lines }) => `${type} ${String(lines)}`)).toEqual(['Patient 1', 'ServiceRequest 2']);
});

it('is taken anew when what was sent changes, and refused where it is cut short', async () => {
  place.write('sources/trust/Patient.ndjson', [legacy]);
  await linkedOf(stu3());
  place.write('sources/trust/Patient.ndjson', [patient('t-other', JANE)]);
  expect(await linkedOf(stu3())).toMatchObject({ links: ['gp/g-amir', 'gp/g-jane', 'trust/t-other'] });
  place.write('sources/trust/Patient.ndjson', ['{"resourceType":"Patient"']);
  expect(await linkedOf(stu3())).toBe('source-refused');
});
