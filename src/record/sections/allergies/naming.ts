/** What is an allergy called, and by what is it compared with others? */
import type { AllergyIntolerance, CodeableConcept, Coding } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { allergenClass, allergenOfCode } from '../../codes/allergens';
import { deniedBy, negativeTerm, type Statement } from '../../codes/no-known-allergies';
import { codedOtherwise } from '../../fhir/coded-otherwise';
import { codeKeys, codingsOf, conceptText, isDegraded } from '../../fhir/concept';
import { list, textOf } from '../../fhir/shape';
import { namedElsewhere, namesNothing } from './named-elsewhere';
import { named } from './words';

const NO_CODES: readonly never[] = [];

const texts = (...values: readonly (string | null)[]): readonly string[] => values.filter((value) => value !== null);

/** The concept's own text, save a placeholder for a lost code. */
export function ownText(concept: CodeableConcept | undefined): string | null {
  const text = textOf(concept?.text);
  return text === null || isDegraded({ display: text }) ? null : text;
}

const codedWords = (coding: Coding): string | null =>
  textOf(coding.display) ??
  negativeTerm(coding) ??
  allergenOfCode(String(coding.code)) ??
  conceptText({ coding: [coding] });

/** The concept's name; a negative code that came alone is said in its term. */
function nameOf(concept: CodeableConcept | undefined): string | null {
  const codings = codingsOf(concept);
  const isBare = ownText(concept) === null && codings.every(({ display }) => textOf(display) === null);
  return (isBare ? codings.map(negativeTerm).find((term) => term !== null) : undefined) ?? conceptText(concept);
}

/** As written; where that is a denial and the whole is none, with every word that says otherwise. */
function titleOf(concept: CodeableConcept | undefined, beside: readonly string[], statement: Statement): string {
  const name = nameOf(concept);
  if (name === null && statement.kind === 'allergy') return 'Allergy recorded without a usable name';
  if (name === null) return list(concept?.coding).flatMap(({ display }) => textOf(display) ?? [])[0] ?? 'Unknown';
  const codings = codingsOf(concept);
  if (statement.kind === 'negative' || !statement.toCheck || deniedBy(name, codings) === null) return name;
  const all = [name, ...codings.flatMap((coding) => texts(codedWords(coding))), ...beside];
  const isSaid = (words: string, at: number): boolean =>
    all.slice(0, at).some((other) => other.toLowerCase() === words.toLowerCase());
  return all.filter((words, at) => !isSaid(words, at)).join(' – ');
}

/**
 * Where the code says only that there is an allergy: the name given elsewhere. Such a code joins nothing: it would make
 * one row of every drug that somebody must not have.
 */
function unnamed(resource: AllergyIntolerance, statement: Statement): { readonly name: string | null } | null {
  return statement.kind === 'allergy' && namesNothing(resource.code) ? { name: namedElsewhere(resource) } : null;
}

/**
 * Another allergen than its words name, by one of its codings: “Penicillamine” coded as penicillin. Which of them was
 * meant nobody can tell, so that both are said. One of the same class, and a code that no table knows, is no other.
 */
function otherCoded(
  concept: CodeableConcept | undefined,
  plain: string,
  substanceOf: (text: string) => string,
): string | undefined {
  const said = concept === undefined ? null : conceptText(concept);
  if (concept === undefined || said === null) return undefined;
  return codedOtherwise(concept, said).find((name) => {
    const other = substanceOf(name);
    if (other === plain || named(other) === undefined) return false;
    const group = allergenClass(other);
    return (group === null || group !== allergenClass(plain)) && !said.toLowerCase().includes(other);
  });
}

/** The substance by a SNOMED CT code that we know. */
function codedSubstance(codings: readonly Coding[]): string | undefined {
  for (const { system, code } of codings) {
    const substance = system === SNOMED ? allergenOfCode(String(code)) : undefined;
    if (substance !== undefined) return substance;
  }
  return undefined;
}

interface Read {
  readonly concept: CodeableConcept | undefined;
  readonly beside: readonly string[];
  readonly statement: Statement;
  readonly plainName: string;
  readonly isNamed: boolean;
}

/** How the allergy is shown, and by what it is compared with others. */
export function namingOf(
  resource: AllergyIntolerance,
  { concept, beside, statement, plainName, isNamed }: Read,
  substanceOf: (text: string) => string,
) {
  const only = unnamed(resource, statement);
  const elsewhere = only === null ? null : only.name;
  const other = statement.kind === 'allergy' ? otherCoded(concept, plainName, substanceOf) : undefined;
  const coded = other === undefined ? null : `coded as ${other}`;
  const title = [...new Set(texts(titleOf(concept, beside, statement), elsewhere, coded))].join(' – ');
  const codes = only === null && coded === null ? codeKeys(concept) : NO_CODES;
  const ofName =
    only === null ? (codedSubstance(codingsOf(concept)) ?? plainName) : elsewhere && substanceOf(elsewhere);
  const isNegative = statement.kind === 'negative';
  const substance =
    statement.kind === 'allergy' && statement.toCheck
      ? `${title.toLowerCase()}|${codeKeys(concept).join('|')}`
      : coded === null
        ? ofName
        : title.toLowerCase();
  return {
    title,
    codes,
    substance: isNegative || !isNamed ? null : substance,
    elsewhere: elsewhere ?? (isNamed ? conceptText(concept) : null),
  };
}
