/** Do the documents say what is there: links, paths, commands, hazards, rules of the record, codes, licences? */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HAZARDS } from '../src/policy/tables/hazards';
import { SECTION_RULES } from '../src/record/registry';
import { filesBelow, headingsOf, isThere, ROOT, textOf } from './kits/documents';
import { notices } from './kits/notices';

const decisions = filesBelow(['docs/decisions'], /\.md$/);
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow(['docs'], /\.md$/)];

const { scripts, version, license } = JSON.parse(textOf('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly version: string;
  readonly license: string;
};

describe('the documents keep up with the product', () => {
  it('holds both command lines verbatim', () => {
    for (const command of ['npm ci && npm start', 'npm ci && npm test'])
      expect(textOf('README.md')).toContain(`    ${command}\n`);
  });

  it.each(PAGES)('names no npm script that is not there: %s', (page) => {
    for (const [, name] of textOf(page).matchAll(/npm run ([a-z:-]*[a-z])/g))
      expect(Object.keys(scripts)).toContain(name);
  });

  it('tells of every npm script', () => {
    const told = ['README.md', 'CONTRIBUTING.md', 'docs/CONTRACT.md'].map(textOf).join('\n');
    const untold = Object.keys(scripts).filter((name) => !new RegExp(`npm (?:run )?${name}(?![\\w:-])`).test(told));
    expect(untold).toEqual([]);
  });

  it('logs every hazard that a policy row names, with its control and what is left', () => {
    const log = textOf('docs/hazard-log.md');
    for (const { id } of HAZARDS) {
      const row = log.split('\n').find((line) => line.startsWith(`| ${id} |`));
      expect(
        row
          ?.split('|')
          .map((cell) => cell.trim())
          .filter(Boolean),
      ).toHaveLength(5);
    }
  });

  it('dates every decision', () => {
    for (const page of decisions)
      expect(textOf(page)).toMatch(/^\d{2}-[A-Z][a-z]{2}-\d{4} · (accepted|superseded by \d{4})$/m);
  });

  it('gives every decision a number of its own, which is its title’s', () => {
    const numbers = decisions.map((page) => /(\d{4})-[a-z0-9-]+[.]md$/.exec(page)?.[1]);
    expect(new Set(numbers).size).toBe(decisions.length);
    decisions.forEach((page, at) => {
      expect(textOf(page), page).toMatch(new RegExp(`^# ${numbers[at] ?? ''} `));
    });
  });

  it('links every document from the README', () => {
    const readme = textOf('README.md');
    const pages = PAGES.filter((page) => page !== 'README.md' && !page.startsWith('docs/decisions/'));
    expect(pages.filter((page) => !readme.includes(`](${page})`))).toEqual([]);
  });

  it('changes are told under the version that is shipped, and those still to come', () => {
    expect(textOf('CHANGELOG.md')).toContain('## [Unreleased]');
    expect(textOf('CHANGELOG.md')).toContain(`## [${version}]`);
  });

  it('has one licence', () => {
    expect(textOf('LICENSE')).toMatch(new RegExp(`^${license} License\n`));
  });

  it('lists what others wrote, as it is installed; else run npm run notices', () => {
    expect(textOf('THIRD-PARTY-NOTICES.md')).toBe(notices());
  });
});

/** As GitHub makes them of a heading. */
const anchorOf = (heading: string): string => heading.replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-');

describe('a document', () => {
  it.each(PAGES)('has no link that leads nowhere: %s', (page) => {
    for (const [, target = '', anchor] of textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)) {
      const to = target === '' ? page : join(dirname(page), target);
      expect(existsSync(join(ROOT, to)), `${page} → ${to}`).toBe(true);
      if (anchor !== undefined) expect(headingsOf(textOf(to)).map(anchorOf), `${page} → ${to}`).toContain(anchor);
    }
  });

  /** Made by a command, and in nobody's checkout. */
  const MADE = new Set(['bench/results.json', 'tests/e2e/artifacts', 'deploy/compose/secrets/ca.crt']);
  const PATH =
    /^(?:(?:src|server|mocks|tests|bench|docs|deploy|fhir-fixtures|public|\.ci)(?:\/[\w@.*-]+)*\/?|[A-Z][A-Z-]+\.md)$/;
  const pathsIn = (text: string): readonly string[] =>
    [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`\n]+)`/g)]
      .map(([, word]) => word ?? '')
      .filter((word) => PATH.test(word) && !MADE.has(word));

  it.each(PAGES)('names no path that is not there: %s', (page) => {
    const missing = pathsIn(textOf(page)).filter((path) => !isThere(path.replace(/\/?\*.*$/, '')));
    expect(missing).toEqual([]);
  });

  it('is read for paths that stand in code', () => {
    expect(pathsIn('`src/gone.ts`, `npm run x`, `GET /api/x`, `server`, `tests/e2e/*.test.ts`')).toEqual([
      'src/gone.ts',
      'server',
      'tests/e2e/*.test.ts',
    ]);
  });
});

/** The text from a heading of the second level to the next. */
const partOf = (page: string, heading: string): string =>
  new RegExp(`^## ${heading}$([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(textOf(page))?.[1] ?? '';

describe('docs/RECORD.md', () => {
  it.each([...SECTION_RULES.keys()])('tells of %s, and of every conflict that it shows', (section) => {
    const part = partOf('docs/RECORD.md', section).toLowerCase();
    expect(part).toContain('reads ');
    const told = /conflicts?:([^]*)/.exec(part)?.[1] ?? '';
    for (const { field } of SECTION_RULES.get(section)?.conflicts ?? []) expect(told).toContain(field);
  });
});

describe('docs/UK-FHIR.md', () => {
  it('names no code that the product does not know', () => {
    const known = filesBelow(['src'], /(?<![.]test)[.](?:ts|json|csv)$/)
      .map(textOf)
      .join('\n');
    const codes = [...textOf('docs/UK-FHIR.md').matchAll(/\b\d{8,18}\b/g)].map(([code]) => code);
    expect(codes.length).toBeGreaterThan(15);
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });
});
