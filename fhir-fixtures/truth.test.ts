/** Does truth.json speak of resources that exist, and are all people plainly synthetic? */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isNhsNumber } from '../src/domain/nhs-number';
import { EXCLUSIONS } from '../src/policy/tables/exclusions';
import { DEMOGRAPHICS, FIXTURES } from './index';
import { LATER, laterWhole } from './later';
import { FIXTURE_PROVIDERS } from './providers';
import { strangers } from './strangers';
import truthFile from './truth.json';
import type { Truth } from './truth';

const truth = truthFile as unknown as Truth;

const references = await (async () => {
  const all = new Map<string, string>();
  for (const { provider, person, load } of [...FIXTURES, ...LATER])
    for (const { resourceType, id } of await load()) all.set(`${provider}/${resourceType}/${id}`, person);
  return all;
})();

const named = [
  ...truth.same.flat(),
  ...truth.conflicts.flatMap((row) => row.references),
  ...truth.apart.flatMap((row) => row.references),
  ...truth.linked.flatMap((row) => row.references),
  ...truth.neverSeen.map((row) => row.reference),
  ...truth.mustShow.map((row) => row.reference),
];

describe('truth.json', () => {
  it('names only resources that exist', () => {
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((reference) => !references.has(reference))).toEqual([]);
  });
  it('puts a resource in at most one group of the same fact, always of one person', () => {
    const all = truth.same.flat();
    expect(all.length).toBe(new Set(all).size);
    for (const group of truth.same) expect(new Set(group.map((reference) => references.get(reference))).size).toBe(1);
  });
  it('never calls the same and apart at once, nor seen and never seen', () => {
    const groupOf = new Map(
      truth.same.flatMap((group, index) => group.map((reference) => [reference, index] as const)),
    );
    for (const { references: pair } of truth.apart) {
      const groups = pair.map((reference) => groupOf.get(reference)).filter((group) => group !== undefined);
      expect(groups.length).toBe(new Set(groups).size);
    }
    const hidden = new Set(truth.neverSeen.filter(({ by }) => by === 'everyone').map(({ reference }) => reference));
    expect(truth.mustShow.filter(({ reference }) => hidden.has(reference))).toEqual([]);
  });
  it('hides everything of the providers that are never asked', () => {
    const hidden = new Set(truth.neverSeen.map(({ reference }) => reference));
    const settings = EXCLUSIONS.flatMap((row) => row.settings);
    const never = FIXTURE_PROVIDERS.filter(({ setting }) => settings.includes(setting)).map(({ id }) => id);
    const theirs = [...references.keys()].filter((reference) => never.includes(reference.split('/')[0] ?? ''));
    expect(never).toEqual(expect.arrayContaining(['clinic', 'childrens', 'prison', 'refuge']));
    expect(theirs.filter((reference) => !hidden.has(reference))).toEqual([]);
  });
  it('tells of at least twelve people, each known to demographics', () => {
    expect(truth.people.length).toBeGreaterThanOrEqual(12);
    expect(truth.people.map(({ id }) => id).sort()).toEqual(DEMOGRAPHICS.map(({ person }) => person).sort());
  });
});

describe('the strangers', () => {
  it('have what is true of them told only of what they hold, each in one group', () => {
    for (const { person, same, providers } of strangers()) {
      const held = new Set(
        providers.flatMap(({ id, resources }) =>
          resources.map((resource) => `${id}/${resource.resourceType}/${resource.id}`),
        ),
      );
      expect(
        same.flat().filter((reference) => !held.has(reference)),
        person.id,
      ).toEqual([]);
      expect(new Set(same.flat()).size, person.id).toBe(same.flat().length);
    }
  });
  it('are plainly made up, each of one number of the test range that is nobody else’s', () => {
    const people = strangers().map(({ person }) => person);
    const numbers = [...people.map(({ nhsNumber }) => nhsNumber), ...truth.people.map(({ nhsNumber }) => nhsNumber)];
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { nhsNumber, family } of people) {
      expect(nhsNumber).toMatch(/^999/u);
      expect(isNhsNumber(nhsNumber)).toBe(true);
      expect(family).toMatch(/^XX-TEST/u);
    }
    for (const { person, providers } of strangers())
      for (const { resources } of providers)
        expect(
          [
            ...JSON.stringify(resources).matchAll(/"system":"https:\/\/fhir.nhs.uk\/Id\/nhs-number","value":"(\d+)"/gu),
          ].map((match) => match[1]),
        ).toEqual([person.nhsNumber]);
  });
});

describe('the fixtures on disk', () => {
  const later = [...new Set(LATER.map(({ provider }) => `later/${provider}`))];
  const folders = ['demographics', ...FIXTURE_PROVIDERS.map(({ id }) => id), ...later];
  const files = folders.flatMap((folder) =>
    readdirSync(new URL(`./${folder}`, import.meta.url)).map((file) => `${folder}/${file}`),
  );

  it('are all listed in the index, and nothing else is', () => {
    const listed = [
      ...[...DEMOGRAPHICS, ...FIXTURES].map(({ provider, person }) => `${provider}/${person}.json`),
      ...LATER.map(({ provider, person }) => `later/${provider}/${person}.json`),
    ];
    expect(listed.sort()).toEqual(files.sort());
  });
  it('hold only NHS numbers of the 999 range with a right check digit', () => {
    const numbers = [...files, 'truth.json'].flatMap((file) => {
      const text = readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
      return [...text.matchAll(/"(?:value|nhsNumber)": "(\d{10})"/gu)].map((match) => match[1] ?? '');
    });
    expect(numbers.length).toBeGreaterThan(40);
    expect(numbers.filter((number) => !number.startsWith('999') || !isNhsNumber(number))).toEqual([]);
  });
  it('name people in the NHS test style', async () => {
    for (const { load } of DEMOGRAPHICS)
      for (const patient of await load())
        for (const { family } of patient['name'] as { family: string }[]) expect(family).toMatch(/^XX-TEST/u);
  });
  it('give no two clinical resources of one provider the same id, whoever they belong to', async () => {
    for (const { id: provider } of FIXTURE_PROVIDERS) {
      const seen = new Map<string, string>();
      for (const { load } of FIXTURES.filter((fixture) => fixture.provider === provider))
        for (const resource of await load()) {
          const reference = `${resource.resourceType}/${resource.id}`;
          const text = JSON.stringify(resource);
          expect(seen.get(reference) ?? text, `${provider}/${reference}`).toBe(text);
          seen.set(reference, text);
        }
    }
  });
  it('refer only to what the same provider holds about the same person', async () => {
    for (const { provider, person, load } of [...FIXTURES, ...LATER.map(laterWhole)]) {
      const resources = await load();
      const held = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
      const referred = [...JSON.stringify(resources).matchAll(/"reference":"([A-Z][^"]*)"/gu)].map(
        (match) => match[1] ?? '',
      );
      expect(
        referred.filter((reference) => !held.has(reference)),
        `${provider}/${person}`,
      ).toEqual([]);
    }
  });
});
