/**
 * A FHIR value as it was sent, in words: one writer for every datatype. It adds nothing, leaves nothing out that a
 * reader could use, and names no person other than patient and staff. Source: FHIR R4 datatypes; RECORD, “Third
 * persons”.
 */
import type { CodeableConcept, FhirResource, HumanName } from 'fhir/r4';
import { writeDate } from '../../domain/dates/written';
import { headed, isProhibition } from '../../domain/do-not';
import { isObject, type Json } from '../../domain/json';
import { isUnread } from '../../domain/modifier-extensions';
import { codeInWords, conceptText } from '../fhir/concept';
import { nameText, resourceName } from '../fhir/reference';
import { joined, list, textOf } from '../fhir/shape';

/** What a reference of the same provider points to. */
export type Resolve = (reference: string) => FhirResource | undefined;

const CODE = /^[a-z]{2,}(?:-[a-z]+)*$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[-+]\d{2}:\d{2})?)?$/;
const TIME = /^(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/;

function primitive(value: unknown): string | null {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  const text = textOf(value);
  if (text === null) return null;
  if (DATE.test(text)) return writeDate(text);
  const time = TIME.exec(text);
  if (time !== null) return time[1] ?? text;
  return CODE.test(text) ? codeInWords(text) : text;
}

const numeric = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()));
const isQuantity = (value: Json): boolean =>
  (numeric(value['value']) && value['use'] === undefined) ||
  (value['value'] === undefined && (value['unit'] !== undefined || value['comparator'] !== undefined));

/** Units of time by their codes, which nobody reads as words. Source: UCUM. */
const TIMES: Readonly<Record<string, string>> = {
  a: 'years',
  mo: 'months',
  wk: 'weeks',
  d: 'days',
  h: 'hours',
  min: 'minutes',
  s: 'seconds',
};
const unitWritten = (unit: unknown, code: unknown): string | null => {
  const sent = textOf(unit) ?? textOf(code);
  return sent === null ? null : (TIMES[sent] ?? sent);
};

/** `<5 mg`, `3`: the number with the digits that were sent, and the unit in words, else its code. */
export function quantityWritten(value: unknown): string | null {
  if (!isObject(value)) return null;
  const { value: number, comparator, unit, code } = value;
  const amount = numeric(number) ? `${textOf(comparator) ?? ''}${String(number)}` : textOf(comparator);
  return joined([amount, unitWritten(unit, code)], ' ');
}

function rangeWritten({ low, high }: Json): string | null {
  const from = quantityWritten(low);
  const to = quantityWritten(high);
  return from === null ? (to === null ? null : `up to ${to}`) : to === null ? `at least ${from}` : `${from} to ${to}`;
}

function periodWritten({ start, end }: Json): string | null {
  const from = primitive(start);
  const to = primitive(end);
  return from === null ? (to === null ? null : `until ${to}`) : to === null ? `from ${from}` : `${from} to ${to}`;
}

function sampledWritten({ origin, period, factor, lowerLimit, upperLimit, dimensions, data }: Json): string | null {
  return joined(
    [
      said('from', quantityWritten(origin)),
      said('every', primitive(period), 'milliseconds'),
      said('factor', primitive(factor)),
      said('lower limit', primitive(lowerLimit)),
      said('upper limit', primitive(upperLimit)),
      said('dimensions', primitive(dimensions)),
      said('samples', primitive(data)),
    ],
    ', ',
  );
}
const said = (label: string, value: string | null, after?: string): string | null =>
  value === null ? null : joined([label, value, after ?? null], ' ');

/** Every part of a Timing that is not a dosage's, whose parts have lines of their own. */
function timingWritten({ event, repeat, code }: Json): string | null {
  const parts = isObject(repeat) ? repeat : {};
  const of = (part: string): string | null => many(parts[part]);
  const bounds = ['boundsDuration', 'boundsRange', 'boundsPeriod'].map((part) => written(parts[part]));
  const upTo = (low: string, high: string): string | null =>
    of(low) === null ? null : joined([of(low), of(high)], ' to ');
  const spanOf = (low: string, high: string, unit: string): string | null => {
    const span = upTo(low, high);
    const written = unitWritten(parts[unit], null);
    return span === null ? null : joined([span, span === '1' ? (written?.replace(/s$/, '') ?? null) : written], ' ');
  };
  return joined(
    [
      many(event),
      written(code),
      said('times', upTo('frequency', 'frequencyMax')),
      said('every', spanOf('period', 'periodMax', 'periodUnit')),
      said('for', spanOf('duration', 'durationMax', 'durationUnit')),
      said('count', upTo('count', 'countMax')),
      said('on', of('dayOfWeek')),
      said('at', of('timeOfDay')),
      said('when', of('when')),
      said('offset', of('offset'), 'minutes'),
      ...bounds.map((one) => said('over', one)),
    ],
    ', ',
  );
}

