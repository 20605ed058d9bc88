/** Can this value-set file be trusted? SNOMED ids are text of 6–18 digits with a right check digit, or the file is refused. Source: POLICY 3. */
import { EXCLUSIONS, type ExclusionId } from './exclusions';
import { familyOf } from './code-family';
import type { LoadedCode } from './code-index';
import { isSnomedId } from './verhoeff';

export interface ValueSetFile {
  readonly file: string;
  readonly category: string;
  readonly content: unknown;
}

export type LoadedValueSet =
  | { readonly ok: true; readonly file: string; readonly category: string; readonly codes: readonly LoadedCode[] }
  | { readonly ok: false; readonly problem: string };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const SHOWN = 20;

interface Concept {
  readonly system: unknown;
  readonly code: unknown;
}

/** Every concept of `compose.include.concept` and of `expansion.contains`, whatever its depth. */
function concepts(content: Readonly<Record<string, unknown>>): Concept[] {
  const found: Concept[] = [];
  const { compose, expansion } = content;
  for (const include of list(isObject(compose) ? compose['include'] : undefined)) {
    if (!isObject(include)) continue;
    for (const concept of list(include['concept'])) found.push({ system: include['system'], code: isObject(concept) ? concept['code'] : concept });
  }
  const waiting: { item: unknown; system: unknown }[] = list(isObject(expansion) ? expansion['contains'] : undefined).map((item) => ({ item, system: undefined }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item } = next;
    if (!isObject(item)) continue;
    const system = item['system'] ?? next.system;
    if (item['code'] !== undefined && item['abstract'] !== true) found.push({ system, code: item['code'] });
    for (const inner of list(item['contains'])) waiting.push({ item: inner, system });
  }
  return found;
}

/** Why a code cannot stand in a value set, or null. A code without a system is taken for SNOMED. */
function fault({ system, code }: Concept): string | null {
  if (typeof code !== 'string') return `${JSON.stringify(code) ?? 'nothing'} (codes must be text)`;
  if (code.trim() === '' || code !== code.trim()) return `${JSON.stringify(code)} (blank, or with blanks around it)`;
  if (system !== undefined && typeof system !== 'string') return `${code} (its system is not text)`;
  const family = familyOf(system);
  if ((family === 'sct' || family === 'none') && !isSnomedId(code)) return `${code} (not a SNOMED id: 6 to 18 digits with a right check digit)`;
  return null;
}

/** Reads one file. A refusal names the file and the codes at fault. */
export function loadValueSet({ file, category, content }: ValueSetFile): LoadedValueSet {
  const refuse = (why: string): LoadedValueSet => ({ ok: false, problem: `Value set ${file}: ${why}` });
  const row = EXCLUSIONS.find((exclusion) => exclusion.category === category || exclusion.id === category);
  if (row === undefined) return refuse(`unknown category "${category}"; known are ${EXCLUSIONS.map((exclusion) => exclusion.category).join(', ')}.`);
  if (!isObject(content) || content['resourceType'] !== 'ValueSet') return refuse('it is not a FHIR ValueSet.');
  const found = concepts(content);
  if (found.length === 0) return refuse('it lists no codes (neither compose.include.concept nor expansion.contains).');
  const faults = found.map(fault).filter((text) => text !== null);
  if (faults.length > 0) {
    const more = faults.length > SHOWN ? ` and ${String(faults.length - SHOWN)} more` : '';
    return refuse(`${String(faults.length)} of ${String(found.length)} codes cannot be used: ${faults.slice(0, SHOWN).join('; ')}${more}.`);
  }
  const exclusion: ExclusionId = row.id;
  const codes = found.map(({ system, code }): LoadedCode => ({
    exclusion,
    system: typeof system === 'string' ? system : 'http://snomed.info/sct',
    code: String(code),
  }));
  return { ok: true, file, category: row.category, codes };
}
