/**
 * Does a set of words stand for each of its words, and is one that cannot be written out refused by name? And is what
 * the shipped terms tell of one partner or one offence told of each?
 */
import { describe, expect, it } from 'vitest';
import { EXCLUSION_IDS } from './exclusions';
import { exclusionMark } from '../marks';
import { createTextIndex } from '../indexes/text-index';
import { alternatives, endOfGroup } from '../indexes/quick-terms';
import { SHIPPED_TABLES } from '../tables';
import { asWritten, LEXICON, LEXICON_FILE, WORD_SETS, type LexiconRow } from './lexicon';
import given from './lexicon.json' with { type: 'json' };
import { setsNamedIn, writtenOut } from './word-sets';

const REASONS = { why: 'For the test.', hazard: 'H-02', source: 'The test' };
const set = (id: string, ...words: readonly string[]) => ({ id, words, ...REASONS });
const [FIRST] = given.lexicon;
/** The file with these sets and one row of these terms. */
const fileWith = (wordSets: readonly unknown[], ...terms: readonly string[]) => ({
  ...given,
  wordSets,
  lexicon: [{ ...FIRST, terms }],
});
const problemsOf = (file: unknown): string => {
  const result = LEXICON_FILE.read(file);
  return result.ok ? '' : result.problems.join('\n');
};

