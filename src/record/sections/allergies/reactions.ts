/** What happened, by the reactions of an allergy and the words of its name? */
import type { AllergyIntoleranceReaction } from 'fhir/r4';
import { conceptText } from '../../fhir/concept';
import { dateText } from '../../fhir/facts';
import { firstDate, joined, list, notesText, textOf } from '../../fhir/shape';

const SEVERITY: Readonly<Record<string, string>> = { mild: 'Mild', moderate: 'Moderate', severe: 'Severe' };
const SEVERITY_ORDER = ['severe', 'moderate', 'mild'] as const;

/** The gravest that any reaction tells; null where none does. */
export function severityOf(reactions: readonly AllergyIntoleranceReaction[]): string | null {
  const worst = SEVERITY_ORDER.find((one) => reactions.some(({ severity }) => severity === one));
  return worst === undefined ? null : (SEVERITY[worst] ?? null);
}

/** Each once, whatever its letters; what another says besides more is left out. */
function distinct(words: readonly string[]): readonly string[] {
  const plain = words.map((one) => one.toLowerCase());
  return words.filter((_one, at) => plain.indexOf(plain[at] ?? '') === at);
}

/** What happened, in words, as coded and as described; null where nothing is said. `worded`: beside the name. */
export function reactionsIn(reactions: readonly AllergyIntoleranceReaction[], worded: string | null): string | null {
  const all = reactions.flatMap(({ manifestation, description }) => [
    ...list(manifestation).flatMap((one) => conceptText(one) ?? []),
    ...[textOf(description)].filter((words) => words !== null),
  ]);
  return joined(distinct(worded === null ? all : [...all, worded]), ', ');
}

/** `Rash – widespread, needed steroids – severe – 12-Mar-2019 – by mouth`; one after the other. */
export function reactionsInFull(reactions: readonly AllergyIntoleranceReaction[]): string | null {
  return joined(
    reactions.map(({ substance, manifestation, description, severity, onset, exposureRoute, note }) =>
      joined(
        [
          conceptText(substance),
          joined(list(manifestation).map(conceptText), ', '),
          textOf(description),
          textOf(severity),
          dateText(firstDate(onset)) ?? textOf(onset),
          conceptText(exposureRoute),
          notesText(note),
        ],
        ' – ',
      ),
    ),
    '; ',
  );
}
