/**
 * What does each section’s silence mean, for each role, at each kind of provider? As a table that a safety officer can
 * read.
 */
import { describe, expect, it } from 'vitest';
import { SECTIONS, type SectionId } from '../../domain/sections';
import { SETTINGS, type Setting } from '../../domain/settings';
import type { Contribution, PartialReason, Viewer } from '../pipeline';
import { CLINICAL_ROLES } from '../../policy/tables/label-caps';
import { isWithheldByRole, stateCoverage, type CoverageQuestion } from './coverage';
import { policy } from '../../../tests/kits/gateway/redacted';

const stated = (
  { role, emergency }: Viewer,
  setting: Setting,
  more: Partial<Contribution> = {},
  held: Partial<CoverageQuestion> = {},
) =>
  stateCoverage({
    policy,
    viewer: { role, emergency },
    provider: { id: 'p', name: 'Parkside', setting },
    contribution: { supplies: null, partial: [], ...more },
    released: new Set(),
    doubled: new Set(),
    ...held,
  });
const GP: Viewer = { role: 'gp', emergency: false };
const of = (all: ReturnType<typeof stated>, section: SectionId) => {
  const found = all.find((one) => one.section === section);
  return [found?.code, found?.text];
};

/**
 * w withheld by role, o nothing to show, – not supplied, a answered; where a provider that says nothing of what it
 * supplies holds nothing.
 */
const LETTERS = {
  'withheld-by-role': 'w',
  'none-recorded': 'o',
  'not-supplied': '–',
  answered: 'a',
  partial: 'p',
} as Readonly<Record<string, string>>;
const HEALTH = `
demographics   a a a a a a a a a a a a a a
alerts         o o o o o o o o o o o o o o
allergies      o o o o o o o o o o o o o w
medications    o o o o o o o o o o o o o w
problems       o o o o o o o o o o o o o w
encounters     o o o o o o o o o o o o o w
results        o o o o o o w w o o o o o w
appointments   o o o o o o o o o o o o o o
immunisations  o o o o o o w o o o o o o w
procedures     o o o o o o o w o o o o o w
documents      o o o o o o o w o w w w o w
care-plans     o o o o o o o o o w w w o w
social-care    – – – – – – – – – w w w – w
`;
const MENTAL_HEALTH = `
demographics   a a a a a a a a a a a a a a
alerts         o o o o o o o o o o o o o o
allergies      o o o o o o o o o o o o o w
medications    o o o o o o w o o o o o o w
problems       o o o o o w w o o w w w w w
encounters     o o o o o w w o o w w w w w
results        o o o o o w w w o w w w w w
appointments   o o o o o w w o o w w w w w
immunisations  o o o o o w w o o w w w w w
procedures     o o o o o w w w o w w w w w
documents      o o o o o w w w o w w w w w
care-plans     o o o o o w w o o w w w w w
social-care    – – – – – w w – – w w w w w
`;
const MENTAL_HEALTH_IN_AN_EMERGENCY = `
demographics   a a a a a a a a a a a a a a
alerts         o o o o o o o o o o o o o o
allergies      o o o o o o o o o o o o o w
medications    o o o o o o o o o o o o o w
problems       o o o o o o o o o w w w w w
encounters     o o o o o o o o o w w w w w
results        o o o o o o w w o w w w w w
appointments   o o o o o o o o o w w w w w
immunisations  o o o o o o w o o w w w w w
procedures     o o o o o o o w o w w w w w
documents      o o o o o o o w o w w w w w
care-plans     o o o o o o o o o w w w w w
social-care    – – – – – – – – – w w w w w
`;
const SOCIAL_CARE = HEALTH.replace('– – – – – – – – – w w w – w', 'o o o o o o o o o w w w o w');

describe('the silence of a section', () => {
  const row = (setting: Setting, emergency: boolean, section: SectionId): string =>
    CLINICAL_ROLES.map((role) => {
      const line = stated({ role, emergency }, setting).find((one) => one.section === section);
      return LETTERS[line?.code ?? ''];
    }).join(' ');
  const table = (setting: Setting, emergency: boolean): string =>
    `\n${SECTIONS.map((section) => `${section.padEnd(14)} ${row(setting, emergency, section)}`).join('\n')}\n`;

  it.each(SETTINGS.flatMap((setting) => [false, true].map((emergency) => [setting, emergency] as const)))(
    'at a provider of the setting %s (emergency: %s) is as the table has it',
    (setting, emergency) => {
      expect(table(setting, emergency)).toBe(
        setting === 'social-care'
          ? SOCIAL_CARE
          : setting !== 'mental-health'
            ? HEALTH
            : emergency
              ? MENTAL_HEALTH_IN_AN_EMERGENCY
              : MENTAL_HEALTH,
      );
    },
  );

  it('is withheld from whoever has no clinical view, whatever table says otherwise', () => {
    for (const role of ['privacy-officer', 'wizard', '__proto__'] as never[])
      for (const section of SECTIONS)
        expect(isWithheldByRole(policy, { role, emergency: true }, 'gp', section)).toBe(true);
    const views = new Map([['wizard', policy.views.get('gp') ?? new Map<SectionId, never>()]]);
    expect(isWithheldByRole({ ...policy, views }, { role: 'wizard' as never, emergency: true }, 'gp', 'problems')).toBe(
      true,
    );
  });

  it('is withheld where the table has no cell', () => {
    expect(isWithheldByRole({ ...policy, views: new Map([['gp', new Map()]]) }, GP, 'gp', 'demographics')).toBe(true);
  });
});

