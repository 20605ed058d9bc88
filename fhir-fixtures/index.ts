/** Which fixtures are there? One line per provider and person, each loaded only when somebody asks. */
import { resourcesOf, type Fixture } from './fixture';

export const DEMOGRAPHICS: readonly Fixture[] = [
  { provider: 'demographics', person: 'marjorie', load: () => import('./demographics/marjorie.json').then(resourcesOf) },
];

export const FIXTURES: readonly Fixture[] = [
  { provider: 'brookway', person: 'marjorie', load: () => import('./brookway/marjorie.json').then(resourcesOf) },
  { provider: 'childrens', person: 'marjorie', load: () => import('./childrens/marjorie.json').then(resourcesOf) },
  { provider: 'clinic', person: 'marjorie', load: () => import('./clinic/marjorie.json').then(resourcesOf) },
  { provider: 'council', person: 'marjorie', load: () => import('./council/marjorie.json').then(resourcesOf) },
  { provider: 'eastfield', person: 'marjorie', load: () => import('./eastfield/marjorie.json').then(resourcesOf) },
  { provider: 'northgate', person: 'marjorie', load: () => import('./northgate/marjorie.json').then(resourcesOf) },
  { provider: 'parkside', person: 'marjorie', load: () => import('./parkside/marjorie.json').then(resourcesOf) },
  { provider: 'riverside', person: 'marjorie', load: () => import('./riverside/marjorie.json').then(resourcesOf) },
];

export { COSTLY_FIXTURES } from './costly';
