/** What does the program of groups need of the world? Stores, clock, ids, and the work that is done beside it. */
import type { AuditEvent, Consent } from 'fhir/r4';
import type { Law } from './requests/in-force';
import type { Actor, Built, Refusal, RegistersAt, StoredRequest } from './requests/request';
import type { Answer } from './shapes/answer';
import type { ApprovedRequest } from './shapes/approved';
import type { Manifest } from './shapes/data-set';
import type { AnswerLine, BuildAnswer, BuildReport } from './shapes/http';
import type { WorklistAnswer } from './shapes/http-desks';
import type { Question } from './shapes/question';

export interface Session {
  readonly id: string;
  readonly actor: Actor;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly seenAt: number;
}

export interface SessionStore {
  put(session: Session): Promise<void>;
  get(id: string): Promise<Session | null>;
  /** False where it was ended meanwhile. */
  touch(id: string, seenAt: number): Promise<boolean>;
  remove(id: string): Promise<void>;
}

export interface RequestStore {
  add(request: StoredRequest): Promise<void>;
  get(id: string): Promise<StoredRequest | null>;
  /** The latest change first. */
  list(): Promise<readonly StoredRequest[]>;
  /** INVARIANT: stands only where what is stored is the version before; else false, and nothing is written. */
  replace(request: StoredRequest): Promise<boolean>;
}

export interface StoredAnswer extends Pick<AnswerLine, 'id' | 'question' | 'by' | 'askedAt' | 'state' | 'digest'> {
  readonly request: string;
  readonly askedBy: Pick<Actor, 'id' | 'name'>;
  readonly answer: Answer;
  /** As the registers of objections stood when its data set was built. */
  readonly registers: RegistersAt;
  readonly decidedBy?: Pick<Actor, 'id' | 'name'>;
  readonly reason?: string;
  readonly releasedAt?: string;
}

export interface AnswerStore {
  add(answer: StoredAnswer): Promise<void>;
  get(id: string): Promise<StoredAnswer | null>;
  /** In the order in which they were asked. */
  of(request: string): Promise<readonly StoredAnswer[]>;
  /** Stands only where the answer still waits; else false, and nothing is written. */
  settle(answer: StoredAnswer): Promise<boolean>;
}

export type StoredBuild = BuildAnswer;

export interface BuildStore {
  get(request: string): Promise<StoredBuild | null>;
  put(request: string, build: StoredBuild): Promise<void>;
  /** Ids of requests whose build is noted as running. */
  running(): Promise<readonly string[]>;
}

/** One decision of our own register of objections; never changed, only superseded. */
export interface StoredObjection {
  readonly id: string;
  readonly reference: string;
  readonly nhsNumber: string;
  readonly out: boolean;
  /** ISO instant. */
  readonly decidedAt: string;
  readonly consent: Consent;
}

export type PlacedObjection = StoredObjection & {
  /** Its place in the register: the later decision has the higher. */
  readonly sequence: number;
};

export interface ObjectionStore {
  add(objection: StoredObjection): Promise<PlacedObjection>;
  get(id: string): Promise<PlacedObjection | null>;
  byReference(reference: string): Promise<PlacedObjection | null>;
  of(nhsNumber: string): Promise<readonly PlacedObjection[]>;
  /** Every decision, in the order of storing. */
  all(): Promise<readonly PlacedObjection[]>;
  /** The place of the latest opt-out; 0 where there is none. */
  latestOut(): Promise<number>;
  /** Place of the latest decision of any kind; 0 where there is none. */
  latest(): Promise<number>;
}

export interface AuditKeys {
  readonly userId: string;
  /** A keyed word that stands for an NHS number, and is none. */
  readonly person?: string;
  readonly request?: string;
}

