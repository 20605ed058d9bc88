/**
 * How does a GP system answer a request for the structured record? Source: GP Connect Access Record Structured 1.6.2.
 */
import type { FixtureResource } from '../../fhir-fixtures/fixture';
import type { ProviderStore } from './store';
import { isNhsNumber, NHS_NUMBER_SYSTEM } from '../../src/domain/nhs-number';
import { fhir, spineRefusal } from './answers';

/** Which part of the request brings which types and which list (SNOMED). Types without a row always come. */
const PARTS: readonly {
  readonly part: string;
  readonly types: readonly string[];
  readonly lists: readonly string[];
}[] = [
  { part: 'includeAllergies', types: ['AllergyIntolerance'], lists: ['886921000000105', '1103671000000101'] },
  {
    part: 'includeMedication',
    types: ['MedicationStatement', 'MedicationRequest', 'Medication'],
    lists: ['933361000000108'],
  },
  { part: 'includeConsultations', types: ['Encounter'], lists: ['1149501000000101'] },
  { part: 'includeProblems', types: ['Condition'], lists: ['717711000000103'] },
  { part: 'includeImmunisations', types: ['Immunization'], lists: ['1102181000000102'] },
  { part: 'includeInvestigations', types: ['DiagnosticReport', 'Specimen'], lists: ['887191000000108'] },
  { part: 'includeUncategorisedData', types: [], lists: ['826501000000100'] },
  { part: 'includeReferrals', types: ['ReferralRequest'], lists: ['792931000000107'] },
  { part: 'includeDiaryEntries', types: ['ProcedureRequest'], lists: ['714311000000108'] },
];

interface Parameter {
  readonly name?: string;
  readonly valueIdentifier?: { readonly system?: string; readonly value?: string };
}

const listCode = (resource: FixtureResource): string | undefined =>
  (resource['code'] as { coding?: { code?: string }[] } | undefined)?.coding?.[0]?.code;

function wanted(resource: FixtureResource, parts: ReadonlySet<string>): boolean {
  if (resource.resourceType === 'Binary') return false;
  if (resource.resourceType === 'Observation')
    return parts.has('includeInvestigations') || parts.has('includeUncategorisedData');
  const code = listCode(resource);
  const row =
    resource.resourceType === 'List'
      ? PARTS.find(({ lists }) => code !== undefined && lists.includes(code))
      : PARTS.find(({ types }) => types.includes(resource.resourceType));
  return row === undefined || parts.has(row.part);
}

/** Answers one `Patient/$gpc.getstructuredrecord`: a collection Bundle with the parts that were asked for. */
export async function structuredRecord(store: ProviderStore, body: unknown): Promise<Response> {
  const parameters = (body as { parameter?: readonly Parameter[] } | null)?.parameter;
  if (!Array.isArray(parameters)) return spineRefusal(400, 'invalid', 'BAD_REQUEST', 'Bad request');
  const list = parameters as readonly Parameter[];
  const identifier = list.find((parameter) => parameter.name === 'patientNHSNumber')?.valueIdentifier;
  if (identifier?.system !== NHS_NUMBER_SYSTEM)
    return spineRefusal(400, 'value', 'INVALID_IDENTIFIER_SYSTEM', 'Invalid identifier system');
  if (identifier.value === undefined || !isNhsNumber(identifier.value))
    return spineRefusal(400, 'value', 'INVALID_NHS_NUMBER', 'Invalid NHS number');
  const held = await store.byNhsNumber(identifier.value);
  if (held === null) return spineRefusal(404, 'not-found', 'PATIENT_NOT_FOUND', 'Patient not found');
  const parts = new Set(list.flatMap((parameter) => (parameter.name === undefined ? [] : [parameter.name])));
  return fhir({
    resourceType: 'Bundle',
    meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/GPConnect-StructuredRecord-Bundle-1'] },
    type: 'collection',
    entry: [held.patient, ...held.resources.filter((resource) => wanted(resource, parts))].map((resource) => ({
      resource,
    })),
  });
}
