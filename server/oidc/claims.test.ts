/** Does somebody hold each role at the organisation that the claims say with it, and at no other? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsAt, type Claims } from './claim-paths';
import { userOf, type Cause, type OidcIdentity } from './claims';

type Row = OidcIdentity['roles'][number];

const rows = (claim: string): readonly Row[] => [
  { claim, value: 'R8000', role: 'gp' },
  { claim, value: 'R0001', role: 'privacy-officer' },
];

/** Roles at one path, the organisation's three parts below another. */
function mapping(claim: string | readonly Row[], organisation: string): OidcIdentity {
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

const Y1 = { ods: 'Y00101', name: 'Parkside', region: 'QMJ' };
const RVJ = { ods: 'RVJ', name: 'North Bristol', region: 'QUY' };

/** Role and ODS code of every membership, in order; or the cause. */
function told(claims: Claims, identity: OidcIdentity): readonly string[] | Cause {
  const named = userOf({ sub: 'u-1', ...claims }, identity);
  return named.user === null ? named.cause : named.user.memberships.map(({ role, organisation }) => `${role}@${organisation.ods}`);
}

const paired = mapping('list.role', 'list');
const beside = mapping('list.role', 'home');
const apart = mapping('groups', 'orgs');
const flat = mapping('groups', '');
const within = mapping('orgs.roles.code', 'orgs');
const BOTH = ['R8000', 'R0001'];

describe('a role is held', () => {
  it.each<[string, OidcIdentity, Claims, readonly string[] | Cause]>([
    ['each where its own element says', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R0001', ...RVJ }] }, ['gp@Y00101', 'privacy-officer@RVJ']],
    ['in the order of the mapping, not of the claims', paired, { list: [{ role: 'R0001', ...RVJ }, { role: 'R8000', ...Y1 }] }, ['gp@Y00101', 'privacy-officer@RVJ']],
    ['at both, where two elements say it of two', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R8000', ...RVJ }] }, ['gp@Y00101', 'gp@RVJ']],
    ['once, where two elements say the same', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R8000', ...Y1 }] }, ['gp@Y00101']],
    ['several in one element', paired, { list: [{ role: BOTH, ...RVJ }] }, ['gp@RVJ', 'privacy-officer@RVJ']],
    ['not in an element that names no organisation', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R0001' }] }, ['gp@Y00101']],
    ['not in an element whose organisation is no text', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R0001', ...RVJ, ods: 7 }] }, ['gp@Y00101']],
    ['not in an element that names two', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R0001', ...RVJ, ods: ['RVJ', 'Y00101'] }] }, ['gp@Y00101']],
    ['not in an element without a region, though another has one', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R0001', ods: 'RVJ' }] }, ['gp@Y00101']],
    ['nowhere, where the one element names no organisation', paired, { list: [{ role: 'R8000' }, { ...RVJ }] }, 'no-organisation'],
    ['nowhere, where one organisation stands in two regions', paired, { list: [{ role: 'R8000', ...Y1 }, { role: 'R0001', ...Y1, region: 'QUY' }] }, 'two-regions'],
    ['below its organisation, each where it stands', within, { orgs: [{ ...Y1, roles: [{ code: 'R8000' }] }, { ...RVJ, roles: [{ code: 'x' }, { code: 'R0001' }] }] }, ['gp@Y00101', 'privacy-officer@RVJ']],
    ['nowhere, where its one element has several organisations below it', mapping('list.role', 'list.orgs'), { list: [{ role: 'R8000', orgs: [Y1, RVJ] }] }, 'several-organisations'],
    ['at the only organisation', apart, { groups: BOTH, orgs: [Y1] }, ['gp@Y00101', 'privacy-officer@Y00101']],
    ['at the only organisation, named twice', apart, { groups: BOTH, orgs: [Y1, Y1] }, ['gp@Y00101', 'privacy-officer@Y00101']],
    ['at the only organisation, by plain claims', flat, { groups: BOTH, ...Y1 }, ['gp@Y00101', 'privacy-officer@Y00101']],
    ['at the only organisation, in lists of one', flat, { groups: ['R8000'], ods: ['Y00101'], name: ['Parkside'], region: ['QMJ'] }, ['gp@Y00101']],
    ['nowhere, where several organisations stand apart from the roles', apart, { groups: BOTH, orgs: [Y1, RVJ] }, 'several-organisations'],
    ['nowhere, where one role could be at either of two', apart, { groups: ['R8000'], orgs: [Y1, RVJ] }, 'several-organisations'],
    ['nowhere, by two lists side by side', flat, { groups: BOTH, ods: ['Y00101', 'RVJ'], region: ['QMJ', 'QUY'] }, 'several-organisations'],
    ['nowhere, by two lists side by side in one element', mapping('list.role', 'list'), { list: [{ role: BOTH, ods: ['Y00101', 'RVJ'], region: 'QMJ' }] }, 'several-organisations'],
    ['nowhere, where a second organisation cannot be read', apart, { groups: BOTH, orgs: [Y1, { name: 'North Bristol' }] }, 'organisation-not-read'],
    ['nowhere, where a place in the list of organisations is empty', flat, { groups: BOTH, ...Y1, ods: ['Y00101', null] }, 'organisation-not-read'],
    ['nowhere, where a list stands in the list', apart, { groups: BOTH, orgs: [Y1, [RVJ]] }, 'organisation-not-read'],
    ['not at the organisation of another claim, where its own element names one', beside, { list: [{ role: 'R8000', org_code: 'Y00101' }, { role: 'R0001', org_code: 'RVJ' }], home: Y1 }, ['gp@Y00101']],
    ['nowhere, where its element names one that cannot be compared', beside, { list: [{ role: 'R8000', org_code: 'Y00101', person_orgid: 5 }], home: Y1 }, 'organisation-not-read'],
    ['nowhere, where an organisation is named further within', beside, { list: [{ role: 'R8000', at: { employer: { id: 'RVJ' } } }], home: Y1 }, 'organisation-not-read'],
    ['nowhere, where the list is one of other organisations', mapping('orgs.roles.code', 'home'), { orgs: [{ id: 'RVJ', roles: [{ code: 'R8000' }] }], home: Y1 }, 'organisation-not-read'],
    ['nowhere, where an element below its organisation names another', within, { orgs: [{ ...Y1, roles: [{ code: 'R8000', org: 'RVJ' }] }] }, 'organisation-not-read'],
    ['nowhere, where the object that it stands in names another', mapping('post.role', 'home'), { post: { role: 'R8000', ods_code: 'RVJ' }, home: Y1 }, 'organisation-not-read'],
    ['at the organisation of another claim, where its element names a role alone', beside, { list: [{ role: 'R8000', role_name: 'GP', org_role: 'GP', level: 3 }], home: Y1 }, ['gp@Y00101']],
    ['at the organisation of another claim, which its element repeats', beside, { list: [{ role: 'R8000', org_code: 'Y00101', organisation: { name: 'Parkside', region: 'QMJ' } }], home: Y1 }, ['gp@Y00101']],
    ['at the only organisation, by a client’s own roles', mapping('resource_access.wp-org.roles', ''), { resource_access: { 'wp-org': { roles: BOTH }, org: { roles: ['x'] } }, ...Y1 }, ['gp@Y00101', 'privacy-officer@Y00101']],
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
    const claims = { sub: 'u', list: [{ role: 'R0001', ...RVJ }, { role: 'R8000', ...Y1 }] };
    expect(userOf(claims, paired)).toMatchObject({ user: { memberships: [{ role: 'gp', organisation: Y1 }, { role: 'privacy-officer', organisation: RVJ }] } });
  });

  it('with a name and a region that stand apart only where there is one organisation', () => {
    const identity = { ...paired, organisation: { ods: 'list.ods', name: 'name', region: 'region' } };
    const list = [{ role: 'R8000', ods: 'Y00101' }, { role: 'R0001', ods: 'RVJ' }];
    expect(userOf({ sub: 'u', list: list.slice(0, 1), name: 'Parkside', region: 'QMJ' }, identity)).toMatchObject({ user: { memberships: [{ organisation: Y1 }] } });
    expect(told({ list, name: 'Parkside', region: 'QMJ' }, identity)).toBe('no-region');
  });

  it('by its ODS code where it has no name, or two', () => {
    for (const name of [undefined, ['A', 'B']])
      expect(userOf({ sub: 'u', list: [{ role: 'R8000', ...Y1, name }] }, paired)).toMatchObject({ user: { memberships: [{ organisation: { name: 'Y00101' } }] } });
  });

  it('at the organisation that its row names, whatever else the claims name', () => {
    const fixed = mapping([{ claim: 'groups', value: 'wp-gp', role: 'gp' }, { claim: 'groups', value: 'wp-privacy-RVJ', role: 'privacy-officer', organisation: RVJ }], '');
    expect(told({ groups: ['wp-gp', 'wp-privacy-RVJ'], ...Y1 }, fixed)).toEqual(['gp@Y00101', 'privacy-officer@RVJ']);
    expect(told({ groups: ['wp-privacy-RVJ'] }, fixed)).toEqual(['privacy-officer@RVJ']);
    expect(told({ groups: ['wp-privacy'] }, fixed)).toBe('no-role');
    expect(told({ groups: ['wp-gp', 'wp-privacy-RVJ'], ...RVJ, region: 'QMJ' }, fixed)).toBe('two-regions');
  });

  it('or is left out, and why is told', () => {
    expect(userOf({ sub: 'u', list: [{ role: 'R8000', ...Y1 }, { role: 'R0001' }] }, paired)).toMatchObject({ leftOut: ['no-organisation'] });
    expect(userOf({ sub: 'u', list: [{ role: 'R8000', ...Y1 }] }, paired)).toMatchObject({ leftOut: [] });
  });
});

describe('whatever the shape of the claims', () => {
  const REGIONS: Readonly<Record<string, string>> = { Y1: 'QMJ', Y2: 'QMJ', R1: 'QKK', R2: 'QUY' };
  const truth = fc.record({ role: fc.constantFrom('R8000', 'R0001', 'R9999'), ods: fc.constantFrom(...Object.keys(REGIONS)) });
  type Truth = Readonly<{ role: string; ods: string }>;
  const damage = fc.constantFrom<((value: string) => unknown)[]>((value) => value, (value) => value, (value) => value, () => undefined, () => null, () => 5, () => '', (value) => [value], (value) => ({ value }));
  const regionOf = (ods: string): string => REGIONS[ods] ?? '';
  type Spoil = (value: string) => unknown;

  /** Ways in which an identity provider may say the same; `spoil` blanks a part here and there, and never leaves out a whole element. */
  const SHAPES: readonly (readonly [OidcIdentity, boolean, (truths: readonly Truth[], spoil: Spoil) => Claims])[] = [
    [paired, true, (truths, spoil) => ({ list: truths.map(({ role, ods }) => ({ role: spoil(role), ods: spoil(ods), region: spoil(regionOf(ods)) })) })],
    [within, true, (truths, spoil) => ({ orgs: truths.map(({ role, ods }) => ({ ods: spoil(ods), region: spoil(regionOf(ods)), roles: [{ code: spoil(role) }] })) })],
    [mapping('list.role', 'list.org'), true, (truths, spoil) => ({ list: truths.map(({ role, ods }) => ({ role: spoil(role), org: { ods: spoil(ods), region: spoil(regionOf(ods)) } })) })],
    [flat, false, (truths, spoil) => ({ groups: truths.map(({ role }) => spoil(role)), ods: truths.map(({ ods }) => spoil(ods)), region: truths.map(({ ods }) => spoil(regionOf(ods))) })],
    [mapping('roles.code', 'orgs'), false, (truths, spoil) => ({ roles: truths.map(({ role }) => ({ code: spoil(role) })), orgs: truths.map(({ ods }) => ({ ods: spoil(ods), region: spoil(regionOf(ods)) })) })],
    [beside, false, (truths, spoil) => ({ list: truths.map(({ role, ods }) => ({ role: spoil(role), org_code: ods })), home: { ods: spoil(truths[0]?.ods ?? 'Y1'), region: spoil(regionOf(truths[0]?.ods ?? 'Y1')) } })],
    [mapping('roles.code', 'roles'), true, (truths, spoil) => ({ roles: truths.map(({ role, ods }) => ({ ods: spoil(ods), region: spoil(regionOf(ods)), code: [spoil(role), 'x'] })) })],
  ];
  const CODES: Readonly<Record<string, string>> = { gp: 'R8000', 'privacy-officer': 'R0001' };

  const held = (claims: Claims, identity: OidcIdentity): ReadonlySet<string> => {
    const { user } = userOf({ sub: 'u', ...claims }, identity);
    return new Set((user?.memberships ?? []).map(({ role, organisation }) => `${CODES[role] ?? ''} ${organisation.ods} ${organisation.region}`));
  };

  it('nobody holds a role where they do not hold it, and where claims pair them everybody holds theirs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), fc.array(truth, { maxLength: 4 }), fc.array(damage, { minLength: 12, maxLength: 12 }), fc.boolean(), ([identity, pairs, render], truths, damages, spoiled) => {
        let at = 0;
        const spoil: Spoil = (value) => (spoiled ? damages[(at += 1) % damages.length]?.(value) : value);
        const true_ = new Set(truths.filter(({ role }) => role !== 'R9999').map(({ role, ods }) => `${role} ${ods} ${regionOf(ods)}`));
        const got = held(render(truths, spoil), identity);
        for (const one of got) expect(true_).toContain(one);
        if (pairs && !spoiled) expect(got).toEqual(true_);
      }),
      { numRuns: 2000 },
    );
  });

  /** Every text with its way: keys and places in lists. */
  const leaves = (value: unknown, way: readonly (string | number)[] = []): readonly (readonly [readonly (string | number)[], string])[] =>
    typeof value === 'string'
      ? value === '' ? [] : [[way, value]]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, one]) => leaves(one, [...way, Array.isArray(value) ? Number(key) : key]))
        : [];
  const isAt = (way: readonly (string | number)[], path: string): boolean => way.filter((step) => typeof step === 'string').join('.') === path;
  /** True where the two ways part at the places of one list that more stands below. */
  const parted = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean => {
    const at = a.findIndex((step, index) => step !== b[index]);
    return at >= 0 && typeof a[at] === 'number' && typeof b[at] === 'number' && a.slice(at).some((step) => typeof step === 'string');
  };

  const ROLE_PATHS = ['a.a', 'a.b.a', 'b'] as const;
  const ODS_PATHS = ['a.b', 'a.b.b', 'a.a', 'b'] as const;
  const mostly = (...texts: readonly string[]): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: fc.constantFrom('', null, 5, {}, []) });
  const text = mostly('R8000', 'R0001', 'Y1', 'Y2');
  const oneOrSome = (one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
  const inner = fc.record({ a: mostly('R8000', 'R0001'), b: mostly('Y1', 'Y2') }, { requiredKeys: [] });
  const outer = fc.record({ a: oneOrSome(text), b: fc.oneof(oneOrSome(text), oneOrSome(inner)) }, { requiredKeys: [] });
  const claimsOf = fc.record({ a: oneOrSome(outer), b: oneOrSome(text) });

  it('a session’s role and organisation are ones that the claims state together', () => {
    let held = 0;
    fc.assert(
      fc.property(claimsOf, fc.constantFrom(...ROLE_PATHS), fc.constantFrom(...ODS_PATHS), (claims, claim, ods) => {
        const { user } = userOf({ sub: 'u', where: 'QMJ', ...claims } as Claims, { ...mapping(claim, ''), organisation: { ods, name: 'where', region: 'where' } });
        const all = leaves(claims);
        for (const { role, organisation } of user?.memberships ?? []) {
          held += 1;
          const together = all
            .filter(([way, text]) => isAt(way, claim) && text === CODES[role])
            .map(([way]) => new Set(all.filter(([other]) => isAt(other, ods) && !parted(other, way)).map(([, text]) => text)));
          expect(together).toContainEqual(new Set([organisation.ods]));
        }
      }),
      { numRuns: 1500 },
    );
    expect(held).toBeGreaterThan(20);
  });

  it('nothing that claims may hold makes it throw', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('sub', 'list', 'orgs', 'groups', '__proto__', 'ods'), fc.jsonValue()), fc.constantFrom(paired, apart, flat, within), (claims, identity) => {
      expect(userOf(claims as Claims, identity)).toHaveProperty('user');
    }));
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
    expect(userOf({ ...claims, own: { nhs: '999 012 3454', postcode: 'N1 9ZZ' } }, flat).user).toMatchObject({ nhsNumber: '9990123454', postcode: 'N1 9ZZ' });
    expect(userOf({ ...claims, own: { nhs: '12' } }, flat).user).not.toHaveProperty('nhsNumber');
  });
});
