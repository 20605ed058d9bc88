import { expect, test } from 'vitest';
import { bundleToR4 } from './bundle';

const bundle = (...resources: readonly unknown[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
});

test('every resource in order, with the reference it came under where that changed', () => {
  const read = bundleToR4(bundle({ resourceType: 'Flag', id: '1' }, { resourceType: 'ReferralRequest', id: '2' }));
  expect(read.resources.map(({ resourceType, id }) => `${resourceType}/${String(id)}`)).toEqual([
    'Flag/1',
    'ServiceRequest/2',
  ]);
  expect([...read.origins]).toEqual([['ServiceRequest/2', 'ReferralRequest/2']]);
});

test('a referral and a procedure request with one id stay two, and references follow', () => {
  const read = bundleToR4(
    bundle(
      { resourceType: 'ReferralRequest', id: '7' },
      { resourceType: 'ProcedureRequest', id: '7' },
      {
        resourceType: 'Procedure',
        id: '1',
        basedOn: [{ reference: 'ProcedureRequest/7' }, { reference: 'ReferralRequest/7' }],
      },
    ),
  );
  expect(read.resources.map(({ id }) => id)).toEqual(['7', 'procedure-7', '1']);
  expect(read.resources[2]).toMatchObject({
    basedOn: [{ reference: 'ServiceRequest/procedure-7' }, { reference: 'ServiceRequest/7' }],
  });
  expect(read.origins.get('ServiceRequest/procedure-7')).toBe('ProcedureRequest/7');
});

test('what fails is named and does not stop the rest', () => {
  const read = bundleToR4(bundle({ resourceType: 'ProcessRequest', id: '1' }, 7, { resourceType: 'Flag', id: '2' }));
  expect(read.resources).toHaveLength(1);
  expect(read.warnings).toEqual([
    { reference: 'ProcessRequest/1', reason: 'ProcessRequest has no counterpart in R4' },
    { reference: 'entry[1]', reason: 'it is not a resource' },
  ]);
  expect([...read.dropped]).toEqual(['ProcessRequest/1', 'entry[1]']);
});

test.each([null, 7, {}, { entry: {} }, { entry: [null, {}] }])('%j holds nothing', (odd) => {
  expect(bundleToR4(odd).resources).toEqual([]);
});
