/**
 * What does a path ask? The tree of the FHIRPath subset that a ViewDefinition may use. Source: SQL on FHIR v2,
 * "FHIRPath expressions in a ViewDefinition".
 */
import { kindOfType, type Kind } from '../fhir-types';

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type Sum = '+' | '-' | '*' | '/';

export interface Literal {
  readonly op: 'literal';
  readonly kind: Kind;
  readonly value: string | number | boolean;
  /** The FHIR type of a constant; null for what is written in the path. */
  readonly type: string | null;
}

export type Path =
  | { readonly op: 'this' }
  | Literal
  | { readonly op: 'row-index' }
  /** `type` is that of a choice: `value.ofType(Quantity)` is the member `valueQuantity`. */
  | { readonly op: 'member'; readonly of: Path; readonly name: string; readonly type: string | null }
  | { readonly op: 'where'; readonly of: Path; readonly by: Path }
  | { readonly op: 'exists' | 'empty'; readonly of: Path }
  | { readonly op: 'not'; readonly of: Path }
  | { readonly op: 'at'; readonly of: Path; readonly index: number }
  | { readonly op: 'join'; readonly of: Path; readonly by: string }
  | { readonly op: 'resource-key' }
  /** `type` null: of whatever type it refers to. */
  | { readonly op: 'reference-key'; readonly of: Path; readonly type: string | null }
  /** `type` null: as the text itself says. */
  | { readonly op: 'boundary'; readonly of: Path; readonly side: 'low' | 'high'; readonly type: string | null }
  | { readonly op: 'both'; readonly how: 'and' | 'or'; readonly left: Path; readonly right: Path }
  /** `moments`: one side is known to be a date, so that "2020" and "2020-05" cannot be told apart. */
  | {
      readonly op: 'compare';
      readonly how: Comparison;
      readonly left: Path;
      readonly right: Path;
      readonly moments: boolean;
    }
  | { readonly op: 'sum'; readonly how: Sum; readonly left: Path; readonly right: Path };

export const THIS: Path = { op: 'this' };

const kindOfChoice = (type: string | null): Kind | 'compound' | null =>
  type === null ? null : (kindOfType(type) ?? 'compound');

/** The kind of what a path gives, where the path alone says it; null where only the data can. */
export function kindOfPath(path: Path): Kind | 'compound' | null {
  switch (path.op) {
    case 'literal':
      return path.kind;
    case 'row-index':
      return 'integer';
    case 'exists':
    case 'empty':
    case 'not':
    case 'both':
    case 'compare':
      return 'boolean';
    case 'join':
    case 'resource-key':
    case 'reference-key':
      return 'text';
    case 'sum':
      return path.how === '/' ? 'decimal' : null;
    case 'where':
    case 'at':
      return kindOfPath(path.of);
    case 'member':
      return kindOfChoice(path.type);
    case 'boundary':
      return path.type === 'decimal' ? 'decimal' : kindOfPath(path.of);
    case 'this':
      return null;
  }
}

/** The FHIR type of what a path gives, where the path says it: of a constant, or of a choice. */
export function typeOfPath(path: Path): string | null {
  switch (path.op) {
    case 'literal':
    case 'member':
    case 'boundary':
      return path.type;
    case 'where':
    case 'at':
      return typeOfPath(path.of);
    default:
      return null;
  }
}
