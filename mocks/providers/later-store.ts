/** What does a provider hold of a person whose later state has come, and of everybody else? */
import type { Fixture } from '../../fhir-fixtures/fixture';
import { createProviderStore, nhsNumbersOf, type HeldRecord, type ProviderStore } from './store';

/**
 * `first` for everybody, save for the people of `fixtures` once `isLater` says so of their NHS number. Asked anew at
 * each question: what has come is there at once, and gone when the simulator is reset.
 */
export function withLater(
  first: ProviderStore,
  fixtures: readonly Fixture[],
  isLater: (nhsNumber: string) => boolean,
): ProviderStore {
  if (fixtures.length === 0) return first;
  const later = createProviderStore(fixtures, []);
  const hasCome = ({ patient }: HeldRecord): boolean => nhsNumbersOf(patient).some(isLater);
  return {
    async byNhsNumber(nhsNumber) {
      const held = await later.byNhsNumber(nhsNumber);
      return held !== null && hasCome(held) ? held : first.byNhsNumber(nhsNumber);
    },
    async byPatientId(id) {
      const held = await later.byPatientId(id);
      return held !== null && hasCome(held) ? held : first.byPatientId(id);
    },
    async read(type, id) {
      const resource = await later.read(type, id);
      const people = await later.patients();
      const come = people.some((patient) => hasCome({ patient, resources: [] }));
      return resource !== null && come ? resource : first.read(type, id);
    },
    patients: () => first.patients(),
  };
}
