/**
 * What is a list called that has no id? GP systems make the lists of a structured record for the answer alone, and some
 * send them without one. Source: answers of EMIS Web, among the tests of NHS England's GP2GP adaptor.
 */
import type { JsonDraft } from '../../../domain/json';
import { createOpaqueId } from '../../opaque-id';

/** No secret: equal lists have one name, whatever stands beside them. */
const nameOf = createOpaqueId(new Uint8Array(16), '', 'lists without an id');

/**
 * Gives a list without an id one made of its content. INVARIANT: a list alone, to which nothing refers and which no
 * screen shows: of anything else that lacks its id it is said that it could not be read. And never by its place among
 * the entries, which would tell of what is withheld before it.
 */
export function nameList(resource: JsonDraft): void {
  if (resource['resourceType'] === 'List' && resource['id'] === undefined)
    resource['id'] = nameOf(JSON.stringify(resource));
}
