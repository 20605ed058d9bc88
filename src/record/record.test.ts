/**
 * Does the merge group without ever losing, whatever comes in whichever order? RECORD.md, first paragraph; TRAPS 10–18.
 */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../domain/dates';
import { SECTIONS } from '../domain/sections';
import type { ProviderState, WholeRecord } from './entry';
import { describeEntry } from './describe';
import { buildRecord } from './record';

const now = parseDate('2024-06-01T12:00:00Z')?.sort ?? 0;
const SETTING = { gp: 'gp', acute: 'acute', pharmacy: 'pharmacy', community: 'community' } as const;
type Id = keyof typeof SETTING;
const IDS = Object.keys(SETTING) as Id[];

const answered = (id: Id, resources: readonly FhirResource[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting: SETTING[id] },
  resources,
  coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
  warnings: [],
  retrievedAt: '',
});

const date = fc.constantFrom(
  '2019',
  '2023-03',
  '2024-05-01',
  '2024-05-01T09:00:00Z',
  '2024-05-01T10:00:00+01:00',
  '2024-05-02',
  '2025-01-01',
  '1961-04-93',
  undefined,
);
const when = (key: string, value: string | undefined) => (value === undefined ? {} : { [key]: value });

const medicine = fc
  .record({
    name: fc.constantFrom(
      'Amlodipine 5mg tablets',
      'Istin 10mg tablets',
      'amlodipine',
      'Priadel 400mg modified-release tablets',
      'Lithium carbonate 400mg tablets',
      'Salbutamol 100micrograms/dose inhaler',
    ),
    status: fc.constantFrom('active', 'stopped', 'completed', 'entered-in-error'),
    at: date,
    type: fc.constantFrom('MedicationStatement', 'MedicationRequest'),
    tie: fc.option(fc.nat(9)),
    identifier: fc.option(fc.constantFrom('a', 'b')),
  })
  .map(({ name, status, at, type, tie, identifier }) => ({
    resourceType: type,
    status,
    intent: 'order',
    subject: { reference: 'Patient/1' },
    medicationCodeableConcept: { text: name },
    ...when(type === 'MedicationRequest' ? 'authoredOn' : 'effectiveDateTime', at),
    ...(tie === null ? {} : { basedOn: [{ reference: `MedicationRequest/${tie}` }] }),
    ...(identifier === null ? {} : { identifier: [{ value: identifier }] }),
  }));
const result = fc
  .record({
    code: fc.constantFrom('2823-3', '2951-2'),
    value: fc.constantFrom(0, 4.6, 4.61, 140),
    at: date,
    status: fc.constantFrom('final', 'preliminary', 'corrected', 'entered-in-error'),
    identifier: fc.option(fc.constantFrom('x', 'y')),
  })
  .map(({ code, value, at, status, identifier }) => ({
    resourceType: 'Observation',
    status,
    code: { coding: [{ system: 'http://loinc.org', code }] },
    valueQuantity: { value, unit: 'mmol/L' },
    ...when('effectiveDateTime', at),
    ...(identifier === null ? {} : { identifier: [{ value: identifier }] }),
  }));
const allergy = fc
  .record({
    text: fc.constantFrom('Penicillin', 'Penicillin allergy', 'Amoxicillin', 'No known allergies'),
    clinical: fc.constantFrom('active', 'resolved', undefined),
    verification: fc.constantFrom('unconfirmed', 'refuted', 'entered-in-error'),
  })
  .map(({ text, clinical, verification }) => ({
    resourceType: 'AllergyIntolerance',
    patient: { reference: 'Patient/1' },
    code:
      text === 'No known allergies'
        ? { coding: [{ system: 'http://snomed.info/sct', code: '716186003', display: text }] }
        : { text },
    verificationStatus: { coding: [{ code: verification }] },
    ...(clinical === undefined ? {} : { clinicalStatus: { coding: [{ code: clinical }] } }),
  }));
const odd = fc.constantFrom(
  { resourceType: 'Observation' },
  { resourceType: 'MedicationRequest' },
  { resourceType: 'AllergyIntolerance', code: null, reaction: [null] },
  { resourceType: 'DiagnosticReport', result: [{}] },
  { resourceType: 'Basic' },
  { resourceType: 'Condition' },
  { resourceType: 'Observation', code: 7, component: [{}] },
);

const contribution = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: medicine },
      { weight: 4, arbitrary: result },
      { weight: 2, arbitrary: allergy },
      { weight: 1, arbitrary: odd },
    ),
    { maxLength: 14 },
  )
  .map((bodies) => bodies.map((body, id) => ({ ...body, id: String(id) }) as unknown as FhirResource));
const contributions = fc
  .tuple(contribution, contribution, contribution, contribution)
  .map((all) => all.map((resources, i) => answered(IDS[i] as Id, resources)));

