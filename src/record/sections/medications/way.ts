/**
 * By exactly which way does a medicine go in? Finer than the class of a route: an injection into the spine is no
 * injection into a vein. Source: NHS England, Never Events list, wrong route administration.
 */
import { routeClass } from './form';

/** Source: SNOMED CT, route of administration values. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['47625008', 'intravenous'],
  ['78421000', 'intramuscular'],
  ['34206005', 'subcutaneous'],
  ['72607000', 'intrathecal'],
  ['404820008', 'epidural'],
]);

const WAYS: readonly (readonly [RegExp, string])[] = [
  [/\bintrathecal\w*|\bi\.?t\.?h\b/, 'intrathecal'],
  [/\bepidural\w*/, 'epidural'],
  [/\bintravitreal\w*/, 'intravitreal'],
  [/\bintracameral\w*/, 'intracameral'],
  [/\bintravenous\w*|\bi\.?v\b/, 'intravenous'],
  [/\bintramuscular\w*|\bi\.?m\b/, 'intramuscular'],
  [/\bsubcutaneous\w*|\bsub-?cut\b|\bs\.?c\b|\bs\/c\b/, 'subcutaneous'],
  [/\bintradermal\w*/, 'intradermal'],
  [/\bintra-?articular\w*/, 'intra-articular'],
  [/\bintravesical\w*/, 'intravesical'],
  [/\bintraperitoneal\w*/, 'intraperitoneal'],
  [/\bintraosseous\w*/, 'intraosseous'],
  [/\bintrapleural\w*/, 'intrapleural'],
  [/\bintraventricular\w*/, 'intraventricular'],
  [/\bintra-?arterial\w*/, 'intra-arterial'],
  [/\bperineural\w*/, 'perineural'],
];

const named = (text: string | null): string | null => {
  const low = text?.toLowerCase() ?? '';
  return WAYS.find(([words]) => words.test(low))?.[1] ?? null;
};

/** The words of a way in a dosage: they are compared by `wayOf`, not as words. */
export const withoutWay = (text: string): string =>
  WAYS.reduce((low, [words]) => low.replace(new RegExp(words.source, 'gi'), ' '), text);

/**
 * The way by code, by the words of the route, else by the dosage's own words; null where nothing tells. `injection`
 * where no more is said, and the class of every other route.
 */
export function wayOf(code: string | null, route: string | null, words: string | null): string | null {
  const coded = (code === null ? undefined : CODES.get(code)) ?? named(route) ?? routeClass(code, route);
  if (coded !== null) return coded;
  return (
    named(words) ?? (/\b(?:rectally|by mouth|orally|po|oral)\b/i.test(words ?? '') ? routeClass(null, words) : null)
  );
}