export interface AuditQuery {
  readonly userId?: string;
  readonly person?: string;
  readonly request?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface AuditRow {
  readonly seq: number;
  readonly event: AuditEvent;
}

/** Append-only; `append` resolves only when the event is durable. */
export interface AuditStore {
  append(event: AuditEvent, keys: AuditKeys): Promise<void>;
  /** The row that was written last comes first; at most `count`, and only those before row `after`. */
  search(query: AuditQuery, page: { readonly count: number; readonly after?: number }): Promise<readonly AuditRow[]>;
}

export interface StoredAlert {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly words: string;
  readonly request: string | null;
}

export interface AlertStore {
  add(alert: StoredAlert): Promise<void>;
  /** Newest first. */
  list(count: number): Promise<readonly StoredAlert[]>;
}

/** How often has somebody done something? Keys are keyed words and name nobody. */
export interface LimitStore {
  note(key: string, at: number): Promise<void>;
  /** The moments after `since`, oldest first. */
  since(key: string, since: number): Promise<readonly number[]>;
}

export interface Stores {
  readonly sessions: SessionStore;
  readonly requests: RequestStore;
  readonly answers: AnswerStore;
  readonly builds: BuildStore;
  readonly objections: ObjectionStore;
  readonly audit: AuditStore;
  readonly alerts: AlertStore;
  readonly limits: LimitStore;
  /** Resolves when the database answers, and can take an event of the audit; rejects otherwise. */
  ready(): Promise<void>;
}

/** What demographics say of somebody; names plain, without case, accents and signs. */
export interface DemographicPerson {
  readonly birthDate: string;
  readonly family: string;
  readonly given: string;
}

/** How a request proves its session: a cookie on a server. */
export interface SessionTransport {
  read(request: Request): string | null;
  /** Puts the session on (or, with null, takes it off) the answer. */
  write(headers: Headers, sessionId: string | null): void;
}

export interface Logger {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  error(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** What is done beside the answering of requests. Each rejects where it fails in a way that nobody foresaw. */
export interface Work {
  /** Builds the data set of an approval; `tell` is told of each step, in words. */
  build(
    approved: ApprovedRequest,
    tell: (step: string) => void,
  ): Promise<{ readonly manifest: Manifest; readonly report: BuildReport | null } | Refusal>;
  /** Of a request's data sets the latest alone is kept. */
  keepOnly(request: string, digest: string): Promise<void>;
  /** `built`: the data set that stands. */
  answer(
    approved: ApprovedRequest,
    built: Pick<Built, 'manifest' | 'registers'>,
    question: Question,
  ): Promise<Answer | Refusal>;
  /** On made-up rows of the same shape. */
  preview(approved: ApprovedRequest, question: Question): Promise<Answer | Refusal>;
  worklist(): Promise<WorklistAnswer['rows']>;
  /** False where there is no such row. */
  rule(
    id: string,
    ruling: { readonly ruling: 'same' | 'not-same'; readonly reason: string; readonly by: string; readonly at: string },
  ): Promise<boolean>;
  destroyKey(request: string): Promise<void>;
  deleteFiles(request: string): Promise<void>;
  /** Is a key or a file of this request still there? */
  remains(request: string): Promise<boolean>;
  hasSpine(): Promise<boolean>;
  destroySpine(): Promise<void>;
}

export interface Ports {
  readonly stores: Stores;
  readonly work: Work;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Unpredictable URL-safe text. */
  readonly randomId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  /** At least 32 bytes: the words that stand for persons are keyed with it. */
  readonly key: Uint8Array;
  readonly transport: SessionTransport;
  readonly addressOf: (request: Request) => string | null;
  readonly log: Logger;
  /** Null where demographics know nobody of this number; rejects where they do not answer. */
  readonly demographics: (nhsNumber: string) => Promise<DemographicPerson | null>;
  /** How the registers of objections stand now. Rejects where one cannot be asked. */
  readonly registers: () => Promise<RegistersAt>;
  /** What is asked of data sets by name. */
  readonly questions: readonly Question[];
}

export interface AppConfig {
  readonly instance: { readonly name: string; readonly region: string };
  readonly publicUrl: string | null;
  readonly identity: { readonly mode: 'demo'; readonly users: readonly Actor[] } | { readonly mode: 'oidc' };
  readonly law: Law;
  /** Names by ODS code of the practices that send data. */
  readonly practices: Readonly<Record<string, string>>;
  /** The letter of the Confidentiality Advisory Group exempts from the national opt-out. */
  readonly exempt: boolean;
}
