/** What does CIS2 say in the tests, and by which table and mapping is it read? */
import { userOfCis2 } from '../../../server/oidc/cis2';
import { organisationsByCode, type Cause, type Cis2Identity } from '../../../server/oidc/claims';
import type { Claims } from '../../../server/oidc/claim-paths';

export const CIS2_IDENTITY: Cis2Identity = {
  mode: 'oidc',
  profile: 'cis2',
  issuer: 'https://id.example',
  clientId: 'whole-picture',
  scope: 'openid profile nationalrbacaccess associatedorgs selectedrole',
  acrValues: 'AAL2_OR_AAL3_ANY',
  acr: ['AAL2', 'AAL3', 'AAL2_ANY', 'AAL3_ANY', 'AAL2_OR_AAL3_ANY'],
  roles: [
    { roleCode: 'R8000', setting: 'gp', role: 'gp' },
    { roleCode: 'R8000', setting: 'acute', role: 'emergency-clinician' },
    { roleCode: 'R0001', setting: 'acute', role: 'privacy-officer' },
  ],
  organisations: 'organisations.csv',
};

export const PLACES = organisationsByCode([
  { ods: 'Y00101', name: 'Parkside Medical Centre', region: 'QMJ', setting: 'gp' },
  { ods: 'RVJ', name: 'North Bristol', region: 'QUY', setting: 'acute' },
]);

/** One row of `nhsid_nrbac_roles`. */
export const role = (id: string, ods: string, job: string): Record<string, unknown> => ({
  person_roleid: id,
  person_orgid: `9${id}`,
  org_code: ods,
  role_code: `S8000:G8000:${job}`,
  role_name: `"Clinical":"Clinical Provision":"${job}"`,
  activity_codes: ['B0264'],
  aow_codes: [],
});

/** Role, organisation and region of the session; or the cause. */
export function told(idToken: Claims, roles: unknown): string | Cause {
  const named = userOfCis2(idToken, { nhsid_useruid: '555', nhsid_nrbac_roles: roles }, CIS2_IDENTITY, PLACES);
  if (named.user === null) return named.cause;
  return named.user.memberships
    .map(({ role: as, organisation: { ods, region } }) => `${as}@${ods}/${region}`)
    .join(' ');
}
