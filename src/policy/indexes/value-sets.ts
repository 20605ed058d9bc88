/**
 * Can this value-set file be trusted? SNOMED ids are text of 6–18 digits with a right check digit, and the file is
 * whole, or it is refused. Source: POLICY 3.
 */
import { type Json, isObject } from '../../domain/json';
import { isSnomedId } from '../../domain/snomed-id';
import { EXCLUSIONS, type ExclusionId } from '../tables/exclusions';
import { familyOf, type Family } from './code-family';
import type { LoadedCode } from './code-tables';

export interface ValueSetFile {
  readonly file: string;
  readonly category: string;
  readonly content: unknown;
}

export type LoadedValueSet =
  | { readonly ok: true; readonly file: string; readonly category: string; readonly codes: readonly LoadedCode[] }
  | { readonly ok: false; readonly problem: string };

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Enough to name every damaged code of a real list; a file that is wrong throughout need not fill the screen. */
const NAMED = 200;

interface Concept {
  readonly system: unknown;
  readonly code: unknown;
  /** What stands beside the code, so that somebody finds its line in their own list. */
  readonly display: unknown;
}

interface Contents {
  readonly concepts: readonly Concept[];
  /** Why the file holds less than its author meant, or null. */
  readonly missing: string | null;
}

/**
 * An include that only a terminology server could turn into codes: a filter, another value set, a whole code system.
 */
const isByRule = (include: unknown): boolean => isObject(include) && list(include['concept']).length === 0;

/** Why an expansion is only a part of itself, or null. */
function pageOf(expansion: unknown, held: number): string | null {
  const { total, offset } = isObject(expansion) ? expansion : {};
  if (typeof total === 'number' && total > held)
    return `its expansion holds ${String(held)} of ${String(total)} codes; save the whole expansion.`;
  return typeof offset === 'number' && offset > 0 ? 'it is a page of an expansion; save the whole expansion.' : null;
}

/** Every concept of `compose.include.concept` and of `expansion.contains`, whatever its depth. */
function contentsOf({ compose, expansion }: Json): Contents {
  const found: Concept[] = [];
  const includes = list(isObject(compose) ? compose['include'] : undefined);
  for (const include of includes) {
    if (!isObject(include)) continue;
    for (const concept of list(include['concept']))
      found.push(
        isObject(concept)
          ? { system: include['system'], code: concept['code'], display: concept['display'] }
          : { system: include['system'], code: concept, display: undefined },
      );
  }
  let expanded = 0;
  const waiting: { item: unknown; system: unknown }[] = list(
    isObject(expansion) ? expansion['contains'] : undefined,
  ).map((item) => ({ item, system: undefined }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item } = next;
    if (!isObject(item)) continue;
    expanded += 1;
    const system = item['system'] ?? next.system;
    if (item['code'] !== undefined && item['abstract'] !== true)
      found.push({ system, code: item['code'], display: item['display'] });
    for (const inner of list(item['contains'])) waiting.push({ item: inner, system });
  }
  const page = pageOf(expansion, expanded);
  if (page !== null) return { concepts: found, missing: page };
  if (found.length > 0 && expanded === 0 && includes.some(isByRule))
    return {
      concepts: found,
      missing:
        'part of it is a rule (a filter, another value set or a whole code system) without an ' +
        'expansion; save it with its expansion.',
    };
  return { concepts: found, missing: null };
}

