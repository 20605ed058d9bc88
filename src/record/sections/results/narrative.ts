/** What does a report say whose words stand in its narrative alone? Narrative is shown by nobody here. */
import { saysMoreInText } from '../../../domain/own-text';
import { list } from '../../fhir/shape';
import type { ResultFact } from './fact';

/** A report whose narrative is all that was sent of it: nobody here reads it, and it is not nothing. */
export function textElsewhere({ isReport, resource, comments }: ResultFact): string | null {
  if (!isReport || comments.length > 0 || resource.resourceType !== 'DiagnosticReport') return null;
  const { result, presentedForm, imagingStudy, media } = resource;
  const isAll = [result, presentedForm, imagingStudy, media].every((part) => list<unknown>(part).length === 0);
  return saysMoreInText(resource) && isAll ? 'Report text is in the source; open it there' : null;
}
