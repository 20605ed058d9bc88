/** Is every fixture resource valid FHIR of the version its provider speaks? */
import { describe, expect, it } from 'vitest';
import { DEMOGRAPHICS, FIXTURES } from './index';
import { LATER } from './later';
import { FIXTURE_PROVIDERS } from './providers';
import { r4Faults } from './r4-schema';
import { strangers } from './strangers';
import { stu3Faults } from './stu3-schema';

const versionOf = (provider: string): string =>
  FIXTURE_PROVIDERS.find(({ id }) => id === provider)?.fhirVersion ?? 'R4';

describe('every fixture resource is valid FHIR', () => {
  it.each([...DEMOGRAPHICS, ...FIXTURES, ...LATER])('$provider/$person', async ({ provider, load }) => {
    const faultsOf = versionOf(provider) === 'STU3' ? stu3Faults : r4Faults;
    const faults = (await load()).flatMap((resource) =>
      faultsOf(resource).map((fault) => `${resource.resourceType}/${resource.id} ${fault}`),
    );
    expect(faults).toEqual([]);
  });
});

/** Written as real systems send them, faults and all: dates without times, types that GP Connect has not. Kept so. */
const AS_REAL_SYSTEMS_SEND: ReadonlySet<string> = new Set(['alba', 'tess', 'umar', 'vera', 'yara', 'zeno']);

describe('every resource of a stranger is valid FHIR', () => {
  const valid = strangers().filter(({ person }) => !AS_REAL_SYSTEMS_SEND.has(person.id));
  it.each(valid.flatMap(({ providers }) => providers))('$id', ({ fhirVersion, resources }) => {
    const faultsOf = fhirVersion === 'STU3' ? stu3Faults : r4Faults;
    expect(
      resources.flatMap((resource) =>
        faultsOf(resource).map((fault) => `${resource.resourceType}/${resource.id} ${fault}`),
      ),
    ).toEqual([]);
  });
});

describe('the schemas can fail', () => {
  it('R4: a wrong type, an unknown element, a missing status', () => {
    expect(r4Faults({ resourceType: 'Condition', subject: { reference: 5 } } as never)).not.toEqual([]);
    expect(
      r4Faults({ resourceType: 'Condition', subject: { reference: 'Patient/1' }, assertedDate: '2020' } as never),
    ).not.toEqual([]);
    expect(r4Faults({ resourceType: 'Observation', code: { text: 'x' } } as never)).not.toEqual([]);
  });
  it('STU3: R4 elements, wrong types, missing elements, two values of one choice', () => {
    expect(
      stu3Faults({ resourceType: 'Condition', subject: { reference: 'Patient/1' }, recordedDate: '2020' }),
    ).not.toEqual([]);
    expect(stu3Faults({ resourceType: 'Condition', subject: [{ reference: 'Patient/1' }] })).not.toEqual([]);
    expect(stu3Faults({ resourceType: 'Immunization', status: 'completed' })).not.toEqual([]);
    expect(
      stu3Faults({
        resourceType: 'Condition',
        subject: { reference: 'Patient/1' },
        onsetDateTime: '2020',
        onsetString: 'x',
      }),
    ).not.toEqual([]);
    expect(
      stu3Faults({ resourceType: 'Condition', subject: { reference: 'Patient/1' }, onsetDateTime: '20-2020' }),
    ).not.toEqual([]);
  });
});
