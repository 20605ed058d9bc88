/** Who is signed in, as it is kept? The port, and what a session is. */
import type { Membership } from '../domain/api';
import type { User } from './config';
import type { LaunchMark } from './launch-ports';

/** How an identity provider vouched for a session. Source: OpenID Connect Core 2, Back-Channel Logout 2.1, NHS CIS2. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  /** The provider's own name of its session, where it gives one. */
  readonly sid?: string;
  /** The national user id and role profile (`nhsid_useruid`, `selected_roleid`), where it is CIS2 that vouched. */
  readonly sdsUserId?: string;
  readonly roleProfile?: string;
  /**
   * The ID token, encrypted: for the end of the provider's session, and to be exchanged for tokens of national
   * services. INVARIANT: it is opened on the server alone, and stands in no log or audit, and in no
   * answer but the address by which its own user signs out at the provider.
   */
  readonly sealedIdToken?: string;
}

export interface Session {
  readonly id: string;
  readonly user: User;
  /** As what the user is working, and where: one of the user's own memberships. */
  readonly membership: Membership;
  /** Absent in demo sign-in. */
  readonly vouched?: Vouched;
  /** Present: the session is locked to the record of this launch. */
  readonly launched?: LaunchMark;
  readonly startedAt: number;
  readonly seenAt: number;
}

/** A session that a later sign-in of the same user put an end to, for there were too many. */
export type EndedBecause = 'too-many-sessions';

/** How many sessions one user may have; those that were over by themselves do not count. */
export interface SessionLimit {
  readonly most: number;
  /** Milliseconds since the epoch: a session used last, or begun, before is over. */
  readonly seenAfter: number;
  readonly startedAfter: number;
}

export interface SessionStore {
  /**
   * A new session. With `limit`: the oldest of its user's that would be beyond it end, with every record that they hold
   * open, and `endedBecause` tells it; how many ended. INVARIANT: at no moment, and whichever gateway is asked, does a
   * user have more than `most`.
   */
  put(session: Session, limit?: SessionLimit): Promise<number>;
  get(id: string): Promise<Session | null>;
  /** Why a session ended that nobody signed out of, as long as it would have lasted; null for any other id. */
  endedBecause(id: string): Promise<EndedBecause | null>;
  /** Notes its last use, and nothing else. INVARIANT: a session that was ended meanwhile stays ended: then false. */
  touch(id: string, seenAt: number): Promise<boolean>;
  /** Puts a changed session in its place; false, and nothing is written, when it was ended meanwhile. */
  replace(session: Session): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** Every session that is kept, of whoever it is; those past their time among them until they are swept. */
  list(): Promise<readonly Session[]>;
  /** Ends every session of this user, with every record that one of them holds open; how many there were. */
  removeOfUser(userId: string): Promise<number>;
}
