/**
 * By which codes and names does one laboratory report go? Abbreviations in NHS use; LOINC panels; SNOMED CT. A report
 * of no listed kind keeps its own name.
 */
import type { CodeableConcept } from 'fhir/r4';
import { codingsOf, plainText } from '../fhir/concept';

/** name | codes | other names */
const ROWS = `
full blood count|58410-2,57021-8,26604007|fbc,complete blood count,cbc,full blood count - fbc,blood count,fbc with differential,complete blood count with differential,cbc with differential
urea and electrolytes||u&e,u and e,ue,u&es,us and es,urea & electrolytes,urea electrolytes,renal profile,renal function,renal function tests,urea creatinine and electrolytes,urea and electrolytes level
liver function tests|24325-3|lft,lfts,liver function test,liver profile,liver function,hepatic function panel
bone profile||bone chemistry,bone screen
thyroid function tests||tft,tfts,thyroid function test,thyroid profile,thyroid function
lipid profile|24331-1,57698-3|lipids,lipid screen,fasting lipids,serum lipids,lipid panel
clotting screen||coagulation screen,coagulation profile,clotting profile
urine microscopy and culture||msu,mid-stream urine,mid stream urine,midstream urine,urine culture,urine microscopy culture and sensitivity,urine mc&s,urine mcs
chest x-ray|36643-5,399208008|cxr,chest xray,x-ray chest,xr chest,plain chest x-ray,plain x-ray of chest,plain chest radiograph,chest radiograph
electrocardiogram|11524-6,29303009|ecg,ekg,12 lead ecg,12-lead ecg,electrocardiography,electrocardiographic procedure
echocardiogram|40701008|echo,echocardiography,transthoracic echocardiogram,tte
`;

/**
 * "Diagnostic studies report" (SNOMED CT, what GP Connect codes every report as), "Laboratory report" and "Pathology
 * study" (LOINC): no kind at all.
 */
const GENERAL_CODES: ReadonlySet<string> = new Set(['721981007', '11502-2', '11526-1']);
const GENERAL_NAMES =
  /^(?:(?:diagnostic|laboratory|lab|pathology|blood|clinical)(?: stud(?:y|ies))? )?(?:report|results?|reports|tests?)$|^pathology$|^blood tests?$|^bloods$/;

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const BY_NAME = new Map<string, string>();
const BY_CODE = new Map<string, string>();
for (const line of ROWS.split('\n')) {
  const [name = '', codes = '', others = ''] = line.split('|');
  if (name === '') continue;
  for (const one of [name, ...others.split(',')]) BY_NAME.set(plain(one), name);
  for (const code of codes.split(',')) if (code !== '') BY_CODE.set(code, name);
}

const panelNamed = (name: string): string | null =>
  BY_NAME.get(plain(name)) ?? BY_NAME.get(plain(name.replace(/\s*\([^()]*\)/g, ' '))) ?? null;

/** The usual name of the report that has this code or goes by this name; null where it is of no listed kind. */
export function panelOf(code: CodeableConcept | undefined, name: string): string | null {
  for (const { code: one } of codingsOf(code)) {
    const known = BY_CODE.get(String(one));
    if (known !== undefined) return known;
  }
  return panelNamed(name);
}

/** True for a report whose code and name say only that it is one. */
export const isGeneralReport = (code: CodeableConcept | undefined, name: string): boolean =>
  codingsOf(code).some(({ code: one }) => GENERAL_CODES.has(String(one))) || GENERAL_NAMES.test(plainText(name));
