/**
 * By which rows is each decision made, and which of them is the user told? One line per rule of POLICY 3 to 5, with the
 * whole decision.
 */
import { describe, expect, it } from 'vitest';
import { SECTION_ROWS, SUPPORTING_TYPES } from '../../domain/section-of';
import { SETTINGS } from '../../domain/settings';
import { decide, type Facts } from './decide';
import { CAP_LABELS, CAP_ROWS, CLINICAL_ROLES, type CapLabel, type ClinicalRole } from '../../policy/tables/label-caps';
import { capMark, exclusionMark, markRules, DOOR_CODE, UNJUDGED } from '../../policy/marks';
import { KIND_CAPS } from '../../policy/tables/kind-caps';
import { ROLE_VIEWS } from '../../policy/tables/role-views';
import { policy, rowOf } from '../../../tests/kits/gateway/shipped-policy';

interface Look {
  readonly labels?: readonly CapLabel[];
  readonly plan?: Facts['plan'];
  readonly setting?: Facts['setting'];
  readonly emergency?: boolean;
  readonly type?: string;
}
const decided = (
  row: string | null,
  role: ClinicalRole,
  { labels = [], plan = null, setting = 'acute', emergency = false, type = '' }: Look = {},
) => {
  const section = row === null ? null : rowOf(row);
  const { effect, rules, shape, why } = decide(
    policy,
    { role, emergency },
    {
      type: section?.type ?? type,
      row: section,
      marks: labels.reduce((marks, label) => marks | capMark(label), 0),
      plan,
      setting,
    },
  );
  return { effect, rules: rules.join(' '), shape: shape?.id ?? null, why: why.join(' ') };
};
const released = (rules: string, why: string) => ({ effect: 'release', rules, shape: null, why });
const summary = (shape: string, rules: string, why: string) => ({
  effect: 'summary',
  rules: `${rules} ${shape}`,
  shape,
  why: `${why} ${shape}`,
});
const withheld = (rules: string) => ({ effect: 'withhold', rules, shape: null, why: '' });

describe('the role’s cell', () => {
  it('releases in full, in summary or not at all', () => {
    expect(decided('S-condition', 'gp')).toEqual(released('RV-problems-gp', 'RV-problems-gp'));
    expect(decided('S-condition', 'pharmacist')).toEqual(
      summary('SU-problem', 'RV-problems-pharmacist', 'RV-problems-pharmacist'),
    );
    expect(decided('S-condition', 'administrator')).toEqual(withheld('RV-problems-administrator'));
    expect(decided('S-condition', 'administrator', { labels: ['restricted'] })).toEqual(
      withheld('RV-problems-administrator'),
    );
  });

  it('withholds a type in summary that no summary is written for', () => {
    expect(decided('S-family-history', 'pharmacist')).toEqual(withheld('RV-problems-pharmacist D-no-summary'));
  });

  it('takes the summary of the section, where a type belongs to several', () => {
    expect(decided('S-plan-observation', 'occupational-therapist')).toEqual(
      summary('SU-plan-observation', 'RV-care-plans-occupational-therapist', 'RV-care-plans-occupational-therapist'),
    );
    expect(decided('S-episode-social', 'gp', { setting: 'social-care' })).toEqual(
      summary('SU-package', 'RV-social-care-gp', 'RV-social-care-gp'),
    );
  });

  it('is the administrator’s own summary of alerts, never a headline', () => {
    expect(decided('S-flag', 'administrator')).toEqual(
      summary('SU-alert', 'RV-alerts-administrator', 'RV-alerts-administrator'),
    );
    expect(decided('S-related', 'administrator')).toEqual(withheld('RV-alerts-administrator KC-contact-administrator'));
    expect(decided('S-flag', 'administrator', { labels: ['safeguarding-adult'] })).toEqual(
      withheld('RV-alerts-administrator LC-safeguarding-adult-administrator'),
    );
  });
});

