/**
 * Which states does a request to the opt-out desk go through, and what does the desk send and answer? Source:
 * POLICY 1, leaflet May 2026 (“Request a secure email”), CONTRACT "HTTP".
 */
import type { OptOutDecision, OptOutForm } from './api';

/**
 * `carried-over`: loaded from an earlier register and confirmed at once; nobody waits for an acknowledgement.
 * `closed`: ruled without a decision, and why.
 */
export const CASE_STATES = [
  'received',
  'form-asked-for',
  'received-whole',
  'held',
  'recorded',
  'acknowledged',
  'carried-over',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CASE_STATE_NAMES: Readonly<Record<CaseState, string>> = {
  received: 'Received',
  'form-asked-for': 'Form asked for',
  'received-whole': 'Form received',
  held: 'Held',
  recorded: 'Recorded',
  acknowledged: 'Acknowledged',
  'carried-over': 'Carried over',
  closed: 'Closed',
};

/**
 * Where an officer may move a case by hand. INVARIANT: `held` and `recorded` are reached by what demographics say
 * alone; a case with a form is closed on the worklist, with a note.
 */
export const CASE_MOVES: Readonly<Record<CaseState, readonly CaseState[]>> = {
  received: ['form-asked-for', 'received-whole', 'closed'],
  'form-asked-for': ['received-whole', 'closed'],
  'received-whole': [],
  held: [],
  recorded: ['acknowledged'],
  acknowledged: [],
  'carried-over': [],
  closed: [],
};

/** States in which a form waits to be ruled. */
export const WAITING_STATES: readonly CaseState[] = ['received-whole', 'held'];
/** States in which somebody of the desk still has something to do. */
export const OPEN_STATES: readonly CaseState[] = ['received', 'form-asked-for', 'received-whole', 'held', 'recorded'];

/** `form asked for`, `Form-asked-for` → `form-asked-for`; null for what is no state. */
export function caseStateOf(text: string): CaseState | null {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  return CASE_STATES.find((state) => state === word) ?? null;
}

export const CASE_WAYS = ['post', 'secure-email', 'in-person', 'carried-over'] as const;
/** How a request came. */
export type CaseWay = (typeof CASE_WAYS)[number];

export const CASE_WAY_NAMES: Readonly<Record<CaseWay, string>> = {
  post: 'By post',
  'secure-email': 'By secure email',
  'in-person': 'In person',
  'carried-over': 'Carried over',
};

export type CaseKind = 'opt-out' | 'opt-in';

/** Why a form waits. Codes, never what demographics said. */
export const WHY_WAITING = {
  'name-differs': 'The NHS number and the date of birth agree; the name differs',
  'date-of-birth-differs': 'Demographics hold another date of birth for this NHS number',
  nobody: 'Demographics know nobody with this NHS number',
  'no-usable-answer': 'Demographics gave no answer that can be used for this NHS number',
  malformed: 'The row cannot be read',
  'not-typed': 'The form is here and is not recorded yet',
  'not-stored': 'The form was confirmed and the decision could not be stored',
  unreadable:
    'What was kept cannot be unsealed with this gateway’s key; tell your IT team before anything is dealt with',
} as const;
export type WhyWaiting = keyof typeof WHY_WAITING;

/** `GET /api/opt-outs/worklist`: what waits to be ruled, by the day it is due. */
export interface WorklistRow {
  readonly id: string;
  readonly reference: string;
  readonly kind: CaseKind;
  readonly origin: string;
  /** As written on the form or in the row, whether it is one or not. */
  readonly nhsNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly dateOfBirth: string;
  readonly postcode: string;
  /** A sentence. */
  readonly why: string;
  /** `held`: the record counts as opted out until this is ruled. */
  readonly state: 'held' | 'open';
  /** ISO day by which it is ruled. */
  readonly due: string;
  readonly overdue: boolean;
}

export interface WorklistAnswer {
  readonly rows: readonly WorklistRow[];
}

/** `POST /api/opt-outs/worklist/{id}` */
export interface WorklistRuled {
  readonly outcome: 'recorded' | 'closed';
  /** The decision it led to. */
  readonly consent?: string;
}

export interface CaseStep {
  readonly state: CaseState;
  /** ISO instant. */
  readonly at: string;
  readonly by: string;
  readonly note?: string;
}

/** One request, as the desk sees it. */
export interface DeskCase {
  readonly id: string;
  readonly reference: string;
  readonly kind: CaseKind;
  readonly way: CaseWay;
  readonly origin: string;
  readonly name: string;
  readonly state: CaseState;
  readonly openedAt: string;
  readonly due: string | null;
  readonly consent: string | null;
  /** False while only a message has come, or a form that nobody has typed in. */
  readonly hasForm: boolean;
  readonly steps: readonly CaseStep[];
  /** Where it may be moved now. */
  readonly moves: readonly CaseState[];
}

/** `GET /api/opt-outs/cases`; `POST /api/opt-outs/cases` and `…/{id}` answer the one. */
export interface CasesAnswer {
  readonly cases: readonly DeskCase[];
  /** Give it as `before` to go on; absent at the end. */
  readonly next?: number;
}

/** `POST /api/opt-outs/cases/{id}/letter`: the acknowledgement, to the address on the form and to no other. */
export interface DeskLetter {
  readonly reference: string;
  readonly kind: 'receipt' | 'opted-out' | 'opted-in';
  readonly to: { readonly name: string; readonly lines: readonly string[]; readonly email: string | null };
  /** ISO day. */
  readonly date: string;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

/** `GET /api/opt-outs/reviews`: parents’ decisions for children who are 16, or soon will be. */
export interface ReviewRow {
  readonly consent: string;
  readonly reference: string | null;
  readonly nhsNumber: string;
  readonly name: string;
  readonly dateOfBirth: string;
  /** ISO day. */
  readonly sixteenOn: string;
  /** `review-due` from the sixteenth birthday on; the opt-out stays in force either way. */
  readonly state: 'review-due' | 'coming';
}

export interface ReviewsAnswer {
  readonly rows: readonly ReviewRow[];
}

/** `POST /api/opt-outs/{id}/withdraw`: who signed the form to opt back in, and what the form says of the person. */
export type WithdrawalForm = Partial<Omit<OptOutForm, 'leafletRead' | 'signedBy'>> & { readonly signedBy: string };

/** What the desk finds about one person, beside the register’s history. */
export interface DeskFindings {
  readonly nhsNumber: string;
  /** A form waits, and the record counts as opted out until it is ruled. */
  readonly held: boolean;
  /** The decision in force is a parent’s, and the person is 16 or over. */
  readonly reviewDue: boolean;
  readonly cases: readonly DeskCase[];
}

/** `POST /api/opt-outs/search` */
export interface DeskSearchAnswer extends DeskFindings {
  readonly optedOut: boolean;
  readonly history: readonly OptOutDecision[];
}
