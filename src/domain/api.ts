/**
 * What travels as JSON under /api, in the same words for the gateway that writes it and the viewer that reads it.
 * Source: CONTRACT "HTTP".
 */
import type { RecordView } from './record-view';
import type { ProviderRef } from './settings';
import type { RecordRole, Role } from './roles';

export type Purpose = 'direct-care' | 'emergency';

/** How a purpose is named to people. A purpose without a name does not compile. */
export const PURPOSE_NAMES: Readonly<Record<Purpose, string>> = {
  'direct-care': 'Direct care',
  emergency: 'Emergency',
};
export const PURPOSES = Object.keys(PURPOSE_NAMES) as readonly Purpose[];
export type Relationship = 'registered' | 'in-care' | 'self-claimed';
export type Depth = 'full' | 'summary' | 'none';

export interface OrganisationRef {
  readonly ods: string;
  readonly name: string;
  readonly region: string;
}

/** A role held at an organisation. Neither counts without the other: what a role may see, it may see from there. */
export interface Membership {
  readonly role: Role;
  readonly organisation: OrganisationRef;
}

export interface DemoUser {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: OrganisationRef;
}

export type IdentityAnswer =
  { readonly mode: 'demo'; readonly users: readonly DemoUser[] } | { readonly mode: 'oidc'; readonly loginUrl: string };

/** Values by which tabs of one browser tell sessions apart. They open nothing and tell nothing. */
export interface SessionMarks {
  readonly user: string;
  /** Of this session in this role: another after a change of role, or after signing in anew. */
  readonly session: string;
}

/** `GET /api/session` where nobody is signed in. */
export interface NobodySignedIn {
  readonly signedIn: false;
  /** Why the session of this browser ended, where its user signed in at too many places after it; told once. */
  readonly ended?: 'too-many-sessions';
}

/** `DELETE /api/session`, where the identity provider's own session has an end to go to. */
export interface SignedOut {
  readonly logoutUrl: string;
}

export interface SessionAnswer {
  /** Absent from a gateway of an earlier release. */
  readonly signedIn?: true;
  readonly user: { readonly id: string; readonly name: string };
  readonly role: Role;
  /** The shipped role whose page is shown, where `role` is a pack's own. */
  readonly layoutLike?: RecordRole;
  readonly roles: readonly Role[];
  /** Where `role` is held. */
  readonly organisation: OrganisationRef;
  /** All that may be switched to, the one being worn among them. */
  readonly memberships: readonly Membership[];
  /** Where another role is chosen, at the identity provider; absent where it is switched to here. */
  readonly roleUrl?: string;
  /** Where the sign-in is renewed, and what is open stays open; absent where nothing needs it. */
  readonly renewUrl?: string;
  /** `feedback`: where users say what could be better, https or mailto. */
  readonly instance: { readonly name: string; readonly feedback?: string };
  /** ISO instants: when the session ends if nothing is asked, and at the latest. */
  readonly idleEndsAt: string;
  readonly endsAt: string;
  /** Absent from a gateway of an earlier release. */
  readonly marks?: SessionMarks;
  /** The system that the session was launched from, by the name people know; present where it is locked to a launch. */
  readonly launchedFrom?: string;
  /** Of that launch. */
  readonly launch?: string;
  /** The launched record, as long as it is open. */
  readonly access?: string;
}

/** The person as the banner shows them; from demographics alone, never from a provider. */
export interface PatientBanner {
  readonly nhsNumber: string;
  /** `FAMILY, Given (Title)` */
  readonly name: string;
  readonly family: string;
  readonly given: string;
  readonly title?: string;
  readonly dateOfBirth: string;
  /** Absent when living or not known to have died; FHIR date or dateTime. */
  readonly deceasedAt?: string;
  /** True when the person has died, with or without a known date. */
  readonly deceased: boolean;
  /** `Female`, `Male`, `Other` or `Not known`. */
  readonly gender: string;
  readonly gpPractice?: string;
}

/** `POST /api/records/{access}/address`: where the person lives, which no other answer tells. */
export interface AddressAnswer {
  /** Absent where demographics hold none, or where the role has the telephone alone. */
  readonly address?: string;
  readonly telephone?: string;
}

