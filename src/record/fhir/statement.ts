/** How is a statement that there is none of a section's things shown, and words that only begin like one? */
import type { CodeableConcept, Coding } from 'fhir/r4';
import { saysMoreInText } from '../../domain/own-text';
import { sentAs } from '../../domain/sent-as';
import { list, textOf } from './shape';

/** The codings and the text of a concept, as the readers of denials take them. */
export const writtenIn = (concept: CodeableConcept | undefined, beside: readonly (string | null)[] = []) => ({
  codings: list<Coding>(concept?.coding).filter((coding) => typeof coding === 'object'),
  text: textOf(concept?.text),
  beside: beside.filter((words) => words !== null),
});

/** What stands beside a statement. `thing`: `problem`, `vaccine`, `alert`. */
export const statedAs = (says: 'none' | 'not known', thing: string): string =>
  says === 'none'
    ? `Recorded as a statement, not ${oneOf(thing)}`
    : `Recorded as not known or not asked, not as ${oneOf(thing)}`;
const oneOf = (thing: string): string => `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;

/** Said beside what its sender says more of in words that nobody here reads. */
export const MORE_IN_TEXT = 'more is in the source’s own text: open it there';
/** Said beside what its sender marks: a part, doubted, a test. */
const NOT_WHOLE = 'there may be more at the source';

/**
 * What else there may be beside a statement that there is none; null where it is the whole of what was recorded: its
 * narrative holds no more than its elements, and no mark says that it is not what it seems.
 * Source: FHIR R4 narrative-status, `additional`; src/domain/sent-as.ts.
 */
export function moreBeside(resource: object): string | null {
  if (saysMoreInText(resource)) return MORE_IN_TEXT;
  return sentAs(resource).some((one) => one !== 'translated') ? NOT_WHOLE : null;
}