describe('a label', () => {
  it('brings down to a summary, to nothing until an emergency, or to nothing', () => {
    expect(decided('S-condition', 'hospital-clinician', { labels: ['mental-health'] })).toEqual(
      summary(
        'SU-problem',
        'RV-problems-hospital-clinician LC-mental-health-hospital-clinician',
        'RV-problems-hospital-clinician LC-mental-health-hospital-clinician',
      ),
    );
    expect(decided('S-condition', 'community-nurse', { labels: ['mental-health'] })).toEqual(
      withheld('RV-problems-community-nurse LC-mental-health-community-nurse'),
    );
    expect(decided('S-condition', 'care-home-nurse', { labels: ['mental-health'] })).toEqual(
      withheld('RV-problems-care-home-nurse LC-mental-health-care-home-nurse'),
    );
  });

  it('that brings nothing down decides with the rest, and is not told', () => {
    expect(decided('S-condition', 'gp', { labels: ['mental-health'] })).toEqual(
      released('RV-problems-gp LC-mental-health-gp', 'RV-problems-gp'),
    );
    expect(decided('S-condition', 'social-worker', { labels: ['mental-health'] })).toEqual(
      summary('SU-problem', 'RV-problems-social-worker LC-mental-health-social-worker', 'RV-problems-social-worker'),
    );
  });

  it('that is the lowest of several is the one that is told', () => {
    expect(decided('S-condition', 'gp', { labels: ['mental-health', 'restricted'] })).toEqual(
      summary('SU-problem', 'RV-problems-gp LC-mental-health-gp LC-restricted-gp', 'RV-problems-gp LC-restricted-gp'),
    );
    expect(decided('S-condition', 'gp', { labels: ['safeguarding-adult', 'restricted'] })).toEqual(
      summary(
        'SU-problem',
        'RV-problems-gp LC-safeguarding-adult-gp LC-restricted-gp',
        'RV-problems-gp LC-safeguarding-adult-gp LC-restricted-gp',
      ),
    );
    expect(
      decided('S-condition', 'mental-health-practitioner', { labels: ['safeguarding-child', 'restricted'] }),
    ).toEqual(
      withheld(
        'RV-problems-mental-health-practitioner LC-safeguarding-child-mental-health-practitioner ' +
          'LC-restricted-mental-health-practitioner',
      ),
    );
  });

  it('of the provider’s setting counts like one of the resource', () => {
    expect(decided('S-condition', 'community-nurse', { setting: 'mental-health' })).toEqual(
      withheld('RV-problems-community-nurse LC-mental-health-community-nurse'),
    );
  });

  it('never caps an allergy', () => {
    expect(decided('S-allergy', 'pharmacist', { labels: CAP_LABELS })).toEqual(
      released('RV-allergies-pharmacist', 'RV-allergies-pharmacist'),
    );
    expect(decided('S-allergy', 'occupational-therapist', { labels: CAP_LABELS })).toEqual(
      summary('SU-allergy', 'RV-allergies-occupational-therapist', 'RV-allergies-occupational-therapist'),
    );
  });

  it('of mental health or substance misuse never caps medicines that the role sees in full', () => {
    expect(decided('S-med-request', 'pharmacist', { labels: ['mental-health', 'substance-misuse'] })).toEqual(
      released('RV-medications-pharmacist', 'RV-medications-pharmacist'),
    );
    expect(decided('S-med-request', 'pharmacist', { labels: ['mental-health', 'restricted'] })).toEqual(
      withheld('RV-medications-pharmacist LC-restricted-pharmacist'),
    );
    expect(decided('S-med-request', 'occupational-therapist', { labels: ['mental-health'] })).toEqual(
      withheld('RV-medications-occupational-therapist LC-mental-health-occupational-therapist'),
    );
    expect(decided('S-condition', 'pharmacist', { labels: ['substance-misuse'] })).toEqual(
      summary('SU-problem', 'RV-problems-pharmacist LC-substance-misuse-pharmacist', 'RV-problems-pharmacist'),
    );
  });

  it('leaves an alert its headline, which tells no label', () => {
    for (const labels of [['restricted'], ['mental-health', 'restricted']] as const) {
      const { rules, ...told } = decided('S-flag', 'pharmacist', { labels });
      expect(told).toEqual({ effect: 'summary', shape: 'HL-flag', why: 'RV-alerts-pharmacist HL-flag' });
      expect(rules).toBe(`RV-alerts-pharmacist ${labels.map((label) => `LC-${label}-pharmacist`).join(' ')} HL-flag`);
    }
    expect(decided('S-flag', 'gp', { labels: ['restricted'] })).toMatchObject({
      shape: 'HL-flag',
      why: 'RV-alerts-gp HL-flag',
    });
    expect(decided('S-related', 'community-nurse', { labels: ['mental-health'] })).toMatchObject({
      shape: 'HL-related',
    });
    expect(decided('S-consent', 'hospital-clinician', { labels: ['mental-health'] })).toMatchObject({
      shape: 'HL-consent',
    });
  });
});

describe('a flag that points to a plan', () => {
  it('is a care plan and no alert: what a label holds back of it has no headline', () => {
    for (const role of ['pharmacist', 'care-home-nurse'] as const)
      expect(decided('S-plan-flag', role, { labels: ['safeguarding-adult'] })).toMatchObject({
        effect: 'withhold',
        shape: null,
      });
    expect(decided('S-plan-flag', 'gp', { labels: ['safeguarding-adult'] })).toMatchObject({
      effect: 'summary',
      shape: 'SU-plan-flag',
    });
  });
});

