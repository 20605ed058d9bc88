/** Does a pack start only when every file of it can be read, and everything that it opens is signed for? */
import { describe, expect, it } from 'vitest';
import roleViews from '../tables/role-views.json' with { type: 'json' };
import labelCaps from '../tables/label-caps.json' with { type: 'json' };
import lexicon from '../tables/lexicon.json' with { type: 'json' };
import exportsFile from '../tables/exports.json' with { type: 'json' };
import { describePolicy } from '../describe';
import { buildPolicy, type Policy } from '../policy';
import { POLICY_VERSION, SHIPPED_TABLES } from '../tables';
import { HEAD, PACK_FILES, readPack } from './read-pack';

const NAMED = { name: 'northgate-1' };
const read = (files: Record<string, unknown>) => readPack({ folder: './pack', files: { [HEAD]: NAMED, ...files } });
const problemsOf = (files: Record<string, unknown>): readonly string[] => {
  const result = read(files);
  return result.ok ? [] : result.problems;
};
const policyOf = (files: Record<string, unknown> | null): Policy => {
  const options = { exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true } as const;
  const built = buildPolicy(files === null ? options : { ...options, pack: { folder: './pack', files } });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return built.policy;
};
const view = (id: string, change: object) => ({
  'role-views.json': {
    ...roleViews,
    roleViews: roleViews.roleViews.map((row) => (row.id === id ? { ...row, ...change } : row)),
  },
});
const WIDER = 'RV-results-social-worker: N becomes S';
const wider = view('RV-results-social-worker', { depth: 'S' });
const signature = { widening: WIDER, signedBy: 'Dr A Guardian', signedOn: '2026-11-01' };

const caps = (change: object) => ({ 'label-caps.json': { ...labelCaps, ...change } });
const capRow = (label: string, change: object) =>
  caps({ labelCaps: labelCaps.labelCaps.map((row) => (row.label === label ? { ...row, ...change } : row)) });

describe('a pack', () => {
  it('that holds no table is the shipped policy under another name, and so has another digest', () => {
    const [shipped, packed] = [policyOf(null), policyOf({ [HEAD]: NAMED })];
    expect(packed.tables).toEqual(shipped.tables);
    expect(packed.version).toBe(`${POLICY_VERSION}+northgate-1`);
    expect(packed.digest).not.toBe(shipped.digest);
    expect(packed.pack).toEqual({ name: 'northgate-1', tables: SHIPPED_TABLES, widenings: [] });
  });

  it('has a file of its own for every table of the policy but what it may not hold', () => {
    const held = PACK_FILES.flatMap(({ holds }) => holds);
    expect([...held].sort()).toEqual(Object.keys(SHIPPED_TABLES).sort());
    expect(new Set(held).size).toBe(held.length);
  });

  it('decides: what it narrows is narrower, without anybody’s signature', () => {
    const narrowed = policyOf({ [HEAD]: NAMED, ...view('RV-results-gp', { depth: 'N' }) });
    expect(narrowed.views.get('gp')?.get('results')?.depth).toBe('N');
    expect(narrowed.pack?.widenings).toEqual([]);
    expect(narrowed.digest).not.toBe(policyOf({ [HEAD]: NAMED }).digest);
  });

  it('decides by the words that it adds', () => {
    const [row] = lexicon.lexicon;
    const more = {
      id: 'LX-more',
      exclusion: 'EX-6',
      terms: ['bridewell'],
      examples: ['Sent to bridewell'],
      nearMisses: [],
      why: 'A prison.',
      hazard: 'H-02',
    };
    expect(row).toBeDefined();
    const added = policyOf({ [HEAD]: NAMED, 'lexicon.json': { ...lexicon, lexicon: [...lexicon.lexicon, more] } });
    expect(policyOf(null).text.words('Was in a bridewell')).toBe(0);
    expect(added.text.words('Was in a bridewell')).not.toBe(0);
  });
});

