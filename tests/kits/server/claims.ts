/** By which mapping do the tests read claims, and what do they then say? */
import type { Claims } from '../../../server/oidc/claim-paths';
import { userOf, type Cause, type ClaimsIdentity, type Organisations } from '../../../server/oidc/claims';

type Row = ClaimsIdentity['roles'][number];

const rows = (claim: string): readonly Row[] => [
  { claim, value: 'R8000', role: 'gp' },
  { claim, value: 'R0001', role: 'privacy-officer' },
];

/** Roles at one path, the organisation's three parts below another. */
export function mapping(claim: string | readonly Row[], organisation: string): ClaimsIdentity {
  const at = (part: string): string => (organisation === '' ? part : `${organisation}.${part}`);
  return {
    mode: 'oidc',
    issuer: 'https://id.example',
    clientId: 'c',
    scope: 'openid',
    roles: [...(typeof claim === 'string' ? rows(claim) : claim)],
    organisation: { ods: at('ods'), name: at('name'), region: at('region') },
    person: { nhsNumber: 'own.nhs', postcode: 'own.postcode' },
  };
}

export const Y1 = { ods: 'Y00101', name: 'Parkside', region: 'QMJ' };
export const RVJ = { ods: 'RVJ', name: 'North Bristol', region: 'QUY' };

/** Role and ODS code of every membership, in order; or the cause. */
export function told(claims: Claims, identity: ClaimsIdentity, known: Organisations = null): readonly string[] | Cause {
  const named = userOf({ sub: 'u-1', ...claims }, identity, known);
  return named.user === null
    ? named.cause
    : named.user.memberships.map(({ role, organisation }) => `${role}@${organisation.ods}`);
}

/** The values of both mapped roles. */
export const BOTH = ['R8000', 'R0001'];
