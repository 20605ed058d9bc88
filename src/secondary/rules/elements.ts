/**
 * What is read of a resource? This table is the schema by which the files are read: an element that has no row is never
 * taken out of a line, so no name, note, display or narrative can leave from what was never there.
 */

export interface Element {
  readonly type: string;
  /** `[]` stands behind a list: `code.coding[].system`. */
  readonly path: string;
  readonly kind: 'text' | 'boolean';
  readonly why: string;
  readonly hazard: string;
}

type Use = 'id' | 'person' | 'system' | 'code' | 'date' | 'status' | 'turned';

const USES: Readonly<Record<Use, Pick<Element, 'why' | 'hazard'>>> = {
  id: {
    why: 'what the label step leaves out is left out by its id; it never leaves the linkage zone',
    hazard: 'an entry that nobody may see is counted',
  },
  person: {
    why: 'whose entry it is; what leaves in its place is a pseudonym',
    hazard: 'an entry is counted under another person, or under none',
  },
  system: {
    why: 'a code means something only within its system',
    hazard: 'a sender’s own number is taken for a code of the same digits',
  },
  code: {
    why: 'what was recorded, as a code of an approved value set; what leaves is the name of the concept',
    hazard: 'a free text that stands where a code should leaves with a data set',
  },
  date: {
    why: 'when it was, to the precision that the decision approves',
    hazard: 'an entry is counted in a year that is not its own',
  },
  status: {
    why: 'an entry made in error, not done or only planned is no record of it',
    hazard: 'what never happened is counted as done',
  },
  turned: {
    why: 'what turns the meaning of an entry round, or withholds its value',
    hazard: 'a “no” is counted as a “yes”',
  },
};

type Given = Readonly<Partial<Record<Use, string | readonly string[]>>>;

/** Of an element that has codings. */
const coded = (...names: readonly string[]): Given => ({
  system: names.map((name) => `${name}.coding[].system`),
  code: names.map((name) => `${name}.coding[].code`),
});

const BY_TYPE: Readonly<Record<string, Given>> = {
  Condition: {
    person: 'subject.reference',
    ...coded('code'),
    date: ['onsetDateTime', 'onsetPeriod.start', 'recordedDate'],
    status: 'verificationStatus.coding[].code',
  },
  Observation: {
    person: 'subject.reference',
    ...coded('code', 'valueCodeableConcept'),
    date: ['effectiveDateTime', 'effectivePeriod.start'],
    status: 'status',
    turned: ['valueBoolean', 'dataAbsentReason.coding[].code'],
  },
  Immunization: {
    person: 'patient.reference',
    ...coded('vaccineCode'),
    date: 'occurrenceDateTime',
    status: 'status',
  },
  Procedure: {
    person: 'subject.reference',
    ...coded('code'),
    date: ['performedDateTime', 'performedPeriod.start'],
    status: 'status',
  },
  MedicationRequest: {
    person: 'subject.reference',
    ...coded('medicationCodeableConcept'),
    date: 'authoredOn',
    status: ['status', 'intent'],
    turned: 'doNotPerform',
  },
  MedicationStatement: {
    person: 'subject.reference',
    ...coded('medicationCodeableConcept'),
    date: ['effectiveDateTime', 'effectivePeriod.start', 'dateAsserted'],
    status: 'status',
  },
  MedicationDispense: {
    person: 'subject.reference',
    ...coded('medicationCodeableConcept'),
    date: ['whenHandedOver', 'whenPrepared'],
    status: 'status',
  },
  AllergyIntolerance: {
    person: 'patient.reference',
    ...coded('code'),
    date: ['onsetDateTime', 'recordedDate'],
    status: 'verificationStatus.coding[].code',
  },
  Encounter: {
    person: 'subject.reference',
    ...coded('type[]'),
    date: 'period.start',
    status: 'status',
  },
  Appointment: {
    person: 'participant[].actor.reference',
    ...coded('serviceType[]'),
    date: 'start',
    status: 'status',
  },
  ServiceRequest: {
    person: 'subject.reference',
    ...coded('code'),
    date: 'authoredOn',
    status: ['status', 'intent'],
    turned: 'doNotPerform',
  },
  CarePlan: {
    person: 'subject.reference',
    ...coded('category[]'),
    date: ['period.start', 'created'],
    status: ['status', 'intent'],
  },
};

const TRUTHS: ReadonlySet<string> = new Set(['valueBoolean', 'doNotPerform']);

const rowsOf = (type: string, given: Given): readonly Element[] =>
  (Object.keys(USES) as Use[]).flatMap((use) =>
    [given[use] ?? []].flat().map((path) => ({
      type,
      path,
      kind: TRUTHS.has(path) ? ('boolean' as const) : ('text' as const),
      ...USES[use],
    })),
  );

/** Every element that is ever read of a resource. What tells who somebody is comes from the spine alone. */
export const ELEMENTS: readonly Element[] = Object.entries(BY_TYPE).flatMap(([type, given]) =>
  rowsOf(type, { id: 'id', ...given, turned: ['modifierExtension[].url', ...[given.turned ?? []].flat()] }),
);
