/** Who may sign in at the simulated CIS2, in which roles, and where? The demo's own users; everything is made up. */
import { FIXTURE_PROVIDERS } from '../../../fhir-fixtures/providers';
import type { Membership } from '../../../src/domain/api';
import { roleName } from '../../../src/domain/roles';
import type { Setting } from '../../../src/domain/settings';
import type { User } from '../../../src/gateway/config';
import { DEMO_USERS } from '../../demo-config';

/** One row of `nhsid_nrbac_roles`. */
export interface NationalRole {
  readonly person_roleid: string;
  readonly person_orgid: string;
  readonly org_code: string;
  readonly role_code: string;
  readonly role_name: string;
  readonly activity_codes: readonly string[];
  readonly aow_codes: readonly string[];
}

export interface Person {
  /** 12 digits. */
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly NationalRole[];
  readonly organisations: readonly { readonly org_code: string; readonly org_name: string }[];
}

/** Job roles by which the simulation tells ours apart; a GP and a doctor of A&E hold the same one. */
const JOB_ROLES: Readonly<Record<string, string>> = {
  gp: 'R8000',
  'emergency-clinician': 'R8000',
  'hospital-clinician': 'R8001',
  'community-nurse': 'R8002',
  'occupational-therapist': 'R8003',
  'social-worker': 'R8004',
  'mental-health-practitioner': 'R8005',
  pharmacist: 'R8006',
  'care-home-nurse': 'R8007',
  administrator: 'R8008',
  'privacy-officer': 'R0001',
  'opt-out-officer': 'R0002',
  paramedic: 'R8009',
  midwife: 'R8010',
  dentist: 'R8011',
  'pharmacy-technician': 'R8012',
};

/** Of organisations that hold no record themselves. */
const OTHER_SETTINGS: Readonly<Record<string, Setting>> = {
  VM901: 'care-home',
  FTE99: 'pharmacy',
  V99901: 'community',
  RX999: 'ambulance',
  QMJ: 'community',
};

const settingOf = (ods: string): Setting =>
  FIXTURE_PROVIDERS.find((provider) => provider.ods === ods)?.setting ?? OTHER_SETTINGS[ods] ?? 'community';

const jobOf = ({ role }: Membership): string => JOB_ROLES[role] ?? 'R9999';

function firstOf(id: string): Membership {
  const found = DEMO_USERS.find((user) => user.id === id);
  if (found === undefined) throw new Error(`No demo user ${id}`);
  return found.memberships[0];
}

/** Somebody who is a GP at a practice, and privacy officer of the board: two roles at two places. */
const LUCA: User = { id: 'luca', name: 'Dr Luca Moreau', memberships: [firstOf('asha'), firstOf('priscilla')] };

/** In the order of `CIS2_PEOPLE`. */
export const CIS2_USERS: readonly User[] = [...DEMO_USERS, LUCA];

const personOf = ({ name, memberships }: User, at: number): Person => {
  const userId = String(555_000_000_100 + at);
  return {
    userId,
    name,
    roles: memberships.map((membership, index) => ({
      // 12 digits, as everywhere at Spine
      person_roleid: String(555_000_001_000 + at * 10 + index),
      person_orgid: `${userId}9${String(index + 1)}`,
      org_code: membership.organisation.ods,
      role_code: `S8000:G8000:${jobOf(membership)}`,
      role_name: `"Clinical":"Clinical Provision":"${roleName(membership.role)}"`,
      activity_codes: [],
      aow_codes: [],
    })),
    organisations: memberships.map(({ organisation }) => ({ org_code: organisation.ods, org_name: organisation.name })),
  };
};

export const CIS2_PEOPLE: readonly Person[] = CIS2_USERS.map(personOf);

const HELD = CIS2_USERS.flatMap(({ memberships }) => [...memberships]);
const eachOnce = <T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] => [
  ...new Map(all.map((one) => [keyOf(one), one])).values(),
];

/** `identity.roles` of a config that signs these people in. */
export const CIS2_ROLES = eachOnce(
  HELD.map((held) => ({ roleCode: jobOf(held), setting: settingOf(held.organisation.ods), role: held.role })),
  ({ roleCode, setting }) => `${roleCode} ${setting}`,
);

/** `organisations.csv` of such a config. */
export const CIS2_ORGANISATIONS = [
  'ods,name,region,setting',
  ...eachOnce(
    HELD.map(({ organisation }) => organisation),
    ({ ods }) => ods,
  ).map(({ ods, name, region }) => `${ods},"${name}",${region},${settingOf(ods)}`),
  '',
].join('\n');
