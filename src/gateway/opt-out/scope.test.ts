/** Does an opt-out hold back exactly what the leaflet says, and are some settings never asked at all? */
import { describe, expect, it } from 'vitest';
import { buildPolicy } from '../../policy/policy';
import { scopeOf, visibleProviders } from './scope';

const policyWith = (optOutOtherSettings: 'suppress' | 'show', exclusions: Record<string, boolean> = {}) => {
  const built = buildPolicy({ exclusions, optOutOtherSettings, valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return built.policy;
};
const provider = (id: string, region: string, setting: string) => ({ id, region, setting: setting as 'gp' });
const PROVIDERS = [
  provider('ncl-gp', 'QMJ', 'gp'),
  provider('ncl-acute', 'QMJ', 'acute'),
  provider('far-gp', 'QKK', 'gp'),
  provider('far-acute', 'QKK', 'acute'),
  provider('nowhere', '?', 'gp'),
  provider('clinic', 'QMJ', 'sexual-health'),
  provider('ivf', 'QKK', 'fertility'),
  provider('children', 'QMJ', 'children-social-care'),
  provider('prison', 'QMJ', 'prison'),
  provider('refuge', 'QMJ', 'domestic-abuse'),
  provider('odd', 'QMJ', 'spaceship'),
];
const seen = (policy: ReturnType<typeof policyWith>, region: string, optedOut: boolean) =>
  visibleProviders(policy, region, ['QMJ'], PROVIDERS, optedOut).map(({ id }) => id);

describe('visible providers', () => {
  it('without an opt-out: all but the settings that are never asked and the unknown one', () => {
    expect(seen(policyWith('suppress'), 'QMJ', false)).toEqual([
      'ncl-gp',
      'ncl-acute',
      'far-gp',
      'far-acute',
      'nowhere',
    ]);
  });

  it.each([
    ['from inside: none', 'QMJ', 'suppress', []],
    ['from inside, whatever the switch: none', 'QMJ', 'show', []],
    [
      'from outside: GPs inside, and everything outside',
      'QKK',
      'suppress',
      ['ncl-gp', 'far-gp', 'far-acute', 'nowhere'],
    ],
    [
      'from outside, other settings switched on',
      'QKK',
      'show',
      ['ncl-gp', 'ncl-acute', 'far-gp', 'far-acute', 'nowhere'],
    ],
    ['from an unknown region: none, it counts as inside', '', 'show', []],
  ] as const)('with an opt-out, %s', (_name, region, other, expected) => {
    expect(seen(policyWith(other), region, true)).toEqual(expected);
  });

  it.each([
    ['Q', ' qmj '],
    ['blanks and small letters', 'qmj'],
    ['a longer word', 'XQKK'],
    ['a longer word still', 'QKKX'],
  ])('counts a region as inside unless it is plainly another board: %s', (_what, region) => {
    expect(seen(policyWith('suppress'), region, true)).toEqual([]);
  });

  it('counts each of several boards of the instance as inside, however it is spelt', () => {
    const left = (viewer: string) =>
      visibleProviders(policyWith('suppress'), viewer, [' qmj', 'QRV'], PROVIDERS, true).map(({ id }) => id);
    expect([left('QMJ'), left('QRV ')]).toEqual([[], []]);
    expect(left(' QKK ')).toEqual(['ncl-gp', 'far-gp', 'far-acute', 'nowhere']);
  });

  it('names the row that decides', () => {
    const rows = (viewer: string) =>
      PROVIDERS.slice(0, 4).map((held) => scopeOf(policyWith('suppress'), viewer, ['QMJ'], held)?.id);
    expect(rows('QMJ')).toEqual(['OO-1', 'OO-1', 'OO-2', 'OO-2']);
    expect(rows('QKK')).toEqual(['OO-3', 'OO-4', 'OO-5', 'OO-5']);
  });

  it('asks no clinic, prison or refuge again, whichever exclusion the deployer has switched off', () => {
    const off = policyWith('suppress', { 'EX-1': false, 'EX-5': false, 'EX-6': false });
    for (const never of ['clinic', 'prison', 'refuge']) expect(seen(off, 'QMJ', false)).not.toContain(never);
  });
});