const build = (providers: readonly ProviderState[]): WholeRecord => buildRecord({ providers, now });
const shuffledBy = <T>(items: readonly T[], order: readonly number[]): T[] =>
  items
    .map((item, i) => ({ item, at: order[i % order.length] ?? 0, i }))
    .sort((a, b) => a.at - b.at || b.i - a.i)
    .map(({ item }) => item);
const order = fc.array(fc.nat(1000), { minLength: 5, maxLength: 20 });
const resourcesOf = (state: ProviderState): readonly FhirResource[] =>
  state.state === 'answered' ? state.resources : [];
const named = (record: WholeRecord): string[] =>
  record.entries.flatMap((entry) => entry.sources.map(({ provider, reference }) => `${provider}/${reference}`));

describe('the merge', () => {
  it('gives the same record whatever the order of providers and of their resources', () => {
    fc.assert(
      fc.property(contributions, order, order, (states, outer, inner) => {
        const again = shuffledBy(states, outer).map((state) =>
          state.state === 'answered' ? { ...state, resources: shuffledBy(state.resources, inner) } : state,
        );
        expect(build(again)).toEqual(build(states));
      }),
      { numRuns: 300 },
    );
  });

  it('names every resource once: in one entry’s sources, or in the warnings', () => {
    fc.assert(
      fc.property(contributions, (states) => {
        const record = build(states);
        const sources = named(record);
        expect(new Set(sources).size).toBe(sources.length);
        const warned = new Set(record.warnings.map(({ provider, reference }) => `${provider}/${reference}`));
        for (const state of states) {
          for (const resource of resourcesOf(state)) {
            const name = `${state.provider.id}/${resource.resourceType}/${resource.id ?? ''}`;
            expect([name, sources.includes(name) !== warned.has(name)]).toEqual([name, true]);
          }
        }
        expect(new Set(record.entries.map(({ id }) => id)).size).toBe(record.entries.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same with any provider given twice, whole or split into pages that overlap', () => {
    fc.assert(
      fc.property(contributions, fc.nat(3), fc.nat(14), (states, which, cut) => {
        const state = states[which] as Extract<ProviderState, { state: 'answered' }>;
        const pages = [
          { ...state, resources: state.resources.slice(0, cut + 2) },
          { ...state, resources: structuredClone(state.resources.slice(cut)) },
        ];
        const rest = states.filter((other) => other !== state);
        expect(build([...states, structuredClone(state)]).entries).toEqual(build(states).entries);
        expect(build([...rest, ...pages]).entries).toEqual(build(states).entries);
      }),
      { numRuns: 150 },
    );
  });

  it('never takes a source away when a provider arrives, and equals merging at once', () => {
    fc.assert(
      fc.property(contributions, (states) => {
        let before: string[] = [];
        for (let count = 1; count <= states.length; count += 1) {
          const after = named(build(states.slice(0, count)));
          expect(after).toEqual(expect.arrayContaining(before));
          before = after;
        }
        expect(build(states)).toEqual(build(structuredClone(states)));
      }),
      { numRuns: 100 },
    );
  });

  it('never brings together what one provider keeps apart', () => {
    fc.assert(
      fc.property(contributions, (states) => {
        const alone = new Map(
          states.flatMap((state) =>
            build([state]).entries.flatMap((entry) =>
              entry.sources.map((source) => [`${source.provider}/${source.reference}`, entry.id] as const),
            ),
          ),
        );
        for (const entry of build(states).entries) {
          const own = new Map<string, Set<string | undefined>>();
          for (const { provider, reference } of entry.sources)
            own.set(provider, (own.get(provider) ?? new Set()).add(alone.get(`${provider}/${reference}`)));
          for (const kept of own.values()) expect(kept.size).toBe(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('describes every entry, and names nothing that is not in the record', () => {
    fc.assert(
      fc.property(contributions, (states) => {
        const record = build(states);
        const ids = new Set(record.entries.map(({ id }) => id));
        for (const { id, sources } of record.entries) {
          const description = describeEntry(record, id);
          expect(description).not.toBeNull();
          expect(
            new Set(sources.map(({ provider }) => provider)).size > 1 ? (description?.joins.length ?? 0) > 0 : true,
          ).toBe(true);
          for (const link of description?.linked ?? []) expect(ids.has(link.id)).toBe(true);
        }
        expect(describeEntry(record, 'no such entry')).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('describes an entry alike whatever the order of arrival, what it belongs with in timeline order', () => {
    const seen = {
      resourceType: 'Encounter',
      id: 'e',
      status: 'finished',
      class: { code: 'AMB' },
      period: { start: '2024-05-01T09:00:00Z' },
    } as FhirResource;
    const issue = (day: number): FhirResource => ({
      resourceType: 'MedicationRequest',
      id: `m${day}`,
      status: 'completed',
      intent: 'order',
      subject: { reference: 'Patient/1' },
      medicationCodeableConcept: { text: 'Amlodipine 5mg tablets' },
      authoredOn: `2023-03-${String(day).padStart(2, '0')}`,
    });
    const measured = (hour: number): FhirResource => ({
      resourceType: 'Observation',
      id: `o${hour}`,
      status: 'final',
      code: { text: 'Weight' },
      valueQuantity: { value: 70, unit: 'kg' },
      encounter: { reference: 'Encounter/e' },
      effectiveDateTime: `2024-05-01T${hour}:00:00Z`,
    });
    const all = [seen, ...[10, 11, 12, 13].map(measured), ...Array.from({ length: 28 }, (_, i) => issue(i + 1))];
    const linked = (resources: readonly FhirResource[], id: string) =>
      describeEntry(build([answered('gp', resources)]), id)?.linked.map((link) => link.id);
    fc.assert(
      fc.property(order, (shuffle) => {
        const again = shuffledBy(all, shuffle);
        for (const id of ['gp/Encounter/e', 'gp/Observation/o11', 'gp/MedicationRequest/m1'])
          expect(linked(again, id)).toEqual(linked(all, id));
      }),
      { numRuns: 40 },
    );
    expect(linked(all, 'gp/Encounter/e')).toEqual([
      'gp/Observation/o13',
      'gp/Observation/o12',
      'gp/Observation/o11',
      'gp/Observation/o10',
    ]);
    expect(linked(all, 'gp/MedicationRequest/m1')?.at(-1)).toBe('gp/MedicationRequest/m2');
    expect(linked(all, 'gp/MedicationRequest/m1')).toHaveLength(20);
  });

  it('says of a source when it was written down, by the element of its type', () => {
    const recorded = (resource: object) =>
      build([answered('gp', [{ id: '1', ...resource } as FhirResource])]).entries[0]?.sources[0]?.recordedAt?.text ??
      null;
    expect(
      recorded({
        resourceType: 'Observation',
        status: 'final',
        code: { text: 'Weight' },
        effectiveDateTime: '2024-05-01',
        issued: '2024-05-02T09:00:00Z',
      }),
    ).toBe('2024-05-02T09:00:00Z');
    expect(
      recorded({
        resourceType: 'Condition',
        code: { text: 'Asthma' },
        onsetDateTime: '2019',
        recordedDate: '2020-01-02',
      }),
    ).toBe('2020-01-02');
    expect(
      recorded({
        resourceType: 'MedicationStatement',
        status: 'active',
        medicationCodeableConcept: { text: 'Ramipril' },
        dateAsserted: '2023-03',
      }),
    ).toBe('2023-03');
    expect(
      recorded({
        resourceType: 'DocumentReference',
        status: 'current',
        type: { text: 'Letter' },
        content: [],
        date: '2024-05-01T09:00:00Z',
      }),
    ).toBe('2024-05-01T09:00:00Z');
    expect(recorded({ resourceType: 'Condition', code: { text: 'Asthma' }, recordedDate: '1961-04-93' })).toBeNull();
  });

  it('compares 8,000 equal keys in a number of steps near their count', () => {
    const many = (id: Id): ProviderState =>
      answered(
        id,
        Array.from(
          { length: 4000 },
          (_, i) =>
            ({
              resourceType: 'Observation',
              id: `${i}`,
              status: 'final',
              code: { text: 'Same' },
              effectiveDateTime: '2024-05-01',
              valueString: `v${i}`,
            }) as FhirResource,
        ),
      );
    let asked = 0;
    const states = [many('gp'), many('acute')];
    for (const state of states)
      for (const resource of resourcesOf(state)) {
        const observation = resource as { valueString?: string };
        const value = observation.valueString;
        Object.defineProperty(observation, 'valueString', {
          enumerable: true,
          get: () => {
            asked += 1;
            return value;
          },
        });
      }
    const record = build(states);
    expect(named(record).length).toBe(8000);
    expect(asked).toBeLessThan(8000 * 20);
  });
});

describe('a bad resource', () => {
  it('is named, and costs the others nothing', () => {
    const broken = {
      resourceType: 'Observation',
      id: 'bad',
      get code(): never {
        throw new Error('odd');
      },
    } as unknown as FhirResource;
    const good = {
      resourceType: 'Observation',
      id: 'good',
      status: 'final',
      code: { text: 'Weight' },
      valueQuantity: { value: 0, unit: 'kg' },
    } as FhirResource;
    const record = build([answered('gp', [good])]);
    expect(record.entries[0]?.detail).toMatchObject({ value: '0 kg' });
    expect(build([answered('acute', [broken, good])]).warnings).toEqual([
      expect.objectContaining({ reference: 'Observation/bad' }),
    ]);
  });
});
