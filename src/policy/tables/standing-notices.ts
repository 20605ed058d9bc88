/**
 * What is everybody told, always, whoever the person is? The same words for every patient, so that they tell nothing of
 * this one. Source: POLICY 3.
 */
import { z } from 'zod';
import given from './standing-notices.json' with { type: 'json' };
import { hazard, id, tableFile, text, why } from './table-file';

export const STANDING_NOTICE_FILE = tableFile('standing-notices.json', {
  standingNotices: z.array(
    z.strictObject({
      id,
      code: text,
      /** Said only while this holds; absent: always. */
      when: z
        .enum([
          'lists-complete',
          'lists-incomplete',
          'medicines-withheld',
          'medicines-shown',
          'letters-judged',
          'letter-lines-cut',
        ])
        .exactOptional(),
      /**
       * `{categories}` stands for the names of the exclusions in force, `{lists}` for those whose list of codes is not
       * complete.
       */
      text,
      why,
      hazard,
    }),
  ),
  /** Said where an opt-out leaves some providers and holds others back. */
  optedOutInPart: text,
});

const shipped = STANDING_NOTICE_FILE.shipped(given);
export type StandingNotice = (typeof shipped.standingNotices)[number];
export const STANDING_NOTICES = shipped.standingNotices;
export const OPTED_OUT_IN_PART_TEXT = shipped.optedOutInPart;
