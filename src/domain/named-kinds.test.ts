/** Is a concept told by each code and word of the table, beside whatever else stands there? */
import { expect, it } from 'vitest';
import { LOINC, SNOMED } from './code-systems';
import { NAMED_KINDS, isOfKind, kindsOf } from './named-kinds';

const SYSTEMS: Readonly<Record<string, string>> = { snomed: SNOMED, loinc: LOINC };
const OTHER = { coding: [{ system: SNOMED, code: '271649006', display: 'Systolic blood pressure' }], text: 'Pressure' };

const coded = NAMED_KINDS.flatMap(({ kind, codes }) =>
  codes.map((one) => {
    const [name = '', code = ''] = one.split('|');
    return { kind, system: SYSTEMS[name] ?? name, code };
  }),
);

it.each(coded)('$code of $system is $kind, in any position and beside other concepts', ({ kind, system, code }) => {
  const concept = { coding: [...OTHER.coding, { system, code }] };
  expect(kindsOf([undefined, OTHER, concept]).has(kind)).toBe(true);
  expect(isOfKind(kind, [concept])).toBe(true);
  expect(isOfKind(kind, [{ coding: [{ system: 'http://example.org/other', code }] }])).toBe(false);
});

it('concepts of two kinds tell both, and one that names no kind tells nothing', () => {
  const [first] = coded;
  const last = coded.findLast(({ kind }) => kind !== first?.kind);
  if (first === undefined || last === undefined) throw new Error('the table names two kinds');
  const concepts = [first, last].map(({ system, code }) => ({ coding: [{ system, code }] }));
  expect([...kindsOf(concepts)].sort()).toEqual([first.kind, last.kind].sort());
  expect([...kindsOf([{ coding: concepts.flatMap(({ coding }) => coding) }])].sort()).toEqual(
    [first.kind, last.kind].sort(),
  );
  expect(kindsOf([OTHER, undefined]).size).toBe(0);
});
