/** Is every way of lowering the floor refused, by the name of what it lowers? One row per way. */
import { describe, expect, it } from 'vitest';
import { SHIPPED_TABLES, type PolicyTables } from '../tables';
import { EXCLUSION_IDS } from '../tables/exclusions';
import { FLOOR, floorProblems } from './floor';

type Table = keyof PolicyTables;
type Row = Readonly<Record<string, unknown>>;
type Change = Partial<Record<Table, unknown>>;

const rowsOf = (table: Table): readonly Row[] => SHIPPED_TABLES[table] as unknown as readonly Row[];
/** The table with the rows that match changed; the change must find one. */
function changed(table: Table, matches: (row: Row) => boolean, change: Row | ((row: Row) => Row)): Change {
  expect(rowsOf(table).some(matches)).toBe(true);
  return {
    [table]: rowsOf(table).map((row) =>
      matches(row) ? (typeof change === 'function' ? change(row) : { ...row, ...change }) : row,
    ),
  };
}
const without = (table: Table, matches: (row: Row) => boolean): Change => ({
  [table]: rowsOf(table).filter((row) => !matches(row)),
});
const added = (table: Table, row: unknown): Change => ({ [table]: [...rowsOf(table), row] });
const by =
  (field: string, value: unknown) =>
  (row: Row): boolean =>
    row[field] === value;
const less =
  (field: string, word: string) =>
  (row: Row): Row => ({
    ...row,
    [field]: (row[field] as readonly string[]).filter((one) => one !== word),
  });
const holds =
  (field: string, word: string) =>
  (row: Row): boolean =>
    ((row[field] ?? []) as readonly string[]).includes(word);
const more =
  (field: string, word: string) =>
  (row: Row): Row => ({ ...row, [field]: [...(row[field] as readonly string[]), word] });
const lowered = (change: Change): readonly string[] =>
  floorProblems(SHIPPED_TABLES, { ...SHIPPED_TABLES, ...change } as PolicyTables);

