/**
 * Which signs are a code? A text is no code because it stands where one should: its system must be known, and its shape
 * that of the system.
 */
import { canonicalSystem, DMD, ICD10, LOINC, READ_V2, SNOMED, UCUM } from '../../domain/code-systems';
import { isSnomedId } from '../../domain/snomed-id';

export interface CodeShape {
  readonly system: string;
  readonly says: string;
  readonly holds: (code: string) => boolean;
  readonly why: string;
  readonly hazard: string;
}

export const OPCS4 = 'https://fhir.hl7.org.uk/CodeSystem/OPCS-4';

/** LOINC: the last digit checks the others, by Luhn's rule. */
function isLoinc(code: string): boolean {
  if (!/^[1-9]\d{0,6}-\d$/.test(code)) return false;
  const digits = [...code.replace('-', '')].reverse().map(Number);
  const sum = digits.reduce((all, digit, at) => {
    const twice = at % 2 === 0 ? digit : digit * 2;
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

const matches =
  (shape: RegExp) =>
  (code: string): boolean =>
    shape.test(code);

const HAZARD = 'a name or a note that was typed into a code leaves with a data set';

export const CODE_SHAPES: readonly CodeShape[] = [
  {
    system: SNOMED,
    says: '6 to 18 digits with the right check digit',
    holds: isSnomedId,
    why: 'an NHS number or a telephone number of as many digits seldom passes Verhoeff’s check',
    hazard: HAZARD,
  },
  {
    system: DMD,
    says: '6 to 18 digits with the right check digit',
    holds: isSnomedId,
    why: 'identifiers of medicines are SNOMED CT identifiers',
    hazard: HAZARD,
  },
  {
    system: READ_V2,
    says: 'five signs, letters, digits and full stops, with or without the two of a term',
    holds: matches(/^[0-9A-Za-z][0-9A-Za-z.]{4}(?:[0-9A-Z]{2})?$/),
    why: 'older GP data is in Read codes, and its length is fixed',
    hazard: HAZARD,
  },
  {
    system: ICD10,
    says: 'a letter and two digits, then up to two more behind a full stop',
    holds: matches(/^[A-Z]\d{2}(?:\.?[0-9X][0-9A-Z]?)?[DA*+]?$/),
    why: 'hospital diagnoses are in ICD-10',
    hazard: HAZARD,
  },
  {
    system: OPCS4,
    says: 'a letter and two digits, then one digit behind a full stop',
    holds: matches(/^[A-HJ-Z]\d{2}(?:\.?\d)?$/),
    why: 'hospital procedures are in OPCS-4',
    hazard: HAZARD,
  },
  {
    system: LOINC,
    says: 'up to seven digits, a hyphen and the right check digit',
    holds: isLoinc,
    why: 'some laboratories send LOINC',
    hazard: HAZARD,
  },
  {
    system: UCUM,
    says: 'at most 24 signs of a unit, without a space',
    holds: matches(/^[A-Za-z0-9%*./[\](){}'_^+-]{1,24}$/),
    why: 'a number means something only with its unit',
    hazard: HAZARD,
  },
];

/** Null where it is a code of a system that we know; else what is wrong with it, without repeating it. */
export function codeProblem(system: string, code: string): string | null {
  const shape = CODE_SHAPES.find((one) => one.system === canonicalSystem(system));
  if (shape === undefined) return 'its system is not one that is known here';
  return shape.holds(code) ? null : `it does not have the shape of its system: ${shape.says}`;
}
