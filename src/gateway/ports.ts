/**
 * What does the gateway need from the world? Everything with a clock, a key, a disk or a network is passed in here, so
 * that the same code runs on a server and inside the page. A store that cannot answer rejects; the gateway then closes
 * (503).
 */
import type { AuditEvent, Consent } from 'fhir/r4';
import type { Aside } from './aside';
import type { Destination } from './asking';
import type { AuditEntry, AuditKeys, RegisterPlace } from './entries';
import type { AlertStore, OpeningStore, WatchStore } from './privacy-ports';
import type { ChainState } from '../domain/audit-state';
import type { Membership, OptOutDecision, Purpose, Relationship, Report, ReportRequest } from '../domain/api';
import type { PdfWords } from '../letters/pdf-words';
import type { CaseStore } from './case-ports';
import type { User } from './config';
import type { LimitStore } from './limit-store';
import type { LaunchMark, LaunchStore, LaunchTransport } from './launch-ports';
import type { Told } from './happenings';
import type { Session, SessionStore, Vouched } from './session-ports';

export type { EndedBecause, Session, SessionLimit, SessionStore, Vouched } from './session-ports';

/** On whose behalf somebody else is asked. */
export interface Requester {
  readonly sessionId: string;
  readonly user: Pick<User, 'id' | 'name'>;
  readonly membership: Membership;
  /** Absent in demo sign-in. */
  readonly vouched?: Vouched;
  /** Our own id of the request that it is asked for; absent where a host gives none. */
  readonly correlationId?: string;
}

/**
 * One person's record opened by one user; held until it expires. `patientNhsNumber` never leaves the gateway in a URL
 * or log.
 */
export interface Access {
  readonly id: string;
  readonly sessionId: string;
  readonly userId: string;
  /** The one it was opened under; under no other is it open. */
  readonly membership: Membership;
  readonly nhsNumber: string;
  /** Superseded numbers that demographics answered with; opt-outs of any of them count. */
  readonly otherNhsNumbers: readonly string[];
  readonly purpose: Purpose;
  readonly relationship: Relationship;
  readonly reason?: string;
  readonly openedAt: number;
  readonly expiresAt: number;
  readonly emergency: { readonly endsAt: number; readonly reason: string } | null;
  /** Ids of the providers that are asked, in the order in which the record names them; absent: all that may be. */
  readonly asked?: readonly string[];
  /** The locator did not answer, or not in whole: nobody knows who else holds something. */
  readonly locatedInPart?: true;
  /** Which launch opened it; `encounter` is the launching system's own id. */
  readonly launched?: LaunchMark & { readonly encounter?: string };
}

export interface AccessStore {
  /** A new access. */
  put(access: Access): Promise<void>;
  get(id: string): Promise<Access | null>;
  /**
   * Puts a changed access in its place. INVARIANT: one that was closed meanwhile stays closed: then false, and nothing
   * is written.
   */
  replace(access: Access): Promise<boolean>;
  /**
   * Adds to the providers that it asks, where it asks not all, whatever else of it changes at the same moment; the
   * access as it then is, or null where it was closed meanwhile.
   */
  askAlso(id: string, providers: readonly string[]): Promise<Access | null>;
  remove(id: string): Promise<void>;
  /** Every access that this session opened and has not closed. */
  ofSession(sessionId: string): Promise<readonly Access[]>;
  removeOfSession(sessionId: string): Promise<void>;
  /**
   * Ends every launched access of this user, whatever session holds it, and puts `next` in their place, where one is
   * given; which were ended. INVARIANT: at no moment, and whichever gateway is asked, does a user hold two.
   */
  launchedAnew(userId: string, next?: Access): Promise<readonly Access[]>;
}

/** A decision is stored as a FHIR Consent and never changed, only superseded. */
export interface StoredConsent {
  readonly id: string;
  readonly nhsNumber: string;
  readonly consent: Consent;
  /** ISO instant the decision takes effect by. */
  readonly dateTime: string;
}

export interface OptOutStore {
  /**
   * Adds a decision together with the event that tells of it. INVARIANT: both stand, or neither, whatever ends in
   * between: a decision that nobody made, or one that is told of and does not count, cannot come about.
   */
  add(consent: StoredConsent, told: (place: RegisterPlace) => AuditEntry): Promise<void>;
  get(id: string): Promise<StoredConsent | null>;
  /** Every decision about this number, in the order they were stored. */
  of(nhsNumber: string): Promise<readonly StoredConsent[]>;
}

/** The register read from one end to the other, for lists and for taking it away. */
export interface RegisterReader {
  /** Decisions stored after place `after`, in the order they were stored, at most `count`. */
  decisions(after: number, count: number): Promise<readonly (StoredConsent & { readonly seq: number })[]>;
}

export interface AuditQuery {
  readonly nhsNumber?: string;
  readonly userId?: string;
  readonly from?: string;
  readonly to?: string;
  /** The ODS code of where whoever did it was working. */
  readonly organisation?: string;
}

/** Which part of what a query finds: at most `count` rows, and only those that were written before row `after`. */
export interface AuditPage {
  readonly count: number;
  readonly after?: number;
}

