/**
 * Who is meant by a reference, said so that nobody who is neither the patient nor staff is named? Source: POLICY 8:
 * a relative or friend who gave information, or takes part, is never named or described.
 */
import type { Reference } from 'fhir/r4';
import type { ReadContext } from '../section';
import { conceptText } from './concept';
import { referenceText, resourceName } from './reference';
import { list, textOf } from './shape';

const RELATIVE = 'a relative, friend or carer';

/** The type that a reference names: by its own word, or in its address. */
export function typeMeant({ type, reference }: Reference): string | null {
  const said = textOf(type);
  if (said !== null) return said;
  const [, inPath] = /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(reference ?? '') ?? [];
  return inPath ?? null;
}

interface Named {
  readonly code?: Parameters<typeof conceptText>[0];
  readonly type?: Parameters<typeof conceptText>[0];
  readonly medicationCodeableConcept?: Parameters<typeof conceptText>[0];
  readonly description?: unknown;
  readonly title?: unknown;
  readonly name?: unknown;
}

/** What a resource is called, whatever its type: by its own name, code, title or description. */
export function thingText(target: object | undefined): string | null {
  if (target === undefined) return null;
  const { code, type, medicationCodeableConcept, description, title, name } = target as Named;
  const concept = (value: typeof code) => conceptText(list(value)[0]);
  return (
    resourceName(target as Parameters<typeof resourceName>[0]) ??
    textOf(title) ??
    concept(code) ??
    concept(medicationCodeableConcept) ??
    textOf(description) ??
    (typeof description === 'object' ? concept(description as typeof code) : null) ??
    textOf(name) ??
    concept(type)
  );
}

/**
 * A reference in words: staff, organisations and things by name, the patient as “the person”.
 * INVARIANT: a related person is said as one and never by name, whatever display stands beside the reference.
 */
export function partyText(reference: Reference | undefined, context: ReadContext): string | null {
  if (reference === undefined || reference === null) return null;
  const target = context.resolve(reference.reference);
  const type = target?.resourceType ?? typeMeant(reference);
  if (type === 'RelatedPerson') return RELATIVE;
  if (type === 'Patient') return 'the person';
  return referenceText(reference, context) ?? thingText(target);
}

/** Several of them, each once. */
export const partiesText = (
  references: readonly (Reference | undefined)[] | Reference | undefined,
  context: ReadContext,
): string | null => [...new Set(list(references).flatMap((one) => partyText(one, context) ?? []))].join(', ') || null;
