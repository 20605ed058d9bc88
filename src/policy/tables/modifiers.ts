/**
 * Which elements turn a resource round: “do not”, “entered in error”, “not at full strength”? The FHIR definitions mark
 * them
 * as modifiers, and whoever reads a resource must read them too. One row per type that is ever released, so that no
 * view can
 * leave one out. Source: FHIR R4, `isModifier`.
 */
import type { ResourceType } from '../../domain/section-of';

export interface ModifierRow {
  readonly id: string;
  readonly type: ResourceType;
  /** Element names; `a.b` stands inside `a`. Empty where the definitions mark none. */
  readonly elements: string;
  /** Of a later version of FHIR, which senders of R4 put in already. */
  readonly later?: string;
  readonly why: string;
  readonly hazard: string;
}

const STANDS = 'Whether it stands, is over, or was entered in error.';
const IN_USE = 'Whether it is still in use.';
const NO_MODIFIER = 'The definitions mark no element of it.';
const PROHIBITS =
  'Whether it stands, whether it is more than a proposal, and whether it says to do the thing or not to do it.';

const row = (type: ResourceType, elements: string, why: string, later?: string): ModifierRow => ({
  id: `MO-${type}`,
  type,
  elements,
  ...(later === undefined ? {} : { later }),
  why,
  hazard: 'H-51',
});

// INVARIANT: every summary keeps these besides what its row names, and no full or supporting view lacks one: a view
// that
// could not carry a modifier could not carry the resource. `modifierExtension` and `implicitRules` are not here: no
// view
// passes on either of them.
export const MODIFIERS: readonly ModifierRow[] = [
  row('AllergyIntolerance', 'clinicalStatus verificationStatus', STANDS),
  row('MedicationRequest', 'status intent doNotPerform', PROHIBITS),
  row('MedicationStatement', 'status', STANDS),
  row('MedicationDispense', 'status', STANDS),
  row('MedicationAdministration', 'status', STANDS),
  row('Condition', 'clinicalStatus verificationStatus', STANDS),
  row('FamilyMemberHistory', 'status', STANDS),
  row('Encounter', 'status', STANDS),
  row('EpisodeOfCare', 'status', STANDS),
  row('Observation', 'status', STANDS),
  row('DiagnosticReport', 'status', STANDS),
  row('Appointment', 'status', STANDS),
  row('ServiceRequest', 'status intent doNotPerform', PROHIBITS),
  row('Immunization', 'status isSubpotent', `${STANDS} A dose that was not potent must not read as one that protects.`),
  row('Procedure', 'status', STANDS),
  row('DocumentReference', 'status', STANDS),
  row('Composition', 'status', STANDS),
  row(
    'CarePlan',
    'status intent activity.detail.status activity.detail.doNotPerform',
    `${PROHIBITS} So of each thing that the plan holds.`,
  ),
  row('Goal', 'lifecycleStatus', STANDS),
  row('CareTeam', 'status', STANDS),
  row('Task', 'status', PROHIBITS, 'doNotPerform'),
  row('QuestionnaireResponse', 'status', STANDS),
  row('RelatedPerson', 'active', IN_USE),
  row('Flag', 'status', STANDS),
  row('Consent', 'status scope', `${STANDS} What it consents to.`),
  row('Device', 'status', STANDS),
  row('Practitioner', '', NO_MODIFIER),
  row('PractitionerRole', '', NO_MODIFIER),
  row('Organization', 'active', IN_USE),
  row('Location', 'status', IN_USE),
  row('HealthcareService', 'active', IN_USE),
  row('Medication', 'status', IN_USE),
  row('Specimen', 'status', STANDS),
  row('Provenance', '', NO_MODIFIER),
  row('Binary', '', NO_MODIFIER),
];

const pathsOf = (elements: string): readonly (readonly string[])[] =>
  elements
    .split(' ')
    .filter((path) => path !== '')
    .map((path) => path.split('.'));

const PATHS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  MODIFIERS.map(({ type, elements, later = '' }) => [type, pathsOf(`${elements} ${later}`)]),
);

/** The paths of a type's modifiers, each as the names that lead to it; none for a type of which nothing is released. */
export const modifiersOf = (type: string): readonly (readonly string[])[] => PATHS.get(type) ?? [];
