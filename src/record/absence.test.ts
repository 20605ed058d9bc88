/**
 * Does every section say of every provider why it holds nothing, or not all, whatever happened there? RECORD.md,
 * "Absence has a reason", asked of all pairs.
 */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { COVERAGE_CODES, nothingToShow, type CoverageCode } from '../domain/coverage';
import { sectionOf } from '../domain/section-of';
import { SECTION_NAMES, SECTIONS, type SectionId } from '../domain/sections';
import { SETTINGS, type Setting } from '../domain/settings';
import type { Absence, AbsenceReason, ProviderState } from './entry';
import { buildRecord } from './record';
import { SECTION_RULES } from './registry';

const NAME = 'Parkside Medical Centre';
const READ = SECTIONS.filter((section) => SECTION_RULES.has(section));

/** One resource for each section; which section it belongs to may depend on who holds it. */
const SAMPLES = [
  { resourceType: 'Flag', status: 'active', code: { text: 'Interpreter needed' } },
  { resourceType: 'AllergyIntolerance', code: { text: 'Penicillin' } },
  {
    resourceType: 'MedicationRequest',
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: 'Ramipril' },
  },
  { resourceType: 'Condition', code: { text: 'Asthma' } },
  { resourceType: 'Encounter', status: 'finished', class: { code: 'AMB' } },
  { resourceType: 'Observation', status: 'final', code: { text: 'Weight' }, valueQuantity: { value: 0, unit: 'kg' } },
  { resourceType: 'Appointment', status: 'booked', start: '2024-07-01T09:00:00Z' },
  { resourceType: 'Immunization', status: 'completed', vaccineCode: { text: 'Influenza vaccine' } },
  { resourceType: 'Procedure', status: 'completed', code: { text: 'Appendicectomy' } },
  { resourceType: 'DocumentReference', status: 'current', type: { text: 'Letter' }, content: [] },
  { resourceType: 'CarePlan', status: 'active', intent: 'plan', title: 'Plan' },
  { resourceType: 'EpisodeOfCare', status: 'active', type: [{ text: 'Home care' }] },
].map(
  (resource, at) =>
    ({
      ...resource,
      id: String(at),
      subject: { reference: 'Patient/1' },
      patient: { reference: 'Patient/1' },
    }) as unknown as FhirResource,
);

const heldIn = (section: SectionId, setting: Setting): readonly FhirResource[] =>
  SAMPLES.filter((resource) => sectionOf(resource, setting) === section);

interface Case {
  readonly happened: string;
  /** The codes stated for the section; null where the provider has not answered. */
  readonly codes: readonly CoverageCode[] | null;
  readonly state: (setting: Setting, section: SectionId, resources: readonly FhirResource[]) => ProviderState;
  /** What is said where nothing of the section is shown, and where something is; null where there is nothing to say. */
  readonly empty: AbsenceReason;
  readonly shown: AbsenceReason | null;
}

const provider = (setting: Setting) => ({ id: 'p', name: NAME, setting });
const answered = (
  codes: readonly CoverageCode[],
  empty: AbsenceReason,
  shown: AbsenceReason | null,
  text = '',
): Case => ({
  happened: `answered, stating ${codes.join(' and ') || 'no coverage'}${text === '' ? '' : ` in the words “${text}”`}`,
  codes,
  empty,
  shown,
  state: (setting, section, resources) => ({
    state: 'answered',
    provider: provider(setting),
    resources,
    coverage: codes.map((code) => ({ section, code, text })),
    warnings: [],
    retrievedAt: '',
  }),
});

/** What one stated code means. */
const MEANS: Readonly<Record<CoverageCode, readonly [empty: AbsenceReason, shown: AbsenceReason | null]>> = {
  'withheld-by-role': ['withheld-by-role', 'withheld-by-role'],
  'not-supplied': ['not-supplied', 'not-supplied'],
  partial: ['partial', 'partial'],
  answered: ['nothing-to-show', null],
  'none-recorded': ['nothing-to-show', null],
};

