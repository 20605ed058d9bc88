/**
 * Is the assurance pack true: do the tests that it cites exist, has every requirement, hazard, package and table its
 * row, and is what is printed what a program prints today? Run with UPDATE_DOCS=1 to print anew.
 */
import { describe, expect, it } from 'vitest';
import { KEPT, mayDelete, printedKept } from './kits/assurance/kept';
import { HAZARD_SCORES, printedScores, riskOf } from './kits/assurance/hazard-scores';
import { citesATest, numbersOf, rowsOf, wrongCitations } from './kits/assurance/citations';
import { printedPackages, REVIEWED } from './kits/assurance/packages';
import { callsUnknown, primitivesUsed } from './kits/assurance/primitives';
import { filesBelow, textOf } from './kits/documents';
import { manifest, packagesForRunning } from './kits/lock';
import { printedPart } from './kits/printed';
import { printedStatement } from './kits/assurance/statement';
import { purlOf, sbom } from './kits/sbom';

const PACK = 'docs/assurance';
const PAGES = [...filesBelow([PACK], /\.md$/), 'docs/hazard-log.md'];

describe('a page of the pack', () => {
  it.each(PAGES)('cites nothing that is not there: %s', (page) => {
    expect(wrongCitations(textOf(page))).toEqual([]);
  });

  it.each(PAGES.filter((page) => page.startsWith(PACK)))('says the day that it speaks of: %s', (page) => {
    expect(textOf(page)).toMatch(/\b\d{2}-[A-Z][a-z]{2}-2\d{3}\b/);
  });

  it('is held by a reader that can tell', () => {
    const text = '`tests/gone.test.ts`, `tests/sbom.ts` “no such words”, `tests/sbom.ts` “npm run sbom”';
    expect(wrongCitations(text)).toEqual([
      'tests/gone.test.ts is not there',
      'tests/sbom.ts does not say “no such words”',
    ]);
  });
});

describe('the bill of materials', () => {
  it('is that of the lock; else run npm run sbom', () => {
    expect(textOf(`${PACK}/sbom.json`)).toBe(sbom());
  });

  it('names every package for running with its digest, and no development package', () => {
    const { components } = JSON.parse(sbom()) as {
      readonly components: readonly {
        readonly purl: string;
        readonly hashes: readonly { readonly content: string }[];
      }[];
    };
    expect(components.map(({ purl }) => purl)).toEqual(packagesForRunning().map(purlOf));
    expect(components.length).toBeGreaterThan(70);
    for (const { hashes } of components) expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    for (const name of ['vitest', 'typescript', 'msw']) expect(sbom()).not.toContain(`pkg:npm/${name}@`);
  });

  it('is the same bytes every time, and other ones for another lock', () => {
    const [first, ...rest] = packagesForRunning();
    const serial = (text: string): unknown => (JSON.parse(text) as { readonly serialNumber: unknown }).serialNumber;
    expect(sbom()).toBe(sbom());
    expect(serial(sbom())).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(serial(sbom(rest))).not.toBe(serial(sbom()));
    expect(first).toBeDefined();
  });

  it('is refused for a package whose digest is no sha512', () => {
    const [first] = packagesForRunning();
    if (first === undefined) throw new Error('nothing is installed');
    expect(() => sbom([{ ...first, integrity: 'sha1-AAAA' }])).toThrow(/no sha512/);
  });
});

describe('docs/assurance/asvs.md', () => {
  const page = textOf(`${PACK}/asvs.md`);
  const levels = JSON.parse(textOf('tests/kits/assurance/asvs-levels-1-and-2.json')) as Readonly<
    Record<string, readonly number[]>
  >;
  const all = Object.entries(levels).flatMap(([part, numbers]) => numbers.map((one) => `${part}.${String(one)}`));
  const rows = rowsOf(page).filter(([number = '']) => /^\d+\.\d+\.\d+/.test(number));
  const STATES = ['met', 'in part', 'not met', 'for people', 'n/a'];

  it('has one row for each requirement of levels 1 and 2, and no other', () => {
    expect(rows.flatMap(([number = '']) => numbersOf(number, all))).toEqual(all);
    expect(all).toHaveLength(253);
  });

  it.each(rows.map((row) => [row[0] ?? '', ...row.slice(1)]))(
    'shows or says why: %s',
    (_number, about, state, shown) => {
      expect(about).not.toBe('');
      expect(STATES).toContain(state);
      expect(shown).not.toBe('');
      if (state === 'met') expect(citesATest(shown ?? '')).toBe(true);
      if (state === 'in part') expect(shown).toMatch(/Left: |left: /);
      if (state === 'for people') expect(shown).toMatch(/^for people: \S/);
    },
  );

  it('counts what is met and what is not', () => {
    const count = (wanted: string): number =>
      rows.filter(([, , state]) => state === wanted).flatMap(([number = '']) => numbersOf(number, all)).length;
    const counted = STATES.map((state) => `${String(count(state))} ${state}`).join(' · ');
    const printed = `Of ${String(all.length)} requirements: ${counted}.\n`;
    expect(printedPart(`${PACK}/asvs.md`, 'states', printed)).toBe(printed);
  });

  it('has every primitive that the product names, and no call into cryptography that nobody has looked at', () => {
    const listed = rowsOf(page.slice(page.indexOf('## What is used for what'))).map(([name]) => name);
    expect(listed.slice(1)).toEqual(primitivesUsed());
    expect(callsUnknown()).toEqual([]);
  });
});