export interface Notice {
  readonly code: string;
  readonly text: string;
}

export interface OpenRecordRequest {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
  readonly purpose: Purpose;
  readonly reason?: string;
}

export interface OpenedRecord {
  readonly outcome: 'open';
  readonly access: string;
  readonly patient: PatientBanner;
  readonly expiresAt: string;
  readonly relationship: Relationship;
  /** Those that are asked. */
  readonly providers: readonly ProviderRef[];
  /** True where others may be asked by name; absent from a gateway of an earlier release, which asks all. */
  readonly unasked?: boolean;
  readonly view: RecordView;
  readonly notices: readonly Notice[];
  readonly policy: { readonly version: string; readonly digest: string };
  /** The deployer's own tables of names and codes; absent where the shipped ones are in force. */
  readonly terminology?: OwnTerminology;
  /**
   * By this, tabs know that they show the record of one person. Opens nothing; absent from a gateway of an earlier
   * release.
   */
  readonly mark?: string;
  /** The system that it was launched from. */
  readonly launchedFrom?: string;
}

/** Which tables of names and codes a deployer has put in place of the shipped ones. */
export interface OwnTerminology {
  readonly name: string;
  readonly release: string;
  readonly digest: string;
}

/** The accesses of this session still open. */
export interface OpenRecordsAnswer {
  readonly records: readonly { readonly access: string; readonly launchedFrom?: string }[];
}

export type OpenRecordAnswer =
  | OpenedRecord
  | { readonly outcome: 'opted-out'; readonly message: string }
  | { readonly outcome: 'restricted'; readonly message: string };

export interface ApiError {
  readonly error: { readonly code: string; readonly message: string };
}

export interface OptOutForm {
  readonly nhsNumber: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly gpPractice: string;
  readonly address: string;
  readonly postcode: string;
  readonly leafletRead: boolean;
  readonly signedBy?: string;
  readonly gender?: string;
  readonly email?: string;
  readonly onBehalf?: {
    readonly name: string;
    readonly relationship: string;
    readonly basis: 'parental-responsibility' | 'lasting-power-of-attorney' | 'court-appointed-deputy';
  };
}

/** One decision in the register's history, newest first. `active` is true on the one that is in force. */
export interface OptOutDecision {
  readonly id: string;
  readonly decision: 'opted-out' | 'opted-in';
  readonly decidedAt: string;
  readonly recordedBy: string;
  readonly origin: string;
  readonly active: boolean;
  /** Short, to be read out; decisions of before 2026 lack one. */
  readonly reference?: string;
}

export type ReportKind = 'wrong-entry' | 'wrong-join' | 'wrong-person';

export interface ReportRequest {
  readonly provider: string;
  readonly reference: string;
  readonly kind: ReportKind;
  readonly note?: string;
}

export interface Report extends ReportRequest {
  readonly id: string;
  readonly at: string;
  readonly userName: string;
  /** Whose record it is about, and whom to ask to correct it. Reports from before these were kept lack them. */
  readonly nhsNumber?: string;
  readonly providerName?: string;
  readonly providerOds?: string;
}

/** `POST` and `DELETE /api/records/{access}/emergency` */
export interface EmergencyAnswer {
  readonly view: RecordView;
}

/**
 * `GET /api/records/{access}/changes`: what this user had not seen when last opening this record in this role; of each
 * provider that has answered.
 */
export interface ChangesAnswer {
  readonly providers: readonly {
    readonly id: string;
    /** When this provider was last seen before; null where there is nothing to compare with. */
    readonly since: string | null;
    /** `Type/id` in the words of this access. */
    readonly added: readonly string[];
    readonly changed: readonly string[];
    /** The provider now says: entered in error. */
    readonly withdrawn: readonly string[];
  }[];
}

/** `POST /api/opt-outs/search`; newest decision first, empty where the register holds nothing about the number. */
export interface OptOutHistory {
  readonly optedOut: boolean;
  readonly history: readonly OptOutDecision[];
}

/** `GET /api/reports` */
export interface ReportsAnswer {
  readonly reports: readonly Report[];
}

export type { Alert, AlertsAnswer } from './alerts';

export type { FindPatientAnswer, FindPatientRequest, PatientMatch } from './find-api';
export type { RecordView } from './record-view';
