/**
 * Can this value-set file be trusted? SNOMED ids are text of 6–18 digits with a right check digit, and the file is
 * whole, or it is refused. Source: POLICY 3.
 */
import { type Json, isObject } from '../../domain/json';
import { isSnomedId } from '../../domain/snomed-id';
import { EXCLUSIONS, type ExclusionId } from '../tables/exclusions';
import { familyOf } from './code-family';
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

/** Every concept of `compose.include.concept` and of `expansion.contains`, whatever its depth. */
function contentsOf({ compose, expansion }: Json): Contents {
  const found: Concept[] = [];
  const includes = list(isObject(compose) ? compose['include'] : undefined);
  for (const include of includes) {
    if (!isObject(include)) continue;
    for (const concept of list(include['concept']))
      found.push({ system: include['system'], code: isObject(concept) ? concept['code'] : concept });
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
    if (item['code'] !== undefined && item['abstract'] !== true) found.push({ system, code: item['code'] });
    for (const inner of list(item['contains'])) waiting.push({ item: inner, system });
  }
  const total = isObject(expansion) ? expansion['total'] : undefined;
  if (typeof total === 'number' && total > expanded)
    return {
      concepts: found,
      missing: `its expansion holds ${String(expanded)} of ${String(total)} codes; save the whole expansion.`,
    };
  if (found.length > 0 && expanded === 0 && includes.some(isByRule))
    return {
      concepts: found,
      missing:
        'part of it is a rule (a filter, another value set or a whole code system) without an ' +
        'expansion; save it with its expansion.',
    };
  return { concepts: found, missing: null };
}

/** Why a code cannot stand in a value set, or null. A code without a system is taken for SNOMED. */
function fault({ system, code }: Concept): string | null {
  if (typeof code !== 'string') return `${JSON.stringify(code) ?? 'nothing'} (codes must be text)`;
  if (code.trim() === '' || code !== code.trim()) return `${JSON.stringify(code)} (blank, or with blanks around it)`;
  if (/^\d+(?:\.\d+)?E\+?\d+$/i.test(code)) return `${code} (a number ruined by a spreadsheet)`;
  if (system !== undefined && typeof system !== 'string') return `${code} (its system is not text)`;
  const family = familyOf(system);
  if ((family === 'sct' || family === 'none') && !isSnomedId(code))
    return `${code} (not a SNOMED id: 6 to 18 digits with a right check digit)`;
  return null;
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
  if (!isObject(content) || content['resourceType'] !== 'ValueSet') return refuse('it is not a FHIR ValueSet.');
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