const WAYS: readonly (readonly [what: string, change: Change, named: string])[] = [
  ...EXCLUSION_IDS.map(
    (id) =>
      [`${id} switched off`, changed('exclusions', by('id', id), { on: false }), `${id} is switched off`] as const,
  ),
  ['a category gone', without('exclusions', by('id', 'EX-2')), 'EX-2 is missing'],
  ['a category called otherwise', changed('exclusions', by('id', 'EX-1'), { category: 'x' }), 'EX-1 has another'],
  ['a setting asked', changed('exclusions', by('id', 'EX-1'), { settings: [] }), 'EX-1 loses the settings'],
  ['a label that no longer excludes', changed('exclusions', by('id', 'EX-1'), less('labels', 'HIV')), '“HIV”'],
  [
    'medicines switched with another category',
    changed('medicineSwitches', by('id', 'EX-1-medicines'), { exclusion: 'EX-3' }),
    'EX-1-medicines',
  ],
  ['a code gone', changed('exclusionCodes', holds('codes', '86406008'), less('codes', '86406008')), '“86406008”'],
  ['a beginning gone', changed('exclusionCodes', holds('prefixes', 'B20'), less('prefixes', 'B20')), '“B20…”'],
  [
    'a beginning with an exception',
    changed('exclusionCodes', holds('prefixes', 'B20'), { except: ['B201'] }),
    '“B20…”',
  ],
  [
    'a code that counts as a medicine alone',
    changed('exclusionCodes', holds('codes', '86406008'), { medicine: true }),
    '“86406008”',
  ],
  [
    'a code that another name takes back',
    changed('exclusionCodes', holds('codes', '86406008'), { shared: 'tenofovir' }),
    '“86406008”',
  ],
  [
    'a code of another category',
    changed('exclusionCodes', holds('codes', '86406008'), { exclusion: 'EX-3' }),
    '“86406008”',
  ],
  ['a word gone', changed('lexicon', holds('terms', 'pepse'), less('terms', 'pepse')), '“pepse”'],
  ['a word in its very case', changed('lexicon', holds('terms', 'pepse'), { exactCase: true }), '“pepse”'],
  ['a word in names alone', changed('lexicon', holds('terms', 'pepse'), { namesOnly: true }), '“pepse”'],
  [
    'a word that names a set gone',
    changed('lexicon', holds('written', 'controlling behaviou?rs? (?:by|from|of|towards) {whose-partner}'), {
      written: [],
    }),
    '{whose-partner}”',
  ],
  [
    'a word gone from a set',
    changed('wordSets', by('id', 'spouse'), less('words', 'wife')),
    '{spouse} loses the words',
  ],
  ['a set gone', without('wordSets', by('id', 'offence')), '{offence} loses the words'],
  [
    'a set that says what must not stand there, with a word more',
    changed('wordSets', by('id', 'not-on-purpose'), more('words', 'in jest')),
    '{not-on-purpose} spares by the words “in jest”',
  ],
  [
    'a set that a term looks away from, with a word more',
    changed('wordSets', by('id', 'as-carer'), more('words', 'again')),
    '{as-carer} spares by the words “again”',
  ],
  ['a medicine gone', changed('medicines', holds('names', 'abacavir'), less('names', 'abacavir')), '“abacavir”'],
  [
    'a medicine spared by another word',
    changed('medicines', holds('names', 'abacavir'), { unless: ['tablets'] }),
    '“abacavir”',
  ],
  [
    'a medicine told by an indication alone',
    changed('medicines', holds('names', 'abacavir'), { onlyWithIndication: true }),
    '“abacavir”',
  ],
  [
    'a medicine told in names of medicines alone',
    changed('medicines', holds('names', 'abacavir'), { medicinesOnly: true }),
    '“abacavir”',
  ],
  [
    'a shared medicine spared by a further name',
    changed('medicines', by('shared', 'tenofovir'), { otherNames: ['vemlidy', 'viread'] }),
    '“viread”',
  ],
  [
    'a shared medicine spared by a row of its own',
    added('medicines', {
      exclusion: 'EX-1',
      names: ['tenofovir'],
      unless: ['disoproxil'],
      shared: 'tenofovir',
      otherNames: [],
      nearMisses: [],
      why: 'It is spared.',
    }),
    '“disoproxil”',
  ],
  ['a summary gone', without('summaries', by('id', 'SU-allergy')), 'AllergyIntolerance in allergies'],
  ['a hormone gone', { hormones: SHIPPED_TABLES.hormones.slice(1) }, 'EX-4 loses the hormones'],
  ['a door-code word gone', { doorCodeTerms: SHIPPED_TABLES.doorCodeTerms.slice(1) }, 'DC-1 loses the words'],
  [
    'a near miss more',
    added('nearMisses', { id: 'NM-x', exclusion: 'EX-1', codes: ['86406008'], words: ['hiv infection'] }),
    'silences',
  ],
  [
    'a near miss of another category',
    changed('nearMisses', by('id', 'NM-unwanted-fertility'), { exclusion: 'EX-3' }),
    'silences',
  ],
  ...(['show', 'switch'] as const).flatMap((effect) =>
    ['OO-1', 'OO-2'].map(
      (id) =>
        [
          `an opt-out that would ${effect} (${id})`,
          changed('optOutScopes', by('id', id), { effect }),
          'opt-out',
        ] as const,
    ),
  ),
  [
    'an opt-out that would show',
    changed('optOutScopes', by('id', 'OO-4'), { effect: 'show' }),
    'an opt-out would show',
  ],
  [
    'an opt-out row before the one that suppresses',
    { optOutScopes: [{ ...rowsOf('optOutScopes')[0], effect: 'show' }, ...rowsOf('optOutScopes')] },
    'an opt-out would show',
  ],
  [
    'an opt-out from which GP data of the other settings are taken',
    changed('optOutScopes', by('id', 'OO-3'), { setting: 'any' }),
    'setting other',
  ],
  ...['R', 'V', 'X'].map(
    (code) =>
      [
        `the confidentiality ${code} for ordinary`,
        { ordinaryConfidentiality: [...SHIPPED_TABLES.ordinaryConfidentiality, code] },
        `“${code}”`,
      ] as const,
  ),
  ...['HIV', 'MH'].map(
    (label) =>
      [
        `the label ${label} for harmless`,
        { harmlessLabels: { ...SHIPPED_TABLES.harmlessLabels, [label]: 'Harmless.' } },
        `“${label}”`,
      ] as const,
  ),
  ...['privacy-officer', 'opt-out-officer'].flatMap((role) => [
    [
      `a view for the ${role}`,
      added('roleViews', { ...rowsOf('roleViews')[0], id: 'RV-x', role }),
      `${role} is given a view`,
    ] as const,
    [`an export for the ${role}`, added('exports', { ...rowsOf('exports')[0], role }), `${role} is given`] as const,
  ]),
  [
    'a cap for a desk',
    changed('labelCaps', by('label', 'restricted'), (row) => ({
      ...row,
      cells: { ...(row['cells'] as object), 'privacy-officer': 'F' },
    })),
    'privacy-officer is given a view',
  ],
  ['a notice gone', without('standingNotices', by('id', 'SN-2')), 'SN-2'],
  ['a notice on another condition', changed('standingNotices', by('id', 'SN-2'), { when: 'medicines-shown' }), 'SN-2'],
  [
    'a notice that names no category',
    changed('standingNotices', by('id', 'SN-1'), { text: 'Some is left out.' }),
    'SN-1',
  ],
  ['a headline gone', without('headlines', by('id', 'HL-flag')), 'HL-flag'],
  ...(
    [
      'ownConcepts',
      'knownVocabularies',
      'modifiers',
      'relationships',
      'emergency',
      'denials',
      'communicationNeedCodes',
    ] as const
  ).map(
    (table) =>
      [`less of what code carries out: ${table}`, { [table]: rowsOf(table).slice(1) }, `the table ${table}`] as const,
  ),
  ['another word for a need', { communicationNeedWords: '.' }, 'communicationNeedWords'],
];

