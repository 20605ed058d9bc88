/**
 * What is decided for one resource because of others: one name sent twice, the last three encounters, reports with
 * nothing left, encounters that may not tell?
 */
import { describe, expect, it } from 'vitest';
import { decided, labelled, RESTRICTED, condition, encounter } from '../../../tests/kits/gateway/decided';

describe('of resources sent under one name', () => {
  const restricted = condition('c', RESTRICTED);
  it('what holds for one holds for all, whichever came first', () => {
    expect(decided([condition('c'), restricted], { role: 'pharmacist' })).toEqual([
      'LC-restricted-pharmacist',
      'LC-restricted-pharmacist',
    ]);
    expect(decided([restricted, condition('c')], { role: 'pharmacist' })).toEqual([
      'LC-restricted-pharmacist',
      'LC-restricted-pharmacist',
    ]);
  });

  it('one that the summary leaves out takes the others with it, among two and among three', () => {
    const past = condition('c', { clinicalStatus: { coding: [{ code: 'resolved' }] } });
    const active = condition('c', { clinicalStatus: { coding: [{ code: 'active' }] } });
    const look = { role: 'pharmacist' } as const;
    expect(decided([active, past], look)).toEqual(['D-twin', 'SU-problem']);
    expect(decided([past, active], look)).toEqual(['SU-problem', 'D-twin']);
    expect(decided([active, active, past], look)).toEqual(['D-twin', 'D-twin', 'SU-problem']);
    expect(decided([active, past, active], look)).toEqual(['D-twin', 'SU-problem', 'D-twin']);
    expect(decided([past, active, active], look)).toEqual(['SU-problem', 'D-twin', 'D-twin']);
    expect(decided([active, active, condition('d')], look)).toEqual(['summary', 'summary', 'summary']);
  });

  it('a report with nothing left takes the other copy with it', () => {
    const report = (parts: object) => ({ resourceType: 'DiagnosticReport', id: 'r', status: 'final', ...parts });
    const normal = report({ conclusion: 'Normal' });
    expect(decided([normal, report({})])).toEqual(['D-twin', 'D-nothing-left']);
    expect(decided([normal, normal, report({})])).toEqual(['D-twin', 'D-twin', 'D-nothing-left']);
  });
});

describe('a form', () => {
  const form = (...item: readonly object[]) => ({
    resourceType: 'QuestionnaireResponse',
    id: 'q',
    status: 'completed',
    item,
  });
  const asked = (text: string, valueString: string, more: object = {}) => ({
    text,
    answer: [{ valueString }],
    ...more,
  });
  it.each<[string, object, string]>([
    ['no question may be shown', form(asked('DASH RIC score', '15')), 'D-nothing-left'],
    ['no answer may be shown', form(asked('Concerns', 'HIV'), asked('Other', 'domestic violence')), 'D-nothing-left'],
    ['all within may not be shown', form({ linkId: '1', item: [asked('HIV', 'no')] }), 'D-nothing-left'],
    ['one question may be shown', form(asked('HIV', 'no'), asked('Diet', 'Vegan')), 'release'],
    ['nothing below a heading may be shown', form({ text: 'Home', item: [asked('HIV', 'no')] }), 'D-nothing-left'],
    [
      'a question below may be shown',
      form({ text: 'Home', item: [asked('HIV', 'no'), asked('Lift', 'Yes')] }),
      'release',
    ],
    [
      'no question in an answer may be shown',
      form({ linkId: '1', answer: [{ item: [asked('HIV', 'no')] }] }),
      'D-nothing-left',
    ],
    ['words alone may be shown', form({ text: 'Read out to the person' }), 'release'],
    ['nothing was asked', form(), 'release'],
    ['no question was answered', form({ linkId: '1' }, { linkId: '2' }), 'release'],
  ])('of which %s', (_what, sent, effect) => {
    expect(decided([sent])).toEqual([effect]);
  });
});

