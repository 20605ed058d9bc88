/** Which references of a resource tie it to other entries? */
import type { Reference } from 'fhir/r4';
import type { Link } from '../section';
import { list } from './shape';

/** One tie for each reference that names its target; see `Link` for the two words. */
export const ties = (references: readonly (Reference | undefined)[] | Reference | undefined, relation: string, inverse: string): readonly Link[] =>
  list(references).flatMap((one) => (typeof one?.reference === 'string' ? [{ reference: one.reference, relation, inverse }] : []));
