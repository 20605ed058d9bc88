/** How is a statement that there is none of a section's things shown, and words that only begin like one? */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { list, textOf } from './shape';

/** The codings and the text of a concept, as the readers of denials take them. */
export const writtenIn = (concept: CodeableConcept | undefined, beside: readonly (string | null)[] = []) => ({
  codings: list<Coding>(concept?.coding).filter((coding) => typeof coding === 'object'),
  text: textOf(concept?.text),
  beside: beside.filter((words) => words !== null),
});

/** What stands beside a statement. `thing`: `problem`, `vaccine`, `procedure`. */
export const statedAs = (says: 'none' | 'not known', thing: string): string =>
  says === 'none' ? `Recorded as a statement, not a ${thing}` : `Recorded as not known or not asked, not as a ${thing}`;
