/** How is a statement that there is none of a section's things shown, and words that only begin like one? */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { isObject } from '../../domain/json';
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

/** Said beside what its sender says more of in words that nobody here reads. */
export const MORE_IN_TEXT = 'more is in the source’s own text: open it there';

/**
 * Whether its narrative holds more than its elements: then no statement of its elements that there is none is the whole
 * of what was recorded. Source: FHIR R4 narrative-status, `additional`.
 */
export function hasMoreInText(resource: object): boolean {
  const { text } = resource as { readonly text?: unknown };
  return isObject(text) && text['status'] === 'additional';
}
