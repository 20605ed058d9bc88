/** What is kept of a request, from the first draft to its end? */
import type { Condition } from '../shapes/approved';
import type { Manifest } from '../shapes/data-set';
import type { Organisation } from '../shapes/http';
import type { RequestForm, RequestState, SecondaryRole } from '../shapes/request';

/** Whoever is signed in: one person, one role. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: SecondaryRole;
  readonly organisation: Organisation;
}

export interface MemberDecision {
  readonly by: Pick<Actor, 'id' | 'name'>;
  /** ISO instant. */
  readonly at: string;
  readonly decision: 'approve' | 'refuse';
  readonly conditions: readonly Condition[];
  readonly reason?: string;
}

/** How the registers of objections stood at one moment. */
export interface RegistersAt {
  /** The place of the latest opt-out in our own register; 0 where there is none. */
  readonly place: number;
  /** The place of the latest decision in it, an opt-in or an opt-out. */
  readonly latest?: number;
  /** SHA-256 of the file of opt-outs that stands beside it; null where there is none. */
  readonly file: string | null;
  /** The day of the cleaned list, `2026-11-28`; null where the national opt-out does not apply. */
  readonly listOf: string | null;
}

/** The data set that answers are made from. */
export interface Built {
  readonly manifest: Manifest;
  readonly registers: RegistersAt;
  /** ISO instant. */
  readonly at: string;
}

export interface StoredRequest {
  readonly id: string;
  /** Counts up with every change: two changes at once cannot both stand. */
  readonly version: number;
  readonly state: RequestState;
  readonly form: RequestForm;
  readonly askedBy: Actor;
  /** ISO instants. */
  readonly createdAt: string;
  readonly changedAt: string;
  readonly decisions: readonly MemberDecision[];
  /** Days; null until approved. */
  readonly approvedOn: string | null;
  readonly expiresOn: string | null;
  readonly endedOn: string | null;
  readonly built: Built | null;
}

/** Why not, with the rows of the tables that say so. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 409 | 422;
  readonly code: string;
  readonly message: string;
  readonly rules: readonly string[];
}

export const refusal = (
  status: Refusal['status'],
  code: string,
  message: string,
  ...rules: readonly string[]
): Refusal => ({ status, code, message, rules });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'status' in value && 'rules' in value && 'message' in value;
