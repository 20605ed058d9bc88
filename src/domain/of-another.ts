/**
 * Does a result speak of somebody else than the person whose record it stands in: an unborn child, a relative, another
 * patient? Then it is marked as recorded under a condition that nobody here can read, so that it is never charted,
 * joined or shown as the person's own. (Hazard H-20.)
 * Source: FHIR R4 Observation.focus; FHIR extension registry, observation-focusCode.
 */
import { isObject, objectsOf, type Json, type JsonDraft } from './json';
import { UNREAD_MODIFIER } from './modifier-extensions';

const FOCUS_CODE = /\/observation-focus-?code$/i;

/** Things that are the person's own, or were done or given to them: what is said of one is said of the person. */
const THEIR_OWN: ReadonlySet<string> = new Set([
  'BodyStructure',
  'CarePlan',
  'Condition',
  'Device',
  'DeviceUseStatement',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
  'EpisodeOfCare',
  'ImagingStudy',
  'Immunization',
  'Media',
  'Medication',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Procedure',
  'QuestionnaireResponse',
  'ServiceRequest',
  'Specimen',
]);

const typeOf = ({ reference, type }: Json): string | undefined =>
  (typeof reference === 'string' ? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+/.exec(reference)?.[1] : undefined) ??
  (typeof type === 'string' ? type : undefined);

/** INVARIANT: what is not plainly the person, or a thing of theirs, is somebody else. */
function isTheirs(focus: Json, subject: unknown): boolean {
  const { reference } = focus;
  if (typeof reference === 'string' && isObject(subject) && subject['reference'] === reference) return true;
  const type = typeOf(focus);
  return type !== undefined && THEIR_OWN.has(type);
}

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as readonly unknown[]) : value === undefined || value === null ? [] : [value];

function speaksOfAnother({ focus, subject, extension }: Json): boolean {
  if (listOf(focus).some((one) => !isObject(one) || !isTheirs(one, subject))) return true;
  return objectsOf(extension).some(({ url }) => typeof url === 'string' && FOCUS_CODE.test(url));
}

/** A result of somebody else, marked; the very same resource where there is none. The input is never changed. */
export function markOfAnother<R extends object>(resource: R): R {
  const json = resource as Json;
  if (json['resourceType'] !== 'Observation' || !speaksOfAnother(json)) return resource;
  const made: JsonDraft = {
    ...json,
    modifierExtension: [{ url: UNREAD_MODIFIER }, ...listOf(json['modifierExtension'])],
  };
  return made as unknown as R;
}
