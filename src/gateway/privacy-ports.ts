/**
 * What does the privacy officer's day need of the database? Alerts, the openings they are found from, and the list of
 * people whose openings alert at once.
 */
import type { Alert, OpeningReason } from '../domain/alerts';
import type { Role } from '../domain/roles';
import type { AuditPage } from './ports';

/** Who is told of an alert: officers for the colleague's organisation, the instance's, all, or who keep the list. */
export type Audience = 'organisation' | 'instance' | 'everyone' | 'list-officers';

/** An alert as it is kept: what is shown of it is decided when it is asked for. */
export interface StoredAlert {
  readonly alert: Alert;
  /** Absent of alerts of an earlier release, which the instance's officers alone are told of. */
  readonly audience?: Audience;
  readonly nhsNumber?: string;
  /** Keyed: by it alerts about one person, or one colleague at one organisation, are told together. */
  readonly personKey?: string;
  readonly userKey?: string;
  /** The opening that it tells of. */
  readonly access?: string;
}

export interface AlertQuery {
  readonly state: 'open' | 'closed' | 'all';
  /** INVARIANT: nothing for another audience is found, grouped or counted. `organisation`: its ODS code, else all. */
  readonly organisation: string | null;
  readonly keepsList: boolean;
  /** Only those of one group. */
  readonly group?: { readonly by: AlertGrouping; readonly key: string };
}

export type AlertGrouping = 'person' | 'user';
export interface AlertRow {
  readonly seq: number;
  readonly stored: StoredAlert;
}
export interface AlertGroupRow extends AlertRow {
  readonly key: string;
  readonly count: number;
}

export interface AlertStore {
  /** Keeps it, unless one of this id is kept already: then false. */
  add(alert: StoredAlert['alert'], more?: Omit<StoredAlert, 'alert'>): Promise<boolean>;
  /** Every one; for tests and small stores alone. */
  list(): Promise<readonly Alert[]>;
  /** Newest first, from before `after` on. */
  page(query: AlertQuery, page: AuditPage): Promise<readonly AlertRow[]>;
  /** The newest of each group, newest first; one that stands in no group is a group of its own. */
  groups(query: AlertQuery, by: AlertGrouping, page: AuditPage): Promise<readonly AlertGroupRow[]>;
  countOpen(query: AlertQuery): Promise<number>;
  get(id: string): Promise<StoredAlert | null>;
  /** The first who closes it stands. */
  acknowledge(id: string, by: string, at: string, told?: Pick<Alert, 'outcome' | 'note'>): Promise<Alert | null>;
  /** Adds to the alerts of this opening why the user says it was opened. */
  tellWhy(access: string, why: OpeningReason): Promise<void>;
}

/** One opening of a record, as it is counted: whose it is is keyed, and nothing of the record is in it. */
export interface Opening {
  readonly access: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly personKey: string;
  readonly userId: string;
  readonly role: Role;
  readonly ods: string;
  readonly related: boolean;
}

export interface OpeningStore {
  note(opening: Opening): Promise<void>;
  /** Distinct users, and organisations, who opened this person's record without a relationship since then. */
  unrelated(personKey: string, since: number): Promise<{ readonly users: number; readonly organisations: number }>;
  /** This user's openings in this role at this organisation since then. */
  byUser(opening: Pick<Opening, 'userId' | 'role' | 'ods'>, since: number): Promise<number>;
  /** The same of everybody in this role at this organisation, by user. */
  byColleagues(role: Role, ods: string, since: number): Promise<ReadonlyMap<string, number>>;
}

/** The people whose openings alert at once. INVARIANT: keyed; no number is kept. */
export interface WatchStore {
  add(personKeys: readonly string[], by: { readonly at: string; readonly name: string }): Promise<void>;
  remove(personKeys: readonly string[]): Promise<void>;
  /** Whether any of these is on the list. */
  has(personKeys: readonly string[]): Promise<boolean>;
  list(): Promise<readonly { readonly addedAt: string; readonly addedBy: string }[]>;
}
