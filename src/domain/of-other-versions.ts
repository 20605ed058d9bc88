/**
 * What do elements of another FHIR version say in a resource that was sent as R4? Senders that moved between versions
 * leave some behind: what negates, how a thing stands and what it is must not be lost by its spelling. (Hazard H-06.)
 * Source: FHIR DSTU2, STU3 and R5 definitions of each type, and their maps to R4.
 */
import { isObject, objectsOf, textOf, type Json } from './json';
import { FURTHER_ROWS, type VersionRow } from './of-dstu2';
import { R5_TYPES } from './of-r5';
import { asSent, renamed } from './r5-pairs';
import { saysSomething } from './own-text';
import { isStatusWord, isUnknownWord, statusSaid, VERIFICATION_WORDS } from './status-said';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const MEDICINES = ['MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration'];
const IN_ERROR = 'entered-in-error';
/** INVARIANT: what its sender takes back as an error, and what is over, get no other status by what is so now. */
const FIXED: ReadonlySet<unknown> = new Set([IN_ERROR, 'stopped', 'completed']);
const standing = (status: string, { status: sent }: Json): Json | undefined =>
  FIXED.has(sent) ? undefined : { status };

/** INVARIANT: a status goes out unjudged, so that no other words may become one. */
const coded = (kind: string, code: unknown) =>
  typeof code === 'string' && code.trim() !== '' && (isStatusWord(code) || isUnknownWord(code))
    ? { coding: [{ system: `${HL7}/${kind}`, code: code.trim() }] }
    : null;
const inConcept =
  (element: string, kind: string) =>
  (value: unknown): Json | undefined => {
    const concept = coded(kind, value);
    return concept === null ? undefined : { [element]: concept };
  };

/**
 * DSTU2 says in one word whether an allergy stands and whether it is so. INVARIANT: that it is an error or refuted is
 * never lost; where R4's own element says otherwise, an error counts, and a refuted allergy is said both ways: codings
 * that disagree take no allergy away.
 */
function allergyStatus(value: unknown, { clinicalStatus, verificationStatus }: Json): Json | undefined {
  const certainty = statusSaid(value, VERIFICATION_WORDS);
  if (certainty.kind === 'said') {
    const { word } = certainty;
    const concept = coded('allergyintolerance-verification', word);
    const stands = statusSaid(verificationStatus, VERIFICATION_WORDS);
    if (stands.kind === 'silent' || word === IN_ERROR) return { verificationStatus: concept };
    if (word !== 'refuted' || (stands.kind === 'said' && FINAL.has(stands.word))) return undefined;
    const sent = isObject(verificationStatus) ? verificationStatus : {};
    const codings = [...objectsOf(sent['coding']), ...(concept?.coding ?? [])];
    return { verificationStatus: { ...sent, coding: codings } };
  }
  const concept = coded('allergyintolerance-clinical', value);
  return concept === null || (clinicalStatus ?? null) !== null ? undefined : { clinicalStatus: concept };
}
const FINAL: ReadonlySet<string> = new Set([IN_ERROR, 'refuted']);

/**
 * R5 says of a medicine in an element of its own whether it is taken, and why not. What is not being taken may have
 * been taken before: R4's word denies that, so that R5's own stays.
 */
function adherence(value: unknown, resource: Json): Json | undefined {
  if (!isObject(value)) return undefined;
  const { code: concept, reason } = value;
  for (const { code } of objectsOf(isObject(concept) ? concept['coding'] : undefined)) {
    const word = textOf(code) ?? '';
    const [stands] = /^(?:not-taking|on-hold|stopped)/.exec(word) ?? [];
    const isOtherwise = stands !== undefined || word === 'taking-not-as-directed';
    if (!isOtherwise) continue;
    const why = [...(stands === word ? [] : [concept]), ...objectsOf(reason)];
    return {
      ...(stands === undefined ? {} : standing(stands, resource)),
      ...(why.length === 0 || (resource['statusReason'] ?? null) !== null ? {} : { statusReason: why }),
    };
  }
  return undefined;
}

/** R5 puts a concept or a reference behind one name. */
function medicineNamed(value: unknown, { medicationCodeableConcept, medicationReference }: Json): Json | undefined {
  if (!isObject(value) || medicationCodeableConcept !== undefined || medicationReference !== undefined)
    return undefined;
  const { concept, reference } = value;
  if (isObject(concept)) return { medicationCodeableConcept: concept };
  return isObject(reference) ? { medicationReference: reference } : undefined;
}

