/**
 * What does a record of thousands of resources look like? One person made from a seed, at one provider or spread over
 * several.
 */
import type { CostlyFixture, FixtureBundle, FixtureResource } from './fixture';
import { contacts } from './large/facts';
import { r4Contact } from './large/r4';
import { seeded } from './large/random';
import { stu3Contact } from './large/stu3';

export const LARGE_PERSON = {
  id: 'winifred',
  nhsNumber: '9990200165',
  family: 'XX-TESTLARGE',
  given: 'Winifred',
  gender: 'female',
  birthDate: '1936-01-20',
} as const;

export interface LargeOptions {
  /** How many resources in all, the patients not counted. */
  readonly size: number;
  readonly seed?: number;
}

const SEED = 20_261_101;
const PER_CONTACT = 6;
/** Who holds how much of the contacts, in hundredths; the GP also holds copies of a tenth of the hospitals' results. */
const HOLDERS = [
  { provider: 'parkside', upTo: 30 },
  { provider: 'northgate', upTo: 65 },
  { provider: 'eastfield', upTo: 80 },
  { provider: 'riverside', upTo: 88 },
  { provider: 'brookway', upTo: 100 },
] as const;

type Holder = (typeof HOLDERS)[number]['provider'];

const patientIdAt = (provider: string): string => `${provider.slice(0, 2)}-winifred`;

const patientAt = (provider: string): FixtureResource => ({
  resourceType: 'Patient',
  id: patientIdAt(provider),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: LARGE_PERSON.nhsNumber }],
  name: [{ use: 'official', family: LARGE_PERSON.family, given: [LARGE_PERSON.given] }],
  gender: LARGE_PERSON.gender,
  birthDate: LARGE_PERSON.birthDate,
});

/**
 * An R4 collection as one hospital would hold it: the patient and exactly `size` resources that refer only backwards.
 */
export function largeR4Bundle({ size, seed = SEED }: LargeOptions): FixtureBundle {
  const patient = patientAt('northgate');
  const resources: FixtureResource[] = [];
  for (const contact of contacts(seed, size / PER_CONTACT)) {
    if (resources.length >= size) break;
    resources.push(...r4Contact(contact, patient.id));
  }
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [patient, ...resources.slice(0, size)].map((resource) => ({ resource })),
  };
}

/** The same life spread over five providers, the GP's part in STU3: at least `size` resources in all. */
export function largeRecord({ size, seed = SEED }: LargeOptions): ReadonlyMap<Holder, readonly FixtureResource[]> {
  const held = new Map<Holder, FixtureResource[]>(HOLDERS.map(({ provider }) => [provider, [patientAt(provider)]]));
  const spread = seeded(seed + 1);
  let made = 0;
  for (const contact of contacts(seed, size / PER_CONTACT)) {
    if (made >= size) break;
    const share = spread.below(100);
    const { provider } = HOLDERS.find(({ upTo }) => share < upTo) ?? HOLDERS[0];
    const copied = provider !== 'parkside' && !contact.excluded && spread.below(10) === 0;
    const own =
      provider === 'parkside' ? stu3Contact(contact, patientIdAt(provider)) : r4Contact(contact, patientIdAt(provider));
    const copies = copied
      ? stu3Contact({ ...contact, problem: null, medicine: null, vaccine: null }, patientIdAt('parkside'))
      : [];
    held.get(provider)?.push(...own);
    held
      .get('parkside')
      ?.push(...copies.filter(({ resourceType }) => resourceType === 'Observation').map(withoutContext));
    made += own.length + copies.length;
  }
  return held;
}

/** A copied result has no consultation of the GP's own behind it. */
const withoutContext = (resource: FixtureResource): FixtureResource =>
  Object.fromEntries(
    Object.entries(resource).filter(([element]) => element !== 'context'),
  ) as unknown as FixtureResource;

const SIZE = 6000;
let record: ReadonlyMap<Holder, readonly FixtureResource[]> | null = null;

/** The large person as fixtures: made on the first question about her, and then kept. */
export const LARGE_FIXTURES: readonly CostlyFixture[] = HOLDERS.map(({ provider }) => ({
  provider,
  person: LARGE_PERSON.id,
  nhsNumber: LARGE_PERSON.nhsNumber,
  patientId: patientIdAt(provider),
  load: () => Promise.resolve((record ??= largeRecord({ size: SIZE })).get(provider) ?? []),
}));
