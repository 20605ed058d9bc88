/**
 * O5: what do fingerprints cost? CPU against reading the answer as JSON, and bytes in the database against what two
 * hashes in hexadecimal, kept for two openings, took.
 */
import type { FhirResource } from 'fhir/r4';
import { largeR4Bundle } from '../fhir-fixtures/large';
import { databaseStores } from '../server/database/stores';
import { openDatabase } from '../server/database/open';
import { fingerprintOf, packed } from '../src/gateway/changes/fingerprints';
import { sql } from 'kysely';
import { medianMs, round, type Figure } from './measure';

const RESOURCES = 300;
const PROVIDERS = 5;
const OPENINGS = 200;
/** Bytes of one opening of 5 × 300 resources as they were kept before: OPERATE O5, 80 % of 69 kB. */
const BEFORE = 55_000;

export async function seenFigures(): Promise<readonly Figure[]> {
  const resources = largeR4Bundle({ size: RESOURCES }).entry.map(({ resource }) => resource as FhirResource);
  const body = JSON.stringify({ entry: resources.map((resource) => ({ resource })) });
  const utf8 = new TextEncoder();
  const parts = resources.map((resource) => utf8.encode(JSON.stringify(resource)));
  const names = resources.map(({ resourceType, id }) => `${resourceType}/${String(id)}`);
  const key = new Uint8Array(32).fill(7);
  const access = 'a'.repeat(48);
  const print = (provider: string) => {
    const of = fingerprintOf({ key, scope: 'f'.repeat(32), provider, access, translated: new Set() });
    return packed(parts.map((json, at) => of(names[at] ?? '', json)));
  };
  const parse = medianMs(41, () => JSON.parse(body) as unknown);
  const hash = medianMs(41, () => print('p'));
  const opened = await openDatabase('pglite:memory');
  if (!opened.ok) throw new Error(opened.problem);
  const { seen } = databaseStores(opened.db);
  for (let opening = 0; opening < OPENINGS; opening += 1)
    for (let provider = 0; provider < PROVIDERS; provider += 1)
      await seen.put({
        scope: opening.toString(16).padStart(32, '0'),
        provider: `provider-${String(provider)}`,
        access: opening.toString(16).padStart(48, '0'),
        at: opening,
        prints: print(`p${String(provider)} ${String(opening)}`),
        since: null,
        changes: '{"added":[],"changed":[],"withdrawn":[]}',
      });
  const { rows } = await sql<{ prints: string; told: string }>`select
    pg_total_relation_size('seen_prints')::text as prints, pg_total_relation_size('seen_told')::text as told`.execute(
    opened.db,
  );
  await opened.close();
  const bytes = Number(rows[0]?.prints) / OPENINGS;
  return [
    {
      bar: 'O5 (CPU)',
      measure: 'fingerprints of 300 resources ÷ JSON.parse of them',
      value: round(hash / parse),
      atMost: 0.5,
      unit: '×',
      parts: { 'fingerprints ms': round(hash), 'JSON.parse ms': round(parse) },
    },
    {
      bar: 'O5 (bytes)',
      measure: 'kept of a person that is opened again and again (5 × 300) ÷ what two openings took before',
      value: round(bytes / (2 * BEFORE)),
      atMost: 0.1,
      unit: '×',
      parts: { 'bytes a person': round(bytes), 'bytes a day': round(Number(rows[0]?.told) / OPENINGS) },
    },
  ];
}