describe('an emergency', () => {
  const look = { labels: ['mental-health'], emergency: true } as const;
  it('opens what a label holds back until then, and says so', () => {
    expect(decided('S-condition', 'community-nurse', look)).toEqual(
      released(
        'RV-problems-community-nurse LC-mental-health-community-nurse',
        'RV-problems-community-nurse LC-mental-health-community-nurse EM-2',
      ),
    );
    expect(decided('S-encounter', 'community-nurse', look)).toEqual(
      summary(
        'SU-encounter',
        'RV-encounters-community-nurse LC-mental-health-community-nurse',
        'RV-encounters-community-nurse LC-mental-health-community-nurse EM-2',
      ),
    );
  });

  it('opens nothing else: no cell, no other label, and says nothing of itself where it opened nothing', () => {
    expect(decided('S-observation', 'social-worker', { emergency: true })).toEqual(
      withheld('RV-results-social-worker'),
    );
    expect(decided('S-condition', 'care-home-nurse', look)).toEqual(
      withheld('RV-problems-care-home-nurse LC-mental-health-care-home-nurse'),
    );
    expect(decided('S-condition', 'hospital-clinician', look)).toEqual(
      summary(
        'SU-problem',
        'RV-problems-hospital-clinician LC-mental-health-hospital-clinician',
        'RV-problems-hospital-clinician LC-mental-health-hospital-clinician',
      ),
    );
    expect(decided('S-condition', 'gp', { emergency: true })).toEqual(released('RV-problems-gp', 'RV-problems-gp'));
  });

  it('opens one label while another still brings it down, and both are told', () => {
    expect(
      decided('S-condition', 'hospital-clinician', { labels: ['mental-health', 'restricted'], emergency: true }),
    ).toEqual(
      summary(
        'SU-problem',
        'RV-problems-hospital-clinician LC-mental-health-hospital-clinician LC-restricted-hospital-clinician',
        'RV-problems-hospital-clinician LC-mental-health-hospital-clinician LC-restricted-hospital-clinician EM-2',
      ),
    );
  });
});

describe('a listed plan', () => {
  const seen = (plan: Facts['plan']): ReadonlySet<string> =>
    new Set(
      CLINICAL_ROLES.filter(
        (role) =>
          decided('S-plan-document', role, { labels: ['restricted', 'safeguarding-child'], plan }).effect === 'release',
      ),
    );
  it('is never capped for the roles that act on it', () => {
    expect(seen('listed')).toEqual(
      new Set([
        'gp',
        'emergency-clinician',
        'hospital-clinician',
        'community-nurse',
        'mental-health-practitioner',
        'care-home-nurse',
        'paramedic',
        'midwife',
      ]),
    );
    expect(decided('S-plan-document', 'community-nurse', { labels: ['restricted'], plan: 'listed' })).toEqual(
      released('RV-care-plans-community-nurse', 'RV-care-plans-community-nurse'),
    );
  });

  it('is capped for the nurses among them where it is a crisis plan', () => {
    expect(seen('crisis')).toEqual(
      new Set([
        'gp',
        'emergency-clinician',
        'hospital-clinician',
        'mental-health-practitioner',
        'paramedic',
        'midwife',
      ]),
    );
  });

  it('is capped like anything else where it is no listed plan', () => {
    expect(seen(null)).toEqual(new Set());
  });
});

describe('what has no section', () => {
  it.each(SUPPORTING_TYPES)('passes where it is reached: %s', (type) => {
    expect(decided(null, 'social-worker', { type })).toEqual(released('SP-reached', ''));
  });

  it('passes whatever care it belongs to, and in summary as in full', () => {
    expect(
      decided(null, 'administrator', {
        type: 'Organization',
        labels: ['mental-health', 'substance-misuse'],
        setting: 'mental-health',
      }),
    ).toEqual(released('SP-reached', ''));
    expect(decided(null, 'gp', { type: 'Organization', labels: ['restricted'] })).toEqual(released('SP-reached', ''));
  });

  it('is held back by a label of its own', () => {
    expect(
      decided(null, 'hospital-clinician', { type: 'Organization', labels: ['mental-health', 'restricted'] }),
    ).toEqual(withheld('SP-reached LC-restricted-hospital-clinician'));
    expect(
      decided(null, 'hospital-clinician', { type: 'Organization', labels: ['restricted'], emergency: true }),
    ).toEqual(released('SP-reached', ''));
    expect(
      decided(null, 'pharmacist', {
        type: 'Organization',
        labels: ['safeguarding-child', 'restricted'],
        emergency: true,
      }),
    ).toEqual(withheld('SP-reached LC-safeguarding-child-pharmacist LC-restricted-pharmacist'));
  });

  it.each(['Basic', 'List', 'Patient', ''])('is withheld where it is nothing that supports: “%s”', (type) => {
    expect(decided(null, 'gp', { type })).toEqual(withheld('D-no-section'));
  });
});

