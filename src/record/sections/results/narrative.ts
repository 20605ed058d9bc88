/** What does a report or a test say whose words stand in its narrative alone? Narrative is shown by nobody here. */
import { hasOwnWords, saysMoreInText } from '../../../domain/own-text';
import { list } from '../../fhir/shape';
import { NO_VALUE } from './component';
import type { ResultFact } from './fact';

/** A report whose narrative is all that was sent of it: nobody here reads it, and it is not nothing. */
export function textElsewhere({ isReport, resource, comments }: ResultFact): string | null {
  if (!isReport || comments.length > 0 || resource.resourceType !== 'DiagnosticReport') return null;
  const { result, presentedForm, imagingStudy, media } = resource;
  const isAll = [result, presentedForm, imagingStudy, media].every((part) => list<unknown>(part).length === 0);
  return saysMoreInText(resource) && isAll ? 'Report text is in the source; open it there' : null;
}

/** What stands for a value that is not among the elements; null where its own text is said to say more. */
export function valueElsewhere({ resource }: ResultFact): string | null {
  if (saysMoreInText(resource)) return null;
  return hasOwnWords(resource) ? 'A value, if any, is in the source’s own text: open it there' : NO_VALUE;
}