describe('of encounters in summary', () => {
  const look = { role: 'social-worker' } as const;
  const GONE = 'RV-last-three';
  it('the last three that began are seen by a social worker and a pharmacist, by everybody else all', () => {
    const five = [
      encounter('a', '2024'),
      encounter('b', '2026'),
      encounter('c', '2022'),
      encounter('d', '2025'),
      encounter('e', '2023'),
    ];
    for (const role of ['social-worker', 'pharmacist'] as const)
      expect(decided(five, { role })).toEqual(['summary', 'summary', GONE, 'summary', GONE]);
    for (const role of ['community-nurse', 'occupational-therapist'] as const)
      expect(decided(five, { role })).toEqual(['summary', 'summary', 'summary', 'summary', 'summary']);
    expect(decided(five)).toEqual(['release', 'release', 'release', 'release', 'release']);
  });

  it('one entered in error takes no place from one that was', () => {
    const wrong = { ...encounter('w', '2026'), status: 'entered-in-error' };
    const given = [wrong, encounter('a', '2025'), encounter('b', '2024'), encounter('c', '2023')];
    expect(decided(given, look)).toEqual([GONE, 'summary', 'summary', 'summary']);
  });

  it('of those that began alike the first that came are seen, and one without a date is the oldest', () => {
    expect(
      decided(
        ['a', 'b', 'c', 'd', 'e'].map((id) => encounter(id, '2026')),
        look,
      ),
    ).toEqual(['summary', 'summary', 'summary', GONE, GONE]);
    expect(
      decided(
        [
          encounter('a', '2020'),
          { resourceType: 'Encounter', id: 'b', status: 'planned' },
          encounter('c', '2021'),
          encounter('d', '2022'),
        ],
        look,
      ),
    ).toEqual(['summary', GONE, 'summary', 'summary']);
  });

  it('one sent twice counts once, and both copies share its fate', () => {
    expect(
      decided(
        [
          encounter('a', '2026'),
          encounter('a', '2026'),
          encounter('b', '2025'),
          encounter('c', '2024'),
          encounter('d', '2023'),
        ],
        look,
      ),
    ).toEqual(['summary', 'summary', 'summary', 'summary', GONE]);
    expect(
      decided(
        [
          encounter('d', '2023'),
          encounter('a', '2026'),
          encounter('b', '2025'),
          encounter('c', '2024'),
          encounter('d', '2023'),
        ],
        look,
      ),
    ).toEqual([GONE, 'summary', 'summary', 'summary', 'D-twin']);
  });

  it('periods of care count with them, contained ones do not', () => {
    expect(
      decided(
        [
          encounter('a', '2026'),
          { resourceType: 'EpisodeOfCare', id: 'e', status: 'active', period: { start: '2020' } },
          encounter('b', '2025'),
          encounter('c', '2024'),
        ],
        look,
      ),
    ).toEqual(['summary', GONE, 'summary', 'summary']);
    expect(
      decided(
        [
          condition('x', { contained: [encounter('in', '2030')] }),
          encounter('a', '2026'),
          encounter('b', '2025'),
          encounter('c', '2024'),
        ],
        look,
      ),
    ).toEqual(['summary', 'summary', 'summary', 'summary', 'summary']);
  });

  it('those that are withheld anyway do not count', () => {
    expect(
      decided(
        [
          encounter('a', '2030', labelled('HIV')),
          encounter('b', '2029', labelled('ETH')),
          encounter('c', '2026'),
          encounter('d', '2025'),
          encounter('e', '2024'),
        ],
        look,
      ),
    ).toEqual(['EX-1', 'LC-substance-misuse-social-worker', 'summary', 'summary', 'summary']);
  });

  it('other summaries are no encounters', () => {
    expect(
      decided(
        ['a', 'b', 'c', 'd'].map((id) => condition(id)),
        look,
      ),
    ).toEqual(['summary', 'summary', 'summary', 'summary']);
  });
});

