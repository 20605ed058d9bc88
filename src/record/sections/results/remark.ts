/**
 * What stands where no value was sent? A GP record's laboratory results in words ("NEGATIVE") and its free-text notes
 * come as comments, and most of its coded entries have no value to send. Source: GP Connect Access Record Structured,
 * "Uncategorised data" and "Investigations" (Observation.comment, category "laboratory").
 */
import type { Observation } from 'fhir/r4';
import { list } from '../../fhir/shape';
import type { ResultFact } from './fact';

/** A finding by interpretation alone is no value: beside "abnormal" the comment may say what of. */
const hasValue = ({ measured, components }: ResultFact, observation: Observation): boolean =>
  components.length > 0 || (measured !== null && Object.keys(observation).some((key) => key.startsWith('value')));

/**
 * An entry of a GP record whose code is all that it says, such as a symptom: no measurement whose value is missing.
 * INVARIANT: whatever a laboratory's test shows by is none, so that a value that did not come is still missed.
 */
export function isCodedEntry(fact: ResultFact): boolean {
  const { resource, provider, analyte, vital, specimen, absent, flag, finding, range, otherRanges, codes } = fact;
  if (resource.resourceType !== 'Observation' || provider.setting !== 'gp' || hasValue(fact, resource)) return false;
  const isTest =
    analyte !== undefined || vital || specimen !== null || list(resource.category).length > 0 || fact.measured !== null;
  const isJudged = [absent, flag, finding, range, otherRanges].some((one) => one !== null);
  return !isTest && !isJudged && !fact.isGroup && !codes.some((code) => code.includes('loinc.org'));
}

/** A row is a line or two; the opened entry has all of it. */
const MOST = 240;

/** The words of its comments on one line, cut where they would fill the list; null where a value was sent. */
export function remarkOf(fact: ResultFact): string | null {
  const { resource, comments } = fact;
  if (resource.resourceType !== 'Observation' || hasValue(fact, resource)) return null;
  const words = comments.join(' ').replace(/\s+/g, ' ').trim();
  if (words === '') return null;
  const cut = words.length > MOST ? `${words.slice(0, words.lastIndexOf(' ', MOST) + 1 || MOST).trim()}…` : words;
  return isCodedEntry(fact) ? cut : `Comment: ${cut}`;
}
