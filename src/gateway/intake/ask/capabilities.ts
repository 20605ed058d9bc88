/** Which types can a provider be asked for, by its own CapabilityStatement? Source: CONTRACT "search". */
import { isObject, objectsOf } from '../../../domain/json';
import { SECTION_ROWS, SUPPORTING_TYPES, type ResourceType } from '../../../domain/section-of';
import { typeInR4 } from '../../../stu3/convert';

export interface Capabilities {
  /** As the provider spells them, in the order it lists them. */
  readonly searchable: readonly string[];
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
    supplies: new Set(types.map((type) => typeInR4(type) as ResourceType)),
  };
}
