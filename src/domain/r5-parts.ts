/** What R5 moved within one type: visits, allergies, doses in a series, activities of a plan. */
import { isObject, objectsOf, textOf, type Json } from './json';
import {
  conceptOf,
  conceptsOf,
  eachAsReference,
  firstCoding,
  isFree,
  isPair,
  pairsOf,
  referencesOf,
  type Read,
  wordsOf,
} from './r5-pairs';

/** R5 has one end for a visit that is over, and for one whose person has left. */
export const visitStatus: Read = (value) =>
  value === 'completed' || value === 'discharged' ? { status: 'finished' } : undefined;

export const visitClass: Read = (value) => {
  const [first] = Array.isArray(value) ? objectsOf(value) : [];
  const coding = first === undefined ? null : firstCoding(first);
  return coding === null ? undefined : { class: coding };
};

/** Diagnoses of a visit: R4 has one condition a line, as a reference. */
export const diagnosed: Read = (value) => {
  const lines = objectsOf(value);
  if (!lines.some(({ condition }) => Array.isArray(condition))) return undefined;
  return {
    diagnosis: lines.flatMap((line) => {
      const [use] = objectsOf(line['use']);
      return eachAsReference(line['condition']).map((condition) => ({ ...line, condition, use }));
    }),
  };
};

export const evidenced: Read = (value) =>
  pairsOf(value).length === 0
    ? undefined
    : {
        evidence: objectsOf(value).map((one) =>
          isPair(one) ? { code: conceptsOf(one), detail: referencesOf(one) } : one,
        ),
      };

/** Who wrote it down. INVARIANT: never who told it (docs/POLICY.md, third parties). */
export const WRITERS: ReadonlySet<string> = new Set(['author', 'enterer']);
export const recorded: Read = (value, resource) => {
  const writer = objectsOf(value).find((one) =>
    objectsOf(isObject(one['function']) ? one['function']['coding'] : undefined).some(({ code }) =>
      WRITERS.has(textOf(code) ?? ''),
    ),
  );
  return isFree(resource, 'recorder') && isObject(writer?.['actor']) ? { recorder: writer['actor'] } : undefined;
};

export const allergyType: Read = (value) => {
  const codes = objectsOf(isObject(value) ? value['coding'] : undefined).map(({ code }) => code);
  const type = codes.find((code) => code === 'allergy' || code === 'intolerance');
  return type === undefined ? undefined : { type };
};

export const ingredient = (part: Json): Json => {
  const { item, strengthRatio } = part;
  if (!isPair(item) && !isObject(strengthRatio)) return part;
  const concept = isPair(item) ? conceptOf(item) : null;
  const [reference] = referencesOf(item);
  return {
    ...part,
    ...(concept === null ? {} : { itemCodeableConcept: concept }),
    ...(concept !== null || reference === undefined ? {} : { itemReference: reference }),
    ...(isObject(strengthRatio) ? { strength: strengthRatio } : {}),
  };
};

export const count = (value: unknown): string | null => (typeof value === 'number' ? String(value) : textOf(value));
export const inSeries = (part: Json): Json => {
  const dose = 'doseNumberPositiveInt' in part || 'doseNumberString' in part ? null : count(part['doseNumber']);
  const doses = 'seriesDosesPositiveInt' in part || 'seriesDosesString' in part ? null : count(part['seriesDoses']);
  if (dose === null && doses === null) return part;
  return {
    ...part,
    ...(dose === null ? {} : { doseNumberString: dose }),
    ...(doses === null ? {} : { seriesDosesString: doses }),
  };
};

export const activity = (whole: Json): Json => {
  const { plannedActivityReference: planned, performedActivity } = whole;
  const outcomes = conceptsOf(performedActivity);
  const done = referencesOf(performedActivity);
  if (!isObject(planned) && outcomes.length + done.length === 0) return whole;
  return {
    ...whole,
    ...(isObject(planned) && isFree(whole, 'reference') ? { reference: planned } : {}),
    ...(outcomes.length === 0 ? {} : { outcomeCodeableConcept: outcomes }),
    ...(done.length === 0 ? {} : { outcomeReference: done }),
  };
};

export const found = (whole: Json): Json => {
  const { item } = whole;
  if (!isPair(item)) return whole;
  const [reference] = referencesOf(item);
  const concept = conceptOf(item);
  return {
    ...whole,
    ...(concept === null ? {} : { itemCodeableConcept: concept }),
    ...(reference === undefined ? {} : { itemReference: reference }),
  };
};

export const suspect = (whole: Json): Json => {
  const { instanceReference, instanceCodeableConcept: concept, instance } = whole;
  if ((instance ?? null) !== null) return whole;
  if (isObject(instanceReference)) return { ...whole, instance: instanceReference };
  return isObject(concept) ? { ...whole, instance: { display: wordsOf(concept) ?? undefined } } : whole;
};

/** What a document is about: R5 has at its top what R4 has in one part, and the visits alone under R4's name. */
export const inContext =
  (name: string, change: (value: unknown) => unknown = (value) => value): Read =>
  (value, { context }) => {
    const held = isObject(context) ? context : {};
    return isFree(held, name) ? { context: { ...held, [name]: change(value) } } : undefined;
  };
export const visitsOf: Read = (value) =>
  Array.isArray(value) ? { context: { encounter: objectsOf(value) } } : undefined;

/** How one document stands to another: without it what was replaced would stand beside what replaced it. */
export const related = (whole: Json): Json => {
  const { code } = whole;
  const [coding] = objectsOf(isObject(code) ? code['coding'] : undefined);
  return isObject(code) ? { ...whole, code: coding?.['code'] ?? wordsOf(code) ?? undefined } : whole;
};

/** Of two sources and two categories R4 has room for one. */
export const firstOf =
  (name: string): Read =>
  (value) =>
    Array.isArray(value) && value.length > 1 ? { [name]: objectsOf(value)[0] } : undefined;

export const imaged: Read = (value) => {
  if (!Array.isArray(value)) return undefined;
  const [reference] = referencesOf(value);
  const codes = conceptsOf(value);
  return {
    procedure: undefined,
    ...(codes.length === 0 ? {} : { procedureCode: codes }),
    ...(reference === undefined ? {} : { procedureReference: reference }),
  };
};

/** R4 has words where R5 has a concept too. */
export const inPayload = (whole: Json): Json => {
  const { contentCodeableConcept: concept } = whole;
  const words = isObject(concept) ? wordsOf(concept) : null;
  return words === null || !isFree(whole, 'contentString') ? whole : { ...whole, contentString: words };
};

/** A concept without an element of R4's, among the notes: “Adherence: never”. */
export const noted =
  (label: string): Read =>
  (value, { note }) => {
    if (!isObject(value)) return undefined;
    const concept = isObject(value['code']) ? value['code'] : value;
    const words = wordsOf(concept) ?? textOf(objectsOf(concept['coding'])[0]?.['code']);
    return words === null ? undefined : { note: [...objectsOf(note), { text: `${label}: ${words}` }] };
  };
