/** Does docs/SECONDARY.md say what the tables say today? Run with UPDATE_DOCS=1 to print them anew. */
import { describe, expect, it } from 'vitest';
import { textOf } from './kits/documents';
import { printedPart } from './kits/printed';
import { PRINTED_RULES } from './kits/secondary/printed-rules';

const PAGE = 'docs/SECONDARY.md';

describe(PAGE, () => {
  it.each(Object.entries(PRINTED_RULES))('prints the table of %s', (name, printed) => {
    expect(printedPart(PAGE, name, printed)).toBe(printed);
  });

  it('has no printed part that nothing prints', () => {
    const parts = [...textOf(PAGE).matchAll(/^<!-- ([a-z-]+) -->$/gmu)].map(([, name]) => name ?? '');
    expect(parts.sort()).toEqual(Object.keys(PRINTED_RULES).sort());
  });

  it('prints a reason and what goes wrong without it in every row', () => {
    for (const printed of Object.values(PRINTED_RULES)) expect(printed).not.toMatch(/\| {2}\|/u);
  });
});
