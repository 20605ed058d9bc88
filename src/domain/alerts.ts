/** What is an alert of, how is it closed, and why was a record opened? Fixed words, in the order they are offered. */
import type { Role } from './roles';

/** How a privacy officer closes an alert, and how that is said. One without words does not compile. */
export const ALERT_OUTCOMES = {
  justified: 'Justified',
  asked: 'Asked the colleague',
  'passed-on': 'Passed to their organisation',
  incident: 'Incident',
} as const;
export type AlertOutcome = keyof typeof ALERT_OUTCOMES;
export const ALERT_OUTCOME_IDS = Object.keys(ALERT_OUTCOMES) as readonly AlertOutcome[];

/** Why somebody opened a record without a relationship that could be found: one press. (Hazard H-47.) */
export const OPENING_REASONS = {
  emergency: 'Emergency',
  'seeing-now': 'Seeing them now',
  referred: 'Referred to us',
  advice: 'Asked for advice',
} as const;
export type OpeningReason = keyof typeof OPENING_REASONS;
export const OPENING_REASON_IDS = Object.keys(OPENING_REASONS) as readonly OpeningReason[];

/** How a kind of alert is named to people; one that is not here is shown by its own word. */
export const ALERT_KINDS: Readonly<Record<string, string>> = {
  emergency: 'Emergency access',
  'self-claimed': 'No known relationship',
  'own-record': 'Own record or namesake',
  household: 'Own household or family',
  'look-ups': 'Many people found in an hour',
  openings: 'Many records opened in an hour',
  lists: 'Lists of codes not complete',
  'opt-out-overdue': 'Opt-out form not ruled in time',
  surge: 'Many openings of one record',
  unusual: 'Far more openings than colleagues',
  watched: 'Person on the list',
  'officer-search': 'Search by a privacy officer',
};

export interface Alert {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly text: string;
  /** Whose act it is about; empty where it is about nobody’s. */
  readonly userName: string;
  /** Absent of alerts of an earlier release, of those about nobody’s act, and where the service is not named. */
  readonly userId?: string;
  readonly role?: Role;
  readonly organisation?: { readonly ods: string; readonly name: string };
  /** What can be asked by `POST /api/audit/search` with `alert`: accesses to the person, accesses by the user. */
  readonly leadsTo?: readonly ('person' | 'user')[];
  /** Why the record was opened, where the user said. */
  readonly why?: OpeningReason;
  readonly acknowledgedBy?: string;
  readonly acknowledgedAt?: string;
  readonly outcome?: AlertOutcome;
  readonly note?: string;
}

/** Alerts about one person, or about one colleague at one organisation. */
export interface AlertGroup {
  /** Keyed: tells nobody, and is the same at every gateway and every day. */
  readonly key: string;
  readonly count: number;
  /** When the last of them was raised. */
  readonly at: string;
}

/** `GET /api/alerts` and `POST /api/alerts/{id}/acknowledge` (that one alert alone). */
export interface AlertsAnswer {
  /** Newest first. */
  readonly alerts: readonly Alert[];
  /** How many are still open, of all that this officer sees; only where a list was asked for. */
  readonly open?: number;
  /** Where the next, older page begins; absent at the end. */
  readonly next?: number;
  /** Only where grouping was asked for; `alerts` then holds the newest of each group. */
  readonly groups?: readonly AlertGroup[];
}

/** `POST /api/alerts/{id}/acknowledge` */
export interface AcknowledgeRequest {
  readonly outcome?: AlertOutcome;
  readonly note?: string;
}

/** `GET /api/sessions`: who is signed in; nothing of whose records they hold open. */
export interface SessionsAnswer {
  readonly sessions: readonly {
    readonly userId: string;
    readonly userName: string;
    readonly role: Role;
    readonly organisation: string;
    readonly startedAt: string;
    readonly seenAt: string;
  }[];
}

/** `GET /api/watched-people`: the list names nobody; whether somebody is on it is asked by number. */
export interface WatchedPeopleAnswer {
  readonly people: readonly { readonly addedAt: string; readonly addedBy: string }[];
}
