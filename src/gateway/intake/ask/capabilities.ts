/** Which types can a provider be asked for, by its own CapabilityStatement? Source: CONTRACT "search". */
import { type Json, isObject, objectsOf } from '../../../domain/json';
import { SECTION_ROWS, SUPPORTING_TYPES, type ResourceType } from '../../../domain/section-of';
import { typeInR4 } from '../../../stu3/convert';

export interface Capabilities {
  /** As the provider spells them, in the order it lists them. */
  readonly searchable: readonly string[];
  /** Of these a search by `patient` is not known, and `subject` is asked. */
  readonly bySubject: ReadonlySet<string>;
  /** In R4's words. */
  readonly supplies: ReadonlySet<ResourceType>;
}

/** Types that are not found by patient: read one by one where referred to, or only through something else. */
const NOT_BY_PATIENT: ReadonlySet<string> = new Set([
  'Patient',
  'Binary',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
]);

const CARRIED: ReadonlySet<string> = new Set<string>([
  ...SECTION_ROWS.map(({ type }) => type),
  ...SUPPORTING_TYPES,
  'List',
]);

/** FHIR defines no search by `patient` for it: a server that ignores what it does not know would send everybody's. */
const ALWAYS_BY_SUBJECT = 'AdverseEvent';

function isBySubject({ type, searchParam }: Json): boolean {
  const names = objectsOf(searchParam).map(({ name }) => name);
  return type === ALWAYS_BY_SUBJECT || (!names.includes('patient') && names.includes('subject'));
}

const isSearchable = (interaction: unknown): boolean =>
  interaction === undefined || objectsOf(interaction).some(({ code }) => code === 'search-type');

/** Null where it is no readable CapabilityStatement. */
export function readCapabilities(value: unknown): Capabilities | null {
  if (!isObject(value) || value['resourceType'] !== 'CapabilityStatement' || !Array.isArray(value['rest'])) return null;
  const servers = objectsOf(value['rest']).filter(({ mode }) => mode === undefined || mode === 'server');
  const listed = servers
    .flatMap(({ resource }) => objectsOf(resource))
    .filter(({ interaction }) => isSearchable(interaction));
  const types = [...new Set(listed.flatMap(({ type }) => (typeof type === 'string' ? [type] : [])))];
  return {
    searchable: types.filter((type) => CARRIED.has(typeInR4(type)) && !NOT_BY_PATIENT.has(type)),
    bySubject: new Set(listed.filter(isBySubject).map(({ type }) => String(type))),
    supplies: new Set(types.map((type) => typeInR4(type) as ResourceType)),
  };
}
