/**
 * Does the policy in force follow the tables and the deployer's switches, and does its digest move with every one of
 * them?
 */
import { NEVER_NAMED_SETTINGS } from '../domain/never-named';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROLES } from '../domain/roles';
import { SECTIONS } from '../domain/sections';
import { describePolicy, describeTables, NOT_CARRIED } from './describe';
import { EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './tables/exclusions';
import { CLINICAL_ROLES } from './tables/label-caps';
import { buildPolicy, type Policy, type PolicyOptions } from './policy';
import { ROLE_VIEWS } from './tables/role-views';
import { POLICY_VERSION, tablesInForce } from './tables';
import { exportAllowed, hasClinicalView, viewOf } from '../gateway/decide/views';

const DEFAULTS: PolicyOptions = {
  exclusions: {},
  optOutOtherSettings: 'suppress',
  valueSets: [],
  knowsCode: () => true,
};
const policyWith = (options: Partial<PolicyOptions> = {}): Policy => {
  const built = buildPolicy({ ...DEFAULTS, ...options });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return built.policy;
};
/** Built when the tests run, not when they are read: a fault in building it is then seen by each of them. */
let policy: Policy;
beforeAll(() => {
  policy = policyWith();
});
const valueSet = (code: string, file = 'list.json') => ({
  file,
  category: 'criminal-record',
  content: {
    resourceType: 'ValueSet',
    compose: { include: [{ system: 'http://snomed.info/sct', concept: [{ code }] }] },
  },
});
const DIABETES = '73211009';
const HYPERTENSION = '38341003';

describe('the policy in force', () => {
  it('has every exclusion on unless the deployer says otherwise', () => {
    expect([...policy.exclusions]).toEqual(['EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5', 'EX-6', 'EX-7']);
    expect([...policy.medicines]).toEqual(['EX-1', 'EX-2', 'EX-3', 'EX-4']);
    expect([...policy.neverAsked]).toEqual([
      'sexual-health',
      'fertility',
      'domestic-abuse',
      'prison',
      'children-social-care',
    ]);
    expect([...policy.neverAsked].sort()).toEqual([...NEVER_NAMED_SETTINGS].sort());
  });

  it('switches a category’s medicines with the category, unless they are switched by themselves', () => {
    expect([...policyWith({ exclusions: { 'EX-1': false } }).medicines]).toEqual(['EX-2', 'EX-3', 'EX-4']);
    expect([...policyWith({ exclusions: { 'EX-1': false, 'EX-1-medicines': true } }).medicines]).toEqual([
      'EX-1',
      'EX-2',
      'EX-3',
      'EX-4',
    ]);
    expect([...policyWith({ exclusions: { 'EX-2-medicines': false } }).medicines]).toEqual(['EX-1', 'EX-3', 'EX-4']);
  });

  it('has the cell of every role and section, the level of every label, and the label of every setting that has one', () => {
    for (const row of ROLE_VIEWS) expect(policy.views.get(row.role)?.get(row.section)).toBe(row);
    expect(policy.caps.get('restricted')).toMatchObject({ gp: 'S', 'emergency-clinician': 'B', pharmacist: 'N' });
    expect([...policy.caps.keys()]).toEqual([
      'mental-health',
      'substance-misuse',
      'safeguarding-adult',
      'safeguarding-child',
      'restricted',
    ]);
    expect([...policy.settingCaps]).toEqual([['mental-health', ['mental-health']]]);
  });

  it('says which version and which value sets it is made of', () => {
    const { version, valueSets } = policyWith({ valueSets: [valueSet(DIABETES)] });
    expect(version).toBe(POLICY_VERSION);
    expect(valueSets).toEqual([
      {
        file: 'list.json',
        category: 'criminal-record',
        count: 1,
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      },
    ]);
  });
});

describe('its digest', () => {
  const digests = [
    {},
    ...EXCLUSIONS.map(({ id }) => ({ exclusions: { [id]: false } })),
    ...MEDICINE_SWITCH_ROWS.map(({ id }) => ({ exclusions: { [id]: false } })),
    { optOutOtherSettings: 'show' as const },
    { valueSets: [valueSet(DIABETES)] },
    { valueSets: [valueSet(HYPERTENSION)] },
  ];

  it('is another for every switch and every list of codes', () => {
    expect(new Set(digests.map((options) => policyWith(options).digest)).size).toBe(digests.length);
  });

  it('is the same for the same policy, whatever a list’s file is called', () => {
    expect(policyWith({ exclusions: { 'EX-1': true } }).digest).toBe(policy.digest);
    expect(policyWith({ valueSets: [valueSet(DIABETES, 'a.json')] }).digest).toBe(
      policyWith({ valueSets: [valueSet(DIABETES, 'b.json')] }).digest,
    );
    expect(policy.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('covers every table that decides or is read by people', () => {
    expect(Object.keys(tablesInForce(policy.tables))).toEqual(
      expect.arrayContaining([
        'codes',
        'communicationNeeds',
        'denials',
        'doorCodes',
        'emergency',
        'exclusions',
        'exports',
        'harmlessLabels',
        'headlines',
        'hormones',
        'labelCaps',
        'lastThree',
        'lexicon',
        'medicineSwitches',
        'medicines',
        'modifiers',
        'notices',
        'optOut',
        'ordinaryConfidentiality',
        'planExemptions',
        'relationships',
        'roleViews',
        'sections',
        'summaries',
        'supporting',
      ]),
    );
    for (const table of Object.values(tablesInForce(policy.tables)))
      expect(Object.keys(table).length).toBeGreaterThan(0);
    const { doorCodes, planExemptions } = tablesInForce(policy.tables);
    for (const part of [...doorCodes, ...planExemptions]) expect(Object.keys(part).length).toBeGreaterThan(1);
  });
});

describe('a faulty policy never starts', () => {
  it('and says what is wrong with every switch and file at once', () => {
    expect(
      buildPolicy({
        ...DEFAULTS,
        exclusions: { 'EX-9': true, 'ex-1': false },
        valueSets: [valueSet('1.02E+15', 'ruined.json'), valueSet(DIABETES)],
      }),
    ).toEqual({
      ok: false,
      problems: [
        'Exclusion "EX-9" is not known; known are EX-1, EX-2, EX-3, EX-4, EX-5, EX-6, EX-7, ' +
          'EX-1-medicines, EX-2-medicines, EX-3-medicines, EX-4-medicines.',
        expect.stringMatching(/^Exclusion "ex-1" is not known/),
        expect.stringContaining('ruined.json'),
      ],
    });
  });
});

describe('what people are shown of it', () => {
  const rowOf = (by: Policy, table: string, id: string) =>
    describeTables(by)
      .find((one) => one.id === table)
      ?.rows.find(([first]) => first === id);

  it('is the version, the digest, every table, what is not carried, and the value sets', () => {
    const by = policyWith({ valueSets: [valueSet(DIABETES)] });
    expect(describePolicy(by)).toEqual({
      version: by.version,
      digest: by.digest,
      tables: describeTables(by),
      notCarried: NOT_CARRIED,
      valueSets: by.valueSets,
      seedOnly: ['sexual-health', 'fertility', 'termination', 'gender', 'domestic-violence'],
      requireValueSetsWaiver: null,
    });
    const signed = { signedBy: 'Dr A Guardian', signedOn: '2026-11-01' };
    expect(describePolicy(policyWith({ valueSetsWaiver: signed }))).toMatchObject({ requireValueSetsWaiver: signed });
    expect(describeTables(policyWith({ valueSetsWaiver: signed })).find(({ id }) => id === 'lists')?.about).toContain(
      'signed for by Dr A Guardian on 2026-11-01',
    );
  });

  it('says what becomes of letters, and who signed where they are not judged by their words', () => {
    const aboutOf = (change: Parameters<typeof policyWith>[0]): string =>
      describeTables(policyWith(change)).find(({ id }) => id === 'routine-lines')?.about ?? '';
    expect(aboutOf({})).toMatch(/^In force/);
    expect(aboutOf({ readableDocuments: 'any' })).toMatch(/^Not in force: a letter in which any word tells/);
    const readableDocumentsWaiver = { signedBy: 'Dr A Guardian', signedOn: '2026-11-01' };
    expect(aboutOf({ readableDocuments: 'metadata', readableDocumentsWaiver })).toMatch(
      /not judged by their words\. Signed for by Dr A Guardian on 2026-11-01/,
    );
    expect(buildPolicy({ ...DEFAULTS, readableDocuments: 'metadata' })).toEqual({
      ok: false,
      problems: ['Letters that are not judged by their words need somebody who signs for it.'],
    });
  });

  it('says which exclusions and which of their medicines are in force', () => {
    const some = policyWith({ exclusions: { 'EX-5': false, 'EX-1-medicines': false } });
    expect([
      rowOf(some, 'exclusions', 'EX-5')?.[2],
      rowOf(some, 'exclusions', 'EX-1')?.[2],
      rowOf(some, 'exclusion-medicines', 'EX-1-medicines')?.[2],
      rowOf(some, 'exclusion-medicines', 'EX-2-medicines')?.[2],
    ]).toEqual(['no', 'yes', 'no', 'yes']);
  });

  it('says to whom an opt-out is not shown where the deployer chose', () => {
    const about = (optOutOtherSettings: 'suppress' | 'show') =>
      describeTables(policyWith({ optOutOtherSettings })).find(({ id }) => id === 'opt-out')?.about;
    expect([about('suppress'), about('show')]).toEqual([
      'The first row that holds; where none holds, suppress. “switch” is now suppress.',
      'The first row that holds; where none holds, suppress. “switch” is now show.',
    ]);
  });

  it('has as many cells in every row as columns, and no table is empty', () => {
    for (const { id, columns, rows } of describeTables(policy)) {
      expect({ id, rows: rows.length > 0 }).toEqual({ id, rows: true });
      for (const row of rows) expect({ id, cells: row.length }).toEqual({ id, cells: columns.length });
    }
  });
});

describe('a view', () => {
  it('is full, summary or none of each section, by the role’s cell', () => {
    expect(viewOf(policy, 'social-worker', false)).toEqual({
      demographics: 'full',
      alerts: 'full',
      allergies: 'full',
      medications: 'full',
      problems: 'summary',
      encounters: 'summary',
      results: 'none',
      appointments: 'summary',
      immunisations: 'full',
      procedures: 'none',
      documents: 'none',
      'care-plans': 'summary',
      'social-care': 'full',
    });
  });

  it('is none of a section without a cell', () => {
    expect(viewOf({ ...policy, views: new Map([['gp', new Map()]]) }, 'gp', true)).toEqual(
      Object.fromEntries(SECTIONS.map((section) => [section, 'none'])),
    );
  });

  it('is clinical for the fourteen clinical roles alone', () => {
    expect(ROLES.filter((role) => hasClinicalView(policy, role))).toEqual(CLINICAL_ROLES);
  });
});

it('a patient summary may be taken away by those who hand a person over, and by no other role', () => {
  expect([...ROLES, 'wizard', ''].filter((role) => exportAllowed(policy, role))).toEqual([
    'gp',
    'emergency-clinician',
    'hospital-clinician',
    'midwife',
    'mental-health-practitioner',
  ]);
});