/** An event and its place in the chain: 1 for the first, without gaps. */
export interface AuditRow {
  readonly seq: number;
  readonly event: AuditEvent;
}

/** Append-only. `append` resolves only when the event is durable. */
export interface AuditStore {
  append(event: AuditEvent, keys: AuditKeys): Promise<void>;
  /** The row that was written last comes first. */
  search(query: AuditQuery, page: AuditPage): Promise<readonly AuditRow[]>;
  /** The ISO instant up to which events lie in the archive, where no search finds them; null where none do. */
  archivedUpTo?(): Promise<string | null>;
}

export interface ReportStore {
  add(report: Report): Promise<void>;
  list(): Promise<readonly Report[]>;
}

/** What one provider showed in one access, as fingerprints. */
export interface SeenRow {
  /** Keyed hash of user, person, role and organisation, emergency state, policy and form of release. */
  readonly scope: string;
  readonly provider: string;
  readonly access: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Eight bytes a resource. */
  readonly prints: Uint8Array;
  /** When the opening that it was compared with was shown; null where there was none. */
  readonly since: number | null;
  /** What differed, as JSON; names of this access alone. */
  readonly changes: string;
}

export interface SeenStore {
  /** What was shown last of this scope and provider, by whichever access, and what this access was told of it. */
  last(
    scope: string,
    provider: string,
    access: string,
  ): Promise<{
    readonly last: Pick<SeenRow, 'at' | 'prints'> | null;
    readonly told: Pick<SeenRow, 'since' | 'changes'> | null;
  }>;
  /** Keeps the fingerprints in the place of those before, and what this access is told. */
  put(row: SeenRow): Promise<void>;
  of(scope: string, access: string): Promise<readonly Pick<SeenRow, 'provider' | 'since' | 'changes'>[]>;
}

/** How a request proves its session: a cookie on a server, an injected value inside the page. */
export interface SessionTransport {
  read(request: Request): string | null;
  /** Puts the session on (or, with null, takes it off) the answer. */
  write(headers: Headers, sessionId: string | null): void;
}

export interface Logger {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface Stores {
  readonly sessions: SessionStore;
  readonly accesses: AccessStore;
  readonly optOuts: OptOutStore;
  readonly cases: CaseStore;
  readonly register: RegisterReader;
  readonly audit: AuditStore;
  readonly alerts: AlertStore;
  readonly openings: OpeningStore;
  readonly watched: WatchStore;
  readonly reports: ReportStore;
  readonly seen: SeenStore;
  readonly limits: LimitStore;
  readonly launches: LaunchStore;
  /** Resolves when the database answers; rejects otherwise. */
  ready(): Promise<void>;
}

/** The server gave a SNOMED code, knows of none, or gave no usable answer. */
export type TerminologyOutcome = 'translated' | 'unknown' | 'failed';

export interface Ports {
  readonly stores: Stores;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Asks plainly: with an id of its own on each request, and without credentials. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * Asks one place of the config, with its credentials, on somebody's behalf (null: on nobody's). Absent, as inside the
   * page: everything is asked plainly. Rejects, as for a place that does not answer, where a credential cannot be had.
   */
  readonly fetchFor?: (destination: Destination, requester: Requester | null) => Ports['fetch'];
  /** Our own id of the request that is being answered; null outside of one. */
  readonly requestId?: () => string | null;
  /** Unpredictable URL-safe text, for session and access ids. */
  readonly randomId: () => string;
  /** At least 32 bytes; ids and fingerprints are keyed with it. */
  readonly key: Uint8Array;
  readonly transport: SessionTransport;
  /**
   * Where a session that has ended here is ended at its identity provider too; null, or absent, where nowhere. Never
   * rejects.
   */
  readonly logoutUrl?: (session: Session, request: Request) => Promise<string | null>;
  /** Absent where nothing launches. */
  readonly launches?: LaunchTransport;
  /** The address that a request's connection came from, where there is one. */
  readonly addressOf?: (request: Request) => string | null;
  readonly log: Logger;
  /**
   * Reads a PDF elsewhere than on this thread, within bounds; null where it cannot be read. Absent: none can. Never
   * rejects.
   */
  readonly readPdf?: (bytes: Uint8Array) => Promise<PdfWords | null>;
  /** Where large answers are read and worked through; absent, as inside the page: on this thread like all others. */
  readonly aside?: Aside;
  /** Bytes of providers' answers that may be in hand at once, over all users; absent: what a page can bear. */
  readonly mostAnswerBytes?: number;
  /** How the chain of the audit stands; absent where it is kept in memory alone. */
  readonly chainState?: () => ChainState;
  /** Told of what is worth counting, as it happens; must not throw. */
  readonly told?: Told;
  /** Told of every question to the terminology server, for counting. */
  readonly terminologyTold?: (outcome: TerminologyOutcome) => void;
}

export type { OptOutDecision, ReportRequest };
export type { CaseQuery, CaseStore, ListedCase, OverdueCase, StoredCase } from './case-ports';
