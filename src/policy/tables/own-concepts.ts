/**
 * By which elements does a resource say what it is? Where their words tell of an excluded category the whole resource
 * is withheld, whatever code stands beside them: a code is a public name, and a nameless row with a date is the gap
 * itself. An element that is not named here is attached: where its words tell beside a valid code it is cut, and the
 * resource stays. Source: POLICY 3, “code or words”.
 */
import { z } from 'zod';
import type { ResourceType } from '../../domain/section-of';
import given from './own-concepts.json' with { type: 'json' };
import { releasedType } from './released-type';
import { elements, hazard, id, tableFile, why } from './table-file';

/** Types that are read for what they tell, and never released. */
const READ_ALONE = z.enum(['Substance', 'Schedule', 'Slot', 'List']);

export const OWN_CONCEPT_FILE = tableFile('own-concepts.json', {
  ownConcepts: z.array(
    z.strictObject({
      id,
      type: z.union([READ_ALONE, releasedType]) as z.ZodType<ResourceType | z.infer<typeof READ_ALONE>>,
      /** Elements, at any depth, that name the thing: without them it is a nameless row. */
      names: elements.exactOptional(),
      /** Further elements, at any depth, that say what it is. */
      says: elements.exactOptional(),
      /**
       * Attached elements that say why: in these types they tell as much as the name. A reference is cut, and the
       * resource that refers stays.
       */
      because: elements.exactOptional(),
      /** Texts that are a title or a name, and no concept. */
      titles: elements.exactOptional(),
      why,
      hazard,
    }),
  ),
});

const shipped = OWN_CONCEPT_FILE.shipped(given);
export type OwnConceptRow = (typeof shipped.ownConcepts)[number];
export const OWN_CONCEPTS = shipped.ownConcepts;

export interface OwnConcepts {
  readonly names: ReadonlySet<string>;
  /** Elements whose words withhold the whole resource. */
  readonly telling: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
}

const listed = (...lists: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => (list === undefined ? [] : list.split(' '))));
const NONE: OwnConcepts = { names: new Set(), telling: new Set(), titles: new Set() };
const BY_TYPE: ReadonlyMap<string, OwnConcepts> = new Map(
  OWN_CONCEPTS.map(({ type, names, says, because, titles }) => [
    type,
    { names: listed(names), telling: listed(names, says, because), titles: listed(titles) },
  ]),
);

/** The elements by which this type says what it is; none for a type without a row, of which nothing is released. */
export const ownConceptsOf = (type: string): OwnConcepts => BY_TYPE.get(type) ?? NONE;
