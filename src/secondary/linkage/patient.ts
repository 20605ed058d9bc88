/** What does linkage read of a Patient resource? INVARIANT: nothing else of it goes any further. */
import { ODS_ORGANISATION } from '../../domain/code-systems';
import { isObject, objectsOf, textOf, textsOf, type Json } from '../../domain/json';
import { isNhsNumber, LEGACY_NHS_NUMBER_SYSTEM, NHS_NUMBER_SYSTEM, nhsNumberDigits } from '../../domain/nhs-number';
import type { Identity } from './link-row';
import { plainGiven, plainName, plainPostcode } from './likeness';

export interface PatientRow extends Identity {
  /** Valid, ten digits each; the current one first. */
  readonly numbers: readonly string[];
  /** Those that the sender calls old. */
  readonly oldNumbers: readonly string[];
  /** ODS code; empty where none is said. */
  readonly practice: string;
  /** NHS 16+1 letter; empty where none is said. */
  readonly ethnic: string;
}

const isNumber = ({ system }: Json): boolean => system === NHS_NUMBER_SYSTEM || system === LEGACY_NHS_NUMBER_SYSTEM;

const validNumbers = (identifiers: readonly Json[]): readonly string[] => [
  ...new Set(
    identifiers.flatMap(({ value }) => {
      const digits = typeof value === 'string' ? nhsNumberDigits(value) : null;
      return digits !== null && isNhsNumber(digits) ? [digits] : [];
    }),
  ),
];

const isCurrent = ({ period, use }: Json): boolean => use !== 'old' && !(isObject(period) && 'end' in period);

/** The first that is still in use; a former name or address is compared with nothing. */
const currentOf = (items: unknown): Json | undefined => {
  const all = objectsOf(items).filter(isCurrent);
  return all.find(({ use }) => use === 'official') ?? all.find(({ use }) => use !== 'maiden' && use !== 'temp');
};

const ODS_CODE = /^[A-Za-z0-9]{3,10}$/;

const organisationOf = (reference: Json): string => {
  const identifier = reference['identifier'];
  const given =
    isObject(identifier) && identifier['system'] === ODS_ORGANISATION
      ? textOf(identifier['value'])
      : (/(?:^|\/)Organization\/([^/]+)$/.exec(textOf(reference['reference']) ?? '')?.[1] ?? null);
  return given !== null && ODS_CODE.test(given) ? given.toUpperCase() : '';
};

/** The practice that the person is registered with; of a practice's own extract, the sender's. */
function practiceOf(patient: Json): string {
  const named = [...objectsOf(patient['generalPractitioner']), ...objectsOf(patient['managingOrganization'])];
  return named.map(organisationOf).find((ods) => ods !== '') ?? '';
}

const ETHNIC = /ethnic/i;
const LETTER = /^[A-HJ-NPRSZ]$/;

/** The letter of the ethnic category, as UK Core says it; codes of longer lists begin with that letter. */
function ethnicOf(patient: Json): string {
  for (const { url, valueCodeableConcept } of objectsOf(patient['extension'])) {
    if (typeof url !== 'string' || !ETHNIC.test(url) || !isObject(valueCodeableConcept)) continue;
    for (const { code } of objectsOf(valueCodeableConcept['coding'])) {
      const letter = typeof code === 'string' && code.length <= 3 ? code.slice(0, 1).toUpperCase() : '';
      if (LETTER.test(letter)) return letter;
    }
  }
  return '';
}

/** Reads what linkage compares, made plain, and what the spine keeps. */
export function patientRow(patient: Json): PatientRow {
  const identifiers = objectsOf(patient['identifier']).filter(isNumber);
  const name = currentOf(patient['name']);
  const address = currentOf(patient['address']);
  const old = validNumbers(identifiers.filter((one) => !isCurrent(one)));
  const current = validNumbers(identifiers.filter(isCurrent));
  const gender = textOf(patient['gender']) ?? '';
  return {
    numbers: current,
    oldNumbers: old.filter((number) => !current.includes(number)),
    birthDate: textOf(patient['birthDate']) ?? '',
    family: plainName(textsOf(name?.['family']).join(' ')),
    given: plainGiven(textsOf(name?.['given']).join(' ')),
    postcode: plainPostcode(textOf(address?.['postalCode']) ?? ''),
    gender: /^(female|male|other|unknown)$/.test(gender) ? gender : '',
    practice: practiceOf(patient),
    ethnic: ethnicOf(patient),
  };
}
