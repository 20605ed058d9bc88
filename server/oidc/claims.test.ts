/** Does somebody hold each role at the organisation that the claims say with it, and at no other? */
import { describe, expect, it } from 'vitest';
import { textsAt, type Claims } from './claim-paths';
import { userOf, type Cause, type ClaimsIdentity } from './claims';
import { BOTH, mapping, RVJ, told, Y1 } from '../../tests/kits/server/claims';

const paired = mapping('list.role', 'list');
const apart = mapping('groups', 'orgs');
const flat = mapping('groups', '');
const within = mapping('orgs.roles.code', 'orgs');

describe('a role is held', () => {
  it.each<[string, ClaimsIdentity, Claims, readonly string[] | Cause]>([
    [
      'each where its own element says',
      paired,
      {
        list: [
          { role: 'R8000', ...Y1 },
          { role: 'R0001', ...RVJ },
        ],
      },
      ['gp@Y00101', 'privacy-officer@RVJ'],
    ],
    [
      'in the order of the mapping, not of the claims',
      paired,
      {
        list: [
          { role: 'R0001', ...RVJ },
          { role: 'R8000', ...Y1 },
        ],
      },
      ['gp@Y00101', 'privacy-officer@RVJ'],
    ],
    [
      'at both, where two elements say it of two',
      paired,
      {
        list: [
          { role: 'R8000', ...Y1 },
          { role: 'R8000', ...RVJ },
        ],
      },
      ['gp@Y00101', 'gp@RVJ'],
    ],
    [
      'once, where two elements say the same',
      paired,
      {
        list: [
          { role: 'R8000', ...Y1 },
          { role: 'R8000', ...Y1 },
        ],
      },
      ['gp@Y00101'],
    ],
    ['several in one element', paired, { list: [{ role: BOTH, ...RVJ }] }, ['gp@RVJ', 'privacy-officer@RVJ']],
    [
      'not in an element that names no organisation',
      paired,
      { list: [{ role: 'R8000', ...Y1 }, { role: 'R0001' }] },
      ['gp@Y00101'],
    ],
    [
      'not in an element whose organisation is no text',
      paired,
      {
        list: [
          { role: 'R8000', ...Y1 },
          { role: 'R0001', ...RVJ, ods: 7 },
        ],
      },
      ['gp@Y00101'],
    ],
    [
      'not in an element that names two',
      paired,
      {
        list: [
          { role: 'R8000', ...Y1 },
          { role: 'R0001', ...RVJ, ods: ['RVJ', 'Y00101'] },
        ],
      },
      ['gp@Y00101'],
    ],
    [
      'not in an element without a region, though another has one',
      paired,
      {
        list: [
          { role: 'R8000', ...Y1 },
          { role: 'R0001', ods: 'RVJ' },
        ],
      },
      ['gp@Y00101'],
    ],
    [
      'nowhere, where the one element names no organisation',
      paired,
      { list: [{ role: 'R8000' }, { ...RVJ }] },
      'no-organisation',
    ],
    [
      'nowhere, where one organisation stands in two regions',
      paired,
      {
        list: [
          { role: 'R8000', ...Y1 },
          { role: 'R0001', ...Y1, region: 'QUY' },
        ],
      },
      'two-regions',
    ],
    [
      'below its organisation, each where it stands',
      within,
      {
        orgs: [
          { ...Y1, roles: [{ code: 'R8000' }] },
          { ...RVJ, roles: [{ code: 'x' }, { code: 'R0001' }] },
        ],
      },
      ['gp@Y00101', 'privacy-officer@RVJ'],
    ],
    [
      'nowhere, where its one element has several organisations below it',
      mapping('list.role', 'list.orgs'),
      { list: [{ role: 'R8000', orgs: [Y1, RVJ] }] },
      'several-organisations',
    ],
    ['at the only organisation', apart, { groups: BOTH, orgs: [Y1] }, ['gp@Y00101', 'privacy-officer@Y00101']],
    [
      'at the only organisation, named twice',
      apart,
      { groups: BOTH, orgs: [Y1, Y1] },
      ['gp@Y00101', 'privacy-officer@Y00101'],
    ],
    [
      'at the only organisation, by plain claims',
      flat,
      { groups: BOTH, ...Y1 },
      ['gp@Y00101', 'privacy-officer@Y00101'],
    ],
    [
      'at the only organisation, in lists of one',
      flat,
      { groups: ['R8000'], ods: ['Y00101'], name: ['Parkside'], region: ['QMJ'] },
      ['gp@Y00101'],
    ],
    [
      'nowhere, where several organisations stand apart from the roles',
      apart,
      { groups: BOTH, orgs: [Y1, RVJ] },
      'several-organisations',
    ],
    [
      'nowhere, where one role could be at either of two',
      apart,
      { groups: ['R8000'], orgs: [Y1, RVJ] },
      'several-organisations',
    ],
    [
      'nowhere, by two lists side by side',
      flat,
      { groups: BOTH, ods: ['Y00101', 'RVJ'], region: ['QMJ', 'QUY'] },
      'several-organisations',
    ],
    [
      'nowhere, by two lists side by side in one element',
      mapping('list.role', 'list'),
      { list: [{ role: BOTH, ods: ['Y00101', 'RVJ'], region: 'QMJ' }] },
      'several-organisations',
    ],
    [
      'nowhere, where a second organisation cannot be read',
      apart,
      { groups: BOTH, orgs: [Y1, { name: 'North Bristol' }] },
      'organisation-not-read',
    ],
    [
      'nowhere, where a place in the list of organisations is empty',
      flat,
      { groups: BOTH, ...Y1, ods: ['Y00101', null] },
      'organisation-not-read',
    ],
    ['nowhere, where a list stands in the list', apart, { groups: BOTH, orgs: [Y1, [RVJ]] }, 'organisation-not-read'],
    ['nowhere, where there is no organisation', apart, { groups: BOTH }, 'no-organisation'],
    ['nowhere, where the list of organisations is empty', apart, { groups: BOTH, orgs: [] }, 'no-organisation'],
    ['nowhere, where there is no region', flat, { groups: BOTH, ods: 'Y00101', name: 'Parkside' }, 'no-region'],
    ['nowhere, where there are two regions', flat, { groups: BOTH, ...Y1, region: ['QMJ', 'QUY'] }, 'no-region'],
    ['nowhere, without a mapped role', flat, { groups: ['R80000', 'r8000'], ...Y1 }, 'no-role'],
    ['by nobody, without a subject', flat, { sub: undefined, groups: BOTH, ...Y1 }, 'no-subject'],
  ])('%s', (_where, identity, claims, expected) => {
    expect(told(claims, identity)).toEqual(expected);
  });

  it('with the name and the region of its own element', () => {
    const claims = {
      sub: 'u',
      list: [
        { role: 'R0001', ...RVJ },
        { role: 'R8000', ...Y1 },
      ],
    };
    expect(userOf(claims, paired)).toMatchObject({
      user: {
        memberships: [
          { role: 'gp', organisation: Y1 },
          { role: 'privacy-officer', organisation: RVJ },
        ],
      },
    });
  });

  it('with a name and a region that stand apart only where there is one organisation', () => {
    const identity = { ...paired, organisation: { ods: 'list.ods', name: 'name', region: 'region' } };
    const list = [
      { role: 'R8000', ods: 'Y00101' },
      { role: 'R0001', ods: 'RVJ' },
    ];
    expect(userOf({ sub: 'u', list: list.slice(0, 1), name: 'Parkside', region: 'QMJ' }, identity)).toMatchObject({
      user: { memberships: [{ organisation: Y1 }] },
    });
    expect(told({ list, name: 'Parkside', region: 'QMJ' }, identity)).toBe('no-region');
  });

  it('by its ODS code where it has no name, or two', () => {
    for (const name of [undefined, ['A', 'B']])
      expect(userOf({ sub: 'u', list: [{ role: 'R8000', ...Y1, name }] }, paired)).toMatchObject({
        user: { memberships: [{ organisation: { name: 'Y00101' } }] },
      });
  });

  it('at the organisation that its row names, whatever else the claims name', () => {
    const fixed = mapping(
      [
        { claim: 'groups', value: 'wp-gp', role: 'gp' },
        { claim: 'groups', value: 'wp-privacy-RVJ', role: 'privacy-officer', organisation: RVJ },
      ],
      '',
    );
    expect(told({ groups: ['wp-gp', 'wp-privacy-RVJ'], ...Y1 }, fixed)).toEqual(['gp@Y00101', 'privacy-officer@RVJ']);
    expect(told({ groups: ['wp-privacy-RVJ'] }, fixed)).toEqual(['privacy-officer@RVJ']);
    expect(told({ groups: ['wp-privacy'] }, fixed)).toBe('no-role');
    expect(told({ groups: ['wp-gp', 'wp-privacy-RVJ'], ...RVJ, region: 'QMJ' }, fixed)).toBe('two-regions');
  });

  it('or is left out, and why is told', () => {
    expect(userOf({ sub: 'u', list: [{ role: 'R8000', ...Y1 }, { role: 'R0001' }] }, paired)).toMatchObject({
      leftOut: ['no-organisation'],
    });
    expect(userOf({ sub: 'u', list: [{ role: 'R8000', ...Y1 }] }, paired)).toMatchObject({ leftOut: [] });
  });
});

describe('claims', () => {
  it('are read through lists and by whole names', () => {
    expect(textsAt({ a: [{ b: 'x' }, { b: ['y', 'z'] }, 'q'] }, 'a.b')).toEqual(['x', 'y', 'z']);
    expect(textsAt({ 'https://nhs.uk/role': 'x' }, 'https://nhs.uk/role')).toEqual(['x']);
    expect(textsAt({ a: 8000, b: null }, 'a')).toEqual([]);
    expect(textsAt({}, '__proto__.x')).toEqual([]);
  });

  it('say who the user is as a patient where the deployer maps it', () => {
    const claims = { sub: 'u', groups: BOTH, ...Y1 };
    expect(userOf({ ...claims, own: { nhs: '999 012 3454', postcode: 'N1 9ZZ' } }, flat).user).toMatchObject({
      nhsNumber: '9990123454',
      postcode: 'N1 9ZZ',
    });
    expect(userOf({ ...claims, own: { nhs: '12' } }, flat).user).not.toHaveProperty('nhsNumber');
  });
});
