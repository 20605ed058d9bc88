/**
 * What travels as JSON under /api, in the same words for the program that answers and the page that asks? The desks
 * have theirs in `http-desks.ts`. INVARIANT: no NHS number stands in any answer.
 */
import type { Answer } from './answer';
import type { Condition } from './approved';
import type { Manifest } from './data-set';
import type { Breakdown, Question } from './question';
import type { OrganisationKind, RequestForm, RequestState, SecondaryRole } from './request';

/** Every refusal. `rules` where a row of a table says no. */
export interface Refused {
  readonly error: { readonly code: string; readonly message: string; readonly rules?: readonly string[] };
}

export interface Organisation {
  readonly ods: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

export interface Person {
  readonly id: string;
  readonly name: string;
}

/** `GET /api/identity`, without signing in. */
export type IdentityAnswer =
  | {
      readonly mode: 'demo';
      readonly users: readonly (Person & { readonly role: SecondaryRole; readonly organisation: Organisation })[];
    }
  | { readonly mode: 'oidc'; readonly loginUrl: string };

/** `POST /api/session` `{ userId }` → 204. `DELETE` → 204. `GET` → 200, this. */
export type SessionAnswer =
  | { readonly signedIn: false; readonly instance: { readonly name: string } }
  | {
      readonly signedIn: true;
      readonly user: Person;
      readonly role: SecondaryRole;
      readonly organisation: Organisation;
      readonly instance: { readonly name: string };
      /** ISO instants. */
      readonly idleEndsAt: string;
      readonly endsAt: string;
    };

/** `POST /api/requests` with a RequestForm → 201; `…/submit`, `…/end` → 200; `…/decision` → 202 or 200. */
export interface RequestMoved {
  readonly id: string;
  readonly state: RequestState;
}

/** `POST /api/requests/{id}/decision`. A reason is needed for a refusal. */
export interface DecisionBody {
  readonly decision: 'approve' | 'refuse';
  readonly conditions: readonly Condition[];
  readonly reason?: string;
}

export interface Decided extends DecisionBody {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

export type BuildState = 'never' | 'running' | 'built' | 'failed';

/** One line of a list: `GET /api/requests`. */
export interface RequestLine extends RequestMoved {
  readonly title: string;
  readonly purpose: RequestForm['project']['purpose'];
  readonly organisation: Organisation;
  /** ISO instant. */
  readonly changedAt: string;
  readonly expiresOn: string | null;
  /** Answers that wait for a second person. */
  readonly waiting: number;
  readonly build: BuildState;
  /** Whoever is signed in may do these next, by what is known now. */
  readonly mayDo: readonly RequestAct[];
}

export const REQUEST_ACTS = ['submit', 'decide', 'build', 'ask', 'release', 'end'] as const;
export type RequestAct = (typeof REQUEST_ACTS)[number];

export interface RequestsAnswer {
  readonly requests: readonly RequestLine[];
}

/** `GET /api/requests/{id}` */
export interface RequestAnswer extends RequestLine {
  readonly form: RequestForm;
  readonly askedBy: { readonly name: string; readonly organisation: Organisation };
  readonly decisions: readonly Decided[];
  /** Of both members, the narrower of each; empty until approved. */
  readonly conditions: readonly Condition[];
  /** Of the data set that answers are made from; null for those who see answers. */
  readonly digest: string | null;
  /** Why no answer is given now; null where one is. */
  readonly closed: Refused['error'] | null;
  /** What of the data is never included, in words: beside what was asked for. */
  readonly notIncluded: readonly string[];
  readonly questions: readonly Question[];
  readonly answers: readonly AnswerLine[];
  /** Names by ODS code of the practices that send data; empty for those who see no answers, or none by practice. */
  readonly practices: Readonly<Record<string, string>>;
}

/** What became of an answer, and the answer as it would leave. */
export interface AnswerLine {
  readonly id: string;
  readonly question: string;
  readonly by: readonly Breakdown[];
  /** ISO instant. */
  readonly askedAt: string;
  readonly state: 'waiting' | 'released' | 'refused';
  readonly reason?: string;
  readonly releasedAt?: string;
  /** SHA-256 of the answer's bytes. */
  readonly digest: string;
  readonly answer: Answer;
}

/**
 * `POST /api/requests/{id}/build` → 202, and `GET` → 200. The report, and of the manifest the files, are for the
 * linkage team alone, and the manifest is not for those who see answers; the counts of the report are rounded, and no
 * person stands in it.
 */
export interface BuildAnswer {
  readonly state: BuildState;
  /** Which step it is at, or was at when it failed. */
  readonly step: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly manifest: Manifest | null;
  /** Why it failed. */
  readonly refused: Refused['error'] | null;
  readonly report: BuildReport | null;
}

export interface BuildReport {
  readonly sources: readonly {
    readonly id: string;
    readonly name: string;
    /** `2026-11-28`; null where not known. */
    readonly takenAt: string | null;
    readonly state: string;
  }[];
  /** By id of the rule: how many people or rows it took out, to the nearest five, `fewer than 8` below that. */
  readonly counts: readonly { readonly rule: string; readonly words: string; readonly count: number | string }[];
  /** Steps of the ladder that were taken, in words. */
  readonly ladder: readonly string[];
  readonly worklist: number | string;
}

/** `POST /api/requests/{id}/answers` and `…/preview` (200; on made-up rows, and it is not kept). */
export interface AnswerBody {
  readonly question: string;
  readonly by: readonly Breakdown[];
}

/** 201. */
export interface AnswerMade extends Answer {
  readonly id: string;
}

/** `…/preview`, 200. */
export interface PreviewAnswer extends Answer {
  readonly synthetic: true;
}

/** `POST /api/answers/{id}/release` → 200. A reason is needed for a refusal; without `decision` it is released. */
export interface ReleaseBody {
  readonly decision?: 'release' | 'refuse';
  readonly reason?: string;
}

export interface ReleaseAnswer {
  readonly id: string;
  readonly state: 'released' | 'refused';
  readonly digest: string;
}

/** `GET /api/register`, for the public. No person, and never how many were left out. */
export interface RegisterAnswer {
  readonly instance: { readonly name: string };
  readonly uses: readonly Use[];
}

export interface Use {
  readonly id: string;
  readonly title: string;
  readonly organisation: Organisation;
  readonly role: 'analyst';
  readonly purpose: RequestForm['project']['purpose'];
  readonly question: string;
  readonly benefit: string;
  readonly data: RequestForm['data'];
  readonly state: 'approved' | 'built' | 'open' | 'ended';
  /** Days. */
  readonly from: string;
  readonly to: string;
  readonly legalBasis: { readonly reference: string; readonly from: string; readonly to: string };
  readonly objections: readonly { readonly id: string; readonly who: string }[];
  readonly exceptions: readonly {
    readonly id: string;
    readonly basis: string;
    readonly from: string;
    readonly to: string;
  }[];
  readonly reports: readonly {
    readonly id: string;
    readonly question: string;
    /** A day. */
    readonly releasedOn: string;
    readonly digest: string;
    /** Practices are not named in what is published: then without its rows. */
    readonly answer: Answer;
    readonly withoutPractices: boolean;
  }[];
}
