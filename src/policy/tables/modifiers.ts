/**
 * Which elements turn a resource round: “do not”, “entered in error”, “not at full strength”? The FHIR definitions mark
 * them as modifiers, and whoever reads a resource must read them too. One row per type that is ever released, so that
 * no view can leave one out. Source: FHIR R4, `isModifier`.
 */
import { z } from 'zod';
import given from './modifiers.json' with { type: 'json' };
import { releasedType } from './released-type';
import { elements, hazard, id, tableFile, text, why } from './table-file';

export const MODIFIER_FILE = tableFile('modifiers.json', {
  modifiers: z.array(
    z.strictObject({
      id,
      type: releasedType,
      /** Element names; `a.b` stands inside `a`. Empty where the definitions mark none. */
      elements,
      /** Of a later version of FHIR, which senders of R4 put in already. */
      later: text.exactOptional(),
      why,
      hazard,
    }),
  ),
});

// INVARIANT: every summary keeps these besides what its row names, and no full or supporting view lacks one: a view
// that could not carry a modifier could not carry the resource. `modifierExtension` and `implicitRules` are not here:
// no view passes on either of them.
export const MODIFIERS = MODIFIER_FILE.shipped(given).modifiers;

const pathsOf = (names: string): readonly (readonly string[])[] =>
  names
    .split(' ')
    .filter((path) => path !== '')
    .map((path) => path.split('.'));

const PATHS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  MODIFIERS.map(({ type, elements: names, later = '' }) => [type, pathsOf(`${names} ${later}`)]),
);

/** The paths of a type's modifiers, each as the names that lead to it; none for a type of which nothing is released. */
export const modifiersOf = (type: string): readonly (readonly string[])[] => PATHS.get(type) ?? [];
