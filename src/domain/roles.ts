/** Which roles exist? Every other word for a role is refused (deny unless permitted). Source: CONTRACT "Roles". */

export const ROLES = [
  'gp',
  'emergency-clinician',
  'hospital-clinician',
  'community-nurse',
  'occupational-therapist',
  'social-worker',
  'mental-health-practitioner',
  'pharmacist',
  'care-home-nurse',
  'administrator',
  'privacy-officer',
  'opt-out-officer',
] as const;

export type Role = (typeof ROLES)[number];

const DESKS = ['privacy-officer', 'opt-out-officer'] as const satisfies readonly Role[];
/** A role behind the scenes. */
export type DeskRole = (typeof DESKS)[number];
/** A role that may open a record: it needs a cell in every table of views, caps and exports, and a page layout. */
export type RecordRole = Exclude<Role, DeskRole>;

/** The two roles behind the scenes: they open no record at all. */
export const ROLES_WITHOUT_CLINICAL_VIEW: readonly Role[] = DESKS;

export const isDesk = (role: Role): role is DeskRole => ROLES_WITHOUT_CLINICAL_VIEW.includes(role);

export const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);

/** How a role is named to people. A role without a name does not compile. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  gp: 'GP',
  'emergency-clinician': 'Emergency clinician',
  'hospital-clinician': 'Hospital clinician',
  'community-nurse': 'Community nurse',
  'occupational-therapist': 'Occupational therapist',
  'social-worker': 'Social worker',
  'mental-health-practitioner': 'Mental health practitioner',
  pharmacist: 'Pharmacist',
  'care-home-nurse': 'Care home nurse',
  administrator: 'Administrator',
  'privacy-officer': 'Privacy officer',
  'opt-out-officer': 'Opt-out officer',
};
