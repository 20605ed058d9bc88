/** Is the privacy officer told once a week that somebody signed for running without the lists of codes? */
import { describe, expect, it } from 'vitest';
import { createMemoryStores } from '../src/gateway/memory-stores';
import { buildPolicy, type Policy } from '../src/policy/policy';
import { alertOfWaiver } from './waiver-alert';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-11-28T12:00:00Z');
const CATEGORIES = ['sexual-health', 'fertility', 'termination', 'gender', 'domestic-violence', 'criminal-record'];
const waiver = { signedBy: 'Dr A Guardian', signedOn: '2026-11-01' };

function policyWith(lists: readonly string[], signed: boolean): Policy {
  const built = buildPolicy({
    exclusions: {},
    optOutOtherSettings: 'suppress',
    valueSets: lists.map((category) => ({
      file: `${category}.json`,
      category,
      content: { resourceType: 'ValueSet', compose: { include: [{ concept: [{ code: '73211009' }] }] } },
    })),
    knowsCode: () => true,
    ...(signed ? { valueSetsWaiver: waiver } : {}),
  });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return built.policy;
}

describe('the alert about lists that somebody signed for running without', () => {
  it('names what has no list, who signed and when, once a week, whoever asks and however often', async () => {
    const { alerts } = createMemoryStores();
    const policy = policyWith(CATEGORIES.slice(2), true);
    for (const at of [0, 1, DAY / 2]) await alertOfWaiver(policy, alerts, NOW + at);
    const told = await alerts.list();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: 'lists', userName: 'Dr A Guardian', at: '2026-11-28T12:00:00.000Z' });
    expect(told[0]?.text).toContain('sexual health');
    expect(told[0]?.text).toContain('fertility');
    expect(told[0]?.text).not.toContain('domestic');
    expect(told[0]?.text).toContain('Dr A Guardian signed for running without them on 2026-11-01.');
    for (const days of [7, 14]) await alertOfWaiver(policy, alerts, NOW + days * DAY);
    expect(await alerts.list()).toHaveLength(3);
  });

  it.each([
    ['nobody had to sign', [], false],
    ['every list is there', CATEGORIES, true],
  ] as const)('is none where %s', async (_why, lists, signed) => {
    const { alerts } = createMemoryStores();
    await alertOfWaiver(policyWith(lists, signed), alerts, NOW);
    expect(await alerts.list()).toEqual([]);
  });
});
