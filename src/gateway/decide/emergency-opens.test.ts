/**
 * Is what emergency access is said to open what it opens? Asked of every role, label and kind, with the shipped cells
 * and with those of any other pack.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SECTION_ROWS, type SectionRow } from '../../domain/section-of';
import { SECTIONS } from '../../domain/sections';
import { capMark } from '../../policy/marks';
import { KIND_CAPS } from '../../policy/tables/kind-caps';
import { CAP_LABELS, CLINICAL_ROLES, LEVELS, type CapLabel, type ClinicalRole } from '../../policy/tables/label-caps';
import type { Policy } from '../../policy/policy';
import { policy } from '../../../tests/kits/gateway/shipped-policy';
import { decide } from './decide';
import { emergencyOffered, emergencyOpens } from './emergency-opens';

const MENTAL = 'mental health care';
const SUBSTANCES = 'care for alcohol and drug use';
const ADULT = 'details of concerns for an adult’s safety';
const CHILD = 'details of concerns for a child’s safety';
const RESTRICTED = 'what its sender marked as restricted';
const ACT = 'legal status under the Mental Health Act';
const SAID: Readonly<Record<CapLabel, string>> = {
  'mental-health': MENTAL,
  'substance-misuse': SUBSTANCES,
  'safeguarding-adult': ADULT,
  'safeguarding-child': CHILD,
  restricted: RESTRICTED,
};

/** The B cells of POLICY 5, and of the Mental Health Act, written out once more. */
const OPENS: Readonly<Record<ClinicalRole, readonly string[]>> = {
  gp: [],
  'emergency-clinician': [ADULT, CHILD, RESTRICTED],
  paramedic: [ADULT, CHILD, RESTRICTED],
  'hospital-clinician': [ADULT, CHILD, RESTRICTED],
  midwife: [ADULT, CHILD, RESTRICTED],
  'community-nurse': [MENTAL, SUBSTANCES, ADULT, ACT],
  'occupational-therapist': [MENTAL, SUBSTANCES, ADULT, ACT],
  'social-worker': [SUBSTANCES],
  'mental-health-practitioner': [ADULT, CHILD],
  pharmacist: [],
  'pharmacy-technician': [],
  dentist: [],
  'care-home-nurse': [],
  administrator: [],
};

const effect = (of: Policy, role: ClinicalRole, emergency: boolean, row: SectionRow, marks: number): string =>
  decide(of, { role, emergency }, { type: row.type, row, marks, plan: null, setting: row.setting ?? 'acute' }).effect;

/** Is there a record with these marks that is withheld from the role without an emergency, and not in one? */
const released = (of: Policy, role: ClinicalRole, rows: readonly SectionRow[], marks: number): boolean =>
  rows.some(
    (row) => effect(of, role, false, row, marks) === 'withhold' && effect(of, role, true, row, marks) !== 'withhold',
  );

describe('what emergency access is said to open', () => {
  it.each(CLINICAL_ROLES)('is, for a %s, the cells of the tables that say so', (role) => {
    expect(emergencyOpens(policy, role)).toEqual(OPENS[role]);
    expect(emergencyOffered(policy, role)).toBe(OPENS[role].length > 0);
  });

  it('is for every role and label what is withheld without it, and released with it', () => {
    const ordinary = SECTION_ROWS.filter(({ when }) => !KIND_CAPS.some((kind) => kind.when === when));
    const ofTheAct = SECTION_ROWS.filter(({ when }) => when === 'mental-health-act');
    for (const role of CLINICAL_ROLES) {
      const said = emergencyOpens(policy, role);
      for (const label of CAP_LABELS)
        expect([role, label, said.includes(SAID[label])]).toEqual([
          role,
          label,
          released(policy, role, ordinary, capMark(label)),
        ]);
      expect([role, said.includes(ACT)]).toEqual([role, released(policy, role, ofTheAct, 0)]);
    }
  });

  it('follows the cells of any pack, for a role that has a section in full', () => {
    const cells = fc.record(Object.fromEntries(CAP_LABELS.map((label) => [label, fc.constantFrom(...LEVELS)])));
    const inFull = CLINICAL_ROLES.filter((role) => policy.views.get(role)?.get('encounters')?.depth === 'F');
    expect(inFull.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(cells, fc.constantFrom(...inFull), (given, role) => {
        const levels = given as Readonly<Record<CapLabel, string>>;
        const caps = new Map(CAP_LABELS.map((label) => [label, { [role]: levels[label] }]));
        const said = emergencyOpens({ ...policy, caps: caps as unknown as Policy['caps'] }, role);
        const opened = CAP_LABELS.filter((label) => levels[label] === 'B').map((label) => SAID[label]);
        expect(said.filter((words) => words !== ACT)).toEqual(opened);
      }),
      { numRuns: 30 },
    );
  });

  it('is nothing where no section is seen, whatever the labels say, and emergency access is not offered', () => {
    const role = 'community-nurse';
    const none = new Map(SECTIONS.map((section) => [section, { depth: 'N' }]));
    const blind = { ...policy, views: new Map([[role, none]]) } as unknown as Policy;
    expect(emergencyOpens(blind, role)).toEqual([]);
    expect(emergencyOffered(blind, role)).toBe(false);
  });

  it('is offered where a kind of record alone is opened', () => {
    const role = 'community-nurse';
    const caps = new Map(CAP_LABELS.map((label) => [label, { [role]: 'N' }])) as unknown as Policy['caps'];
    expect(emergencyOpens({ ...policy, caps }, role)).toEqual([ACT]);
    expect(emergencyOffered({ ...policy, caps }, role)).toBe(true);
  });

  it('is nothing for who is no clinician', () => {
    for (const role of ['privacy-officer', 'opt-out-officer', 'wizard', '', '__proto__']) {
      expect(emergencyOpens(policy, role)).toEqual([]);
      expect(emergencyOffered(policy, role)).toBe(false);
    }
  });
});
