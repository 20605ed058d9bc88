/**
 * Which entries never stand in a patient summary that leaves? Kinds that the summary has no section for, a pregnancy
 * status, which is of its day and would be carried forward (POLICY 5), and concerns for somebody's safety, which the
 * person at home with them may read. (Hazard H-39.)
 */
import { isOfKind } from '../../domain/named-kinds';
import { OTHER_TYPES } from '../../domain/section-of';
import type { Entry } from '../entry';
import { staysOnScreen } from '../safeguarding';

const OTHERS: ReadonlySet<string> = new Set([...OTHER_TYPES, 'QuestionnaireResponse', 'Task']);

export const isSummarised = (entry: Entry): boolean =>
  !staysOnScreen(entry) &&
  !entry.sources.some(
    ({ resource }) =>
      (entry.section !== 'social-care' && OTHERS.has(resource.resourceType)) ||
      (resource.resourceType === 'Observation' && isOfKind('pregnancy', [resource.code])),
  );
