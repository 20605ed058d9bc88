/**
 * Which entries never stand in a patient summary that leaves? Kinds that the summary has no section for, and a
 * pregnancy status, which is of its day and would be carried forward (POLICY 5).
 */
import { isOfKind } from '../../domain/named-kinds';
import { OTHER_TYPES } from '../../domain/section-of';
import type { Entry } from '../entry';

const OTHERS: ReadonlySet<string> = new Set([...OTHER_TYPES, 'QuestionnaireResponse', 'Task']);

export const isSummarised = ({ sources, section }: Entry): boolean =>
  !sources.some(
    ({ resource }) =>
      (section !== 'social-care' && OTHERS.has(resource.resourceType)) ||
      (resource.resourceType === 'Observation' && isOfKind('pregnancy', [resource.code])),
  );
