/** What belongs with a problem, and which attendance, stay and letter are one episode? */
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { rankAlerts } from './alert-ranks';
import type { ProviderState, WholeRecord } from './entry';
import { episodeOf } from './episode';
import { throughLens } from './lens';
import { problemLens } from './problem-lens';
import { buildRecord } from './record';

const NOW = Date.UTC(2026, 0, 1);
const answered = (id: string, resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: id === 'gp' ? 'gp' : 'acute' },
  resources: resources as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});
const record = (...providers: readonly ProviderState[]): WholeRecord => buildRecord({ providers, now: NOW });
const titles = (of: readonly { readonly entry: { readonly title: string } }[] | undefined) =>
  of?.map(({ entry }) => entry.title);

describe('the problem lens', () => {
  const problem = {
    resourceType: 'Condition',
    id: 'c',
    code: { text: 'Essential hypertension' },
    clinicalStatus: { coding: [{ code: 'active' }] },
    encounter: { reference: 'Encounter/e' },
    extension: [
      {
        url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-RelatedClinicalContent-1',
        valueReference: { reference: 'Observation/o' },
      },
    ],
  };
  const visit = {
    resourceType: 'Encounter',
    id: 'e',
    status: 'finished',
    class: { code: 'AMB' },
    period: { start: '2025-01-01' },
  };
  const pressure = {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: { text: 'Blood pressure' },
    valueString: '150/90',
    effectiveDateTime: '2025-01-01',
  };
  const medicine = (id: string, name: string, reason: object) => ({
    resourceType: 'MedicationRequest',
    id,
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: { text: name },
    authoredOn: '2025-12-20',
    ...reason,
  });
  it('holds a contact and a referral whose stated reason names it, said as known by words alone', () => {
    const built = record(
      answered('gp', [problem, pressure, visit]),
      answered('ward', [
        { ...visit, id: 'x', period: { start: '2025-03-01' }, reasonCode: [{ text: 'Primary hypertension' }] },
        { ...visit, id: 'y', period: { start: '2024-01-01' }, reasonCode: [{ text: 'Sprained ankle' }] },
        {
          resourceType: 'ServiceRequest',
          id: 'r',
          status: 'active',
          intent: 'order',
          code: { text: 'Essential hypertension referral' },
          authoredOn: '2025-12-01',
        },
      ]),
    );
    const id = built.entries.find(({ section }) => section === 'problems')?.id ?? '';
    const lens = problemLens(built, id);
    expect(lens?.encounters.map(({ by, relation }) => `${by} ${relation}`)).toEqual([
      'linked Recorded at',
      'words Seen for it, by the reason in words',
    ]);
    expect(lens?.others.map(({ by, entry }) => `${by} ${entry.title}`)).toEqual([
      'words Essential hypertension referral',
    ]);
    const through = throughLens(built, id);
    expect(lens?.encounters.every(({ entry }) => through?.has(entry.id))).toBe(true);
    expect(
      built.entries.filter(({ title }) => title.includes('ankle')).some(({ id: other }) => through?.has(other)),
    ).toBe(false);
  });
  it('holds what the providers link, and medicines given for it in words', () => {
    const built = record(
      answered('gp', [
        problem,
        visit,
        pressure,
        medicine('m1', 'Ramipril 5mg capsules', { reasonCode: [{ text: 'Primary hypertension' }] }),
        medicine('m2', 'Paracetamol 500mg tablets', { reasonCode: [{ text: 'Pain' }] }),
      ]),
    );
    const lens = problemLens(built, 'gp/Condition/c');
    expect([titles(lens?.medicines), titles(lens?.encounters), titles(lens?.results)]).toEqual([
      ['ramipril'],
      ['GP consultation'],
      ['Blood pressure'],
    ]);
  });
  it('is none for what is no problem', () => {
    expect(problemLens(record(answered('gp', [pressure])), 'gp/Observation/o')).toBeNull();
  });
});

describe('an episode', () => {
  const trust = { display: 'Northgate Hospital' };
  const attendance = {
    resourceType: 'Encounter',
    id: 'ed',
    status: 'finished',
    class: { code: 'EMER' },
    serviceProvider: trust,
    period: { start: '2025-03-01T08:00:00Z', end: '2025-03-01T12:00:00Z' },
  };
  const stay = {
    resourceType: 'Encounter',
    id: 'in',
    status: 'finished',
    class: { code: 'IMP' },
    serviceProvider: trust,
    period: { start: '2025-03-01T13:00:00Z', end: '2025-03-04T12:00:00Z' },
  };
  const letter = (id: string, more: object = {}) => ({
    resourceType: 'DocumentReference',
    id,
    status: 'current',
    type: { text: 'Discharge summary' },
    date: '2025-03-05',
    content: [],
    ...more,
  });
  const ids = (built: WholeRecord, id: string) => {
    const found = episodeOf(built, id);
    return found === null ? null : [...found.contacts, ...found.letters].map((entry) => entry.id.split('/').at(-1));
  };
  it.each([['ward/Encounter/ed'], ['ward/Encounter/in'], ['ward/DocumentReference/d']])(
    'links attendance, stay and letter, seen from %s',
    (id) => {
      expect(
        ids(
          record(
            answered('ward', [
              attendance,
              stay,
              letter('d', { context: { encounter: [{ reference: 'Encounter/in' }] } }),
            ]),
          ),
          id,
        ),
      ).toEqual(['ed', 'in', 'd']);
    },
  );
  it('supposes a discharge letter that references nothing, and says so', () => {
    const built = record(
      answered('ward', [attendance, stay, letter('d'), letter('later', { date: '2025-06-01' })]),
      answered('gp', [letter('elsewhere')]),
    );
    expect(ids(built, 'ward/Encounter/in')).toEqual(['ed', 'in', 'd']);
    expect([...(episodeOf(built, 'ward/Encounter/in')?.supposed ?? [])]).toEqual(['ward/DocumentReference/d']);
  });
  it('is none for a contact that stands alone', () => {
    expect(episodeOf(record(answered('ward', [stay])), 'ward/Encounter/in')).toBeNull();
  });
  it('two stays months apart are two episodes', () => {
    const again = { ...stay, id: 'again', period: { start: '2025-09-01T13:00:00Z', end: '2025-09-04T12:00:00Z' } };
    expect(ids(record(answered('ward', [attendance, stay, again])), 'ward/Encounter/ed')).toEqual(['ed', 'in']);
  });
});

describe('plans that matter in a crisis', () => {
  it.each([
    ['CarePlan', '736253002'],
    ['DocumentReference', '1382601000000107'],
    ['Flag', '736373009'],
    ['Composition', '736366004'],
    ['Observation', '735324008'],
  ])('%s with %s stands among the alerts', (resourceType, code) => {
    const concept = { coding: [{ system: 'http://snomed.info/sct', code }] };
    const coded =
      resourceType === 'CarePlan'
        ? { category: [concept] }
        : resourceType === 'Flag' || resourceType === 'Observation'
          ? { code: concept }
          : { type: concept };
    const { entries } = record(
      answered('gp', [
        {
          resourceType,
          id: '1',
          status:
            resourceType === 'Composition' || resourceType === 'Observation'
              ? 'final'
              : resourceType === 'DocumentReference'
                ? 'current'
                : 'active',
          ...coded,
        },
      ]),
    );
    const { treatment, rest } = rankAlerts(entries);
    expect([...treatment, ...rest].map(({ entry }) => entry.id)).toEqual([`gp/${resourceType}/1`]);
  });
});
