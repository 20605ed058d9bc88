/** By which URIs do UK providers name their code systems? Source: UK Core, GP Connect 1.6.2, HL7 terminology. */

export const SNOMED = 'http://snomed.info/sct';
export const DMD = 'https://dmd.nhs.uk';
export const READ_V2 = 'http://read.info/readv2';
export const CTV3 = 'http://read.info/ctv3';
export const ICD10 = 'http://hl7.org/fhir/sid/icd-10';
export const ATC = 'http://www.whocc.no/atc';
export const LOINC = 'http://loinc.org';
export const UCUM = 'http://unitsofmeasure.org';

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
