/** Which resources does a summary keep, and when did an encounter begin? One line per rule of POLICY 4. */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { COMMUNICATION_NEED_CODES, SUMMARIES } from '../../policy/tables/summaries';
import { keptInSummary, startOf } from './summary-keeps';

const kept = (id: string, resource: object): boolean => {
  const row = SUMMARIES.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no summary ${id}`);
  return keptInSummary(row, resource as FhirResource);
};
const coded = (...codes: readonly unknown[]) => ({ coding: codes.map((code) => ({ code })) });
const MAJOR = 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ProblemSignificance';

describe('of problems a summary', () => {
  it.each<readonly [does: boolean, rule: string, problem: object]>([
    [true, 'keeps one that says nothing of its status', {}],
    [true, 'keeps one whose status is not readable', { clinicalStatus: 'resolved' }],
    [
      true,
      'keeps one whose status has no code',
      { clinicalStatus: { coding: [{ display: 'Resolved' }, null, { code: 7 }] } },
    ],
    [true, 'keeps an active one', { clinicalStatus: coded('active') }],
    [true, 'keeps one that came back', { clinicalStatus: coded('recurrence') }],
    [true, 'keeps one that came back after a remission', { clinicalStatus: coded('relapse') }],
    [true, 'keeps one that is active by any of its codes', { clinicalStatus: coded('local', 'active') }],
    [true, 'keeps one whose only code nobody knows', { clinicalStatus: coded('local') }],
    [true, 'keeps one whose codes disagree', { clinicalStatus: coded('active', 'resolved') }],
    [false, 'leaves a resolved one out', { clinicalStatus: coded('resolved') }],
    [false, 'leaves an inactive one out', { clinicalStatus: coded('inactive') }],
    [false, 'leaves one in remission out', { clinicalStatus: coded('remission') }],
    [
      true,
      'keeps a resolved one marked major by a code',
      { clinicalStatus: coded('resolved'), extension: [{ url: 'urn:other' }, { url: MAJOR, valueCode: 'major' }] },
    ],
    [
      true,
      'keeps a resolved one marked major by a concept',
      { clinicalStatus: coded('resolved'), extension: [{ url: MAJOR, valueCodeableConcept: coded('local', 'major') }] },
    ],
    [
      true,
      'keeps a resolved one marked major by a coding',
      { clinicalStatus: coded('resolved'), extension: [{ url: MAJOR, valueCoding: { code: 'major' } }] },
    ],
    [
      true,
      'keeps a resolved one whose only extension marks it major',
      { clinicalStatus: coded('resolved'), extension: { url: MAJOR, valueCode: 'major' } },
    ],
    [
      false,
      'leaves a resolved one marked minor out',
      { clinicalStatus: coded('resolved'), extension: [{ url: MAJOR, valueCode: 'minor' }] },
    ],
    [
      false,
      'leaves one out that another extension calls major',
      {
        clinicalStatus: coded('resolved'),
        extension: [{ url: 'urn:other', valueCode: 'major' }, null, 'ProblemSignificance'],
      },
    ],
    [
      false,
      'leaves an encounter’s own diagnosis out, active or not',
      { category: [coded('local'), coded('local', 'encounter-diagnosis')], clinicalStatus: coded('active') },
    ],
    [
      false,
      'leaves an encounter’s own diagnosis out, though it be major',
      { category: coded('encounter-diagnosis'), extension: [{ url: MAJOR, valueCode: 'major' }] },
    ],
    [true, 'keeps one of the problem list', { category: [coded('problem-list-item')] }],
    [true, 'keeps one whose category is not readable', { category: ['encounter-diagnosis', null] }],
  ])('(%s) %s', (does, _rule, problem) => {
    expect(kept('SU-problem', problem)).toBe(does);
  });
});

describe('of medicines a summary', () => {
  it.each<readonly [does: boolean, rule: string, request: object]>([
    [true, 'keeps a plan', { intent: 'plan', status: 'active' }],
    [
      true,
      'keeps a plan that has ended, with its status',
      { intent: 'plan', status: 'completed', basedOn: [{ reference: 'MedicationRequest/1' }] },
    ],
    [true, 'keeps what is proposed', { intent: 'proposal', status: 'stopped' }],
    [true, 'keeps an order that runs', { intent: 'order', status: 'active' }],
    [true, 'keeps an order that is held', { intent: 'order', status: 'on-hold' }],
    [true, 'keeps an order of unknown status', { intent: 'order' }],
    ...['completed', 'stopped', 'cancelled', 'entered-in-error'].map((status): readonly [boolean, string, object] => [
      false,
      `leaves an order out that is ${status}`,
      { intent: 'order', status },
    ]),
    [
      false,
      'leaves an issue of a plan out',
      {
        intent: 'order',
        status: 'active',
        basedOn: [{ reference: 'CarePlan/1' }, { reference: 'MedicationRequest/1' }],
      },
    ],
    [
      false,
      'leaves an issue of a plan elsewhere out',
      { intent: 'order', status: 'active', basedOn: [{ reference: 'https://provider.example/MedicationRequest/1' }] },
    ],
    [
      false,
      'leaves an issue of its only plan out',
      { intent: 'order', status: 'active', basedOn: { reference: 'MedicationRequest/1' } },
    ],
    [
      true,
      'keeps an order that rests on a care plan',
      { intent: 'order', status: 'active', basedOn: [{ reference: 'CarePlan/1' }] },
    ],
    [
      true,
      'keeps an order that rests on something else of a like name',
      {
        intent: 'order',
        status: 'active',
        basedOn: [
          { reference: 'OldMedicationRequest/1' },
          { reference: 'MedicationRequest' },
          {},
          null,
          'MedicationRequest/1',
        ],
      },
    ],
  ])('(%s) %s', (does, _rule, request) => {
    expect(kept('SU-med-request', request)).toBe(does);
  });
});

describe('of alerts a summary', () => {
  it.each<readonly [does: boolean, rule: string, flag: object]>([
    ...COMMUNICATION_NEED_CODES.flatMap((code): (readonly [boolean, string, object])[] => [
      [true, `keeps one coded ${code}`, { code: coded('1', code) }],
      [true, `keeps one whose category is ${code}`, { code: coded('1'), category: [coded('1'), coded(code)] }],
    ]),
    [true, 'keeps one that says so', { code: { text: 'Needs a sign language interpreter' } }],
    [true, 'keeps one whose coding says so', { code: { coding: [{ display: 'Hearing loop' }] } }],
    [
      true,
      'keeps one whose category says so',
      { code: { text: 'See letter' }, category: [{ text: 'Reasonable adjustments' }] },
    ],
    [true, 'keeps one whose only category says so', { category: { coding: [null, { display: 'BRAILLE' }] } }],
    [
      false,
      'leaves any other out',
      { code: { coding: [{ code: '1', display: 'Falls risk' }], text: 'Falls risk' }, category: [{ text: 'Safety' }] },
    ],
    [false, 'leaves one out whose words only begin like it', { code: { text: 'Brailled, unhearing loops' } }],
    [
      false,
      'leaves one out that says nothing readable',
      { code: 'Braille', category: ['Braille', { coding: ['Braille', { display: ['Braille'] }], text: ['Braille'] }] },
    ],
    [false, 'leaves one out that says nothing', {}],
  ])('(%s) %s', (does, _rule, flag) => {
    expect(kept('SU-alert', flag)).toBe(does);
  });
});

it.each<readonly [row: string, resource: object, kept: boolean]>([
  ['SU-med-request', { intent: 'order', status: 'stopped', basedOn: [{ reference: 'MedicationRequest/1' }] }, true],
  ['SU-alert', { code: { text: 'Falls risk' } }, false],
])('what cannot be read cannot be told to be past: %s', (id, resource, does) => {
  const unread = { ...resource, modifierExtension: [{ url: 'https://example.org/unknown', valueBoolean: true }] };
  expect(kept(id, unread)).toBe(does);
});

it('a summary without a condition keeps all, and encounters are chosen among each other', () => {
  for (const id of ['SU-allergy', 'SU-encounter', 'SU-episode'])
    expect(kept(id, { category: coded('encounter-diagnosis'), status: 'stopped' })).toBe(true);
});

it.each<readonly [rule: string, resource: object, start: string]>([
  ['when it began', { period: { start: '2026-01-01', end: '2026-02-01' } }, '2026-01-01'],
  ['when it ended, where that is all it says', { period: { end: '2026-02-01' } }, '2026-02-01'],
  ['before everything else, where it says neither', { period: {} }, ''],
  ['before everything else, where it says so in no date', { period: { start: 2026 } }, ''],
  ['before everything else, where its period is none', { period: '2026' }, ''],
  ['before everything else, without a period', {}, ''],
])('an encounter counts by %s', (_rule, resource, start) => {
  expect(startOf(resource as FhirResource)).toBe(start);
});
