/**
 * What does one provider hold about whom? Indexed on the first question, so that a page loads only what is asked for.
 */
import type { CostlyFixture, Fixture, FixtureResource } from '../../fhir-fixtures/fixture';
import { NHS_NUMBER_SYSTEM } from '../../src/domain/nhs-number';

export interface HeldRecord {
  readonly patient: FixtureResource;
  /** Everything but the patient itself, in the order of the fixture. */
  readonly resources: readonly FixtureResource[];
}

export interface ProviderStore {
  byNhsNumber(nhsNumber: string): Promise<HeldRecord | null>;
  byPatientId(id: string): Promise<HeldRecord | null>;
  read(type: string, id: string): Promise<FixtureResource | null>;
  patients(): Promise<readonly FixtureResource[]>;
}

interface Identified {
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[];
}

/** Every NHS number a Patient answers to: a superseded one still finds the person. */
export const nhsNumbersOf = (patient: FixtureResource): readonly string[] =>
  ((patient as Identified).identifier ?? []).flatMap((identifier) =>
    identifier.system === NHS_NUMBER_SYSTEM && identifier.value !== undefined ? [identifier.value] : [],
  );

interface Index {
  readonly byNhsNumber: Map<string, HeldRecord>;
  readonly byPatientId: Map<string, HeldRecord>;
  readonly byReference: Map<string, FixtureResource>;
}

function addTo(index: Index, resources: readonly FixtureResource[]): void {
  const patient = resources.find((resource) => resource.resourceType === 'Patient');
  for (const resource of resources) index.byReference.set(`${resource.resourceType}/${resource.id}`, resource);
  if (patient === undefined) return;
  const held = { patient, resources: resources.filter((resource) => resource !== patient) };
  index.byPatientId.set(patient.id, held);
  for (const number of nhsNumbersOf(patient)) index.byNhsNumber.set(number, held);
}

/**
 * The store of one provider over its fixtures; `costly` ones stay unmade until asked for by number, id or a read under
 * their prefix; `kept` says which resources exist.
 */
export function createProviderStore(
  fixtures: readonly Fixture[],
  costly: readonly CostlyFixture[],
  kept: (resource: FixtureResource) => boolean = () => true,
): ProviderStore {
  const index: Index = { byNhsNumber: new Map(), byPatientId: new Map(), byReference: new Map() };
  let loading: Promise<void> | null = null;
  const made = new Map<CostlyFixture, Promise<void>>();
  const ready = (): Promise<void> =>
    (loading ??= Promise.all(fixtures.map((fixture) => fixture.load())).then((all) => {
      for (const resources of all) addTo(index, resources.filter(kept));
    }));
  const make = async (wanted: (fixture: CostlyFixture) => boolean): Promise<void> => {
    await ready();
    for (const fixture of costly) {
      if (!wanted(fixture)) continue;
      let making = made.get(fixture);
      if (making === undefined) {
        making = fixture.load().then((resources) => {
          addTo(index, resources);
        });
        made.set(fixture, making);
      }
      await making;
    }
  };
  return {
    async byNhsNumber(nhsNumber) {
      await make((fixture) => fixture.nhsNumber === nhsNumber);
      return index.byNhsNumber.get(nhsNumber) ?? null;
    },
    async byPatientId(id) {
      await make((fixture) => fixture.patientId === id);
      return index.byPatientId.get(id) ?? null;
    },
    async read(type, id) {
      await make((fixture) => id.startsWith(`${fixture.person}-`) || id === fixture.patientId);
      return index.byReference.get(`${type}/${id}`) ?? null;
    },
    async patients() {
      await ready();
      return [...index.byPatientId.values()].map((held) => held.patient);
    },
  };
}
