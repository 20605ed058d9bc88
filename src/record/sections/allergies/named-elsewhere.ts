/**
 * What is an allergy to, where its code says no more than that there is one? Senders then name the substance in a
 * reaction or a note: "Allergy to drug" with the note "Faverin 50mg tablets". Source: GP2GP, as two GP systems sent it.
 */
import type { AllergyIntolerance, CodeableConcept } from 'fhir/r4';
import { codingsOf, conceptText, plainText } from '../../fhir/concept';
import { originalText } from '../../fhir/original-text';
import { list, textOf } from '../../fhir/shape';

/** Allergy, disposition, propensity to adverse reactions; to a drug, a food, a substance. Source: SNOMED CT. */
const OF_NOTHING_NAMED: ReadonlySet<string> = new Set([
  '106190000',
  '609328004',
  '420134006',
  '416098002',
  '419511003',
  '59037007',
  '414285001',
  '418471000',
  '235719002',
  '419199007',
  '418038007',
  '161611007',
]);

/** The whole of the words: "H/O: drug allergy", "Allergic reaction to substance". */
const NAMES_NOTHING = new RegExp(
  '^(?:h/o|history of|known|personal history of)? ?' +
    '(?:(?:drug|food|medication|medicine|medicinal product|substance|environmental|other|multiple) )*' +
    '(?:allerg(?:y|ies|ic reactions?|ic disposition|en)|intolerances?|sensitivit(?:y|ies)|hypersensitivit(?:y|ies)|' +
    '(?:propensity to )?adverse (?:drug )?reactions?)' +
    '(?: to (?:an? |other |some |unspecified )?' +
    '(?:drugs?|medications?|medicines?|medicinal products?|foods?|substances?))?' +
    '(?:,? (?:nos|unspecified|other))?$',
);

/** True where a concept says that there is an allergy, and not to what. */
export const namesNothing = (concept: CodeableConcept | undefined): boolean => {
  const name = conceptText(concept);
  return (
    (name !== null && NAMES_NOTHING.test(plainText(name.replace(/\([^)]*\)|:/g, ' ')))) ||
    (textOf(concept?.text) === null && codingsOf(concept).some(({ code }) => OF_NOTHING_NAMED.has(String(code))))
  );
};

const notesOf = ({ note }: AllergyIntolerance): readonly string[] =>
  list(note).flatMap(({ text }) => textOf(text) ?? []);

/** The first line of a note: there a sender puts the name, and behind it what else is to be said. */
const firstLine = (notes: readonly string[]): string | null =>
  notes
    .flatMap((text) => text.split(/\r?\n/))
    .find((line) => line.trim() !== '')
    ?.trim() ?? null;

/** `Transfer-degraded drug allergy: Erythromycin`: the code was lost on the way, and its name stands behind it. */
const DEGRADED_NAMED = /^\s*transfer[- ]degraded[^:]*:\s*(\S.*?)\s*$/i;

function degradedName(concept: CodeableConcept | undefined): string | null {
  const displays = list(concept?.coding).map((coding) => textOf(coding?.display));
  for (const words of [textOf(concept?.text), ...displays]) {
    const name = words === null ? undefined : DEGRADED_NAMED.exec(words)?.[1];
    if (name !== undefined) return name;
  }
  return null;
}

/**
 * The name given elsewhere: behind the words for a lost code, by the first reaction's substance, by the heading of a
 * lost name, or, where the code names nothing, by the first line of a note. Null where there is none.
 */
export function namedElsewhere(resource: AllergyIntolerance): string | null {
  const reacted = list(resource.reaction)
    .map(({ substance }) => conceptText(substance))
    .find((name) => name !== null);
  const notes = notesOf(resource);
  return (
    degradedName(resource.code) ??
    reacted ??
    originalText(notes) ??
    (namesNothing(resource.code) ? firstLine(notes) : null)
  );
}

/** A note without the line that gives the name; null where nothing is left. */
export function noteWithout(note: string | null, name: string | null): string | null {
  if (note === null || name === null) return note;
  const lines = note.split(/\r?\n/).filter((line) => line.trim() !== name && originalText([line]) !== name);
  return lines.join('\n').trim() || null;
}