describe('what is said', () => {
  it('where the role sees nothing names the provider, never what it holds', () => {
    expect(of(stated({ role: 'administrator', emergency: false }, 'gp'), 'problems')).toEqual([
      'withheld-by-role',
      'Problems: what Parkside holds is not part of your role’s view.',
    ]);
  });

  it('of care plans that a label holds back names the plans that are shown all the same, to the roles that see those', () => {
    const text = (role: Viewer['role']) => of(stated({ role, emergency: false }, 'mental-health'), 'care-plans')[1];
    const EXCEPT =
      'Care plans: what Parkside holds is not part of your role’s view, except shared plans such as ReSPECT or end ' +
      'of life care.';
    const NOTHING = 'Care plans: what Parkside holds is not part of your role’s view.';
    expect(
      (['community-nurse', 'care-home-nurse', 'occupational-therapist', 'pharmacist', 'administrator'] as const).map(
        text,
      ),
    ).toEqual([EXCEPT, EXCEPT, NOTHING, NOTHING, NOTHING]);
    expect(of(stated({ role: 'community-nurse', emergency: false }, 'mental-health'), 'problems')[1]).toBe(
      'Problems: what Parkside holds is not part of your role’s view.',
    );
    const none = new Map([
      ['community-nurse', new Map([['care-plans', { ...policy.views.get('gp')?.get('care-plans'), depth: 'N' }]])],
    ]) as unknown as typeof policy.views;
    for (const views of [none, new Map([['community-nurse', new Map()]]), new Map()])
      expect(
        of(
          stateCoverage({
            policy: { ...policy, views },
            viewer: { role: 'community-nurse', emergency: false },
            provider: { id: 'p', name: 'Parkside', setting: 'gp' },
            contribution: { supplies: null, partial: [] },
            released: new Set(),
            doubled: new Set(),
          }),
          'care-plans',
        )[1],
      ).toBe(NOTHING);
  });

  it('of personal details is where they come from, whatever the provider answered', () => {
    expect(of(stated(GP, 'gp', { partial: [{ kind: 'bounded' }], supplies: new Set() }), 'demographics')).toEqual([
      'answered',
      'Personal details come from the national demographics service.',
    ]);
  });

  it('where something was released is that the provider answered, also of what it did not say that it supplies', () => {
    expect(
      of(stated(GP, 'gp', { supplies: new Set() }, { released: new Set(['problems', 'social-care']) }), 'problems'),
    ).toEqual(['answered', 'Parkside answered.']);
    expect(of(stated(GP, 'gp', {}, { released: new Set(['social-care']) }), 'social-care')).toEqual([
      'answered',
      'Parkside answered.',
    ]);
  });

  it('where nothing was is that it does not supply the section, if no type of it is supplied', () => {
    const supplies = new Set(['Condition', 'CareTeam'] as const);
    const all = stated(GP, 'gp', { supplies });
    expect(of(all, 'results')).toEqual(['not-supplied', 'Parkside does not supply this part of the record.']);
    for (const section of ['problems', 'care-plans'] as const)
      expect(of(all, section)).toEqual(['none-recorded', 'Answered; nothing to show here.']);
  });

  it('where a list was sent empty says why, as it was worded, and is whole', () => {
    const empty = (why: 'nilknown' | 'notasked') => ({ kind: 'sent-empty', type: 'AllergyIntolerance', why }) as const;
    const said = stated(GP, 'gp', { partial: [empty('nilknown'), empty('nilknown'), empty('notasked')] });
    expect(of(said, 'allergies')).toEqual([
      'none-recorded',
      'Answered; nothing to show here. Its list was sent empty: “nil known”. Its list was sent empty: “not asked”.',
    ]);
    expect(of(said, 'problems')).toEqual(['none-recorded', 'Answered; nothing to show here.']);
    const held = stated(GP, 'gp', { partial: [empty('nilknown')] }, { released: new Set(['allergies']) });
    expect(of(held, 'allergies')).toEqual(['answered', 'Parkside answered.']);
  });

  it('never takes a type for a supplier of the section that it belongs to on some condition only', () => {
    expect(
      of(stated(GP, 'gp', { supplies: new Set(['Device', 'Observation', 'DocumentReference']) }), 'procedures')[0],
    ).toBe('not-supplied');
    const all = stated(GP, 'gp', { supplies: new Set(['Observation', 'DocumentReference']) });
    expect((['problems', 'care-plans', 'results', 'documents'] as const).map((section) => of(all, section)[0])).toEqual(
      ['not-supplied', 'not-supplied', 'none-recorded', 'none-recorded'],
    );
  });

  it('takes a council’s type for a supplier at a council alone', () => {
    const supplies = new Set(['Task'] as const);
    expect([
      of(stated(GP, 'social-care', { supplies }), 'social-care')[0],
      of(stated(GP, 'community', { supplies }), 'social-care')[0],
    ]).toEqual(['none-recorded', 'not-supplied']);
  });
});

