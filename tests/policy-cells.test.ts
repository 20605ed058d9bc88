/** Does every cell of the matrices on the Policy screen find its reason in the tables of the gateway? */
import { expect, it } from 'vitest';
import { describePolicy } from '../src/policy/describe';
import { buildPolicy } from '../src/policy/policy';
import { cellRule } from '../src/viewer/screens/policy/cell-rule';
import { reasonsOf } from '../src/viewer/screens/policy/rule-reasons';

const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
if (!built.ok) throw new Error(built.problems.join('\n'));
const described = describePolicy(built.policy);
const reasons = reasonsOf(JSON.parse(JSON.stringify(described)));

it.each(['role-view', 'label-caps'])('finds a reason for every cell of %s', (id) => {
  const table = described.tables.find((one) => one.id === id);
  const depths = (table?.rows ?? []).flatMap((row) =>
    (table?.columns ?? []).flatMap((column, i) =>
      /^[FSBN]°?$/.test(row[i] ?? '') ? [cellRule(id, row[0] ?? '', column)] : [],
    ),
  );
  expect(depths.length).toBeGreaterThanOrEqual(50);
  expect(depths.filter((rule) => rule === null || (reasons.get(rule) ?? '') === '')).toEqual([]);
});

it('finds none in a table that is no matrix of roles', () => {
  expect(cellRule('hazards', 'H-01', 'GP')).toBeNull();
  expect(cellRule('role-view', 'Results', 'Why')).toBeNull();
  expect(cellRule('role-view', 'No such section', 'GP')).toBeNull();
});
