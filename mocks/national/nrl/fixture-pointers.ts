/**
 * To whom does the locator point for the synthetic people? One pointer for each provider that holds something of a
 * person, save GP practices, which demographics name.
 */
import { FIXTURES } from '../../../fhir-fixtures/index';
import { FIXTURE_PROVIDERS, type FixtureProvider } from '../../../fhir-fixtures/providers';
import { NHS_NUMBER_SYSTEM } from '../../../src/domain/nhs-number';
import { nhsNumbersOf } from '../../providers/store';
import type { NrlPointer } from './nrl';

const SNOMED = 'http://snomed.info/sct';
const ODS = 'https://fhir.nhs.uk/Id/ods-organization-code';
const byOds = (ods: string) => ({ identifier: { system: ODS, value: ods } });
const concept = (code: string, display: string) => ({ coding: [{ system: SNOMED, code, display }] });

/** As a producer registers a summary record. Source: NHS England, NRL pointer types and categories. */
export const pointerTo = (
  { ods }: Pick<FixtureProvider, 'ods'>,
  nhsNumber: string,
  number: number,
  more: Readonly<Record<string, unknown>> = {},
): NrlPointer => ({
  resourceType: 'DocumentReference',
  id: `${ods}-${nhsNumber.slice(-6)}-${String(number)}`,
  status: 'current',
  docStatus: 'final',
  type: concept('824321000000109', 'Summary record'),
  category: [concept('823651000000106', 'Clinical note')],
  subject: { identifier: { system: NHS_NUMBER_SYSTEM, value: nhsNumber } },
  author: [byOds(ods)],
  custodian: byOds(ods),
  content: [
    {
      attachment: { contentType: 'application/pdf', url: `https://${ods.toLowerCase()}.example/summary.pdf` },
      format: {
        system: 'https://fhir.nhs.uk/England/CodeSystem/England-NRLFormatCode',
        code: 'urn:nhs-ic:unstructured',
        display: 'Unstructured document',
      },
    },
  ],
  ...more,
});

let made: Promise<readonly NrlPointer[]> | null = null;

async function make(): Promise<readonly NrlPointer[]> {
  const held = await Promise.all(
    FIXTURES.map(async ({ provider, load }) => {
      const known = FIXTURE_PROVIDERS.find(({ id, setting }) => id === provider && setting !== 'gp');
      if (known === undefined) return [];
      const patient = (await load()).find(({ resourceType }) => resourceType === 'Patient');
      const [number] = patient === undefined ? [] : nhsNumbersOf(patient);
      return number === undefined ? [] : [pointerTo(known, number, 1)];
    }),
  );
  return held.flat();
}

/** Made on the first question. */
export const fixturePointers = (): Promise<readonly NrlPointer[]> => (made ??= make());
