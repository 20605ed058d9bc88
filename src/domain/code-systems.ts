/** By which URIs do UK providers name their code systems? Source: UK Core, GP Connect 1.6.2, HL7 terminology. */

export const SNOMED = 'http://snomed.info/sct';
export const DMD = 'https://dmd.nhs.uk';
export const READ_V2 = 'http://read.info/readv2';
export const CTV3 = 'http://read.info/ctv3';
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
export const ATC = 'http://www.whocc.no/atc';
export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';

/** Other names that senders give the same systems: OIDs, the plain http spelling, an edition of SNOMED CT. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['urn:oid:2.16.840.1.113883.6.96', SNOMED],
  ['urn:oid:2.16.840.1.113883.2.1.3.2.4.15', SNOMED],
  ['https://snomed.info/sct', SNOMED],
  ['http://snomed.info/sct/', SNOMED],
  ['SNOMED-CT', SNOMED],
  ['SNOMED CT', SNOMED],
  ['http://snomed.info/sct/999000041000000102', SNOMED],
  ['http://snomed.info/sct/83821000000107', SNOMED],
  ['http://snomed.info/sct/900000000000207008', SNOMED],
  ['urn:oid:2.16.840.1.113883.6.1', LOINC],
  ['https://loinc.org', LOINC],
  ['http://loinc.org/', LOINC],
  ['LOINC', LOINC],
  ['urn:oid:2.16.840.1.113883.6.3', ICD10],
  ['http://hl7.org/fhir/sid/icd-10-uk', ICD10],
  ['https://fhir.hl7.org.uk/Id/icd-10', ICD10],
  ['https://fhir.nhs.uk/Id/icd-10', ICD10],
  ['ICD-10', ICD10],
  ['urn:oid:2.16.840.1.113883.2.1.6.2', READ_V2],
  ['https://fhir.hl7.org.uk/Id/read-codes', READ_V2],
  ['http://read.info/ctv2', READ_V2],
  ['urn:oid:2.16.840.1.113883.2.1.3.2.4.14', CTV3],
]);

/** The name of a code system by which codes are compared; whatever was sent as one is taken as text. */
export const canonicalSystem = (system: string): string =>
  ALIASES.get(system) ?? (String(system).startsWith('http://snomed.info/sct/') ? SNOMED : system);

/** Every spelling of a system in the table, its own name first; an edition of SNOMED CT stands in none. */
export const spellingsOf = (system: string): readonly string[] => [
  system,
  ...[...ALIASES].flatMap(([alias, name]) => (name === system ? [alias] : [])),
];

/** Terminologies that many share: a bare code of one may name anything, where a sender's own code is its own number. */
const SHARED = /snomed|dmd|read|ctv3|icd|opcs|atc|loinc|rxnorm|ndc|cvx|unii|nhs\.uk|2\.16\.840\.1\.113883/iu;

/** A code of no shared terminology: what it means is its sender's secret. */
export const isSendersOwn = ({ system, code }: { readonly system?: unknown; readonly code?: unknown }): boolean =>
  (typeof system === 'string' && system !== '' ? !SHARED.test(system) : true) &&
  !/^\s*\d{6,18}\s*$/u.test(String(code));

/** Label systems: the STU3 spelling and the R4 spelling both count. */
export const ACT_CODE_SYSTEMS: readonly string[] = [
  'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  'http://hl7.org/fhir/v3/ActCode',
];
export const CONFIDENTIALITY_SYSTEMS: readonly string[] = [
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  'http://hl7.org/fhir/v3/Confidentiality',
];

export const ODS_ORGANISATION = 'https://fhir.nhs.uk/Id/ods-organization-code';
export const ODS_SITE = 'https://fhir.nhs.uk/Id/ods-site-code';
