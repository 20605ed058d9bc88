/**
 * What do providers hold of a person a little later? Whatever stands here takes the place of the resource of its name,
 * or is new: so that in the demo something has changed when a record is opened again.
 */
import { resourcesOf, type Fixture, type FixtureResource } from './fixture';
import { FIXTURES } from './index';

export const LATER: readonly Fixture[] = [
  { provider: 'brookway', person: 'marjorie', load: () => import('./later/brookway/marjorie.json').then(resourcesOf) },
  {
    provider: 'northgate',
    person: 'marjorie',
    load: () => import('./later/northgate/marjorie.json').then(resourcesOf),
  },
];

const nameOf = ({ resourceType, id }: FixtureResource): string => `${resourceType}/${id}`;

/** All that a provider then holds of the person: what was there, in its later state, and what has come. */
export const laterWhole = ({ provider, person, load }: Fixture): Fixture => ({
  provider,
  person,
  load: async () => {
    const first = FIXTURES.find((one) => one.provider === provider && one.person === person);
    const [before, after] = await Promise.all([first?.load() ?? [], load()]);
    const changed = new Map(after.map((resource) => [nameOf(resource), resource]));
    const known = new Set(before.map(nameOf));
    return [
      ...before.map((resource) => changed.get(nameOf(resource)) ?? resource),
      ...after.filter((resource) => !known.has(nameOf(resource))),
    ];
  },
});
