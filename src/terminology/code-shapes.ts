/** Has a code the shape that its system gives it? Check digits where the system has one. */
import { isSnomedId } from '../domain/snomed-id';

/** LOINC: digits, a hyphen and a mod 10 check digit. Source: LOINC Users' Guide, appendix on the check digit. */
function isLoinc(code: string): boolean {
  const [, digits = '', check = ''] = /^(\d{1,7})-(\d)$/.exec(code) ?? [];
  if (digits === '') return false;
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const times = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + Math.floor(times / 10) + (times % 10);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(check);
}

const shaped =
  (shape: RegExp): ((code: string) => boolean) =>
  (code) =>
    shape.test(code);

/** The systems that a table may name, and what a code of each must be. */
export const CODE_SHAPES: Readonly<Record<string, { readonly ok: (code: string) => boolean; readonly must: string }>> =
  {
    snomed: { ok: isSnomedId, must: 'be a SNOMED CT id: 6 to 18 digits with a right Verhoeff check digit' },
    dmd: { ok: isSnomedId, must: 'be a dm+d id: 6 to 18 digits with a right Verhoeff check digit' },
    icd10: { ok: shaped(/^[A-Z]\d{2}\d{0,2}$/), must: 'be an ICD-10 code without its dot: E11, E119' },
    read2: { ok: shaped(/^[0-9A-Za-z]{1,5}$/), must: 'be a Read v2 code of at most five characters without its dots' },
    loinc: { ok: isLoinc, must: 'be a LOINC code with a right check digit: 2160-0' },
    opcs4: { ok: shaped(/^[A-Z]\d{2}\d?$/), must: 'be an OPCS-4 code of three or four characters without its dot' },
    cvx: { ok: shaped(/^\d{2,3}$/), must: 'be a CVX code of two or three digits' },
    atc: { ok: shaped(/^[A-Z]\d{2}[A-Z]{2}\d{2}$/), must: 'be an ATC code of the fifth level: J07BB02' },
    'hl7-0487': { ok: shaped(/^[A-Z]{2,5}$/), must: 'be a code of HL7 v2 table 0487: two to five capitals' },
  };
