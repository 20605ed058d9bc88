/**
 * With which instance, users and providers does the demo run? Everything is made up; the shape is the config file's.
 */
import type { Membership, OptOutForm, OrganisationRef } from '../src/domain/api';
import type { GatewayConfig, User } from '../src/gateway/config';
import { FIXTURE_PROVIDERS } from '../fhir-fixtures/providers';

const organisation = (id: string): OrganisationRef => {
  const provider = FIXTURE_PROVIDERS.find((candidate) => candidate.id === id);
  if (provider === undefined) throw new Error(`No fixture provider ${id}`);
  return { ods: provider.ods, name: provider.name, region: provider.region };
};

const CARE_HOME: OrganisationRef = { ods: 'VM901', name: 'Larch House Care Home', region: 'QMJ' };
const PHARMACY: OrganisationRef = { ods: 'FTE99', name: 'Linden Pharmacy', region: 'QMJ' };
const DENTIST: OrganisationRef = { ods: 'V99901', name: 'Cedar Dental Practice', region: 'QMJ' };
const AMBULANCE: OrganisationRef = { ods: 'RX999', name: 'Thameside Ambulance Service', region: 'QMJ' };
const BOARD: OrganisationRef = { ods: 'QMJ', name: 'North Central London', region: 'QMJ' };

type Role = Membership['role'];
type Roles = readonly [Role, ...Role[]];

const at = (organisationOf: OrganisationRef, role: Role): Membership => ({ role, organisation: organisationOf });

const user = (id: string, name: string, organisationOf: OrganisationRef, ...[first, ...others]: Roles): User => ({
  id,
  name,
  memberships: [at(organisationOf, first), ...others.map((role) => at(organisationOf, role))],
});

export const DEMO_USERS: readonly User[] = [
  user('asha', 'Dr Asha Patel', organisation('parkside'), 'gp'),
  user('ben', 'Dr Ben Okoro', organisation('northgate'), 'emergency-clinician'),
  user('jo', 'Jo Clarke', organisation('council'), 'social-worker'),
  user('pia', 'Pia Novak', AMBULANCE, 'paramedic'),
  user('hana', 'Dr Hana Lind', organisation('eastfield'), 'hospital-clinician'),
  user('mary', 'Mary Adeyemi', organisation('northgate'), 'midwife'),
  user('carol', 'Carol Mensah', organisation('brookway'), 'community-nurse'),
  user('tom', 'Tom Brandt', organisation('council'), 'occupational-therapist'),
  user('mira', 'Mira Sandhu', organisation('riverside'), 'mental-health-practitioner'),
  user('peter', 'Peter Gough', PHARMACY, 'pharmacist'),
  user('tess', 'Tess Hughes', PHARMACY, 'pharmacy-technician'),
  user('dev', 'Dr Dev Anand', DENTIST, 'dentist'),
  user('nell', 'Nell Osei', CARE_HOME, 'care-home-nurse'),
  user('alma', 'Alma Reid', organisation('parkside'), 'administrator'),
  user('priscilla', 'Priscilla Wade', BOARD, 'privacy-officer'),
  // what one privacy officer does, another is told of
  user('sunita', 'Sunita Rao', BOARD, 'privacy-officer'),
  user('oscar', 'Oscar Lowe', BOARD, 'opt-out-officer'),
  user('rhian', 'Dr Rhian Lewis', organisation('southbank'), 'gp'),
  user('sam', 'Sam Field', organisation('brookway'), 'community-nurse', 'occupational-therapist'),
  // One role at two practices, in two regions, and another at a hospital.
  {
    id: 'lena',
    name: 'Dr Lena Ito',
    memberships: [
      at(organisation('southbank'), 'gp'),
      at(organisation('parkside'), 'gp'),
      at(organisation('northgate'), 'hospital-clinician'),
    ],
  },
];

/** A user as the config file writes one: the role and the organisation to start with, and every role with its own. */
export interface WrittenUser extends Omit<User, 'memberships'> {
  readonly role: Role;
  readonly organisation: OrganisationRef;
  readonly roles: readonly (Role | Membership)[];
}

const written = ({ memberships, ...who }: User): WrittenUser => {
  const [{ role, organisation: own }] = memberships;
  const roles = memberships.map((one) => (one.organisation.ods === own.ods ? one.role : one));
  return { ...who, role, organisation: own, roles };
};

export interface DemoFile extends Omit<GatewayConfig, 'identity'> {
  readonly identity: { readonly mode: 'demo'; readonly users: readonly WrittenUser[] };
}

/** The same as the gateway is told it, once a file has been read. */
export const demoGatewayConfig = (providersOrigin: string): GatewayConfig => ({
  ...demoConfig(providersOrigin),
  identity: { mode: 'demo', users: DEMO_USERS },
});

/** The config file without `listen` and `database`, with every default written out. */
export const demoConfig = (providersOrigin: string): DemoFile => ({
  instance: { name: 'North Central London', region: 'QMJ', regions: ['QMJ'] },
  identity: { mode: 'demo', users: DEMO_USERS.map(written) },
  demographics: { baseUrl: `${providersOrigin}/demographics/fhir` },
  providers: FIXTURE_PROVIDERS.map(({ id, name, ods, region, setting, fhirVersion, retrieve }, at) => ({
    id,
    name,
    ods,
    region,
    setting,
    // numbers that Ofcom keeps for fiction
    telephone: `020 7946 0${String(700 + at)}`,
    baseUrl: `${providersOrigin}/${id}/fhir`,
    fhirVersion,
    retrieve,
    timeoutMs: 8000,
    maxBytes: 67_108_864,
    maxPages: 1000,
  })),
  policy: { exclusions: {}, optOutOtherSettings: 'suppress', emergencyMinutes: 30 },
  session: { idleMinutes: 15, absoluteMinutes: 600 },
  privacy: { neverNamed: [], listOfficers: ['priscilla', 'sunita'] },
});

export interface DemoOptOut {
  readonly form: OptOutForm;
  readonly decidedAt: string;
  readonly origin: string;
}

/** Opt-outs that stand in the register before anybody signs in. */
export const demoOptOuts: readonly DemoOptOut[] = [
  {
    form: {
      nhsNumber: '9990200017',
      firstName: 'Harold',
      lastName: 'XX-TESTOPTOUT',
      dateOfBirth: '1957-07-02',
      gpPractice: 'Parkside Medical Centre',
      address: '8 Elm Row, London',
      postcode: 'N19 9ZZ',
      leafletRead: true,
      signedBy: 'Harold XX-TESTOPTOUT',
    },
    decidedAt: '2026-05-18T10:30:00+01:00',
    origin: 'form',
  },
];