describe('docs/hazard-log.md', () => {
  const log = textOf('docs/hazard-log.md');
  const logged = log
    .slice(0, log.indexOf('## Scores'))
    .split('\n')
    .flatMap((line) => /^\| (H-\d+) \|/.exec(line)?.[1] ?? []);

  it('gives no two hazards one number', () => {
    expect(logged.filter((id, at) => logged.indexOf(id) !== at)).toEqual([]);
  });

  it('scores every hazard, and is printed from the table of scores', () => {
    expect(HAZARD_SCORES.map(({ id }) => id)).toEqual(logged);
    expect(printedPart('docs/hazard-log.md', 'scores', printedScores())).toBe(printedScores());
  });

  it.each(HAZARD_SCORES.map((row) => [row.id, row] as const))(
    '%s is scored by the matrix, lower or as high with its controls, and lower only where a test holds one',
    (_id, { initial, residual, tests }) => {
      expect(riskOf(initial)).toBeGreaterThanOrEqual(riskOf(residual));
      expect(riskOf(residual)).toBeGreaterThanOrEqual(1);
      if (riskOf(initial) > riskOf(residual)) expect(tests.length).toBeGreaterThan(0);
    },
  );

  it('leaves the scores unsigned', () => {
    expect(log).toContain('proposed, unsigned: for the clinical safety officer');
  });
});

describe('docs/assurance/packages.md', () => {
  it('has every package that was chosen, and is printed from the lock', () => {
    expect(Object.keys(REVIEWED).sort()).toEqual(Object.keys(manifest().dependencies).sort());
    expect(printedPart(`${PACK}/packages.md`, 'packages', printedPackages())).toBe(printedPackages());
  });
});

describe('docs/assurance/data-flow.md', () => {
  const page = textOf(`${PACK}/data-flow.md`);

  it('says of a table of the database what it holds and for how long, as the grants allow', () => {
    expect(printedPart(`${PACK}/data-flow.md`, 'kept', printedKept())).toBe(printedKept());
    for (const [table, { long }] of Object.entries(KEPT))
      expect([table, long === 'for good']).toEqual([table, !mayDelete(table)]);
  });

  it('has a row with its code for an arrow of the diagram, and no other', () => {
    const drawn = [...page.matchAll(/^\s+\w+ (?:-->|-\.->)\|(\d+)\| \w+$/gm)].map(([, number]) => number);
    const rows = rowsOf(page.slice(page.indexOf('## The arrows'), page.indexOf('## What is kept')));
    expect(drawn.length).toBeGreaterThan(12);
    expect(rows.map(([number]) => number).filter((number) => /^\d+$/.test(number ?? ''))).toEqual(drawn);
    for (const [number, , , , by = ''] of rows)
      if (/^\d+$/.test(number ?? '')) expect(by).toMatch(/`(?:src|server|deploy)\//);
  });
});

describe('docs/assurance/dtac.md', () => {
  const rows = rowsOf(textOf(`${PACK}/dtac.md`)).filter(([about]) => about !== 'about');

  it.each(rows.map((row) => [row[0] ?? '', row[1] ?? '', row[2] ?? '']))(
    'answers, and shows or says for whom: %s',
    (_about, answer, by) => {
      expect(answer).not.toBe('');
      expect(citesATest(by) || /for people: \S/i.test(by)).toBe(true);
    },
  );

  it('has rows in every section', () => {
    expect(rows.length).toBeGreaterThan(25);
  });
});

describe('docs/assurance/accessibility.md', () => {
  it('is what the product says at /public/accessibility', () => {
    expect(printedPart(`${PACK}/accessibility.md`, 'statement', printedStatement())).toBe(printedStatement());
  });
});
