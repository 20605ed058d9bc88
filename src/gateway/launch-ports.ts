/**
 * What does a launch look like on its way in, and who keeps what of it? Filled by a host that has doors for other
 * systems; absent inside a page.
 */
import type { LaunchStart } from '../domain/launch';

/** Which system a session or an access was launched from, and by which launch. */
export interface LaunchMark {
  /** Of this one launch; opens nothing. */
  readonly id: string;
  /** As the config names the system. */
  readonly system: string;
  /** As people call it. */
  readonly name: string;
}

/**
 * What another system said at a door, kept in the browser, sealed, until its user has signed in with us.
 * INVARIANT: it gives nobody a role or a relationship, and its patient is matched with demographics as if typed.
 */
export interface PendingLaunch extends LaunchMark {
  /** `opens`: signed or fetched from the system itself. `fills`: a hint, for somebody to press "Open record" on. */
  readonly kind: 'opens' | 'fills';
  readonly nhsNumber: string;
  /** ISO day. */
  readonly dateOfBirth: string;
  /** The id of our user whom the system speaks of, where its row in the config maps its word to one. */
  readonly user?: string;
  /** ODS code at which whoever opens it must be working. */
  readonly organisation?: string;
  /** For the sign-in page alone. */
  readonly loginHint?: string;
  readonly start?: LaunchStart;
  /** The system's own id of an encounter: put on record, and never a relationship (hazard H-71). */
  readonly encounter?: string;
  /** Milliseconds since the epoch. */
  readonly endsAt: number;
}

/** How a pending launch travels with the browser: sealed in a cookie on a server. */
export interface LaunchTransport {
  /** The one that this browser brings, unspoilt and in time; else null. */
  read(request: Request, now: number): PendingLaunch | null;
  /** Takes it off the browser. */
  clear(headers: Headers): void;
}

/** What may be used once alone, counted for all gateways on one database. */
export interface LaunchStore {
  /** True for the first who says so; `until` (milliseconds since the epoch) it is remembered. */
  use(key: string, until: number): Promise<boolean>;
  /** It may be used once more: nothing came of the first time. */
  release(key: string): Promise<void>;
}
