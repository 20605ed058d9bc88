/**
 * What do the tabs of one browser tell each other, and what does a tab do when it is told? All of one cookie, so of one
 * session at a time.
 */

/**
 * INVARIANT: no word says anything of a person, names a user or carries what the gateway would take: the marks are the
 * gateway's own,
 * made for this, and open nothing.
 */
export type TabWord =
  /**
   * Told by the tab that leaves. `heardAt`: when that tab last knew of an answer, where it goes by its own clock alone;
   * null where it is certain.
   */
  | {
      readonly kind: 'left';
      readonly session: string;
      readonly why: 'signed-out' | 'ended' | 'role';
      readonly heardAt: number | null;
    }
  /** The gateway has just said that this is the session now. */
  | { readonly kind: 'signed-in'; readonly session: string; readonly user: string }
  /** The gateway answered this session: its idle time counts from here, in every tab. */
  | { readonly kind: 'answered'; readonly session: string; readonly at: number }
  | { readonly kind: 'closed'; readonly record: string };

export type Here =
  | { readonly phase: 'checking' }
  | { readonly phase: 'nobody' }
  | {
      readonly phase: 'signed-in';
      readonly session: string | null;
      readonly user: string | null;
      readonly answeredAt: number;
      readonly record: string | null;
    };

/** Why a tab was left by no deed of its own. */
export type LeftBy = 'signed-out-elsewhere' | 'role-elsewhere' | 'signed-in-elsewhere' | 'another-user';

export type Effect =
  | 'nothing'
  | LeftBy
  | 'ended'
  /** The idle time counts from what the word says. */
  | 'hear'
  | 'close-record'
  /** The session that is being read may be the one that just ended. */
  | 'ask-again'
  /** Nobody is signed in here: see whether somebody is elsewhere. */
  | 'look';

const LEFT: Readonly<Record<(TabWord & { kind: 'left' })['why'], Effect>> = {
  'signed-out': 'signed-out-elsewhere',
  ended: 'ended',
  role: 'role-elsewhere',
};

/**
 * A tab of this very session obeys; the word of another session's tab comes too late, or from one that has not heard of
 * this one yet.
 */
export function effectOf(word: TabWord, here: Here): Effect {
  if (here.phase !== 'signed-in') {
    if (word.kind !== 'left' && word.kind !== 'signed-in') return 'nothing';
    return here.phase === 'checking' ? 'ask-again' : 'look';
  }
  switch (word.kind) {
    case 'closed':
      return word.record === here.record ? 'close-record' : 'nothing';
    case 'answered':
      return word.session === here.session ? 'hear' : 'nothing';
    case 'signed-in':
      if (word.session === here.session) return 'nothing';
      return word.user === here.user ? 'signed-in-elsewhere' : 'another-user';
    case 'left':
      if (word.session !== here.session) return 'nothing';
      // A tab that slept may not have heard of the work done here: its clock is no reason to end that.
      return word.heardAt !== null && word.heardAt < here.answeredAt ? 'nothing' : LEFT[word.why];
  }
}

type Unread = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Null for whatever is no word of ours: a page of another release may be open beside this one. */
export function readWord(data: unknown): TabWord | null {
  if (typeof data !== 'object' || data === null) return null;
  const { kind, session, why, heardAt, user, at, record } = data as Unread;
  if (kind === 'closed') return isText(record) ? { kind, record } : null;
  if (!isText(session)) return null;
  if (kind === 'signed-in') return isText(user) ? { kind, session, user } : null;
  if (kind === 'answered') return typeof at === 'number' ? { kind, session, at } : null;
  if (kind !== 'left' || (why !== 'signed-out' && why !== 'ended' && why !== 'role')) return null;
  return heardAt === null || typeof heardAt === 'number' ? { kind, session, why, heardAt } : null;
}
