/**
 * Where a `value[x]` holds nothing, by which code does its sender say why? On the value, its companion, or a part
 * of it. Source: HL7 FHIR R4 extension data-absent-reason; HL7 iso21090-nullFlavor.
 */
import { isObject, objectsOf, textOf, type Json } from './json';

const REASON = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/(?:data-absent-reason|iso21090-nullFlavor)$/;

/** The code that an element’s own extension gives for why nothing is in it. */
export function reasonIn({ extension }: Json): string | null {
  if (extension === undefined) return null;
  for (const { url, valueCode, valueString } of objectsOf(extension))
    if (typeof url === 'string' && REASON.test(url)) return textOf(valueCode ?? valueString);
  return null;
}

/** A concept of HL7 v3's codes for “no value” alone, and without words of its own, has none. */
function nullFlavorOf({ coding, text }: Json): string | null {
  const codings = objectsOf(coding);
  const isNone = codings.every(({ system }) => typeof system === 'string' && system.endsWith('NullFlavor'));
  return codings.length > 0 && isNone && textOf(text) === null ? textOf(codings[0]?.['code']) : null;
}

/** The code, such as `masked`; null where none is given. `valued`: an Observation, or a component of one. */
export function absentReasonWithin(valued: Json): string | null {
  for (const element in valued) {
    const value = /^_?value[A-Z]/.test(element) ? valued[element] : undefined;
    if (!isObject(value)) continue;
    const own = reasonIn(value) ?? nullFlavorOf(value);
    if (own !== null) return own;
    for (const inner in value) {
      const companion = inner.startsWith('_') ? value[inner] : undefined;
      const reason = isObject(companion) ? reasonIn(companion) : null;
      if (reason !== null) return reason;
    }
  }
  return null;
}

/** Stands as the reason where a value was sent in an element that R4 does not have for it: it is not absent. */
export const VALUE_NOT_SHOWN = 'value-not-shown';

/** Source: FHIR R4 Observation.value[x], which has neither an attachment nor a reference; R5 has. */
const R4_VALUES: ReadonlySet<string> = new Set(
  'Quantity CodeableConcept String Boolean Integer Range Ratio SampledData Time DateTime Period'
    .split(' ')
    .map((name) => `value${name}`),
);

/** Whether a value was sent in an element of another version. `valued`: an Observation, or a component of one. */
export const hasOtherValue = (valued: Json): boolean =>
  Object.keys(valued).some((element) => /^value[A-Z]/.test(element) && !R4_VALUES.has(element));