/** Whom a reference may name: staff, and places and services of care. */
const STAFF: ReadonlySet<string> = new Set([
  'Practitioner',
  'Organization',
  'Location',
  'HealthcareService',
  'Medication',
  'Device',
]);
/** Of these no word is told by what refers to them. */
const UNNAMED: ReadonlySet<string> = new Set([
  'RelatedPerson',
  'Patient',
  'Binary',
  'Flag',
  'Consent',
  'FamilyMemberHistory',
]);

/** The name of another entry: what it is of, in its own words, with the “do NOT” that it may carry. */
function factWritten(target: Json): string | null {
  const named = ['code', 'vaccineCode', 'medicationCodeableConcept', 'name', 'title', 'description', 'type'].flatMap(
    (element) => {
      const value = list(target[element])[0];
      const words =
        typeof value === 'string' ? textOf(value) : isObject(value) ? conceptText(value as CodeableConcept) : null;
      return words === null ? [] : [words];
    },
  );
  return named[0] === undefined ? null : headed(named[0], isProhibition(target));
}

/**
 * INVARIANT: nobody is named who is neither patient nor staff: a reference is followed, and what it points to decides.
 * Words alone name nobody here, save an organisation's beside its ODS code.
 */
function referenceWritten({ reference, display, identifier, type }: Json, resolve: Resolve): string | null {
  if (type === 'RelatedPerson') return null;
  if (typeof reference !== 'string') return isObject(identifier) ? textOf(display) : null;
  if (/^Patient\//.test(reference)) return 'The person';
  const target = resolve(reference);
  if (target === undefined) return null;
  if (target.resourceType === 'PractitionerRole') {
    const { practitioner, organization } = target;
    return (
      [practitioner, organization]
        .map((one) => (one === undefined ? null : referenceWritten(one as unknown as Json, resolve)))
        .find((name) => name !== null) ?? conceptText(list(target.code)[0])
    );
  }
  if (STAFF.has(target.resourceType)) return resourceName(target);
  return UNNAMED.has(target.resourceType) || isUnread(target) ? null : factWritten(target as unknown as Json);
}

type Writer = (value: Json, resolve: Resolve) => string | null;
const has =
  (...elements: readonly string[]) =>
  (value: Json): boolean =>
    elements.some((element) => value[element] !== undefined);
const attachmentWritten: Writer = ({ title, contentType, creation }) =>
  joined([textOf(title), textOf(contentType), primitive(creation)], ', ');
const ratioWritten: Writer = ({ numerator, denominator }) =>
  joined([quantityWritten(numerator), quantityWritten(denominator)], ' per ');

/** Datatypes, told apart by what they are made of: the first that fits. */
const WRITERS: readonly (readonly [fits: (value: Json) => boolean, write: Writer])[] = [
  [has('coding'), (value) => conceptText(value as CodeableConcept)],
  [has('reference'), referenceWritten],
  [has('low', 'high'), rangeWritten],
  [has('numerator', 'denominator'), ratioWritten],
  [has('repeat', 'event'), timingWritten],
  [has('origin'), sampledWritten],
  [isQuantity, quantityWritten],
  [has('start', 'end'), periodWritten],
  [has('family', 'given', 'prefix'), (value) => nameText(value as HumanName)],
  [has('contentType', 'url', 'title'), attachmentWritten],
  [(value) => has('display')(value) && !has('code', 'system')(value), referenceWritten],
  [has('code', 'display'), (value) => conceptText({ coding: [value] })],
];

/** Of what no row fits: an annotation, a concept of words alone, an identifier or a telephone number. */
const wordsWritten: Writer = ({ text, value, time }) =>
  joined([textOf(text) ?? textOf(value), said('–', primitive(time))], ' ');

const objectWritten: Writer = (value, resolve) =>
  (WRITERS.find(([fits]) => fits(value))?.[1] ?? wordsWritten)(value, resolve);

const nothing: Resolve = () => undefined;

/** One value in words; null where it says nothing. */
export function written(value: unknown, resolve: Resolve = nothing): string | null {
  return isObject(value) ? objectWritten(value, resolve) : primitive(value);
}

/** Several, one after the other. */
export const many = (values: unknown, resolve: Resolve = nothing): string | null =>
  joined(
    list(values).map((value) => written(value, resolve)),
    ', ',
  );