describe('what a pack opens beyond the shipped tables', () => {
  it('ends the start while nobody has signed for it, in the words to sign', () => {
    expect(problemsOf(wider)).toEqual([
      expect.stringMatching(/nobody has signed for it: “RV-results-social-worker: N becomes S”/),
    ]);
  });

  it('is not signed for by a signature under other words, of another row or of a lesser change', () => {
    const all = view('RV-results-social-worker', { depth: 'F' });
    expect(problemsOf({ ...all, [HEAD]: { ...NAMED, signed: [signature] } })).toHaveLength(1);
    for (const widening of ['', 'RV-results-social-worker', 'RV-results-pharmacist: N becomes S'])
      expect(problemsOf({ ...wider, [HEAD]: { ...NAMED, signed: [{ ...signature, widening }] } })).not.toEqual([]);
  });

  it.each([
    ['nobody', { signedBy: ' ' }],
    ['no day', { signedOn: 'yesterday' }],
  ])('is not signed for by %s', (_what, change) => {
    const signed = [{ ...signature, ...change }];
    expect(problemsOf({ ...wider, [HEAD]: { ...NAMED, signed } })).toEqual([
      expect.stringContaining('pack.json, signed, 0'),
    ]);
  });

  it('is listed with its signature before every other table, and stands in the view', () => {
    const policy = policyOf({ ...wider, [HEAD]: { ...NAMED, signed: [signature] } });
    expect(policy.views.get('social-worker')?.get('results')?.depth).toBe('S');
    expect(policy.pack?.widenings).toEqual([signature]);
    const described = describePolicy(policy);
    expect(described.pack).toBe('northgate-1');
    expect(described.tables[0]).toMatchObject({ id: 'pack', rows: [[WIDER, 'Dr A Guardian', '2026-11-01']] });
    expect(describePolicy(policyOf(null)).tables.some(({ id }) => id === 'pack')).toBe(false);
  });

  const summaries = (change: (row: { id: string; keeps: string; only?: string }) => object) => ({
    summaries: SHIPPED_TABLES.summaries.map((row) => ({ ...row, ...change(row) })),
    headlines: SHIPPED_TABLES.headlines,
    lastThreeRoles: SHIPPED_TABLES.lastThreeRoles,
    communicationNeedCodes: SHIPPED_TABLES.communicationNeedCodes,
    communicationNeedWords: SHIPPED_TABLES.communicationNeedWords,
  });
  const inSummaries = (change: object) => ({
    'summaries.json': { about: 'a', source: 's', ...summaries(() => ({})), ...change },
  });
  const cells = labelCaps.labelCaps[2]?.cells;

  it.each<readonly [string, Record<string, unknown>, string]>([
    ['a cell of a role', wider, WIDER],
    [
      'a cell of a label',
      capRow('safeguarding-adult', { cells: { ...cells, pharmacist: 'B' } }),
      'LC-safeguarding-adult-pharmacist: N becomes B',
    ],
    [
      'a label no longer known',
      capRow('mental-health', { settings: [] }),
      'LC-mental-health: no longer known by “mental-health”',
    ],
    [
      'a label that restricts no more',
      caps({ harmlessLabels: { ...labelCaps.harmlessLabels, NEW: 'New.' } }),
      '“NEW” no longer restricts',
    ],
    [
      'a label known as less',
      capRow('mental-health', { labels: [...(labelCaps.labelCaps[0]?.labels ?? []), 'NEW'] }),
      'LC-mental-health: the label “NEW” no longer restricts',
    ],
    [
      'a plan that no label caps',
      caps({ planExemptRoles: [...labelCaps.planExemptRoles, 'pharmacist'] }),
      'a listed plan for pharmacist',
    ],
    [
      'a crisis plan',
      caps({ crisisPlanExemptRoles: [...labelCaps.crisisPlanExemptRoles, 'pharmacist'] }),
      'a crisis plan for pharmacist',
    ],
    [
      'an element of a summary',
      inSummaries(summaries((row) => (row.id === 'SU-document' ? { keeps: `${row.keeps} description` } : {}))),
      'SU-document: keeps “description”',
    ],
    [
      'a summary of more',
      inSummaries({
        summaries: SHIPPED_TABLES.summaries.map(({ only, ...row }) =>
          row.id === 'SU-problem' || only === undefined ? row : { ...row, only },
        ),
      }),
      'SU-problem: no longer only active-or-major',
    ],
    [
      'a summary of what had none',
      inSummaries({
        summaries: [
          ...SHIPPED_TABLES.summaries,
          {
            id: 'SU-x',
            section: 'problems',
            type: 'FamilyMemberHistory',
            keeps: 'status',
            why: 'That there is one.',
            hazard: 'H-04',
          },
        ],
      }),
      'SU-x: a summary of FamilyMemberHistory in problems',
    ],
    [
      'every encounter in summary',
      inSummaries({ lastThreeRoles: ['pharmacist'] }),
      'social-worker sees every encounter',
    ],
    [
      'a summary to take away',
      { 'exports.json': { ...exportsFile, exports: exportsFile.exports.map((row) => ({ ...row, allowed: true })) } },
      'XP-pharmacist: may take a patient summary away',
    ],
  ])('is told: %s', (_what, files, words) => {
    expect(problemsOf(files).join('\n')).toContain(words);
    for (const problem of problemsOf(files)) expect(problem).toContain('nobody has signed');
  });
});

