/**
 * What is everybody told, whoever the person is, and what of that by role? Word for word, since it is read by people.
 */
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../domain/roles';
import { SECTIONS, type SectionId } from '../../domain/sections';
import { noticesFor, optedOutInPart } from './notices';
import { buildPolicy, type Policy } from '../../policy/policy';

const policyWith = (
  exclusions: Record<string, boolean>,
  readableDocuments: Policy['readableDocuments'] = 'passages',
): Policy => {
  const built = buildPolicy({
    exclusions,
    optOutOtherSettings: 'suppress',
    valueSets: [],
    knowsCode: () => true,
    readableDocuments,
    readableDocumentsWaiver: { signedBy: 'The Caldicott Guardian', signedOn: '2026-11-01' },
  });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return built.policy;
};
const policy = policyWith({});
const textOf = (code: string, role: Role, by = policy): string | undefined =>
  noticesFor(by, role).find((notice) => notice.code === code)?.text;
const off = (...ids: readonly string[]): Record<string, boolean> => Object.fromEntries(ids.map((id) => [id, false]));

describe('the standing notices', () => {
  const CATEGORIES =
    'sexual health, sexually transmitted infections and HIV, fertility treatment, termination of ' +
    'pregnancy, gender recognition and previous identity, domestic violence, criminal records';

  it('are the same for every role: what is never shared, medicines, allergies, ask the patient', () => {
    for (const role of ROLES)
      expect(noticesFor(policy, role).slice(0, 7)).toEqual([
        {
          code: 'never-shared',
          text:
            `Meant never to be shared here, with anybody: ${CATEGORIES} and children’s social care. ` +
            'The code lists for these are not complete.',
        },
        {
          code: 'medicines',
          text: 'HIV and fertility medicines are never shown here. Ask before prescribing interacting drugs.',
        },
        { code: 'ask', text: 'Ask the patient: a shared record is never the whole picture.' },
        {
          code: 'allergies',
          text:
            '“No known allergies” means none known in the records that answered. Allergies to HIV and ' +
            'fertility medicines are never shown here. Ask the patient.',
        },
        {
          code: 'bare-codes',
          text:
            'What a provider sends as a code alone, without words, is shown here only where the code ' +
            'is known; an allergy sent so is always shown.',
        },
        { code: 'letters', text: 'Some letters are never shown here. If you expect one, ring the sender.' },
        {
          code: 'letter-lines',
          text: 'Routine lines about matters that are never shared are left out of letters here.',
        },
      ]);
  });

  it('promise in full only where every list is there', () => {
    const list = (category: string) => ({
      file: 'l.json',
      category,
      content: { resourceType: 'ValueSet', compose: { include: [{ concept: [{ code: '73211009' }] }] } },
    });
    const lists = ['sexual-health', 'fertility', 'termination', 'gender', 'domestic-violence'].map(list);
    const built = (...more: readonly ReturnType<typeof list>[]): Policy => {
      const made = buildPolicy({
        exclusions: {},
        optOutOtherSettings: 'suppress',
        valueSets: [...lists, ...more],
        knowsCode: () => true,
      });
      if (!made.ok) throw new Error(made.problems.join('\n'));
      return made.policy;
    };
    expect(textOf('never-shared', 'gp', built())).toBe(
      `Meant never to be shared here, with anybody: ${CATEGORIES} and children’s social care. The ` +
        'code lists for criminal records are not complete.',
    );
    expect(textOf('never-shared', 'gp', built(list('criminal-record')))).toBe(
      `Never shared here, with anybody: ${CATEGORIES} and children’s social care.`,
    );
    expect(textOf('bare-codes', 'gp', built(list('criminal-record')))).toBeUndefined();
  });

  it('name the categories that are in force, and are silent where none is', () => {
    expect(textOf('never-shared', 'gp', policyWith(off('EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5', 'EX-6')))).toBe(
      'Never shared here, with anybody: children’s social care.',
    );
    expect(textOf('never-shared', 'gp', policyWith(off('EX-1', 'EX-3', 'EX-4', 'EX-5', 'EX-6', 'EX-7')))).toBe(
      'Meant never to be shared here, with anybody: fertility treatment. The code lists for ' +
        'fertility treatment are not complete.',
    );
    expect(
      noticesFor(policyWith(off('EX-1', 'EX-2', 'EX-3', 'EX-4', 'EX-5', 'EX-6', 'EX-7')), 'gp').map(({ code }) => code),
    ).toEqual(['ask', 'allergies', 'role-limits']);
    expect(textOf('allergies', 'gp', policyWith(off('EX-1', 'EX-2')))).toBe(
      '“No known allergies” means none known in the records that answered. Ask the patient.',
    );
  });

  it.each(['EX-1', 'EX-2'])('speak of allergies to hidden medicines while any are hidden: without %s', (id) => {
    expect(textOf('allergies', 'gp', policyWith(off(id)))).toContain('Allergies to HIV and fertility medicines');
  });

  it('speak of letters and of their lines as they are judged', () => {
    const told = (how: Policy['readableDocuments']) =>
      noticesFor(policyWith({}, how), 'gp').flatMap(({ code }) => (code.startsWith('letter') ? [code] : []));
    expect([told('passages'), told('any'), told('metadata')]).toEqual([['letters', 'letter-lines'], ['letters'], []]);
  });

  it('speak of medicines as long as HIV or fertility medicines are held back', () => {
    const told = (...ids: readonly string[]) => textOf('medicines', 'gp', policyWith(off(...ids))) !== undefined;
    expect([
      told('EX-1-medicines'),
      told('EX-2-medicines'),
      told('EX-1-medicines', 'EX-2-medicines'),
      told('EX-3-medicines', 'EX-4-medicines'),
    ]).toEqual([true, true, false, true]);
  });
});

