/**
 * Which kind of simple value does a FHIR type stand for, and which types may follow a choice element? Source: HL7 FHIR
 * R4 and R5, datatypes.
 */

/** What a simple value is to both engines. A date is a text: what its source left out stays left out. */
export type Kind = 'text' | 'integer' | 'decimal' | 'boolean';

const SIMPLE: Readonly<Record<string, Kind>> = {
  base64Binary: 'text',
  boolean: 'boolean',
  canonical: 'text',
  code: 'text',
  date: 'text',
  dateTime: 'text',
  decimal: 'decimal',
  id: 'text',
  instant: 'text',
  integer: 'integer',
  markdown: 'text',
  oid: 'text',
  positiveInt: 'integer',
  string: 'text',
  time: 'text',
  unsignedInt: 'integer',
  uri: 'text',
  url: 'text',
  uuid: 'text',
};

const COMPOUND: ReadonlySet<string> = new Set([
  ...['Address', 'Age', 'Annotation', 'Attachment', 'CodeableConcept', 'CodeableReference', 'Coding', 'ContactDetail'],
  ...['ContactPoint', 'Count', 'DataRequirement', 'Distance', 'Dosage', 'Duration', 'Expression', 'HumanName'],
  ...['Identifier', 'Meta', 'Money', 'ParameterDefinition', 'Period', 'Quantity', 'Range', 'Ratio', 'RatioRange'],
  ...['Reference', 'RelatedArtifact', 'SampledData', 'Signature', 'Timing', 'TriggerDefinition', 'UsageContext'],
]);

/** Null for a type that is not simple. */
export const kindOfType = (type: string): Kind | null => (Object.hasOwn(SIMPLE, type) ? (SIMPLE[type] ?? null) : null);

/** Is it a type that a value of several types (`value[x]`) may have? */
export const isChoiceType = (type: string): boolean => kindOfType(type) !== null || COMPOUND.has(type);

const MOMENTS: ReadonlySet<string> = new Set(['date', 'dateTime', 'instant']);

/** A point in time that may be known to the year alone. */
export const isMoment = (type: string | null): boolean => type !== null && MOMENTS.has(type);

const CANONICAL = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\//;

/** `http://hl7.org/fhir/StructureDefinition/code` is `code`. */
export const shortType = (type: string): string => type.replace(CANONICAL, '');
