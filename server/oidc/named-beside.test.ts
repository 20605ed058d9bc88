/** Is a role withheld where what stands beside it names another organisation than the mapping reads? */
import { describe, expect, it } from 'vitest';
import type { Claims } from './claim-paths';
import type { Cause, ClaimsIdentity } from './claims';
import { BOTH, mapping, told, Y1 } from '../../tests/kits/server/claims';

const beside = mapping('list.role', 'home');
const within = mapping('orgs.roles.code', 'orgs');

describe('a role is held', () => {
  it.each<[string, ClaimsIdentity, Claims, readonly string[] | Cause]>([
    [
      'not at the organisation of another claim, where its own element names one',
      beside,
      {
        list: [
          { role: 'R8000', org_code: 'Y00101' },
          { role: 'R0001', org_code: 'RVJ' },
        ],
        home: Y1,
      },
      ['gp@Y00101'],
    ],
    [
      'nowhere, where its element names one that cannot be compared',
      beside,
      { list: [{ role: 'R8000', org_code: 'Y00101', person_orgid: 5 }], home: Y1 },
      'organisation-not-read',
    ],
    [
      'nowhere, where an organisation is named further within',
      beside,
      { list: [{ role: 'R8000', at: { employer: { id: 'RVJ' } } }], home: Y1 },
      'organisation-not-read',
    ],
    [
      'nowhere, where the list is one of other organisations',
      mapping('orgs.roles.code', 'home'),
      { orgs: [{ id: 'RVJ', roles: [{ code: 'R8000' }] }], home: Y1 },
      'organisation-not-read',
    ],
    [
      'nowhere, where an element below its organisation names another',
      within,
      { orgs: [{ ...Y1, roles: [{ code: 'R8000', org: 'RVJ' }] }] },
      'organisation-not-read',
    ],
    [
      'nowhere, where the object that it stands in names another',
      mapping('post.role', 'home'),
      { post: { role: 'R8000', ods_code: 'RVJ' }, home: Y1 },
      'organisation-not-read',
    ],
    [
      'at the organisation of another claim, where its element names a role alone',
      beside,
      { list: [{ role: 'R8000', role_name: 'GP', org_role: 'GP', level: 3 }], home: Y1 },
      ['gp@Y00101'],
    ],
    [
      'at the organisation of another claim, which its element repeats',
      beside,
      { list: [{ role: 'R8000', org_code: 'Y00101', organisation: { name: 'Parkside', region: 'QMJ' } }], home: Y1 },
      ['gp@Y00101'],
    ],
    [
      'at the only organisation, by a client’s own roles',
      mapping('resource_access.wp-org.roles', ''),
      { resource_access: { 'wp-org': { roles: BOTH }, org: { roles: ['x'] } }, ...Y1 },
      ['gp@Y00101', 'privacy-officer@Y00101'],
    ],
  ])('%s', (_where, identity, claims, expected) => {
    expect(told(claims, identity)).toEqual(expected);
  });
});
