/**
 * What is left of a resource in a summary? An allow-list per section and type: every element not named goes. Source:
 * POLICY 4.
 */
import { z } from 'zod';
import { SECTIONS } from '../../domain/sections';
import { roleId } from './label-caps';
import { releasedType } from './released-type';
import given from './summaries.json' with { type: 'json' };
import { elements, hazard, id, tableFile, terms, texts, why } from './table-file';

const summary = z.strictObject({
  id,
  section: z.enum(SECTIONS),
  type: releasedType,
  /**
   * Element names; `element>Type` keeps only references to that type, `element:part,part` only those parts, `element!`
   * only that there is such; of `patientInstruction` of a dose only that too.
   */
  keeps: elements,
  /** Which of them are kept at all; said in words in `why`. */
  only: z.enum(['active-or-major', 'not-past-issues', 'communication-needs', 'last-three']).exactOptional(),
  why,
  hazard,
});

export const SUMMARY_FILE = tableFile('summaries.json', {
  summaries: z.array(summary),
  /** What an alert shows when a label would cap it: never less than that it exists. Source: POLICY 5. */
  headlines: z.array(summary),
  /** Roles that see only the last three encounters in summary (national restricted view). */
  lastThreeRoles: z.array(roleId),
  /**
   * Flags an administrator sees: SNOMED codes of communication needs and reasonable adjustments, and the words of a
   * category (a regular expression).
   */
  communicationNeedCodes: texts,
  communicationNeedWords: terms.element,
});

const shipped = SUMMARY_FILE.shipped(given);
export type SummaryRow = (typeof shipped.summaries)[number];
export const SUMMARIES = shipped.summaries;
export const HEADLINES = shipped.headlines;
export const LAST_THREE_ROLES: readonly string[] = shipped.lastThreeRoles;
export const LAST_THREE = 3;
export const COMMUNICATION_NEED_CODES = shipped.communicationNeedCodes;
export const COMMUNICATION_NEED_WORDS = shipped.communicationNeedWords;