describe('the floor', () => {
  it('is where the shipped tables stand', () => {
    expect(lowered({})).toEqual([]);
  });

  it.each(WAYS)('may not be lowered: %s', (_what, change, named) => {
    const problems = lowered(change);
    expect(problems.join('\n')).toContain(named);
    for (const problem of problems) expect(problem).toMatch(/^The floor that no pack may lower: /);
  });

  it('has no rule without a way of breaking it above', () => {
    for (const rule of FLOOR)
      expect(
        WAYS.some(([, change]) => rule(SHIPPED_TABLES, { ...SHIPPED_TABLES, ...change } as PolicyTables).length > 0),
      ).toBe(true);
  });

  it.each<readonly [string, Change]>([
    ['a code more', added('exclusionCodes', { exclusion: 'EX-1', family: 'sct', codes: ['73211009'], why: 'More.' })],
    [
      'a word more',
      added('lexicon', { exclusion: 'EX-6', terms: ['bridewell'], examples: [], nearMisses: [], why: 'x' }),
    ],
    ['a word more in a set', changed('wordSets', by('id', 'spouse'), more('words', 'sweetheart'))],
    [
      'a set more',
      added('wordSets', { id: 'friend', words: ['pal'], why: 'Friends.', hazard: 'H-03', source: 'The test' }),
    ],
    ['a setting never asked', changed('exclusions', by('id', 'EX-3'), { settings: ['hospice'] })],
    ['an opt-out that reaches further', changed('optOutScopes', by('id', 'OO-3'), { effect: 'suppress' })],
    ['fewer near misses', { nearMisses: [] }],
    ['less that is ordinary', { ordinaryConfidentiality: ['U', 'N'] }],
    ['a view that is narrower', changed('roleViews', by('id', 'RV-results-gp'), { depth: 'N' })],
  ])('may be raised: %s', (_what, change) => {
    expect(lowered(change)).toEqual([]);
  });
});
