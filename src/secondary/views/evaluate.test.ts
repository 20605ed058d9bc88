// Which rows does a view give of a resource? The cases are data: tests/kits/secondary/cases.ts.
import { expect, it } from 'vitest';
import { CASES } from '../../../tests/kits/secondary/cases';
import { evaluator, type Row } from './evaluate';
import { readView } from './read-view';

it.each(CASES)('$rule', ({ resources, view, gives }) => {
  const { resourceType } = resources[0] as { resourceType: string };
  const read = readView({ resource: resourceType, ...view });
  const rows: Row[] = [];
  let problem = read.ok ? '' : read.problem;
  if (read.ok)
    for (const resource of resources) {
      const found = evaluator(read.value)(resource);
      if (found.ok) rows.push(...found.value);
      else problem ||= found.problem;
    }
  if ('refused' in gives) expect(problem).toContain(gives.refused);
  else expect([problem, rows]).toEqual(['', gives]);
});

it('names the resource that cannot be read so', () => {
  const read = readView({ resource: 'Patient', select: [{ column: [{ name: 'n', path: 'name.family' }] }] });
  const resource = { resourceType: 'Patient', id: 'x', name: [{ family: 'A' }, { family: 'B' }] };
  expect(read.ok && evaluator(read.value)(resource)).toEqual({
    ok: false,
    problem: 'Patient/x: the column “n” gives more than one value',
  });
});

it('takes no element from what a resource merely inherits', () => {
  const read = readView({
    resource: 'Patient',
    select: [
      {
        column: [
          { name: 'a', path: 'constructor.exists()' },
          { name: 'b', path: '__proto__.polluted' },
        ],
      },
    ],
  });
  const resource: unknown = JSON.parse('{"resourceType":"Patient","__proto__":{"polluted":"own"}}');
  expect(read.ok && evaluator(read.value)(resource)).toEqual({ ok: true, value: [{ a: false, b: 'own' }] });
});
