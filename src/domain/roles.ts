/**
 * Which roles are shipped, and how are roles named? A policy pack may bring its own; every word that the policy in
 * force does not know is refused (deny unless permitted). Source: CONTRACT "Roles".
 */

export const ROLES = [
  'gp',
  'emergency-clinician',
  'paramedic',
  'hospital-clinician',
  'midwife',
  'community-nurse',
  'occupational-therapist',
  'social-worker',
  'mental-health-practitioner',
  'pharmacist',
  'pharmacy-technician',
  'dentist',
  'care-home-nurse',
  'administrator',
  'privacy-officer',
  'opt-out-officer',
] as const;

export type ShippedRole = (typeof ROLES)[number];
/** A shipped role, or one of the pack in force: which there are is a question to the policy, never to this type. */
export type Role = ShippedRole | (string & Record<never, never>);

const DESKS = ['privacy-officer', 'opt-out-officer'] as const satisfies readonly ShippedRole[];
/** A role behind the scenes. */
export type DeskRole = (typeof DESKS)[number];
/**
 * A shipped role that may open a record: it needs a cell in every table of views, caps and exports, and a page layout.
 */
export type RecordRole = Exclude<ShippedRole, DeskRole>;

/** The two roles behind the scenes: they open no record at all. */
export const ROLES_WITHOUT_CLINICAL_VIEW: readonly Role[] = DESKS;

export const isDesk = (role: Role): role is DeskRole => ROLES_WITHOUT_CLINICAL_VIEW.includes(role);

export const isShippedRole = (value: unknown): value is ShippedRole => (ROLES as readonly unknown[]).includes(value);

/** How a role is named to people: by its id, `hospice-nurse` is “Hospice nurse”; a GP is one. */
export function roleName(role: Role): string {
  if (role === 'gp') return 'GP';
  const words = role.replaceAll('-', ' ').replace('opt out', 'opt-out');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The shipped roles by name. */
export const ROLE_NAMES = Object.fromEntries(ROLES.map((role) => [role, roleName(role)])) as Readonly<
  Record<ShippedRole, string>
>;
