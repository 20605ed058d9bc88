/**
 * Which other thing do a concept's codings name than its words do? "Penicillamine" may be coded as penicillin, "right"
 * as left: which of them was meant only a reader can tell. Source: FHIR R4 CodeableConcept: one concept, in several
 * words.
 */
import type { CodeableConcept } from 'fhir/r4';
import { codingsOf, conceptText, plainText } from './concept';
import { list, textOf } from './shape';
import { phraseKey, sideOf } from './wording';

/** What a terminology puts behind a name to tell its kind: "(disorder)". */
const KIND =
  / \((?:disorder|finding|situation|procedure|substance|product|observable entity|event|organism|qualifier value|body structure|regime\/therapy|medicinal product|clinical drug|physical object|record artifact|morphologic abnormality|person|occupation|specimen)\)$/i;

/** What a terminology's full names say around a name in an element whose own label says it. */
const AROUND = /^(?:allergy to|entire) | (?:route|structure|estimation)$/gi;

const bare = (name: string): string => name.replace(KIND, '').replace(AROUND, '');

const together = (text: string): string => plainText(text).replace(/[ -]/g, '');

/** The same thing by name, side and figures, however it is spaced and ordered. */
function sameName(a: string, b: string): boolean {
  if (together(a) === together(b)) return true;
  return phraseKey(a) === phraseKey(b) && sideOf(a) === sideOf(b);
}

/** The names that its codings give and that are other than `said`, each once and in the order that was sent. */
export function codedOtherwise(concept: CodeableConcept, said: string): readonly string[] {
  const found: string[] = [];
  if (list(concept.coding).length === 0) return found;
  for (const { display } of codingsOf(concept)) {
    const name = conceptText({ text: textOf(display) ?? '' });
    if (name !== null && ![said, ...found].some((other) => sameName(bare(other), bare(name)))) found.push(name);
  }
  return found;
}
