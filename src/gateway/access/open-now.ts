/**
 * Which records does this session hold open, and by what do the tabs of one browser know that they show the same
 * session or the same record?
 */
import type { OpenRecordsAnswer } from '../../domain/api';
import { sameMembership } from '../../domain/membership';
import { json, type Answer, type SignedInCall } from '../call';
import type { Access } from '../ports';
import { createOpaqueId } from '../opaque-id';
import { isOfLaunch } from '../session/launch';

/**
 * The same for every opening of this person within one session, and another in any other session: two users' marks of
 * one person have nothing in common.
 */
export const recordMark = (
  key: Uint8Array,
  { sessionId, nhsNumber }: Pick<Access, 'sessionId' | 'nhsNumber'>,
): string => createOpaqueId(key, `mark ${sessionId}`, 'record')(nhsNumber);

const numbersOf = ({ nhsNumber, otherNhsNumbers }: Access): readonly string[] => [nhsNumber, ...otherNhsNumbers];

/**
 * Every access of this session to the person of this one, itself among them: a record open in several tabs is closed in
 * all of them.
 */
export async function openingsOfPerson({ gateway, session }: SignedInCall, access: Access): Promise<readonly Access[]> {
  const numbers = numbersOf(access);
  const held = await gateway.ports.stores.accesses.ofSession(session.id);
  return [
    access,
    ...held.filter((other) => other.id !== access.id && numbersOf(other).some((number) => numbers.includes(number))),
  ];
}

/** Every access that this session has open now. */
export async function openNow({ gateway, session, now }: SignedInCall): Promise<readonly Access[]> {
  const held = await gateway.ports.stores.accesses.ofSession(session.id);
  return held.filter(
    (access) =>
      access.userId === session.user.id &&
      sameMembership(access.membership, session.membership) &&
      isOfLaunch(session, access) &&
      now < access.expiresAt,
  );
}

/**
 * `GET /api/records`: the accesses of this session that are still open; a tab that missed a closing learns of it here.
 */
export async function listOpenRecords(call: SignedInCall): Answer {
  const open = await openNow(call);
  const answer: OpenRecordsAnswer = {
    records: open.map(({ id, launched }) => ({
      access: id,
      ...(launched === undefined ? {} : { launchedFrom: launched.name }),
    })),
  };
  return json(200, answer);
}
