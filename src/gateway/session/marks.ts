/** By what do the tabs of one browser know that they show the same user's same session? */
import type { SessionMarks } from '../../domain/api';
import { createOpaqueId } from '../opaque-id';
import type { Session } from '../ports';

/**
 * What tabs may tell each other of a session: a value for the user and one for this session in this role.
 * A launch makes it another session to the tabs: what they showed before is left.
 * INVARIANT: a mark opens nothing, is taken by no route, and tells nothing of the id or the name that it stands for.
 */
export const sessionMarks = (
  key: Uint8Array,
  { id, user, membership: { role, organisation }, launched }: Pick<Session, 'id' | 'user' | 'membership' | 'launched'>,
): SessionMarks => ({
  user: createOpaqueId(key, 'mark', 'user')(user.id),
  session: createOpaqueId(
    key,
    'mark',
    'session',
  )(JSON.stringify([id, role, organisation.ods, ...(launched === undefined ? [] : [launched.id])])),
});
