/**
 * What travels as JSON for the desks: objections, the worklist of the linkage team, alerts and the audit? INVARIANT: no
 * NHS number stands in any answer.
 */

/** `POST /api/objections` → 201 `ObjectionKept`; 409 `not-confirmed` where demographics do not agree. */
export interface ObjectionBody {
  readonly nhsNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly signedBy: string;
  readonly onBehalf?: {
    readonly name: string;
    readonly relationship: string;
    readonly basis: 'parental-responsibility' | 'lasting-power-of-attorney' | 'court-appointed-deputy';
  };
  readonly email?: string;
  readonly address?: string;
}

export interface ObjectionKept {
  readonly id: string;
  /** Short, to be read out. */
  readonly reference: string;
  readonly decision: 'opted-out' | 'opted-in';
  readonly decidedAt: string;
  /** What the letter or message to the person says. */
  readonly acknowledgement: string;
}

/** `POST /api/objections/search` `{ nhsNumber }` or `{ reference }` → 200. Newest first. */
export interface ObjectionsFound {
  readonly decisions: readonly (Omit<ObjectionKept, 'acknowledgement'> & {
    readonly recordedBy: string;
    /** In force now. */
    readonly active: boolean;
  })[];
  /** In force by a parent's signature, and the person is 16. */
  readonly reviewDue: boolean;
}

/**
 * `POST /api/objections/{id}/withdraw` → 201 `ObjectionKept`: as much is asked as for opting out, the number apart,
 * which stands on the decision.
 */
export type WithdrawBody = Omit<ObjectionBody, 'nhsNumber'>;

/** `GET /api/objections/reviews`: parents' decisions for people who are 16, or will be within three months. */
export interface ReviewsAnswer {
  readonly rows: readonly {
    readonly id: string;
    readonly reference: string;
    readonly name: string;
    readonly dateOfBirth: string;
    readonly sixteenOn: string;
    readonly state: 'review-due' | 'coming';
  }[];
}

/** `GET /api/worklist`, for the linkage team: two rows side by side. */
export interface WorklistAnswer {
  readonly rows: readonly {
    readonly id: string;
    readonly rule: string;
    readonly why: string;
    readonly source: string;
    readonly left: WorklistSide;
    readonly right: WorklistSide;
    readonly ruling: 'same' | 'not-same' | null;
  }[];
}

export interface WorklistSide {
  readonly family: string | null;
  readonly given: string | null;
  readonly birthDate: string | null;
  readonly postcode: string | null;
}

/** `POST /api/worklist/{id}` `{ ruling, reason }` → 200 `{ id, ruling }`. */
export interface RulingBody {
  readonly ruling: 'same' | 'not-same';
  readonly reason: string;
}

/** `GET /api/alerts`, newest first. */
export interface AlertsAnswer {
  readonly alerts: readonly {
    readonly id: string;
    readonly at: string;
    readonly kind: string;
    readonly words: string;
    readonly request: string | null;
  }[];
}

/** `POST /api/audit/search` → a FHIR searchset of AuditEvents, newest first. */
export interface AuditSearchBody {
  readonly userId?: string;
  readonly request?: string;
  /** Told of by a keyed word alone. */
  readonly nhsNumber?: string;
  readonly from?: string;
  readonly to?: string;
  readonly count?: number;
  readonly after?: number;
}
