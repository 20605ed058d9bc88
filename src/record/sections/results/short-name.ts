/**
 * What is a test called in a line? By the name it was sent with, save where that is LOINC's long one, which is made for
 * machines: then by a shorter one that was sent beside it, or by what our own table calls the measurement. The opened
 * entry keeps the name as sent.
 */
import type { CodeableConcept } from 'fhir/r4';
import { nameOfAnalyte, type Analyte } from '../../codes/analytes';
import { codingsOf } from '../../fhir/concept';
import { textOf } from '../../fhir/shape';

/** `C reactive protein [Mass/volume] in Serum or Plasma`. Source: LOINC, fully specified and long common names. */
const LONG = /\[[^\]]*\] (?:in|of|by|from) |\[(?:Moles|Mass|Units|#|Entitic|Presence|Enzymatic)[^\]]*\]/;

/** The bracket is looked for first: most names have none, and every result is asked. */
export const isLongName = (name: string): boolean => name.includes('[') && LONG.test(name);

/** INVARIANT: a shorter name is only ever of the same code, or of the same measurement by our table. */
export function shortName(name: string, code: CodeableConcept | undefined, analyte: Analyte | undefined): string {
  if (!isLongName(name)) return name;
  const sent = codingsOf(code)
    .flatMap(({ display }) => textOf(display) ?? [])
    .filter((display) => !isLongName(display) && display.length < name.length)
    .toSorted((a, b) => a.length - b.length)[0];
  // A specimen other than blood stands in the long name, and in the key of a measurement that is not of blood.
  return sent ?? (analyte === undefined ? name : nameOfAnalyte(analyte));
}
