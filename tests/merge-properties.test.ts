/**
 * Is the record the same however its parts arrive, over every section and every synthetic person? Order, pages,
 * repeats, and one provider at a time. RECORD, "Incremental".
 */
import fc from 'fast-check';
import type { FhirResource } from 'fhir/r4';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProviderState, WholeRecord } from '../src/record/entry';
import { entryHolding } from '../src/record/entry-holding';
import { buildRecord } from '../src/record/record';
import { scoreTruth, STORY_NOW, type ScoredPerson } from './score';

type Answered = Extract<ProviderState, { state: 'answered' }>;
type Held = readonly Answered[];

const build = (providers: readonly ProviderState[], shown?: ReadonlySet<string>): WholeRecord =>
  buildRecord({ providers, now: STORY_NOW, ...(shown === undefined ? {} : { shown }) });
const namesIn = (record: WholeRecord): readonly string[] =>
  record.entries.flatMap(({ sources }) => sources.map(({ provider, reference }) => `${provider}/${reference}`));

let people: readonly ScoredPerson[] = [];
beforeAll(async () => {
  people = (await scoreTruth()).people.filter(({ states }) => states.length > 1);
});

/**
 * Some person’s contributions, in any order, each with its resources in any order; and the record as it was made of
 * them.
 */
const contributions = (): fc.Arbitrary<{ readonly held: Held; readonly record: WholeRecord }> =>
  fc.constantFrom(...people).chain(({ states, record }) => {
    const answered = states.filter((state): state is Answered => state.state === 'answered');
    const inAnyOrder = answered.map((state) =>
      fc
        .shuffledSubarray([...state.resources], { minLength: state.resources.length })
        .map((resources) => ({ ...state, resources })),
    );
    return fc
      .tuple(...inAnyOrder)
      .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }))
      .map((held) => ({ held, record }));
  });

/**
 * The same provider’s answer as pages, cut anywhere; neighbours may overlap, as pages do that moved while they were
 * read.
 */
const pagesOf = (state: Answered, cuts: readonly number[], overlap: number): readonly Answered[] => {
  const edges = [...new Set([0, ...cuts.map((cut) => cut % Math.max(1, state.resources.length))])].sort(
    (a, b) => a - b,
  );
  return edges.map((from, i) => ({
    ...state,
    resources: structuredClone(state.resources.slice(from, (edges[i + 1] ?? state.resources.length) + overlap)),
  }));
};

describe('the record of the synthetic people', () => {
  it('is the same in any order of arrival', () => {
    fc.assert(
      fc.property(contributions(), ({ held, record }) => {
        expect(build(held)).toEqual(record);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same with every provider cut into pages that overlap, and given twice', () => {
    fc.assert(
      fc.property(contributions(), fc.array(fc.nat(500), { maxLength: 4 }), fc.nat(2), ({ held }, cuts, overlap) => {
        const whole = build(held);
        expect(build(held.flatMap((state) => pagesOf(state, cuts, overlap))).entries).toEqual(whole.entries);
        expect(build([...held, ...structuredClone(held)])).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('grows by each arrival to what it would be at once, and loses no source on the way', () => {
    fc.assert(
      fc.property(contributions(), ({ held }) => {
        let before: readonly string[] = [];
        let last: WholeRecord | null = null;
        held.forEach((_, count) => {
          const asking = held.slice(count + 1).map(({ provider }): ProviderState => ({ state: 'asking', provider }));
          last = build([...held.slice(0, count + 1), ...asking]);
          const now = namesIn(last);
          expect(new Set(now)).toEqual(new Set([...before, ...now]));
          before = now;
        });
        // Cold: nothing that was kept from the arrivals before is at hand.
        expect(last).toEqual(build(structuredClone(held)));
      }),
      { numRuns: 25 },
    );
  });

  it('holds every resource of a section in exactly one entry, or names it in a warning', () => {
    for (const { states, record } of people) {
      const names = namesIn(record);
      expect(new Set(names).size).toBe(names.length);
      const warned = new Set(record.warnings.map(({ provider, reference }) => `${provider}/${reference}`));
      const supporting =
        /^(?:Patient|Practitioner|PractitionerRole|Organization|Location|HealthcareService|Medication|Specimen|Provenance|List|Slot|Schedule|Device|Binary)$/;
      const read = states.flatMap((state) =>
        state.state === 'answered'
          ? state.resources.map((resource: FhirResource) => ({
              type: resource.resourceType,
              name: `${state.provider.id}/${resource.resourceType}/${resource.id ?? ''}`,
            }))
          : [],
      );
      expect(
        read
          .filter(({ type, name }) => !supporting.test(type) && names.includes(name) === warned.has(name))
          .map(({ name }) => name),
      ).toEqual([]);
    }
  });

  it('finds again what the reader has opened, under its own name as long as it can', () => {
    fc.assert(
      fc.property(contributions(), ({ held }) => {
        let before: WholeRecord | null = null;
        held.forEach((_, count) => {
          const shown = new Set<string>(before?.entries.map(({ id }) => id));
          const record = build(held.slice(0, count + 1), shown);
          const ids = new Set(record.entries.map(({ id }) => id));
          expect(ids.size).toBe(record.entries.length);
          for (const { id, sources } of before?.entries ?? []) {
            const found = entryHolding(record.entries, id);
            const references = found?.sources.map(({ provider, reference }) => `${provider}/${reference}`) ?? [];
            // It stands under its own id, or under that of another which was shown as well.
            expect([id, shown.has(found?.id ?? ''), references.includes(id) && sources.length > 0]).toEqual([
              id,
              true,
              true,
            ]);
          }
          before = record;
        });
      }),
      { numRuns: 20 },
    );
  });
});
