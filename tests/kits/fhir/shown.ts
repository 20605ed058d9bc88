/** What does a screen say of a resource with one element of its own: in the row, when opened, in “Also recorded”? */
import type { FhirResource } from 'fhir/r4';
import { formatDateTime } from '../../../src/domain/dates/written';
import { SECTIONS } from '../../../src/domain/sections';
import { alsoRecorded } from '../../../src/record/elements/also';
import { describeEntry } from '../../../src/record/describe';
import type { ProviderState } from '../../../src/record/entry';
import { buildRecord } from '../../../src/record/record';
import { see } from '../gateway/seen';
import { BASES } from './base-resources';
import { NAMED, placed } from './filled-element';
import type { Leaf } from './definitions';

type Json = Record<string, unknown>;
const isPlain = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is placed, put into what stands there already: into the first of a list. */
export function merged(base: Json, more: Json): Json {
  const made: Json = { ...base };
  for (const [key, value] of Object.entries(more)) {
    const held = made[key];
    if (isPlain(held) && isPlain(value)) made[key] = merged(held, value);
    else if (
      Array.isArray(held) &&
      Array.isArray(value) &&
      isPlain(held[0]) &&
      isPlain(value[0]) &&
      !('text' in value[0])
    )
      made[key] = [merged(held[0], value[0]), ...(held as unknown[]).slice(1)];
    else made[key] = value;
  }
  return made;
}

/** Elements of one choice never stand beside each other. */
const CHOICES = [
  /^onset[A-Z]/,
  /^medication[A-Z]/,
  /^effective[A-Z]/,
  /^performed[A-Z]/,
  /^occurrence[A-Z]/,
  /^start(?:Date|CodeableConcept)$/,
];

/** The base of a type with one element more. */
export function filledWith(type: string, leaf: Pick<Leaf, 'path' | 'lists'>, value: unknown): Json {
  const base: Json = { resourceType: type, id: 'x', ...BASES[type]?.resource };
  const choice = CHOICES.find((one) => one.test(leaf.path));
  for (const key of Object.keys(base)) if (choice?.test(key) === true) Reflect.deleteProperty(base, key);
  return merged(base, placed(leaf, value));
}

export interface Shown {
  readonly row: string;
  readonly opened: string;
  readonly also: string;
  readonly released: FhirResource | undefined;
}

/** Through the gateway for a GP, who has everything in full, and through the record. */
export function shownOf(type: string, resource: object, beside: readonly object[] = []): Shown | null {
  const setting = BASES[type]?.setting ?? 'acute';
  const role = setting === 'social-care' ? 'occupational-therapist' : 'gp';
  const { resources } = see(role, setting, [resource, ...NAMED, ...beside]);
  const released = resources.find((one) => one.resourceType === type && (one as { id?: string }).id !== undefined);
  const state: ProviderState = {
    state: 'answered',
    provider: { id: 'a', name: 'Northgate', setting },
    resources,
    coverage: SECTIONS.map((section) => ({ section, code: 'answered', text: '' })),
    warnings: [],
    retrievedAt: '',
  };
  const states = [state];
  const record = buildRecord({ providers: states, now: Date.UTC(2026, 10, 28) });
  const entry = record.entries.find(({ sources }) => sources.some((one) => one.resource.resourceType === type));
  if (entry === undefined) return null;
  const description = describeEntry(record, entry.id);
  if (description === null) return null;
  const { title, summary, status, tag, date, end, detail, conflicts } = entry;
  const also = alsoRecorded(entry, description, states);
  const dates = [date, end].map((one) => (one === null ? '' : formatDateTime(one)));
  return {
    row: JSON.stringify([title, summary, status, tag, dates, detail, conflicts]),
    opened: JSON.stringify([description.facts, description.history.map(({ text }) => text)]),
    also: JSON.stringify(also.map(({ label, value }) => [label, value])),
    released,
  };
}
