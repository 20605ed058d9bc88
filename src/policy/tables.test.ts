/**
 * Are the policy tables whole? Every cell there, every row with a reason and a known hazard, every code well formed,
 * every near miss passing.
 */
import { describe, expect, it } from 'vitest';
import { SECTIONS } from '../domain/sections';
import { OPT_OUT_SCOPES } from './tables/opt-out-scopes';
import { EMERGENCY_RULES, RELATIONSHIPS } from './tables/access';
import { DENIALS } from './tables/denials';
import { DOOR_CODE_ROW, EXCLUSIONS, MEDICINE_SWITCH_ROWS } from './tables/exclusions';
import { EXCLUSION_CODES } from './tables/exclusion-codes';
import { EXPORTS } from './tables/exports';
import { HAZARDS } from './tables/hazards';
import { CAP_ROWS, CLINICAL_ROLES, LEVELS } from './tables/label-caps';
import { KNOWN_VOCABULARIES } from './tables/known-vocabularies';
import { LEXICON } from './tables/lexicon';
import { MEDICINES } from './tables/medicines';
import { EXCLUDED, exclusionMark } from './marks';
import { buildPolicy, type Policy } from './policy';
import { ROLE_VIEWS } from './tables/role-views';
import { STANDING_NOTICES } from './tables/standing-notices';
import { HEADLINES, SUMMARIES } from './tables/summaries';
import { SHIPPED_TABLES } from './tables';
import { isSnomedId } from '../domain/snomed-id';
import { emergencyOffered } from '../gateway/decide/emergency-opens';
import { hasClinicalView, viewOf } from '../gateway/decide/views';
import { noticesFor } from '../gateway/decide/notices';
import { fullPlan, planOfSummary } from '../gateway/redact/plans';