const manifested = (reaction: Json): Json => ({
  ...reaction,
  manifestation: objectsOf(reaction['manifestation']).map((one) => (isObject(one['concept']) ? one['concept'] : one)),
});

/** Words that stand beside the notes, and are none of them. */
const asNote = (value: unknown, { note }: Json): Json | undefined => {
  const words = textOf(value);
  const notes = objectsOf(note);
  return words === null || notes.some(({ text }) => textOf(text) === words)
    ? undefined
    : { note: [...notes, { text: value }] };
};

/** R4 has one reason: of several, every code and all the words. */
function oneConcept(concepts: readonly Json[]): Json | undefined {
  if (concepts.length < 2) return concepts[0];
  const codings = concepts.map(({ coding }) => objectsOf(coding));
  const words = concepts.flatMap(({ text }, at) => textOf(text) ?? textOf(codings[at]?.[0]?.['display']) ?? []);
  return { coding: codings.flat(), ...(words.length === 0 ? {} : { text: words.join('; ') }) };
}

/** R5 has two elements for what R4 says in one: without it "1 tablet" would be for every day. */
function asNeeded(dosage: Json): Json {
  const { asNeededBoolean, asNeededCodeableConcept, asNeeded: needed, asNeededFor } = dosage;
  if ((asNeededBoolean ?? asNeededCodeableConcept ?? null) !== null) return dosage;
  const reason = oneConcept(objectsOf(asNeededFor));
  if (reason !== undefined) return { ...dosage, asNeededCodeableConcept: reason };
  return needed === true ? { ...dosage, asNeededBoolean: true } : dosage;
}
const dosed =
  (element: string) =>
  (value: unknown): Json | undefined => {
    if (!Array.isArray(value)) return undefined;
    const dosages = value as readonly unknown[];
    const said = dosages.map((one) => (isObject(one) ? asNeeded(one) : one));
    return said.some((one, at) => one !== dosages[at]) ? { [element]: said } : undefined;
  };

/** Of what was given it would mislead. */
function whyNotGiven(value: unknown, { status, statusReason, notGiven, wasNotGiven }: Json): Json | undefined {
  if (status !== 'not-done' && notGiven !== true && wasNotGiven !== true) return undefined;
  const reason = isObject(value) ? oneConcept(objectsOf(value['reasonNotGiven'])) : undefined;
  return (statusReason ?? null) === null && reason !== undefined ? { statusReason: reason } : undefined;
}