describe('a faulty file', () => {
  const [first] = roleViews.roleViews;
  it.each<readonly [string, Record<string, unknown>, string]>([
    ['has no name', { [HEAD]: {} }, 'Policy pack ./pack: pack.json, name'],
    [
      'is none of the tables',
      { 'secrets.json': {} },
      'secrets.json: no table is called so. A pack may hold pack.json, ',
    ],
    ['is no object', { 'exports.json': [] }, 'exports.json: Invalid input'],
    ['lacks a table', { 'exports.json': { about: 'a', source: 's' } }, 'exports.json, exports: '],
    [
      'says a depth that nobody knows',
      view('RV-results-gp', { depth: 'B' }),
      'role-views.json, roleViews, row RV-results-gp, depth: ',
    ],
    ['gives no reason', view('RV-results-gp', { why: '' }), 'row RV-results-gp, why: must give a reason'],
    ['says what nobody asked', view('RV-results-gp', { also: 1 }), 'row RV-results-gp: Unrecognized key'],
    ['names no hazard', view('RV-results-gp', { hazard: 'none' }), 'row RV-results-gp, hazard: must name a hazard'],
    [
      'names a hazard that is not listed',
      view('RV-results-gp', { hazard: 'H-999' }),
      'RV-results-gp: hazards.json has no H-999',
    ],
    [
      'lacks a cell',
      { 'role-views.json': { ...roleViews, roleViews: roleViews.roleViews.slice(1) } },
      'no row for demographics and gp',
    ],
    [
      'has a cell twice',
      { 'role-views.json': { ...roleViews, roleViews: [...roleViews.roleViews, first] } },
      'more than one row for demographics and gp',
    ],
    [
      'gives an exemption to a role that nobody knows',
      caps({ planExemptRoles: ['wizard'] }),
      'nobody knows the role wizard',
    ],
    ['has a label in small letters', caps({ harmlessLabels: { hiv: 'Harmless.' } }), 'must be a label in capitals'],
    ['calls a cell by another’s name', view('RV-results-gp', { id: 'RV-x' }), 'RV-x must be called RV-results-gp'],
    [
      'has a word that is no regular expression',
      { 'lexicon.json': { ...lexicon, doorCodeTerms: [...lexicon.doorCodeTerms, '('] } },
      'is no regular expression',
    ],
    [
      'has a word that misses its own example',
      {
        'lexicon.json': {
          ...lexicon,
          lexicon: [
            ...lexicon.lexicon,
            {
              id: 'LX-more',
              exclusion: 'EX-6',
              terms: ['bridewelll'],
              examples: ['In bridewell'],
              nearMisses: [],
              why: 'A prison.',
              hazard: 'H-02',
            },
          ],
        },
      },
      'no term tells of the example “In bridewell”',
    ],
    [
      'has a SNOMED code with a wrong check digit',
      {
        'label-caps.json': {
          ...labelCaps,
          labelCaps: labelCaps.labelCaps.map((row) => ({ ...row, codes: [...row.codes, '38341004'] })),
        },
      },
      '38341004 is no SNOMED id',
    ],
    [
      'lowers the floor',
      { 'lexicon.json': { ...lexicon, lexicon: [] } },
      'The floor that no pack may lower: EX-1 loses the words',
    ],
  ])('is refused by name where it %s', (_what, files, words) => {
    expect(problemsOf(files).join('\n')).toContain(words);
  });
});
