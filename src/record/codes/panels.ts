/**
 * By which codes and names does one laboratory report go? Rows: `panels.csv`. A report of no listed kind keeps its own
 * name.
 */
import type { CodeableConcept } from 'fhir/r4';
import { concepts, fromTables } from '../../terminology/in-force';
import { codingsOf, plainText } from '../fhir/concept';

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

const lookUps = fromTables(() => {
  const panels = concepts('panels');
  return {
    byName: new Map(panels.flatMap(({ id, names }) => names.map((name) => [plain(name), id] as const))),
    byCode: new Map(panels.flatMap(({ id, codes }) => codes.map(({ code }) => [code, id] as const))),
  };
});

/** What a laboratory puts behind the name of a group of tests. */
const GROUP_WORDS = / (?:profile|panel|screen|group|tests?|results?|levels?|series)$/;

function panelNamed(name: string): string | null {
  const { byName } = lookUps();
  const bare = plain(name.replace(/\s*\([^()]*\)/g, ' '));
  return byName.get(plain(name)) ?? byName.get(bare) ?? byName.get(bare.replace(GROUP_WORDS, '')) ?? null;
}

/** The usual name of the report that has this code or goes by this name; null where it is of no listed kind. */
export function panelOf(code: CodeableConcept | undefined, name: string): string | null {
  for (const { code: one } of codingsOf(code)) {
    const known = lookUps().byCode.get(String(one));
    if (known !== undefined) return known;
  }
  return panelNamed(name);
}

/** True for a report whose code and name say only that it is one. */
export const isGeneralReport = (code: CodeableConcept | undefined, name: string): boolean =>
  codingsOf(code).some(({ code: one }) => GENERAL_CODES.has(String(one))) || GENERAL_NAMES.test(plainText(name));