export const VERSION_ROWS: readonly VersionRow[] = [
  {
    types: ['MedicationStatement'],
    element: 'taken',
    // as HL7’s own map does: a course that is over may not have been taken either
    read: (value, { status }) => (value === 'n' && status !== IN_ERROR ? { status: 'not-taken' } : undefined),
    why: 'STU3: a medicine that was not taken is no current one, and its course was not taken.',
  },
  {
    types: ['MedicationStatement'],
    element: 'adherence',
    read: adherence,
    why: 'R5: the same, and on hold or stopped.',
  },
  {
    types: ['MedicationStatement'],
    element: 'reasonNotTaken',
    read: renamed('statusReason'),
    why: 'STU3: why it is not taken.',
  },
  {
    types: ['Condition'],
    element: 'clinicalStatus',
    read: inConcept('clinicalStatus', 'condition-clinical'),
    why: 'STU3: a code where R4 has a concept; refused, the problem would be missed.',
  },
  {
    types: ['Condition'],
    element: 'verificationStatus',
    read: inConcept('verificationStatus', 'condition-ver-status'),
    why: 'STU3: the same; a refuted problem does not stand.',
  },
  {
    types: ['AllergyIntolerance'],
    element: 'clinicalStatus',
    read: inConcept('clinicalStatus', 'allergyintolerance-clinical'),
    why: 'STU3: a code where R4 has a concept; refused, the allergy would be missed.',
  },
  {
    types: ['AllergyIntolerance'],
    element: 'verificationStatus',
    read: inConcept('verificationStatus', 'allergyintolerance-verification'),
    why: 'STU3: the same; an error is no allergy.',
  },
  {
    types: ['AllergyIntolerance'],
    element: 'status',
    read: allergyStatus,
    why: 'DSTU2: one word for both; a refuted allergy does not stand.',
  },
  {
    types: ['AllergyIntolerance'],
    element: 'substance',
    read: (value, { code }) => (!saysSomething(code) && isObject(value) ? { code: value } : undefined),
    why: 'DSTU2: what it is an allergy to.',
  },
  {
    types: ['AllergyIntolerance'],
    element: 'reaction',
    read: (value) =>
      objectsOf(value).some((one) => objectsOf(one['manifestation']).some(({ concept }) => isObject(concept)))
        ? { reaction: objectsOf(value).map(manifested) }
        : undefined,
    why: 'R5: what happened stands one step deeper.',
  },
  {
    types: ['MedicationAdministration'],
    element: 'reasonNotGiven',
    read: renamed('statusReason'),
    why: 'STU3: why it was not given.',
  },
  { types: ['Procedure'], element: 'notDoneReason', read: renamed('statusReason'), why: 'STU3: why it was not done.' },
  { types: ['Immunization'], element: 'explanation', read: whyNotGiven, why: 'STU3: why it was not given.' },
  {
    types: ['Immunization'],
    element: 'date',
    read: renamed('occurrenceDateTime', 'occurrence'),
    why: 'STU3: when it was given.',
  },
  {
    types: ['Procedure'],
    element: 'occurrenceDateTime',
    read: renamed('performedDateTime', 'performed'),
    why: 'R5: when it was done.',
  },
  {
    types: ['AllergyIntolerance', 'Condition'],
    element: 'assertedDate',
    read: renamed('recordedDate'),
    why: 'STU3: when it was written down.',
  },
  { types: ['Observation'], element: 'comment', read: asNote, why: 'STU3: what is said of the value.' },
  { types: ['Observation'], element: 'comments', read: asNote, why: 'DSTU2: the same.' },
  { types: ['Condition'], element: 'notes', read: asNote, why: 'DSTU2: what is said of it.' },
  { types: MEDICINES, element: 'medication', read: medicineNamed, why: 'R5: which medicine it is.' },
  { types: MEDICINES, element: 'dosageInstruction', read: dosed('dosageInstruction'), why: 'R5: only when needed.' },
  { types: MEDICINES, element: 'dosage', read: dosed('dosage'), why: 'R5: the same.' },
  ...FURTHER_ROWS,
];

const rowsByType = new Map<unknown, Pick<VersionRow, 'element' | 'read'>[]>();
const lay = (type: string, element: string, read: VersionRow['read']): void => {
  rowsByType.set(type, [...(rowsByType.get(type) ?? []), { element, read }]);
};
for (const { types, element, read } of VERSION_ROWS) for (const type of types) lay(type, element, read);
for (const { type, elements } of R5_TYPES)
  for (const [element, read] of Object.entries(elements)) lay(type, element, read);

/**
 * Where an element gets another content under its own name, what was sent stands here under that name: the gateway
 * judges every word and code that came as what they stood for. INVARIANT: no shape has it, so that it is never
 * released.
 */
const SENT = 'sentOtherwise';

/** Resources inside one: R5's spelling is theirs too. */
function insideInR4(json: Json): Json {
  const { contained } = json;
  if (!Array.isArray(contained)) return json;
  const held = contained as readonly unknown[];
  const settled = held.map((one) => (isObject(one) ? inR4Elements(one) : one));
  return settled.some((one, at) => one !== held[at]) ? { ...json, contained: settled } : json;
}

/** In R4's elements; the very same resource where there is none of it. The input is never changed. */
export function inR4Elements<R extends object>(resource: R): R {
  let json = resource as Json;
  const sent: Json[] = [];
  for (const { element, read } of rowsByType.get(json['resourceType']) ?? []) {
    const value = json[element];
    if (value === undefined) continue;
    const said = read(value, json);
    if (said === undefined) continue;
    json = { ...json, ...said };
    if (json[element] === undefined)
      json = Object.fromEntries(Object.entries(json).filter(([name]) => name !== element));
    if (element in said && typeof value === 'object') sent.push(asSent(said, element, value));
  }
  if (sent.length > 0) json = { ...json, [SENT]: sent };
  return insideInR4(json) as R;
}
