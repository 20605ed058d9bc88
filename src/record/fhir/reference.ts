/** Whom or what does a reference name, in words? */
import type { CodeableConcept, FhirResource, HumanName, Reference } from 'fhir/r4';
import type { ReadContext } from '../section';
import { conceptText } from './concept';
import { list, textOf } from './shape';

/** `Mrs Ann Example` from a HumanName; null when it holds nothing. */
export function nameText(name: HumanName | undefined): string | null {
  if (name === undefined) return null;
  if (typeof name.text === 'string' && name.text.trim() !== '') return name.text.trim();
  const parts = [...(name.prefix ?? []), ...(name.given ?? []), name.family].filter((part) => typeof part === 'string');
  return parts.length === 0 ? null : parts.join(' ');
}

/** A resource's own name: an organisation, a place, a person, a device or medicine; null when it has none. */
export function resourceName(resource: FhirResource | undefined): string | null {
  if (resource === undefined) return null;
  switch (resource.resourceType) {
    case 'Organization':
    case 'Location':
    case 'HealthcareService':
      return textOf(resource.name);
    case 'Practitioner':
    case 'RelatedPerson':
      return nameText(resource.name?.[0]);
    case 'PractitionerRole':
      return (
        textOf(resource.practitioner?.display) ??
        textOf(resource.organization?.display) ??
        conceptText(resource.code?.[0])
      );
    case 'Medication':
      return conceptText(resource.code);
    case 'Device':
      return textOf(resource.deviceName?.[0]?.name) ?? conceptText(resource.type);
    default:
      return null;
  }
}

/** Whether it points to somebody who is neither patient nor staff. */
const isRelative = ({ reference, type }: Reference, target: FhirResource | undefined): boolean =>
  type === 'RelatedPerson' ||
  target?.resourceType === 'RelatedPerson' ||
  /(?:^|\/)RelatedPerson\//.test(reference ?? '');

/** Stands for the name of somebody who is neither patient nor staff. Source: RECORD, “Third persons”. */
const RELATIVE = 'A relative or carer';

/** What a reference names: its display, else the name of the resource it points to, one step further for a role. */
export function referenceText(reference: Reference | undefined, context: ReadContext): string | null {
  if (reference === undefined) return null;
  const target = context.resolve(reference.reference);
  // INVARIANT: of a third person who gave information, or took part, no name and no words are told here.
  if (isRelative(reference, target)) return RELATIVE;
  if (typeof reference.display === 'string' && reference.display.trim() !== '') return reference.display.trim();
  if (target?.resourceType === 'PractitionerRole') {
    return (
      referenceText(target.practitioner, context) ?? referenceText(target.organization, context) ?? resourceName(target)
    );
  }
  return resourceName(target);
}

/** What references point to, each by its words: a problem, a finding, a device; none for what names nothing. */
export const namesOf = (
  references: readonly (Reference | undefined)[] | Reference | undefined,
  context: ReadContext,
): readonly string[] =>
  list<Reference | undefined>(references).flatMap((one) => {
    if (one === undefined) return [];
    const target = context.resolve(one.reference);
    const coded = target !== undefined && 'code' in target ? conceptText(target.code as CodeableConcept) : null;
    return textOf(one.display) ?? coded ?? referenceText(one, context) ?? [];
  });

/**
 * The organisation behind an author, and no person's name: of a concern for somebody's safety, or of what social care
 * was told, “recorded by” is the organisation. Source: RECORD, “Third persons”.
 */
export function organisationText(reference: Reference | undefined, context: ReadContext): string {
  const target = context.resolve(reference?.reference);
  const organisation =
    target?.resourceType === 'PractitionerRole' ? context.resolve(target.organization?.reference) : target;
  const name = organisation?.resourceType === 'Organization' ? resourceName(organisation) : null;
  return name ?? context.provider.name;
}
