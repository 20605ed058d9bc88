/** Does the merge agree with truth.json on every synthetic person? Source: RECORD, truth: precision at least 0.99, recall at least 0.95. */
import type { FhirResource } from 'fhir/r4';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIXTURES } from '../fhir-fixtures/index';
import { FIXTURE_PROVIDERS } from '../fhir-fixtures/providers';
import truthJson from '../fhir-fixtures/truth.json';
import type { Truth } from '../fhir-fixtures/truth';
import type { Entry, ProviderState, RecordWarning } from '../src/record/entry';
import { buildRecord } from '../src/record/record';
import { scoreEntries, scoreText, type SectionScore } from '../src/record/score';
import { bundleToR4 } from '../src/stu3/bundle';

const truth = truthJson as unknown as Truth;
const NOW = Date.UTC(2026, 10, 22);

/** `provider/Type/id` → the reference that truth knows it by, where STU3 calls the type by another name. */
const ORIGINS = new Map<string, string>();

/** An entry whose sources are named as truth names them. */
const asSent = (entry: Entry): Entry => ({ ...entry, sources: entry.sources.map((source) => ({ ...source, reference: ORIGINS.get(`${source.provider}/${source.reference}`) ?? source.reference })) });

async function stateOf(providerId: string, person: string): Promise<ProviderState | null> {
  const provider = FIXTURE_PROVIDERS.find(({ id }) => id === providerId);
  const fixture = FIXTURES.find((one) => one.provider === providerId && one.person === person);
  if (provider === undefined || fixture === undefined) return null;
  const held = await fixture.load();
  if (provider.fhirVersion === 'R4') return { state: 'answered', provider, resources: held as unknown as readonly FhirResource[], coverage: [], warnings: [], retrievedAt: '2026-10-01T00:00:00Z' };
  const { resources, origins } = bundleToR4({ resourceType: 'Bundle', type: 'collection', entry: held.map((resource) => ({ resource })) });
  for (const [reference, origin] of origins) ORIGINS.set(`${providerId}/${reference}`, origin);
  return { state: 'answered', provider, resources, coverage: [], warnings: [], retrievedAt: '2026-10-01T00:00:00Z' };
}

describe('the merge scored on the truth', () => {
  const entries = new Map<string, readonly Entry[]>();
  const warnings: RecordWarning[] = [];
  let scores: readonly SectionScore[] = [];

  beforeAll(async () => {
    for (const { id } of truth.people) {
      const states = await Promise.all(FIXTURE_PROVIDERS.map((provider) => stateOf(provider.id, id)));
      const record = buildRecord({ providers: states.filter((state) => state !== null), now: NOW });
      entries.set(id, record.entries.map(asSent));
      warnings.push(...record.warnings);
    }
    scores = scoreEntries([...entries.values()].flat(), truth.same);
    process.stdout.write(`${scoreText(scores)}\n`);
  });

  it('knows every reference that truth names, as a source or in the warnings', () => {
    const known = new Set([...entries.values()].flat().flatMap(({ sources }) => sources.map(({ provider, reference }) => `${provider}/${reference}`)));
    for (const { provider, reference } of warnings) known.add(`${provider}/${reference}`);
    expect(truth.same.flat().filter((reference) => !known.has(reference))).toEqual([]);
  });

  it('joins hardly anything that is not one: precision at least 0.99 in every section', () => {
    expect(scores.filter(({ precision }) => precision < 0.99), scoreText(scores)).toEqual([]);
  });

  it('misses hardly anything that is one: recall at least 0.95 in every section', () => {
    expect(scores.filter(({ recall }) => recall < 0.95), scoreText(scores)).toEqual([]);
  });

  it.each(truth.apart)('keeps apart: $why', ({ references }) => {
    for (const entry of [...entries.values()].flat()) {
      const held = entry.sources.filter(({ provider, reference }) => references.includes(`${provider}/${reference}`));
      expect(held.length, entry.title).toBeLessThan(2);
    }
  });

  it.each(truth.conflicts)('tells the conflict in $field of $references', ({ section, field, references }) => {
    const told = [...entries.values()].flat().filter((entry) => entry.section === section && entry.sources.some(({ provider, reference }) => references.includes(`${provider}/${reference}`)));
    for (const reference of references) {
      expect(told.flatMap(({ conflicts }) => conflicts.filter((one) => one.field === field).flatMap(({ values }) => values.map(({ provider }) => provider)))).toContain(reference.split('/')[0]);
    }
  });

  const SECTIONS_WITH_PAIRS = ['alerts', 'allergies', 'appointments', 'care-plans', 'documents', 'encounters', 'immunisations', 'medications', 'problems', 'procedures', 'results'];
  it.each(SECTIONS_WITH_PAIRS)('has something to score %s by', (section) => {
    expect(scores.find((score) => score.section === section)?.labelled).toBeGreaterThan(0);
  });

  it('fails when a pair is joined wrongly or missed', () => {
    const [entry] = [...entries.values()].flat().filter(({ sources }) => sources.length > 1);
    if (entry === undefined) throw new Error('nothing was joined');
    expect(scoreEntries([entry], [])[0]).toMatchObject({ precision: 0, recall: 1 });
    const single = { ...entry, sources: entry.sources.slice(0, 1) };
    const other = { ...entry, sources: entry.sources.slice(1, 2) };
    const group = [...single.sources, ...other.sources].map(({ provider, reference }) => `${provider}/${reference}`);
    expect(scoreEntries([single, other], [group])[0]).toMatchObject({ precision: 1, recall: 0, missed: [[...group].sort()] });
  });
});