describe('a document’s bytes', () => {
  it('are never released beside it, and led to by it unless a label of their own holds them back', () => {
    expect(decided('S-binary', 'gp')).toEqual(withheld('D-through-document'));
    expect(decided('S-binary', 'gp', { labels: ['mental-health'] })).toEqual(withheld('D-through-document'));
    expect(decided('S-binary', 'gp', { labels: ['mental-health', 'restricted'] })).toEqual(
      withheld('LC-restricted-gp'),
    );
    expect(decided('S-binary', 'hospital-clinician', { labels: ['restricted', 'mental-health'] })).toEqual(
      withheld('LC-mental-health-hospital-clinician LC-restricted-hospital-clinician'),
    );
    expect(decided('S-binary', 'hospital-clinician', { labels: ['restricted'], emergency: true })).toEqual(
      withheld('D-through-document'),
    );
    expect(decided('S-binary', 'pharmacist', { setting: 'mental-health' })).toEqual(withheld('D-through-document'));
  });
});

describe('what decides before any role', () => {
  it('is every exclusion, a door code, and what could not be judged, each by its row', () => {
    expect(
      markRules(exclusionMark('EX-1') | exclusionMark('EX-7') | DOOR_CODE | UNJUDGED | capMark('restricted')),
    ).toEqual(['EX-1', 'EX-7', 'DC-1', 'D-unjudged']);
    expect(markRules(0)).toEqual([]);
    for (const mark of [DOOR_CODE, UNJUDGED, exclusionMark('EX-7')])
      expect(
        decide(
          policy,
          { role: 'gp', emergency: true },
          { type: 'AllergyIntolerance', row: rowOf('S-allergy'), marks: mark, plan: 'listed', setting: 'gp' },
        ),
      ).toEqual({ effect: 'withhold', rules: markRules(mark), shape: null, why: [] });
  });

  it('is a provider’s setting that is never asked', () => {
    for (const setting of SETTINGS)
      expect(decided('S-condition', 'gp', { setting }).rules).toBe(
        policy.neverAsked.has(setting)
          ? 'D-setting'
          : `RV-problems-gp${setting === 'mental-health' ? ' LC-mental-health-gp' : ''}`,
      );
  });
});

describe('for every row, role, label, plan and provider, in an emergency or not', () => {
  /** The lowest counts: POLICY 5 in one line. */
  const lowestOf = (cells: readonly string[]): string =>
    ['N', 'B', 'S', 'F'].find((level) => cells.includes(level)) ?? 'N';
  it('the lowest cell counts, a cell B reads F in an emergency, and nothing is seen below it', () => {
    const kinds = { F: 'release', S: 'summary', B: 'withhold', N: 'withhold' } as Readonly<Record<string, string>>;
    for (const row of SECTION_ROWS.filter(
      ({ type, section }) =>
        type !== 'Binary' && section !== 'alerts' && section !== 'allergies' && section !== 'medications',
    ))
      for (const role of CLINICAL_ROLES) {
        const cell = ROLE_VIEWS.find((view) => view.section === row.section && view.role === role)?.depth ?? 'N';
        for (const emergency of [false, true])
          for (const labels of [[], ...CAP_LABELS.map((label) => [label]), CAP_LABELS.slice(0, 2), CAP_LABELS]) {
            const caps = CAP_ROWS.filter(({ label }) => labels.includes(label)).map(({ cells }) =>
              cells[role] === 'B' && emergency ? 'F' : cells[role],
            );
            const own = KIND_CAPS.filter(({ when }) => when === row.when).map(({ cells }) =>
              cells[role] === 'B' && emergency ? 'F' : cells[role],
            );
            const { effect, rules } = decided(row.id, role, { labels, emergency, setting: row.setting ?? 'acute' });
            if (!rules.endsWith('D-no-summary'))
              expect({ row: row.id, role, emergency, labels, effect }).toEqual({
                row: row.id,
                role,
                emergency,
                labels,
                effect: kinds[lowestOf([cell, ...caps, ...own])],
              });
            else expect(effect).toBe('withhold');
          }
      }
  });
});
