/** Which tags does a released resource carry, and which of its own stay behind? */
import type { FhirResource } from 'fhir/r4';
import { expect, it } from 'vitest';
import { NOPAT, tagsOf, WHY_SYSTEM } from './tags';

const STU3 = 'http://hl7.org/fhir/v3/ActCode';
const labelled = (security: unknown): FhirResource =>
  ({ resourceType: 'Condition', meta: { security } }) as unknown as FhirResource;
const FLAG = { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'NOPAT' }] };

it('are the rows by which it is shown, in their order', () => {
  expect(tagsOf(['RV-problems-gp', 'SU-problem'], labelled(undefined))).toEqual({
    tag: [
      { system: WHY_SYSTEM, code: 'RV-problems-gp' },
      { system: WHY_SYSTEM, code: 'SU-problem' },
    ],
  });
  expect(WHY_SYSTEM).toBe('urn:whole-picture:why');
});

it('are one and the same for the same decision, and others for another', () => {
  const why = ['RV-problems-gp'];
  expect(tagsOf(why, labelled([]))).toBe(tagsOf(why, labelled([])));
  expect(tagsOf(['RV-results-gp'], labelled([]))).toEqual({ tag: [{ system: WHY_SYSTEM, code: 'RV-results-gp' }] });
});

it('are none for what is shown only because something refers to it', () => {
  expect(tagsOf([], labelled([{ system: STU3, code: 'PSY' }]))).toBeUndefined();
  expect(tagsOf([], { resourceType: 'Condition' } as FhirResource)).toBeUndefined();
});

it.each([NOPAT.system, STU3])(
  'hold “do not disclose to the patient”, whichever release of FHIR said so: %s',
  (system) => {
    expect(
      tagsOf(
        ['A'],
        labelled([
          { system, code: 'PSY' },
          { system, code: 'NOPAT', display: 'x' },
        ]),
      ),
    ).toEqual({ ...FLAG, tag: [{ system: WHY_SYSTEM, code: 'A' }] });
    expect(tagsOf([], labelled([{ system, code: 'NOPAT' }]))).toEqual(FLAG);
  },
);

it.each<readonly [string, unknown]>([
  ['another label', [{ system: STU3, code: 'PSY' }]],
  ['another system', [{ system: 'urn:local', code: 'NOPAT' }]],
  ['no system', [{ code: 'NOPAT' }, { system: 7, code: 'NOPAT' }]],
  ['no list', { system: STU3, code: 'NOPAT' }],
  ['nothing in the list', [null]],
])('hold no such flag for %s', (_what, security) => {
  expect(tagsOf(['A'], labelled(security))).toEqual({ tag: [{ system: WHY_SYSTEM, code: 'A' }] });
});
