/** Which codes can the record's own tables name? A bare one of these informs a reader; any other is a number. */
import { canonicalSystem, CTV3, ICD10, LOINC, READ_V2, SNOMED } from '../../domain/code-systems';
import { ACUTE_CONDITIONS } from './acute-conditions';
import { ALLERGEN_CODES } from './allergens';
import { analyteOfCode } from './analytes';
import { LONG_TERM_CONDITIONS } from './conditions';
import { OPERATIONS } from './operations';
import { panelOf } from './panels';

const plain = (code: string): string => code.trim().toUpperCase().replace(/[.\s]/g, '');
const read = (code: string): string => code.trim().replace(/\.+$/, '');
/** ACUTE_CONDITIONS holds `sct|…`, `icd|…` and `read|…` in one list. */
const acute = (family: string): readonly string[] =>
  ACUTE_CONDITIONS.flatMap(({ codes }) =>
    codes.filter((code) => code.startsWith(`${family}|`)).map((code) => code.slice(family.length + 1)),
  );

const SNOMED_CODES: ReadonlySet<string> = new Set([
  ...Object.keys(ALLERGEN_CODES),
  ...acute('sct'),
  ...LONG_TERM_CONDITIONS.flatMap(({ snomed }) => snomed),
  ...OPERATIONS.flatMap(({ snomed }) => snomed),
]);
const ICD10_CODES: ReadonlySet<string> = new Set(
  [...acute('icd'), ...LONG_TERM_CONDITIONS.flatMap(({ icd10 }) => icd10)].map(plain),
);
const READ_CODES: ReadonlySet<string> = new Set(
  [...acute('read'), ...LONG_TERM_CONDITIONS.flatMap((row) => row.read)].map(read),
);
const OPCS_STARTS: readonly string[] = OPERATIONS.flatMap(({ opcs }) => opcs);

/** True where a table of the record gives this code a name. A system is known in any of its spellings. */
export function isKnownCode(system: string | undefined, code: string): boolean {
  const name = canonicalSystem(system ?? '');
  const isTest = analyteOfCode(code) !== undefined || panelOf({ coding: [{ code }] }, '') !== null;
  if (name === SNOMED) return isTest || SNOMED_CODES.has(code);
  if (name === LOINC) return isTest;
  if (name === ICD10) return ICD10_CODES.has(plain(code));
  if (name === READ_V2 || name === CTV3) return READ_CODES.has(read(code));
  return /opcs[-_ ]?4/i.test(name) && OPCS_STARTS.some((start) => plain(code).startsWith(start));
}