const CASES: readonly Case[] = [
  {
    happened: 'is still being asked',
    codes: null,
    empty: 'asking',
    shown: 'asking',
    state: (setting) => ({ state: 'asking', provider: provider(setting) }),
  },
  ...(['unreachable', 'too-slow', 'bad-answer'] as const).map((reason): Case => ({
    happened: reason,
    codes: null,
    empty: 'failed',
    shown: 'failed',
    state: (setting) => ({ state: 'failed', provider: provider(setting), reason }),
  })),
  {
    happened: 'answered about somebody who may be another',
    codes: null,
    empty: 'identity-not-confirmed',
    shown: 'identity-not-confirmed',
    state: (setting) => ({ state: 'identity-not-confirmed', provider: provider(setting) }),
  },
  answered([], 'partial', 'partial'),
  ...COVERAGE_CODES.map((code) => answered([code], ...MEANS[code])),
  ...COVERAGE_CODES.map((code) => answered([code], ...MEANS[code], 'None.')),
  // Stated twice, the first in the order of precedence holds.
  ...COVERAGE_CODES.flatMap((first, i) =>
    COVERAGE_CODES.slice(i + 1).map((second) => answered([second, first], ...MEANS[first])),
  ),
];

const said = (state: ProviderState, section: SectionId, suppressedByOptOut = false): readonly Absence[] =>
  buildRecord({ providers: [state], now: 0, suppressedByOptOut }).absences.filter(
    (absence) => absence.section === section,
  );

describe.each(CASES)('a provider that $happened', (one) => {
  it.each(READ)('says so under %s, in whatever setting', (section) => {
    for (const setting of SETTINGS) {
      for (const resources of one.codes === null ? [[]] : [[], heldIn(section, setting)]) {
        const reason = resources.length === 0 ? one.empty : one.shown;
        const absences = said(one.state(setting, section, resources), section);
        expect(
          absences.map((absence) => [absence.reason, absence.provider]),
          `${setting}, ${resources.length} held`,
        ).toEqual(reason === null ? [] : [[reason, 'p']]);
        for (const { text } of absences) {
          expect(text).toMatch(/^[A-Z“].+\.$/u);
          expect(text).toContain(NAME);
          expect(text).not.toMatch(/\bnone\b/iu);
          if (one.codes !== null) expect(text).toContain(SECTION_NAMES[section].toLowerCase());
        }
      }
    }
  });
});

describe('what goes beyond one provider', () => {
  it.each(READ)('says under %s that an opt-out may leave something out, whatever else is said', (section) => {
    for (const one of CASES) {
      const absences = said(one.state('gp', section, []), section, true);
      expect(absences.map(({ reason }) => reason)).toEqual([one.empty, 'opted-out']);
      expect(absences.at(-1)).toMatchObject({
        provider: null,
        text: expect.not.stringMatching(/\bnone\b/iu) as string,
      });
    }
  });

  it('says of every provider beside every other, whatever happened to each', () => {
    for (const a of CASES) {
      for (const b of CASES) {
        const [left, right] = [a.state('gp', 'results', []), b.state('acute', 'results', [])].map(
          (state, at) => ({ ...state, provider: { ...state.provider, id: `p${String(at)}` } }) as ProviderState,
        );
        const reasons = buildRecord({
          providers: [left as ProviderState, right as ProviderState],
          now: 0,
        }).absences.filter(({ section }) => section === 'results');
        expect(reasons.map(({ provider: id, reason }) => [id, reason])).toEqual([
          ['p0', a.empty],
          ['p1', b.empty],
        ]);
      }
    }
  });

  it('has a resource to show in every section it reads, at one setting at least', () => {
    expect(READ.filter((section) => !SETTINGS.some((setting) => heldIn(section, setting).length > 0))).toEqual([]);
  });

  it('names who says that no allergies are known, and when, beside whatever else is said', () => {
    const negative = {
      resourceType: 'AllergyIntolerance',
      id: 'n',
      patient: {},
      recordedDate: '2024-03-12',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '716186003' }], text: 'No known allergies' },
    } as unknown as FhirResource;
    for (const one of CASES.filter(({ codes }) => codes !== null)) {
      const absences = said(one.state('gp', 'allergies', [negative]), 'allergies');
      expect(absences.map(({ reason }) => reason)).toEqual([
        'explicit-negative',
        ...(one.shown === null ? [] : [one.shown]),
      ]);
      expect(absences[0]?.text).toBe(`“No known allergies” was recorded by ${NAME} on 12-Mar-2024.`);
    }
  });
});

it('says of a list that was sent empty why, and makes no denial of it', () => {
  const words = nothingToShow(['nilknown']);
  const { state } = answered(['none-recorded'], 'nothing-to-show', null, words);
  const record = buildRecord({ providers: [state('gp', 'allergies', [])], now: 0 });
  const [absence] = record.absences.filter(({ section }) => section === 'allergies');
  expect(absence?.reason).toBe('nothing-to-show');
  expect(absence?.text).toMatch(/ answered; it has nothing to show here .*\. Its list was sent empty: “nil known”\.$/);
  expect(record.allergyLabel).toBe('Allergies not recorded');
});
