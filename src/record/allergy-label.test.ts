/**
 * Does the banner say one of exactly four things, and never "none" for silence? RECORD.md "Absence has a reason"; TRAPS
 * 10 and 11.
 */
import type { AllergyIntolerance, FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { COVERAGE_CODES, type CoverageCode } from '../domain/coverage';
import { SECTIONS } from '../domain/sections';
import { allergyWords } from './allergy-label';
import type { ProviderState, RecordInput, WholeRecord } from './entry';
import { describeEntry } from './describe';
import { buildRecord } from './record';

const SNOMED = 'http://snomed.info/sct';
const provider = (id: string) => ({ id, name: `The ${id}`, setting: 'gp' as const });
const answered = (
  id: string,
  resources: readonly FhirResource[],
  code: CoverageCode | null = 'answered',
): ProviderState => ({
  state: 'answered',
  provider: provider(id),
  resources,
  coverage: code === null ? [] : SECTIONS.map((section) => ({ section, code, text: '' })),
  warnings: [],
  retrievedAt: '',
});
let count = 0;
const allergy = (more: Partial<AllergyIntolerance>): AllergyIntolerance => ({
  resourceType: 'AllergyIntolerance',
  id: `a${(count += 1)}`,
  patient: {},
  ...more,
});
const status = (code: string) => ({ coding: [{ code }] });
const penicillin = (more: Partial<AllergyIntolerance> = {}) => allergy({ code: { text: 'Penicillin' }, ...more });
const nka = (more: Partial<AllergyIntolerance> = {}) =>
  allergy({
    code: { coding: [{ system: SNOMED, code: '716186003', display: 'No known allergies' }] },
    recordedDate: '2024-03-12',
    ...more,
  });
const ips = allergy({
  code: {
    coding: [{ system: 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code: 'no-known-allergies' }],
  },
  recordedDate: '2024-03-12',
});
const drugs = allergy({
  code: { coding: [{ system: SNOMED, code: '409137002', display: 'No known drug allergy' }] },
  recordedDate: '2024-03-12',
});
const build = (...providers: ProviderState[]): WholeRecord => buildRecord({ providers, now: 1_717_200_000_000 });

describe('the label', () => {
  it.each<[string, readonly ProviderState[], string]>([
    ['an active allergy', [answered('gp', [penicillin({ clinicalStatus: status('active') })])], 'Known allergies'],
    ['a missing clinical status counts as active', [answered('gp', [penicillin()])], 'Known allergies'],
    [
      'an allergy beside a failed provider',
      [answered('gp', [penicillin()]), { state: 'failed', provider: provider('x'), reason: 'too-slow' }],
      'Known allergies',
    ],
    [
      'an allergy beats a negative elsewhere',
      [answered('gp', [nka()]), answered('x', [penicillin()])],
      'Known allergies',
    ],
    [
      'unconfirmed means nothing',
      [answered('gp', [penicillin({ verificationStatus: status('unconfirmed') })])],
      'Known allergies',
    ],
    [
      'a negative while another is asked',
      [answered('gp', [nka()]), { state: 'asking', provider: provider('x') }],
      'Allergies unavailable',
    ],
    [
      'a negative while another failed',
      [answered('gp', [nka()]), { state: 'failed', provider: provider('x'), reason: 'unreachable' }],
      'Allergies unavailable',
    ],
    [
      'a negative while another is quarantined',
      [answered('gp', [nka()]), { state: 'identity-not-confirmed', provider: provider('x') }],
      'Allergies unavailable',
    ],
    [
      'a negative while another is partial',
      [answered('gp', [nka()]), answered('x', [], 'partial')],
      'Allergies unavailable',
    ],
    [
      'a negative while another is withheld',
      [answered('gp', [nka()]), answered('x', [], 'withheld-by-role')],
      'Allergies unavailable',
    ],
    [
      'a negative while another says nothing of allergies',
      [answered('gp', [nka()]), answered('x', [], null)],
      'Allergies unavailable',
    ],
    [
      'a negative beside one that does not supply',
      [answered('gp', [nka()]), answered('x', [], 'not-supplied')],
      'No known allergies',
    ],
    ['the IPS negative', [answered('gp', [ips])], 'No known allergies'],
    [
      'a negative without a date',
      [answered('gp', [allergy({ code: { coding: [{ system: SNOMED, code: '716186003' }] } })])],
      'Allergies not recorded',
    ],
    [
      'a refuted negative',
      [answered('gp', [nka({ verificationStatus: status('refuted') })])],
      'Allergies not recorded',
    ],
    [
      'a negative told by the patient',
      [answered('gp', [nka({ asserter: { reference: 'Patient/1' } })])],
      'Allergies not recorded',
    ],
    ['no known drug allergy is a subset', [answered('gp', [drugs])], 'Allergies not recorded'],
    [
      'words alone make no label',
      [answered('gp', [allergy({ code: { text: 'NKDA' }, recordedDate: '2024-01-01' })])],
      'Allergies not recorded',
    ],
    [
      'only resolved and refuted ones',
      [
        answered('gp', [
          penicillin({ clinicalStatus: status('resolved') }),
          penicillin({ verificationStatus: status('refuted') }),
        ]),
      ],
      'Allergies not recorded',
    ],
    [
      'entered in error',
      [answered('gp', [penicillin({ verificationStatus: status('entered-in-error') })])],
      'Allergies not recorded',
    ],
    ['nothing at all', [answered('gp', [], 'none-recorded')], 'Allergies not recorded'],
  ])('%s', (_, providers, label) => {
    expect(build(...providers).allergyLabel).toBe(label);
  });
  it('is unavailable where an opt-out leaves providers out', () => {
    expect(buildRecord({ providers: [answered('gp', [nka()])], now: 0, suppressedByOptOut: true }).allergyLabel).toBe(
      'Allergies unavailable',
    );
  });
});

describe('allergies', () => {
  it('an active allergy and a negative are a conflict told on both', () => {
    const { entries } = build(answered('gp', [nka()]), answered('x', [penicillin()]));
    expect(entries.map(({ conflicts }) => conflicts.map(({ field }) => field))).toEqual([
      ['known allergies'],
      ['known allergies'],
    ]);
    expect(entries.find(({ detail }) => detail.section === 'allergies' && detail.kind === 'negative')?.tag).toBe(
      'statement',
    );
  });
  it.each([
    ['one substance in other words', [penicillin()], [allergy({ code: { text: 'Allergy to penicillins' } })], 1],
    ['brand and generic', [allergy({ code: { text: 'Amoxil' } })], [allergy({ code: { text: 'Amoxicillin' } })], 1],
    ['one and many', [allergy({ code: { text: 'Prawns' } })], [allergy({ code: { text: 'Prawn allergy' } })], 1],
    [
      'a name with an apostrophe',
      [allergy({ code: { text: 'Cow’s milk' } })],
      [allergy({ code: { text: "Cow's milk protein" } })],
      1,
    ],
    ['grass is no plural', [allergy({ code: { text: 'Grass pollen' } })], [allergy({ code: { text: 'Grass' } })], 1],
    ['one code', [allergy({ code: { coding: [{ system: SNOMED, code: '91936005' }] } })], [penicillin()], 1],
    ['substance and class stay two', [penicillin()], [allergy({ code: { text: 'Amoxicillin' } })], 2],
    ['refuted and confirmed stay two', [penicillin({ verificationStatus: status('refuted') })], [penicillin()], 2],
    ['a partial negative is not the whole one', [nka()], [drugs], 2],
  ])('%s', (_, a, b, count) => {
    expect(build(answered('gp', a), answered('x', b)).entries).toHaveLength(count);
  });
  it('two substances under one identifier stay two', () => {
    const identifier = [{ system: 'urn:x', value: '1' }];
    expect(
      build(answered('gp', [penicillin({ identifier }), allergy({ code: { text: 'Latex' }, identifier })])).entries,
    ).toHaveLength(2);
  });
  it('substance and class are offered together', () => {
    const record = build(answered('gp', [penicillin()]), answered('x', [allergy({ code: { text: 'Amoxicillin' } })]));
    expect(describeEntry(record, record.entries[0]?.id ?? '')?.linked).toEqual([
      expect.objectContaining({ relation: 'Same class: penicillins' }),
    ]);
  });
  it('a code lost on transfer shows its text, never the placeholder', () => {
    const lost = allergy({
      code: {
        coding: [{ system: SNOMED, code: '196461000000101', display: 'Transfer-degraded drug allergy' }],
        text: 'Septrin',
      },
    });
    expect(build(answered('gp', [lost])).entries[0]?.title).toBe('Septrin');
  });
});

describe('absence', () => {
  const states: readonly (readonly [ProviderState, string | null])[] = [
    [{ state: 'asking', provider: provider('x') }, 'asking'],
    ...(['unreachable', 'too-slow', 'bad-answer'] as const).map(
      (reason) => [{ state: 'failed', provider: provider('x'), reason }, 'failed'] as const,
    ),
    [{ state: 'identity-not-confirmed', provider: provider('x') }, 'identity-not-confirmed'],
    ...COVERAGE_CODES.map(
      (code) =>
        [
          answered('x', [], code),
          {
            'withheld-by-role': 'withheld-by-role',
            'not-supplied': 'not-supplied',
            partial: 'partial',
            answered: 'nothing-to-show',
            'none-recorded': 'nothing-to-show',
          }[code],
        ] as const,
    ),
    [answered('x', [], null), 'partial'],
  ];
  it.each(states)('%j says why for every section, in a sentence without the bare word', (state, reason) => {
    const { absences } = build(state);
    expect(new Set(absences.map(({ section }) => section)).size).toBe(SECTIONS.length - 1);
    for (const absence of absences) {
      expect(absence.reason).toBe(reason);
      expect(absence.text).toMatch(/\.$/);
      expect(absence.text).not.toMatch(/\bnone\b/i);
    }
  });
  it('names an explicit negative with who and when', () => {
    expect(build(answered('gp', [nka()])).absences).toContainEqual({
      section: 'allergies',
      provider: 'gp',
      reason: 'explicit-negative',
      text: '“No known allergies” was recorded by The gp on 12-Mar-2024.',
    });
  });
  it('is not said where a provider has answered with something', () => {
    expect(build(answered('gp', [penicillin()])).absences.filter(({ section }) => section === 'allergies')).toEqual([]);
  });
});

describe('where not everybody was asked', () => {
  const record = (more: Partial<RecordInput>) => buildRecord({ providers: [answered('gp', [nka()])], now: 0, ...more });
  it('an absence says of how many places it speaks, and every section that others may hold more', () => {
    const { allergyLabel, absences } = record({ othersUnasked: true });
    expect(allergyLabel).toBe('No known allergies');
    expect(allergyWords(record({ othersUnasked: true }), 7)).toBe('No known allergies – in the 7 places asked');
    expect(allergyWords(record({}), 7)).toBe('No known allergies');
    const said = absences.filter(({ reason }) => reason === 'unasked');
    expect(said.length).toBeGreaterThan(10);
    expect(new Set(said.map(({ text }) => text))).toEqual(new Set(['Not known beyond the places asked.']));
  });

  it('none is claimed where whoever should know was not asked', () => {
    expect(record({ allergiesInDoubt: true }).allergyLabel).toBe('Allergies unavailable');
    expect(allergyWords(record({ othersUnasked: true, allergiesInDoubt: true }), 7)).toBe('Allergies unavailable');
  });
});
