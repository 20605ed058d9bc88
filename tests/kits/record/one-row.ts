/** How does one resource read as a row of the record, with what it refers to, and beside another provider's? */
import type { FhirResource } from 'fhir/r4';
import { describeEntry } from '../../../src/record/describe';
import type { Entry, ProviderState, WholeRecord } from '../../../src/record/entry';
import { buildRecord } from '../../../src/record/record';

export const NOW = Date.UTC(2026, 10, 28, 12);

const answered = (id: string, setting: 'gp' | 'acute', resources: readonly object[]): ProviderState => ({
  state: 'answered',
  provider: { id, name: id, setting },
  resources: resources.map((one, at) => ({ id: `${id}${String(at)}`, ...one })) as unknown as readonly FhirResource[],
  coverage: [],
  warnings: [],
  retrievedAt: '',
});

/** The record of what a hospital sends, and a practice beside it. */
export const recordOf = (ward: readonly object[], practice: readonly object[] = []): WholeRecord =>
  buildRecord({
    providers: [answered('ward', 'acute', ward), ...(practice.length > 0 ? [answered('gp', 'gp', practice)] : [])],
    now: NOW,
  });

/** The row of the first resource; the others are what it refers to. Throws where the record has none of it. */
export function rowOf(resource: object, ...around: readonly object[]): Entry {
  const record = recordOf([resource, ...around]);
  const { resourceType } = resource as { readonly resourceType: string };
  const row = record.entries.find(({ sources }) =>
    sources.some(({ reference }) => reference.startsWith(`${resourceType}/`)),
  );
  if (row === undefined) throw new Error(record.warnings.map(({ reason }) => reason).join('; '));
  return row;
}

/** All that the row says by itself, in one text. */
export const saidBy = ({ title, summary, status, when }: Entry): string =>
  [title, summary, status, when].filter((part) => part !== null && part !== undefined).join(' | ');

/** A line of the opened entry; null where it has none. */
export function lineOf(label: string, resource: object, ...around: readonly object[]): string | null {
  const record = recordOf([resource, ...around]);
  const { resourceType } = resource as { readonly resourceType: string };
  const entry = record.entries.find(({ sources }) =>
    sources.some(({ reference }) => reference.startsWith(`${resourceType}/`)),
  );
  const facts = entry === undefined ? [] : (describeEntry(record, entry.id)?.facts ?? []);
  return facts.find((fact) => fact.label === label)?.values[0]?.value ?? null;
}
