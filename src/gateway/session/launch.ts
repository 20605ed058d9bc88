/**
 * What is a launch, whose may it be, and what does it leave a session to do? One launch, one record: a session that was
 * launched is locked to it. See hazards H-70, H-71.
 */
import type { LaunchStart } from '../../domain/launch';
import { audit } from '../audit/record';
import type { Answer, SignedInCall } from '../call';
import { problem, type Problem } from '../http/problem';
import type { LaunchMark, PendingLaunch } from '../launch-ports';
import type { Access, Session } from '../ports';

const STARTS: readonly LaunchStart[] = ['summary', 'timeline', 'medicines', 'results'];

/** Where a launched record begins; anything else that a system asks for is the page's own choice. */
export const startOf = (intent: unknown): LaunchStart | undefined => STARTS.find((start) => start === intent);

const OTHER_USER = problem(
  403,
  'other-user',
  'The system that you came from says that somebody else is working there. Sign out, sign in as yourself, and open ' +
    'the record from that system again.',
);
const OTHER_ORGANISATION = problem(
  403,
  'other-organisation',
  'The system that you came from belongs to an organisation at which you are not working here. Change where you are ' +
    'working if you can, and open the record from that system again.',
);

/** Null where the signed-in user may go on with it; else why not. The system's word only has to agree. */
export function refusalOf(
  { user, organisation }: Pick<PendingLaunch, 'user' | 'organisation'>,
  session: Pick<Session, 'user' | 'membership'>,
): Problem | null {
  if (user !== undefined && user !== session.user.id) return OTHER_USER;
  if (organisation !== undefined && organisation !== session.membership.organisation.ods) return OTHER_ORGANISATION;
  return null;
}

/** INVARIANT: a launched session holds the one record of its launch, and another session none that was launched. */
export const isOfLaunch = (session: Pick<Session, 'launched'>, access: Pick<Access, 'launched'>): boolean =>
  session.launched?.id === access.launched?.id;

/** The same for every record and person: told from the session alone. */
export const lockedTo = ({ name }: LaunchMark): Problem =>
  problem(
    403,
    'launched',
    `This session was opened from ${name} for one person, and no other record can be opened in it. Open the next ` +
      'person from there, or sign out and sign in again to look for somebody here.',
  );

/** The same route, closed to a launched session; the attempt is put on record. */
export const unlessLaunched =
  (route: (call: SignedInCall) => Answer) =>
  async (call: SignedInCall): Answer => {
    const { launched } = call.session;
    if (launched === undefined) return route(call);
    await audit(call, 'refused', { succeeded: false, details: { why: 'the session is locked to its launch' } });
    return lockedTo(launched);
  };

/** What the audit tells of it, beside the rest. */
export const toldOfLaunch = (launched: Access['launched']): Readonly<Record<string, string | undefined>> =>
  launched === undefined
    ? {}
    : { 'launched from': launched.name, 'launching system': launched.system, encounter: launched.encounter };