describe('a word set', () => {
  it('is written out where a term names it, with the sets that its words name', () => {
    const result = LEXICON_FILE.read(
      fileWith([set('who', 'him', '{her}'), set('her', 'her', 'me|us')], 'hit {who}(?! {her})', 'a{1,3}', 'b'),
    );
    expect(result.ok && result.tables.lexicon.map(({ terms, written }) => ({ terms, written }))).toEqual([
      {
        terms: ['hit (?:him|her|me|us)(?! (?:her|me|us))', 'a{1,3}', 'b'],
        written: ['hit {who}(?! {her})', 'a{1,3}', 'b'],
      },
    ]);
  });

  it('leaves a row alone that names none', () => {
    const result = LEXICON_FILE.read(fileWith([set('who', 'him')], 'a{1,3}', String.raw`\{x}`));
    expect(result.ok && result.tables.lexicon[0]).not.toHaveProperty('written');
    expect(result.ok && result.tables.lexicon[0]?.terms).toEqual(['a{1,3}', String.raw`\{x}`]);
  });

  it.each([
    ['nobody knows', fileWith([], 'hit {whoever}'), 'row LX-01, terms.0: names the word set {whoever}, which nobody'],
    ['is misspelt in capitals', fileWith([set('who', 'him')], '{Who}'), '{Who}, which nobody knows'],
    ['is named with a blank', fileWith([set('who', 'him')], '{who }'), '{who }, which nobody knows'],
    [
      'a set names and nobody knows',
      fileWith([set('who', '{whom}')], 'x'),
      'row who, words.0: names the word set {whom}',
    ],
    ['is empty', fileWith([set('who')], '{who}'), 'row who, words: must hold a word'],
    ['holds an empty word', fileWith([set('who', ' ')], '{who}'), 'must not be empty'],
    ['names itself', fileWith([set('who', 'a {who}')], 'x'), '{who} within itself: who > who'],
    ['names itself by another', fileWith([set('a', '{b}'), set('b', '{a}')], 'x'), '{a} within itself: a > b > a'],
    ['stands twice', fileWith([set('who', 'a'), set('who', 'b')], '{who}'), 'row who, id: stands more than once'],
    ['has a name in capitals', fileWith([set('Who', 'a')], 'x'), 'must be a name in small letters'],
    ['holds no expression', fileWith([set('who', '(')], '{who}'), 'is no regular expression'],
    ['gives no reason', fileWith([{ ...set('who', 'a'), why: '' }], '{who}'), 'must give a reason'],
    ['gives no source', fileWith([{ ...set('who', 'a'), source: '' }], '{who}'), 'source: must not be empty'],
    ['a door code names', { ...given, doorCodeTerms: ['{partner}'] }, 'doorCodeTerms, row 1: names a word set'],
  ])('that %s is refused by name', (_what, file, problem) => {
    expect(problemsOf(file)).toContain(problem);
  });

  it('that is shipped is named by some term, and is a hazard that is listed', () => {
    const named = new Set(
      [...LEXICON.flatMap(asWritten), ...WORD_SETS.flatMap(({ words }) => words)].flatMap(setsNamedIn),
    );
    expect(WORD_SETS.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([]);
    const hazards = SHIPPED_TABLES.hazards.map(({ id }) => id);
    for (const { hazard } of WORD_SETS) expect(hazards).toContain(hazard);
  });

  it('leaves no name in what is read', () => {
    expect(LEXICON.flatMap(({ terms }) => terms).filter((term) => setsNamedIn(term).length > 0)).toEqual([]);
  });
});

/** What stands in each pair of brackets of a term, and the term itself. */
function groupsIn(term: string): readonly string[] {
  const open = /(?<!\\)\((?:\?(?::|<?[=!]))?/g;
  return [
    term,
    ...[...term.matchAll(open)].map(({ 0: mark, index }) =>
      term.slice(index + mark.length, endOfGroup(term, index) - 1),
    ),
  ];
}

describe('the shipped terms', () => {
  it('write out no list that a set holds: what one of two lists lacks is let through', () => {
    const MOST = 4;
    const plain = WORD_SETS.map(({ id, words }) => ({
      id,
      words: words.filter((word) => setsNamedIn(word).length === 0),
    }));
    const lists = LEXICON.flatMap((row) =>
      asWritten(row).flatMap((term) =>
        groupsIn(term).flatMap((group) =>
          plain
            .filter(({ words }) => words.filter((word) => alternatives(group).includes(word)).length > MOST)
            .map(({ id }) => `${row.id} writes out {${id}}: ${term.slice(0, 80)}`),
        ),
      ),
    );
    expect(lists).toEqual([]);
  });

  const all = new Set(EXCLUSION_IDS);
  const { words } = createTextIndex({ exclusions: all, medicines: all }, SHIPPED_TABLES);
  const tells = (text: string, { exclusion }: LexiconRow): boolean => (words(text) & exclusionMark(exclusion)) !== 0;
  const rows = (exclusion: string): readonly LexiconRow[] =>
    LEXICON.filter((row) => row.exclusion === exclusion && row.exactCase !== true && row.namesOnly !== true);

  const PEOPLE = [
    ...['partner', 'husband', 'hubby', 'wife', 'missus', 'spouse', 'boyfriend', 'girlfriend', 'bf', 'gf', 'fiancé'],
    ...['fiancée', 'ex', 'ex-husband', 'ex-wife', 'ex-partner', 'other half', 'civil partner'],
  ];
  const PERSON =
    /(?<![A-Za-z’'-])(?:ex-)?(?:partner|husband|hubby|wife|spouse|boyfriend|girlfriend|fianc[eé]e?)(?![a-z’'-])/i;
  it.each(PEOPLE)('tell of what a %s did wherever they tell of it of anybody', (person) => {
    const said = rows('EX-5').flatMap((row) =>
      row.examples.filter((text) => PERSON.test(text)).map((text) => ({ row, text: text.replace(PERSON, person) })),
    );
    expect(said.length).toBeGreaterThan(70);
    expect(said.filter(({ row, text }) => !tells(text, row)).map(({ text }) => text)).toEqual([]);
  });

  it.each(PEOPLE)('pass what a %s did not do wherever they pass it of anybody', (person) => {
    const said = rows('EX-5').flatMap((row) =>
      row.nearMisses.filter((text) => PERSON.test(text)).map((text) => ({ row, text: text.replace(PERSON, person) })),
    );
    expect(said.length).toBeGreaterThan(70);
    expect(said.filter(({ row, text }) => tells(text, row)).map(({ text }) => text)).toEqual([]);
  });

  it.each(['genital', 'penile', 'vulval', 'vaginal', 'perianal', 'anal', 'scrotal', 'labial'])(
    'tell of %s warts in either order, and of none on a hand',
    (place) => {
      const [row] = rows('EX-1');
      const said = [`${place} warts`, `${place} and other warts`, `warts, ${place}`, `warts in the ${place} area`];
      expect(row && said.filter((text) => !tells(text.replace(',', ''), row))).toEqual([]);
      expect(row && tells('warts on the hand', row)).toBe(false);
    },
  );

  const OFFENCES = [
    ...['GBH', 'ABH', 'common assault', 'sexual assault', 'murder', 'theft', 'arson', 'rape', 'affray', 'burglary'],
    ...['robbery', 'fraud', 'shoplifting', 'criminal damage', 'harassment', 'stalking', 'drink-driving'],
  ];
  it.each(OFFENCES)('tell of an arrest, a charge, a caution and a conviction for %s', (offence) => {
    const [row] = rows('EX-6');
    const said = [
      ...[
        'Arrested for',
        'Arrested on suspicion of',
        'Charged with',
        'Cautioned for',
        'Convicted of',
        'Police caution for',
      ],
      ...['Remanded for', 'Up for', 'Facing a charge, previously nicked for'],
    ].map((what) => `${what} ${offence}`);
    const found = [...said, `${offence} conviction 2015`, `facing ${offence} charges`, `did 4 yrs for ${offence}`];
    expect(row && found.filter((text) => !tells(text, row))).toEqual([]);
  });
});

describe('a term that is written out', () => {
  it('finds what it finds with each word in the place of its set', () => {
    const sets = [set('who', 'her|him', 'x(?! y)'), set('how', 'hard', '{who} too')];
    const pattern = new RegExp(`^${writtenOut('hit {who} {how}', sets)}$`);
    for (const text of ['hit her hard', 'hit him hard', 'hit x hard', 'hit her him too', 'hit x x too'])
      expect(pattern.test(text)).toBe(true);
    for (const text of ['hit x y', 'hit {who} hard', 'hit her', 'her hard']) expect(pattern.test(text)).toBe(false);
  });
});
