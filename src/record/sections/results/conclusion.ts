/** What do the sources of a report conclude, and do they conclude the same? */
import { plainText } from '../../fhir/concept';
import { movedWords } from '../../fhir/transferred';
import type { Group } from '../../section';
import type { ResultFact } from './fact';

/** Conclusions and their codes, each once. */
export function conclusionOf(comments: readonly string[]): string | null {
  const said: string[] = [];
  for (const one of comments) if (!said.some((other) => plainText(other).includes(plainText(one)))) said.push(one);
  return said.join('; ') || null;
}

/** One may say less than the other; what both say must agree. */
export const sameConclusions = (a: ResultFact, b: ResultFact): boolean => movedWords(a.comments, b.comments) !== null;

/**
 * INVARIANT: the row of a report says what each of its sources found; a practice's short word for it never stands in
 * its place.
 */
export const conclusions = (lead: ResultFact, group: Group<ResultFact>): string | null =>
  conclusionOf([lead, ...group].flatMap(({ comments }) => comments));
