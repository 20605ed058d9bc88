/**
 * Does every document that a comment names as its source exist, and have the heading that is cited? Sources elsewhere
 * (HL7, NHS, BNF …) are left alone.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { citationsOf, commentsOf, filesBelow, headingsOf, isHeading, ROOT, textOf } from './kits/documents';

const FILES = filesBelow(['src', 'server', 'mocks', 'tests', 'bench', 'fhir-fixtures'], /\.(?:ts|tsx|mjs|scss)$/);
/** Tables as data: the whole text may cite. What was issued stays as it was. */
const TABLES = filesBelow(['src'], /\.(?:json|csv)$/).filter((path) => !path.startsWith('src/policy/versions/'));
/** Holds citations that are wrong on purpose. */
const HERE = 'tests/sources.test.ts';

const documentOf = (name: string): string => (name === 'ARCHITECTURE' ? 'docs/architecture.md' : `docs/${name}.md`);

/** What the printed policy says without a heading of its own; its numbers as long as its headings have none. */
const PARTS_OF_POLICY = ['1', '2', '3', '4', '5', '6', '7', '8'];
const alsoIn = (name: string, printed: readonly string[]): readonly string[] =>
  name === 'POLICY'
    ? ['order of decision', 'value sets', ...(printed.some((one) => /^\d/.test(one)) ? [] : PARTS_OF_POLICY)]
    : [];

const headings = new Map<string, readonly string[]>();
function headingsIn(name: string): readonly string[] {
  const known = headings.get(name);
  if (known !== undefined) return known;
  const path = documentOf(name);
  const printed = existsSync(join(ROOT, path)) ? headingsOf(textOf(path)) : [];
  const read = [...printed, ...(printed.length === 0 ? [] : alsoIn(name, printed))];
  headings.set(name, read);
  return read;
}

/** What is wrong with the citations of a comment; empty where each leads somewhere. */
const wrongIn = (comment: string): readonly string[] =>
  citationsOf(comment).flatMap(({ document, heading }) => {
    const there = headingsIn(document);
    if (there.length === 0) return [`${document}: there is no ${documentOf(document)}`];
    return heading === null || isHeading(heading, there) ? [] : [`${document} has no heading “${heading}”`];
  });

describe('a source that a comment names', () => {
  it('is a heading of a document that is in the repository', () => {
    const wrong = FILES.filter((path) => path !== HERE).flatMap((path) =>
      commentsOf(textOf(path)).flatMap((comment) => wrongIn(comment).map((what) => `${path}: ${what}`)),
    );
    expect(wrong).toEqual([]);
  });

  it('is one in the tables too', () => {
    expect(TABLES.flatMap((path) => wrongIn(textOf(path)).map((what) => `${path}: ${what}`))).toEqual([]);
  });

  it('is found in plenty of them, so that this test does not read past them all', () => {
    const cited = FILES.flatMap((path) => commentsOf(textOf(path)).flatMap(citationsOf));
    expect(cited.length).toBeGreaterThan(60);
  });
});

describe('this test', () => {
  it.each([
    ['/** Source: RECORD, allergies. */', []],
    ['/** Source: RECORD, allergeis. */', ['RECORD has no heading “allergeis”']],
    ['// Source: TRAPS 16.', []],
    ['// Source: TRAPS 99.', ['TRAPS has no heading “99”']],
    ['/** RECORD.md, first paragraph; TRAPS 10–12. */', []],
    ['/** TRAPS 3 and 98 */', ['TRAPS has no heading “98”']],
    ['/**\n * Told as agreed. Source: CONTRACT\n * "HTTP".\n */', []],
    ['/** Source: UK-FHIR “Idenity”. */', ['UK-FHIR has no heading “idenity”']],
    ['/** Source: QUALITY "Non-interference". */', []],
    ['/** Source: SCREENS 4. */', ['SCREENS: there is no docs/SCREENS.md']],
    ['/** Source: HL7 FHIR R4, BNF. */', []],
    ['const RECORD = 1; // POLICY_VERSION', []],
    ['// one line\n// Source: DISPLAY,\n// "Rulez"', ['DISPLAY has no heading “rulez”']],
  ])('reads %j', (source, wrong) => {
    expect(commentsOf(source).flatMap(wrongIn)).toEqual(wrong);
  });
});
