/**
 * `npm run score`: how well does the merge agree with truth.json on every synthetic person, and with what is true of
 * the strangers? Pairwise precision and recall per section, and why each failing pair failed.
 */
import { pathToFileURL } from 'node:url';
import type { FhirResource, Reference } from 'fhir/r4';
import { FIXTURES } from '../fhir-fixtures/index';
import { FIXTURE_PROVIDERS } from '../fhir-fixtures/providers';
import type { Fixture, FixtureResource } from '../fhir-fixtures/fixture';
import { LATER, laterWhole } from '../fhir-fixtures/later';
import { latelyCome, strangers, type Stranger } from '../fhir-fixtures/strangers';
import truthJson from '../fhir-fixtures/truth.json';
import type { Truth } from '../fhir-fixtures/truth';
import { describeEntry } from '../src/record/describe';
import type { Entry, ProviderState, WholeRecord } from '../src/record/entry';
import '../server/terminology/shipped';
import { buildRecord } from '../src/record/record';
import { scoreEntries, scoreText, type Pair, type SectionScore } from '../src/record/score';
import { bundleToR4 } from '../src/stu3/bundle';

export const truth = truthJson as unknown as Truth;

/** The moment at which the synthetic people’s story stands. */
export const STORY_NOW = Date.UTC(2026, 10, 22);

export interface ScoredPerson {
  readonly id: string;
  readonly states: readonly ProviderState[];
  readonly record: WholeRecord;
  /** The record’s entries, their sources named as truth names them: `Type/id` as sent. */
  readonly entries: readonly Entry[];
}

export interface Scored {
  readonly people: readonly ScoredPerson[];
  readonly scores: readonly SectionScore[];
  /** Of the strangers who came last, apart from the others. */
  readonly lately: readonly SectionScore[];
  /** What is one fact, of everybody. */
  readonly same: readonly (readonly string[])[];
  /** What the merge says of a failing pair: the rule that joined it, or what kept it apart. */
  why(pair: Pair): string;
}

/** What one provider holds of a person, after the door; `origins` gains the names that STU3 calls otherwise. */
async function stateOf(
  providerId: string,
  person: string,
  origins: Map<string, string>,
  fixtures: readonly Fixture[],
): Promise<ProviderState | null> {
  const provider = FIXTURE_PROVIDERS.find(({ id }) => id === providerId);
  const fixture = fixtures.find((one) => one.provider === providerId && one.person === person);
  if (provider === undefined || fixture === undefined) return null;
  return answeredBy(provider, await fixture.load(), origins);
}

type Provider = Extract<ProviderState, { state: 'answered' }>['provider'] & { readonly fhirVersion: string };

function answeredBy(provider: Provider, held: readonly FixtureResource[], origins: Map<string, string>): ProviderState {
  const answered = (resources: readonly FhirResource[]): ProviderState => ({
    state: 'answered',
    provider,
    resources,
    coverage: [],
    warnings: [],
    retrievedAt: '2026-10-01T00:00:00Z',
  });
  if (provider.fhirVersion === 'R4') return answered(held as unknown as readonly FhirResource[]);
  const converted = bundleToR4({
    resourceType: 'Bundle',
    type: 'collection',
    entry: held.map((resource) => ({ resource })),
  });
  for (const [reference, origin] of converted.origins) origins.set(`${provider.id}/${reference}`, origin);
  return answered(converted.resources);
}

/** `as`: by which name the person is scored, where it is a later state of one who is scored already. */
async function scoredPerson(id: string, fixtures = FIXTURES, as = id): Promise<ScoredPerson> {
  const origins = new Map<string, string>();
  const all = await Promise.all(FIXTURE_PROVIDERS.map((provider) => stateOf(provider.id, id, origins, fixtures)));
  return merged(
    as,
    all.filter((state) => state !== null),
    origins,
  );
}

function merged(id: string, states: readonly ProviderState[], origins: ReadonlyMap<string, string>): ScoredPerson {
  const record = buildRecord({ providers: states, now: STORY_NOW });
  const entries = record.entries.map((entry) => ({
    ...entry,
    sources: entry.sources.map((source) => ({
      ...source,
      reference: origins.get(`${source.provider}/${source.reference}`) ?? source.reference,
    })),
  }));
  return { id, states, record, entries };
}

function whyOf(people: readonly ScoredPerson[], [left, right]: Pair): string {
  const holding = (reference: string) =>
    people.flatMap(({ record, entries }) =>
      entries
        .filter(({ sources }) => sources.some((source) => `${source.provider}/${source.reference}` === reference))
        .map((entry) => ({ record, entry })),
    )[0];
  const a = holding(left);
  const b = holding(right);
  if (a === undefined || b === undefined) return 'one of them stands in no entry';
  const description = describeEntry(a.record, a.entry.id);
  if (a.entry === b.entry)
    return `joined by ${description?.joins.map(({ rule, text }) => `${rule} (${text})`).join('; ') ?? ''}`;
  const beside = [...(description?.linked ?? []), ...(description?.near ?? [])].find(({ id }) => id === b.entry.id);
  return `kept apart: ${beside?.relation ?? 'no rule of the section joins them'}`;
}

/** Merges every person of truth.json and every stranger, and scores the entries. */
export async function scoreTruth(): Promise<Scored> {
  const known = await Promise.all([
    ...truth.people.map(({ id }) => scoredPerson(id)),
    ...[...new Set(LATER.map(({ person }) => person))].map((id) =>
      scoredPerson(id, [...LATER.map(laterWhole), ...FIXTURES], `${id}, later`),
    ),
  ]);
  const others = strangers();
  const last = latelyCome();
  const tried = [...known, ...others.map(mergedStranger)];
  const newcomers = last.map(mergedStranger);
  const people = [...tried, ...newcomers];
  const same = [...truth.same, ...others.flatMap((one) => one.same)];
  const ofLast = last.flatMap((one) => one.same);
  return {
    people,
    scores: scoreEntries(allEntries(tried), same),
    lately: scoreEntries(allEntries(newcomers), ofLast),
    same: [...same, ...ofLast],
    why: (pair) => whyOf(people, pair),
  };
}

const allEntries = (people: readonly ScoredPerson[]): readonly Entry[] => people.flatMap(({ entries }) => entries);

/** As the config would name it: by the organisation that it most names as giving its care, else by its id. */
function nameOf({ id, resources }: Stranger['providers'][number]): string {
  interface Held {
    readonly resourceType: string;
    readonly id?: string;
    readonly name?: unknown;
    readonly serviceProvider?: Reference;
  }
  const held = resources as readonly Held[];
  const names = held.flatMap(({ serviceProvider }) => {
    const target = serviceProvider?.reference?.replace('Organization/', '');
    const organisation = held.find((one) => one.resourceType === 'Organization' && one.id === target);
    const name = serviceProvider?.display ?? organisation?.name;
    return typeof name === 'string' ? [name] : [];
  });
  const times = (name: string): number => names.filter((one) => one === name).length;
  return [...names].sort((a, b) => times(b) - times(a))[0] ?? id;
}

function mergedStranger({ person, providers }: Stranger): ScoredPerson {
  const origins = new Map<string, string>();
  return merged(
    person.id,
    providers.map((provider) => answeredBy({ ...provider, name: nameOf(provider) }, provider.resources, origins)),
    origins,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { scores, lately, why } = await scoreTruth();
  process.stdout.write(`${scoreText(scores, why)}\n\nStrangers who came last\n${scoreText(lately, why)}\n`);
  process.exitCode = scores.every(({ precision, recall }) => precision >= 0.99 && recall >= 0.95) ? 0 : 1;
}
