/** Which codes can the record's own tables name? A bare one of these informs a reader; any other is a number. */
import { canonicalSystem, CTV3, ICD10, LOINC, READ_V2, SNOMED } from '../../domain/code-systems';
import { fromTables } from '../../terminology/in-force';
import { allergenOfCode } from './allergens';
import { analyteOfCode } from './analytes';
import { acuteConditions, longTermConditions } from './conditions';
import { operations } from './operations';
import { panelOf } from './panels';

const plain = (code: string): string => code.trim().toUpperCase().replace(/[.\s]/g, '');
const read = (code: string): string => code.trim().replace(/\.+$/, '');
/** The acute ones hold `sct|…`, `icd|…` and `read|…` in one list. */
const acute = (family: string): readonly string[] =>
  acuteConditions().flatMap(({ codes }) =>
    codes.filter((code) => code.startsWith(`${family}|`)).map((code) => code.slice(family.length + 1)),
  );

const lookUps = fromTables(() => ({
  snomed: new Set([
    ...acute('sct'),
    ...longTermConditions().flatMap(({ snomed }) => snomed),
    ...operations().flatMap(({ snomed }) => snomed),
  ]),
  icd10: new Set([...acute('icd'), ...longTermConditions().flatMap(({ icd10 }) => icd10)].map(plain)),
  read: new Set([...acute('read'), ...longTermConditions().flatMap((row) => row.read)].map(read)),
  opcs: operations().flatMap(({ opcs }) => opcs),
}));

/** True where a table of the record gives this code a name. A system is known in any of its spellings. */
export function isKnownCode(system: string | undefined, code: string): boolean {
  const name = canonicalSystem(system ?? '');
  const isTest = analyteOfCode(code) !== undefined || panelOf({ coding: [{ code }] }, '') !== null;
  if (name === SNOMED) return isTest || allergenOfCode(code) !== undefined || lookUps().snomed.has(code);
  if (name === LOINC) return isTest;
  if (name === ICD10) return lookUps().icd10.has(plain(code));
  if (name === READ_V2 || name === CTV3) return lookUps().read.has(read(code));
  return /opcs[-_ ]?4/i.test(name) && lookUps().opcs.some((start) => plain(code).startsWith(start));
}
