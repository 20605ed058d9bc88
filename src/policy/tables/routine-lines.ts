/**
 * Which lines stand in nearly every letter of a kind, whatever their answer, and are cut out of everybody’s letters?
 * Source: POLICY 3, “routine lines”.
 */
import { z } from 'zod';
import { exclusionId } from './exclusions';
import given from './routine-lines.json' with { type: 'json' };
import { hazard, id, tableFile, terms, text, texts, why } from './table-file';

export const ROUTINE_LINE_FILE = tableFile('routine-lines.json', {
  routineLines: z.array(
    z.strictObject({
      id,
      exclusion: exclusionId,
      /** Begin a line of this kind before a mark, a gap or the first word of a value. */
      headings: terms,
      /** Begin one before a mark or a gap alone. */
      bare: terms,
      /** What a question is about. */
      questions: terms,
      examples: texts,
      nearMisses: texts,
      why,
      hazard,
      source: text,
    }),
  ),
  /** Words of a value. */
  routineValues: terms,
  /** What a line begins with that answers the heading on the line before. */
  routineAnswers: terms,
  /** Headings of a line that says more of the routine line before it. */
  routineFollows: terms,
  /** The same, where an answer follows. */
  routineResults: terms,
  /** Headings at which a value on the same line ends. */
  otherHeadings: terms,
  /** Headings of lists in which one item may be routine. */
  routineLists: terms,
  /** What is tested together with what is routine, and may share its value. */
  routineCompanions: terms,
});

const shipped = ROUTINE_LINE_FILE.shipped(given);
export type RoutineLineRow = (typeof shipped.routineLines)[number];
/** Fixed: not a pack’s to change, so that the same lines go everywhere. */
export const ROUTINE_LINES = shipped;