describe('an answer that is not whole', () => {
  const texts = (
    section: SectionId,
    partial: readonly PartialReason[],
    held: Partial<CoverageQuestion> = {},
    setting: Setting = 'gp',
  ) => of(stated(GP, setting, { partial }, held), section);
  const warned = (code: string): PartialReason => ({ kind: 'provider-warning', code, type: null, text: 'CANARY' });
  const SHOWN = { released: new Set<SectionId>(['problems', 'results']) };

  it.each<readonly [PartialReason, string]>([
    [
      { kind: 'bounded' },
      'The provider’s answer was longer than can be read here; more is held there. Contact the provider for the rest.',
    ],
    [{ kind: 'unreadable', type: null }, 'Some items in the provider’s answer could not be read.'],
    [warned('confidential-items'), 'The provider says that confidential items are held back from this part.'],
    [
      warned('data-in-transit'),
      'The provider says that records are still being transferred to it; this part may be incomplete.',
    ],
    [
      warned('data-awaiting-filing'),
      'The provider says that items are waiting to be filed; this part may be incomplete.',
    ],
    [warned('anything else'), 'The provider warned that this part may be incomplete.'],
  ])('is said to be in part, in words of our own: %j', (reason, text) => {
    for (const held of [{}, SHOWN]) expect(texts('problems', [reason], held)).toEqual(['partial', text]);
  });

  it('is said once for each reason', () => {
    expect(
      texts('problems', [
        { kind: 'unreadable', type: 'Condition' },
        { kind: 'unreadable', type: null },
        { kind: 'bounded' },
      ]),
    ).toEqual([
      'partial',
      'Some items in the provider’s answer could not be read. The provider’s answer was longer than can be read ' +
        'here; more is held there. Contact the provider for the rest.',
    ]);
  });

  it('is said of each section to which the type may belong, and of no other', () => {
    const partial = [{ kind: 'unreadable', type: 'Observation' }] as const;
    expect(
      (['problems', 'results', 'care-plans', 'allergies'] as const).map((section) => texts(section, partial)[0]),
    ).toEqual(['partial', 'partial', 'partial', 'none-recorded']);
    const task = [{ kind: 'unreadable', type: 'Task' }] as const;
    expect([
      texts('social-care', task, {}, 'social-care')[0],
      texts('social-care', task, { released: new Set(['social-care']) }, 'community')[0],
    ]).toEqual(['partial', 'answered']);
  });

  it('is said of what came twice with different content, beside everything else', () => {
    const DOUBLED = 'Some items were sent more than once with different content; one of each is shown.';
    const doubled = new Set<SectionId>(['problems']);
    expect(texts('problems', [], { ...SHOWN, doubled })).toEqual(['partial', DOUBLED]);
    expect(texts('problems', [{ kind: 'unreadable', type: null }], { ...SHOWN, doubled })).toEqual([
      'partial',
      `Some items in the provider’s answer could not be read. ${DOUBLED}`,
    ]);
    expect(texts('results', [], { ...SHOWN, doubled })).toEqual(['answered', 'Parkside answered.']);
  });

  it('is not said of a section that the provider does not supply, nor of one that the role does not see', () => {
    expect(
      of(stated(GP, 'gp', { supplies: new Set(['Condition']), partial: [{ kind: 'bounded' }] }), 'results')[0],
    ).toBe('not-supplied');
    expect(
      of(stated({ role: 'administrator', emergency: false }, 'gp', { partial: [{ kind: 'bounded' }] }), 'results')[0],
    ).toBe('withheld-by-role');
  });
});
