/** Whatever an identity provider says, and however: does nobody hold a role where the claims do not place it? */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claims } from './claim-paths';
import { userOf, type ClaimsIdentity } from './claims';
import { mapping } from '../../tests/kits/server/claims';

const paired = mapping('list.role', 'list');
const beside = mapping('list.role', 'home');
const apart = mapping('groups', 'orgs');
const flat = mapping('groups', '');
const within = mapping('orgs.roles.code', 'orgs');

describe('whatever the shape of the claims', () => {
  const REGIONS: Readonly<Record<string, string>> = { Y1: 'QMJ', Y2: 'QMJ', R1: 'QKK', R2: 'QUY' };
  const truth = fc.record({
    role: fc.constantFrom('R8000', 'R0001', 'R9999'),
    ods: fc.constantFrom(...Object.keys(REGIONS)),
  });
  type Truth = Readonly<{ role: string; ods: string }>;
  const damage = fc.constantFrom<((value: string) => unknown)[]>(
    (value) => value,
    (value) => value,
    (value) => value,
    () => undefined,
    () => null,
    () => 5,
    () => '',
    (value) => [value],
    (value) => ({ value }),
  );
  const regionOf = (ods: string): string => REGIONS[ods] ?? '';
  type Spoil = (value: string) => unknown;

  /**
   * Ways in which a provider may say the same; `spoil` blanks a part here and there, and leaves out no whole element.
   */
  const SHAPES: readonly (readonly [ClaimsIdentity, boolean, (truths: readonly Truth[], spoil: Spoil) => Claims])[] = [
    [
      paired,
      true,
      (truths, spoil) => ({
        list: truths.map(({ role, ods }) => ({ role: spoil(role), ods: spoil(ods), region: spoil(regionOf(ods)) })),
      }),
    ],
    [
      within,
      true,
      (truths, spoil) => ({
        orgs: truths.map(({ role, ods }) => ({
          ods: spoil(ods),
          region: spoil(regionOf(ods)),
          roles: [{ code: spoil(role) }],
        })),
      }),
    ],
    [
      mapping('list.role', 'list.org'),
      true,
      (truths, spoil) => ({
        list: truths.map(({ role, ods }) => ({
          role: spoil(role),
          org: { ods: spoil(ods), region: spoil(regionOf(ods)) },
        })),
      }),
    ],
    [
      flat,
      false,
      (truths, spoil) => ({
        groups: truths.map(({ role }) => spoil(role)),
        ods: truths.map(({ ods }) => spoil(ods)),
        region: truths.map(({ ods }) => spoil(regionOf(ods))),
      }),
    ],
    [
      mapping('roles.code', 'orgs'),
      false,
      (truths, spoil) => ({
        roles: truths.map(({ role }) => ({ code: spoil(role) })),
        orgs: truths.map(({ ods }) => ({ ods: spoil(ods), region: spoil(regionOf(ods)) })),
      }),
    ],
    [
      beside,
      false,
      (truths, spoil) => ({
        list: truths.map(({ role, ods }) => ({ role: spoil(role), org_code: ods })),
        home: { ods: spoil(truths[0]?.ods ?? 'Y1'), region: spoil(regionOf(truths[0]?.ods ?? 'Y1')) },
      }),
    ],
    [
      mapping('roles.code', 'roles'),
      true,
      (truths, spoil) => ({
        roles: truths.map(({ role, ods }) => ({
          ods: spoil(ods),
          region: spoil(regionOf(ods)),
          code: [spoil(role), 'x'],
        })),
      }),
    ],
  ];
  const CODES: Readonly<Record<string, string>> = { gp: 'R8000', 'privacy-officer': 'R0001' };

  const held = (claims: Claims, identity: ClaimsIdentity): ReadonlySet<string> => {
    const { user } = userOf({ sub: 'u', ...claims }, identity);
    return new Set(
      (user?.memberships ?? []).map(
        ({ role, organisation }) => `${CODES[role] ?? ''} ${organisation.ods} ${organisation.region}`,
      ),
    );
  };

  it('nobody holds a role where they do not hold it, and where claims pair them everybody holds theirs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHAPES),
        fc.array(truth, { maxLength: 4 }),
        fc.array(damage, { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        ([identity, pairs, render], truths, damages, spoiled) => {
          let at = 0;
          const spoil: Spoil = (value) => (spoiled ? damages[(at += 1) % damages.length]?.(value) : value);
          const true_ = new Set(
            truths.filter(({ role }) => role !== 'R9999').map(({ role, ods }) => `${role} ${ods} ${regionOf(ods)}`),
          );
          const got = held(render(truths, spoil), identity);
          for (const one of got) expect([...true_]).toContain(one);
          if (pairs && !spoiled) expect(got).toEqual(true_);
        },
      ),
      { numRuns: 2000 },
    );
  });

  /** Every text with its way: keys and places in lists. */
  const leaves = (
    value: unknown,
    way: readonly (string | number)[] = [],
  ): readonly (readonly [readonly (string | number)[], string])[] =>
    typeof value === 'string'
      ? value === ''
        ? []
        : [[way, value]]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, one]) => leaves(one, [...way, Array.isArray(value) ? Number(key) : key]))
        : [];
  const isAt = (way: readonly (string | number)[], path: string): boolean =>
    way.filter((step) => typeof step === 'string').join('.') === path;
  /** True where the two ways part at the places of one list that more stands below. */
  const parted = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean => {
    const at = a.findIndex((step, index) => step !== b[index]);
    return (
      at >= 0 &&
      typeof a[at] === 'number' &&
      typeof b[at] === 'number' &&
      a.slice(at).some((step) => typeof step === 'string')
    );
  };

  const ROLE_PATHS = ['a.a', 'a.b.a', 'b'] as const;
  const ODS_PATHS = ['a.b', 'a.b.b', 'a.a', 'b'] as const;
  const mostly = (...texts: readonly string[]): fc.Arbitrary<unknown> =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...texts) },
      { weight: 1, arbitrary: fc.constantFrom('', null, 5, {}, []) },
    );
  const text = mostly('R8000', 'R0001', 'Y1', 'Y2');
  const oneOrSome = (one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 3 }));
  const inner = fc.record({ a: mostly('R8000', 'R0001'), b: mostly('Y1', 'Y2') }, { requiredKeys: [] });
  const outer = fc.record(
    { a: oneOrSome(mostly('R8000', 'R0001')), b: fc.oneof(oneOrSome(mostly('Y1', 'Y2')), oneOrSome(inner)) },
    { requiredKeys: [] },
  );
  const claimsOf = fc.record({ a: oneOrSome(outer), b: oneOrSome(text) });

  it('a session’s role and organisation are ones that the claims state together', () => {
    let held = 0;
    fc.assert(
      fc.property(claimsOf, fc.constantFrom(...ROLE_PATHS), fc.constantFrom(...ODS_PATHS), (claims, claim, ods) => {
        const { user } = userOf({ sub: 'u', where: 'QMJ', ...claims } as Claims, {
          ...mapping(claim, ''),
          organisation: { ods, name: 'where', region: 'where' },
        });
        const all = leaves(claims);
        for (const { role, organisation } of user?.memberships ?? []) {
          held += 1;
          const together = all
            .filter(([way, text]) => isAt(way, claim) && text === CODES[role])
            .map(([way]) => all.filter(([other]) => isAt(other, ods) && !parted(other, way)).map(([, text]) => text))
            .map((texts) => [...new Set(texts)].join());
          expect(together).toContain(organisation.ods);
        }
      }),
      { numRuns: 3000 },
    );
    expect(held).toBeGreaterThan(20);
  });

  it('nothing that claims may hold makes it throw', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('sub', 'list', 'orgs', 'groups', '__proto__', 'ods'), fc.jsonValue()),
        fc.constantFrom(paired, apart, flat, within),
        (claims, identity) => {
          expect(userOf(claims as Claims, identity)).toHaveProperty('user');
        },
      ),
    );
  });
});