/** How the codes of a system are written, where that is known: what is written otherwise stands under the wrong one. */
const FORMS: Readonly<Partial<Record<Family, readonly [name: string, form: RegExp]>>> = {
  icd10: ['ICD-10', /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?[†*+#!-]*[AD]?$/i],
  atc: ['ATC', /^[A-Z](?:\d{2}(?:[A-Z]{1,2}(?:\d{2})?)?)?$/i],
  loinc: ['LOINC', /^(?:LP|LA)?\d{1,7}-\d$/],
  read: ['Read', /^[0-9A-Za-z.]{1,7}$/],
  opcs4: ['OPCS-4', /^[A-Z]\d{2}(?:\.?\d)?$/i],
  function: ['treatment functions', /^\d{3}$/],
};

/** A code as a spreadsheet writes it once it took it for a number. */
const RUINED = /^\d+(?:[.,]\d+)?E\+?\d+$|^\d{6,18}[.,]0+$/i;
/** The partition of a concept’s id, and its check digit. Source: SNOMED CT Technical Implementation Guide. */
const OF_CONCEPT = /(?:00|10)\d$/;

/** Why a code cannot stand in a value set, or null. A code without a system is taken for SNOMED. */
function whyNot({ system, code }: Concept): string | null {
  if (typeof code === 'number')
    return Number.isSafeInteger(code) ? 'codes must be text' : 'codes must be text: as a number it has lost its digits';
  if (typeof code !== 'string') return 'codes must be text';
  if (code.trim() === '' || code !== code.trim()) return 'blank, or with blanks around it';
  if (RUINED.test(code)) return 'a number ruined by a spreadsheet';
  if (system !== undefined && typeof system !== 'string') return 'its system is not text';
  const family = familyOf(system);
  if (family === 'sct' || family === 'none') {
    if (!isSnomedId(code)) return 'not a SNOMED id: 6 to 18 digits with a right check digit';
    return OF_CONCEPT.test(code) ? null : 'the id of a SNOMED description or relationship, and of no concept';
  }
  if (family === 'local' && isSnomedId(code) && OF_CONCEPT.test(code))
    return 'a SNOMED id, under a system that is not SNOMED CT';
  const [name, form] = FORMS[family] ?? [];
  return form === undefined || form.test(code) ? null : `no code of ${name ?? ''}, under whose system it stands`;
}

/** Longer names are told by their beginning. */
const LONGEST_NAME = 80;
const nameBeside = (display: unknown): string => {
  if (typeof display !== 'string' || display.trim() === '') return '';
  const name = display.trim().replace(/\s+/g, ' ');
  return ` “${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name}”`;
};

/** The code as it stands in the file, the name beside it, and why it cannot be used; or null. */
function fault(concept: Concept): string | null {
  const why = whyNot(concept);
  if (why === null) return null;
  const { code } = concept;
  const isPlain = typeof code === 'string' && code !== '' && code === code.trim();
  const written = (isPlain ? code : (JSON.stringify(code) ?? 'nothing')).replace(
    /\p{Cf}/gu,
    (unseen) => `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `${written}${nameBeside(concept.display)} (${why})`;
}

/** Each code once, in one order, so that the digest tells of the codes and not of how the file lists them. */
function inOrder(codes: readonly LoadedCode[]): readonly LoadedCode[] {
  const byName = new Map(codes.map((code) => [`${code.system ?? ''}|${code.code}`, code]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, code]) => code);
}

/** Reads one file. A refusal names the file and the codes at fault. */
export function loadValueSet({ file, category, content }: ValueSetFile): LoadedValueSet {
  const refuse = (why: string): LoadedValueSet => ({ ok: false, problem: `Value set ${file}: ${why}` });
  const row = EXCLUSIONS.find((exclusion) => exclusion.category === category || exclusion.id === category);
  if (row === undefined)
    return refuse(
      `unknown category "${category}"; known are ${EXCLUSIONS.map((exclusion) => exclusion.category).join(', ')}.`,
    );
  if (!isObject(content) || content['resourceType'] !== 'ValueSet') {
    const type = isObject(content) ? content['resourceType'] : undefined;
    return refuse(`it is not a FHIR ValueSet${typeof type === 'string' ? `, but a ${type}` : ''}.`);
  }
  const { concepts, missing } = contentsOf(content);
  if (missing !== null) return refuse(missing);
  if (concepts.length === 0)
    return refuse('it lists no codes (neither compose.include.concept nor expansion.contains).');
  const faults = concepts.map(fault).filter((text) => text !== null);
  if (faults.length > 0) {
    const more = faults.length > NAMED ? ` and ${String(faults.length - NAMED)} more` : '';
    return refuse(
      `${String(faults.length)} of ${String(concepts.length)} codes cannot be used: ` +
        `${faults.slice(0, NAMED).join('; ')}${more}.`,
    );
  }
  const exclusion: ExclusionId = row.id;
  const codes = concepts.map(({ system, code }): LoadedCode => ({
    exclusion,
    system: typeof system === 'string' ? system : 'http://snomed.info/sct',
    code: String(code),
  }));
  return { ok: true, file, category: row.category, codes: inOrder(codes) };
}