const policyWith = (exclusions: Record<string, boolean> = {}): Policy => {
  const built = buildPolicy({ exclusions, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return built.policy;
};
const policy = policyWith();

/** The role view of the design, as it was signed off: one line per section, one cell per role. */
const EXPECTED: Readonly<Record<string, string>> = {
  demographics: 'F F F F F F F F F F F F F S',
  alerts: 'F F F F F F F F F F F F F S',
  allergies: 'F F F F F F S F F F F F F N',
  medications: 'F F F F F F S F F F F F F N',
  problems: 'F F F F F F S S F S S S F N',
  encounters: 'F F F F F S S S F S S S F N',
  results: 'F F F F F F N N F F S S F N',
  appointments: 'F F F F F F F S F S S S F S',
  immunisations: 'F F F F F F N F S F F F F N',
  procedures: 'F F F F F S S N F S S S F N',
  documents: 'F F F F F S S N F N N N F N',
  'care-plans': 'F F F F F F S S F N N N F N',
  'social-care': 'S S S S S F F F S N N N S N',
};

describe('the tables', () => {
  it('hold one role view cell for each of 13 sections and 14 roles', () => {
    expect(ROLE_VIEWS).toHaveLength(SECTIONS.length * CLINICAL_ROLES.length);
    for (const section of SECTIONS)
      expect(
        CLINICAL_ROLES.map(
          (role) => ROLE_VIEWS.find((row) => row.section === section && row.role === role)?.depth,
        ).join(' '),
      ).toBe(EXPECTED[section]);
    expect(ROLE_VIEWS.filter(({ published }) => published)).toHaveLength(23);
  });

  it('hold a level for each label and role', () => {
    for (const { cells } of CAP_ROWS) for (const role of CLINICAL_ROLES) expect(LEVELS).toContain(cells[role]);
  });

  it('give every row an id of its own, a reason and a hazard that is listed', () => {
    const hazards = HAZARDS.map(({ id }) => id);
    const rows = [
      ...ROLE_VIEWS,
      ...EXCLUSIONS,
      ...MEDICINE_SWITCH_ROWS,
      DOOR_CODE_ROW,
      ...SUMMARIES,
      ...HEADLINES,
      ...OPT_OUT_SCOPES,
      ...RELATIONSHIPS,
      ...EMERGENCY_RULES,
      ...DENIALS,
      ...EXPORTS,
      ...STANDING_NOTICES,
      ...EXCLUSION_CODES,
      ...LEXICON,
      ...MEDICINES,
      ...KNOWN_VOCABULARIES,
    ];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const row of [...rows, ...CAP_ROWS]) {
      expect(row.why.length).toBeGreaterThan(10);
      expect(hazards).toContain(row.hazard);
    }
    for (const { harm } of HAZARDS) expect(harm).toMatch(/\.$/);
  });

  it('hold SNOMED codes with a right check digit only', () => {
    const codes = [
      ...EXCLUSION_CODES.filter(({ family }) => family === 'sct').flatMap((row) => row.codes ?? []),
      ...CAP_ROWS.flatMap((row) => row.codes),
    ];
    expect(codes.filter((code) => !isSnomedId(code))).toEqual([]);
  });

  it('name only elements that the full view passes, for every summary', () => {
    for (const row of [...SUMMARIES, ...HEADLINES]) {
      expect(fullPlan(row.type).size).toBeGreaterThan(0);
      const missing = row.keeps
        .split(' ')
        .map((kept) => kept.split(/[>:!]/)[0] ?? '')
        .filter((element) => !planOfSummary(row, SHIPPED_TABLES).has(element));
      expect({ id: row.id, missing }).toEqual({ id: row.id, missing: [] });
    }
  });
});

describe('the switches', () => {
  it('take a category’s codes, words and labels out of force, each alone, and no provider that is never asked', () => {
    for (const { id, settings } of EXCLUSIONS) {
      const off = policyWith({ [id]: false });
      expect(off.exclusions.has(id)).toBe(false);
      expect(off.digest).not.toBe(policy.digest);
      for (const setting of settings)
        expect([policy.neverAsked.has(setting), off.neverAsked.has(setting)]).toEqual([true, true]);
      for (const row of LEXICON.filter(({ exclusion }) => exclusion === id))
        for (const example of row.examples) expect(off.text.words(example) & exclusionMark(id)).toBe(0);
    }
  });

  it('have one of their own for medicines', () => {
    const off = policyWith({ 'EX-1-medicines': false });
    expect(off.text.medicine('Truvada tablets')).toBe(0);
    expect(off.codes.mark('http://www.whocc.no/atc', 'J05AR03', false) & EXCLUDED).toBe(0);
    expect(off.text.words('HIV clinic')).not.toBe(0);
    expect(noticesFor(off, 'gp').some(({ text }) => text.includes('{'))).toBe(false);
  });

  it('refuse an id that nobody knows', () => {
    expect(
      buildPolicy({
        exclusions: { 'EX-9': true },
        optOutOtherSettings: 'suppress',
        valueSets: [],
        knowsCode: () => true,
      }),
    ).toMatchObject({ ok: false, problems: [expect.stringContaining('EX-9')] });
  });
});

describe('the views', () => {
  it('are nothing at all for the desks and for a word that is no role', () => {
    for (const role of ['privacy-officer', 'opt-out-officer', 'wizard'] as never[]) {
      expect(hasClinicalView(policy, role)).toBe(false);
      expect(emergencyOffered(policy, role)).toBe(false);
      expect(new Set(Object.values(viewOf(policy, role, true)))).toEqual(new Set(['none']));
    }
  });

  it('offer emergency access to the roles that have anything to open', () => {
    expect(CLINICAL_ROLES.filter((role) => emergencyOffered(policy, role))).toEqual([
      'emergency-clinician',
      'paramedic',
      'hospital-clinician',
      'midwife',
      'community-nurse',
      'occupational-therapist',
      'social-worker',
      'mental-health-practitioner',
    ]);
  });

  it('come with the standing notices: what is never shared, medicines, allergies, ask the patient, and the role’s limits', () => {
    const notices = noticesFor(policy, 'social-worker');
    expect(notices.map(({ code }) => code)).toEqual([
      'never-shared',
      'medicines',
      'ask',
      'allergies',
      'bare-codes',
      'letters',
      'letter-lines',
      'role-limits',
    ]);
    expect(notices[0]?.text).toContain('fertility treatment');
    expect(notices.at(-1)?.text).toContain('results');
  });
});