describe('a report', () => {
  const report = (parts: object = {}) => ({ resourceType: 'DiagnosticReport', id: 'r', status: 'final', ...parts });
  const observation = (id: string, parts: object = {}) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { text: 'Sodium' },
    ...parts,
  });
  const GONE = 'D-nothing-left';
  it.each<readonly [outcome: string, rule: string, parts: object, beside: readonly object[]]>([
    [GONE, 'goes where it says nothing', {}, []],
    ['release', 'stays with its conclusion', { conclusion: 'Normal' }, []],
    [GONE, 'goes with a conclusion that is blank', { conclusion: '  ' }, []],
    [GONE, 'goes with a conclusion that tells', { conclusion: 'Seen at the GUM clinic' }, []],
    [GONE, 'goes with a conclusion that is no text', { conclusion: ['Normal'] }, []],
    ['release', 'stays with a coded conclusion', { conclusionCode: [{ text: 'Normal' }] }, []],
    [GONE, 'goes with no code in the list', { conclusionCode: [] }, []],
    [GONE, 'goes with codes that are no list', { conclusionCode: { text: 'Normal' } }, []],
    ['release', 'stays with its form', { presentedForm: [{ title: 'Report', url: 'Binary/1' }] }, []],
    ['release', 'stays with a form that has no title', { presentedForm: [{ url: 'Binary/1' }] }, []],
    [GONE, 'goes with no form in the list', { presentedForm: [] }, []],
    [GONE, 'goes with a form that is no list', { presentedForm: { url: 'Binary/1' } }, []],
    [
      'release',
      'stays with one result of several',
      { result: [{ reference: 'Observation/gone' }, { reference: 'Observation/o' }] },
      [observation('o')],
    ],
    [
      GONE,
      'goes with results that did not come',
      { result: [{ reference: 'Observation/gone' }, {}, null, { reference: 7 }] },
      [observation('o')],
    ],
    [GONE, 'goes with results that are no list', { result: { reference: 'Observation/o' } }, [observation('o')]],
    [
      GONE,
      'goes with results on another server, whatever came under the same number',
      { result: [{ reference: 'https://other.example/Observation/o' }] },
      [observation('o')],
    ],
  ])('(%s) %s', (outcome, _rule, parts, beside) => {
    expect(decided([report(parts), ...beside])[0]).toBe(outcome);
  });

  const textual = (words: string, parts: object = {}) => ({
    contentType: 'text/plain',
    data: Buffer.from(words).toString('base64'),
    ...parts,
  });
  it.each<readonly [outcome: string, rule: string, forms: readonly unknown[]]>([
    ['release', 'stays with a form whose words tell nothing', [textual('Sodium is normal')]],
    ['release', 'stays with a form that cannot be read as words', [{ contentType: 'application/pdf', data: 'QUJD' }]],
    [GONE, 'goes with a form whose title is blank', [{ title: ' ', url: 'Binary/1' }]],
    [GONE, 'goes with no form at all', [null]],
  ])('(%s) %s', (outcome, _rule, presentedForm) => {
    expect(decided([report({ presentedForm })])[0]).toBe(outcome);
  });

  it.each([
    ['whose words tell', [textual('Seen at the GUM clinic')]],
    ['whose title tells', [{ title: 'Seen at the GUM clinic', url: 'Binary/1' }]],
  ])('is not seen with a form alone %s', (_what, presentedForm) => {
    expect(decided([report({ presentedForm })])[0]).not.toBe('release');
  });

  it('goes with its results where all of them are withheld', () => {
    const given = [report({ result: [{ reference: 'Observation/o' }] }), observation('o', RESTRICTED)];
    expect(decided(given, { role: 'pharmacist' })).toEqual([GONE, 'LC-restricted-pharmacist']);
    expect(decided(given)).toEqual(['release', 'summary']);
    expect(decided([observation('o'), report({ result: [{ reference: 'Observation/o' }] })])).toEqual([
      'release',
      'release',
    ]);
  });

  it('goes in summary as in full, and is withheld by its own rows before', () => {
    expect(decided([report()], { role: 'hospital-clinician', setting: 'mental-health' })).toEqual([GONE]);
    expect(decided([report({ ...RESTRICTED })], { role: 'pharmacist' })).toEqual(['LC-restricted-pharmacist']);
    expect(decided([condition('c', { contained: [report()] })])).toEqual(['release', GONE]);
  });

  it('that is a plan, or anything else without contents, stays', () => {
    expect(decided([condition('c'), observation('o'), encounter('e', '2026')])).toEqual([
      'release',
      'release',
      'release',
    ]);
  });
});

describe('a listed plan', () => {
  const plan = (code: string, parts: object = {}) => ({
    resourceType: 'DocumentReference',
    id: `p${code}`,
    status: 'current',
    type: { coding: [{ system: 'http://snomed.info/sct', code }] },
    ...RESTRICTED,
    ...parts,
  });
  it('is known by its code, a crisis plan as one', () => {
    const given = [plan('1382601000000107'), plan('736253002'), plan('1')];
    expect(decided(given, { role: 'community-nurse' })).toEqual([
      'release',
      'LC-restricted-community-nurse',
      'LC-restricted-community-nurse',
    ]);
    expect(decided(given)).toEqual(['release', 'release', 'summary']);
  });

  it('is none where a care plan carries no such code', () => {
    const careplan = {
      resourceType: 'CarePlan',
      id: 'p',
      status: 'active',
      intent: 'plan',
      category: [{ text: 'Plan' }],
      ...RESTRICTED,
    };
    expect(decided([careplan], { role: 'community-nurse' })).toEqual(['LC-restricted-community-nurse']);
    expect(
      decided([{ ...careplan, category: [{ coding: [{ system: 'http://snomed.info/sct', code: '736366004' }] }] }], {
        role: 'community-nurse',
      }),
    ).toEqual(['release']);
  });

  it('is none outside the section of care plans', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      conclusion: 'x',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '1382601000000107' }] },
      ...RESTRICTED,
    };
    expect(decided([report], { role: 'community-nurse' })).toEqual(['LC-restricted-community-nurse']);
  });
});

it('two rows of one type are decided each by its own', () => {
  const observation = (id: string, code: string) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: 'http://snomed.info/sct', code }] },
  });
  expect(
    decided(
      [observation('a', '1382601000000107'), observation('b', '271649006'), observation('c', '1382601000000107')],
      { role: 'pharmacist' },
    ),
  ).toEqual(['RV-care-plans-pharmacist', 'release', 'RV-care-plans-pharmacist']);
  const smoking = { ...observation('d', '1'), category: [{ coding: [{ code: 'social-history' }] }] };
  expect(
    decided([smoking, observation('e', '1'), { ...smoking, id: 'f' }], { role: 'occupational-therapist' }),
  ).toEqual(['D-no-summary', 'RV-results-occupational-therapist', 'D-no-summary']);
  expect(
    decided([
      { resourceType: 'Basic', id: 'g' },
      { resourceType: 'Practitioner', id: 'h' },
    ]),
  ).toEqual(['D-no-section', 'release']);
});
