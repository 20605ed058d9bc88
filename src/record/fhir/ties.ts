/** Which references of a resource tie it to other entries? */
import type { Reference } from 'fhir/r4';
import type { Link } from '../section';
import { list } from './shape';

/** One tie for each reference that names its target; see `Link` for the two words. */
export function ties(
  references: readonly (Reference | undefined)[] | Reference | undefined,
  relation: string,
  inverse: string,
): readonly Link[] {
  if (references === undefined) return NONE;
  const links: Link[] = [];
  for (const one of list(references))
    if (typeof one?.reference === 'string') links.push({ reference: one.reference, relation, inverse });
  return links;
}

const NONE: readonly Link[] = [];