describe('a role’s limits', () => {
  it.each<readonly [Role, string]>([
    [
      'gp',
      'Your role’s view (GP) includes social care in outline only. Sensitive care may be shown in part or not at all.',
    ],
    [
      'social-worker',

      'Your role’s view (social worker) does not include results, procedures and letters and ' +
        'documents, and includes problems, encounters, appointments and care plans in outline only. ' +
        'Sensitive care may be shown in part or not at all.',
    ],
    [
      'administrator',

      'Your role’s view (administrator) does not include allergies, medicines, problems, encounters, ' +
        'results, immunisations, procedures, letters and documents, care plans and social care, and ' +
        'includes personal details, alerts and appointments in outline only. Sensitive care may be ' +
        'shown in part or not at all.',
    ],
    [
      'privacy-officer',

      'Your role’s view (privacy officer) does not include personal details, alerts, allergies, ' +
        'medicines, problems, encounters, results, appointments, immunisations, procedures, letters ' +
        'and documents, care plans and social care. Sensitive care may be shown in part or not at all.',
    ],
  ])('are said of the whole view at once: %s', (role, text) => {
    expect(textOf('role-limits', role)).toBe(text);
  });

  it('are not spoken of where everything is seen in full', () => {
    const full = new Map(
      SECTIONS.map((section) => [section, { ...policy.views.get('gp')?.get('problems'), section, depth: 'F' }]),
    );
    const seeing = (changed: Partial<Record<SectionId, string>>): Policy => ({
      ...policy,
      views: new Map([
        [
          'gp',
          new Map([...full].map(([section, cell]) => [section, { ...cell, depth: changed[section] ?? cell.depth }])),
        ],
      ]) as unknown as Policy['views'],
    });
    expect(noticesFor(seeing({}), 'gp').map(({ code }) => code)).toEqual([
      'never-shared',
      'medicines',
      'ask',
      'allergies',
      'bare-codes',
      'letters',
      'letter-lines',
    ]);
    expect(textOf('role-limits', 'gp', seeing({ results: 'N' }))).toBe(
      'Your role’s view (GP) does not include results. Sensitive care may be shown in part or not at all.',
    );
  });
});

it('an opt-out that leaves some providers is told of without naming one', () => {
  expect(optedOutInPart(policy)).toEqual({
    code: 'opted-out-in-part',
    text:
      'Other parts of this person’s information are not available through the joined-up record. Ask ' +
      'the person, or contact their care organisations.',
  });
});
