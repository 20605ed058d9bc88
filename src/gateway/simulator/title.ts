/**
 * What would a person call this resource? Its code, type or name in words; for explaining a made-up record, never for a
 * real one.
 */
import { type Json, isObject } from '../../domain/json';

const first = (value: unknown): unknown => (Array.isArray(value) ? (value as readonly unknown[])[0] : value);

function wordsOf(value: unknown): string | null {
  const one = first(value);
  if (typeof one === 'string') return one;
  if (!isObject(one)) return null;
  if (typeof one['text'] === 'string') return one['text'];
  const coding = first(one['coding']);
  if (!isObject(coding)) return typeof one['display'] === 'string' ? one['display'] : null;
  const words = coding['display'] ?? coding['code'];
  return typeof words === 'string' ? words : null;
}

const ELEMENTS: readonly string[] = [
  'code',
  'medicationCodeableConcept',
  'vaccineCode',
  'title',
  'name',
  'serviceType',
  'type',
  'reasonCode',
  'description',
  'relationship',
  'category',
  'class',
];

/** Empty where the resource has no words of its own. */
export function titleOf(resource: Json): string {
  for (const element of ELEMENTS) {
    const words = wordsOf(resource[element])?.trim();
    if (words !== undefined && words !== '') return words.slice(0, 120);
  }
  return '';
}
