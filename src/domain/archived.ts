/** What of the record of who looked has moved into its archive, and how is that said? Never passed over in silence. */
import { writeDate } from './dates/written';

export const ARCHIVED_SYSTEM = 'urn:whole-picture:archived-up-to';

/** `upTo` is the ISO instant of the last event that was archived. */
export const archivedWords = (upTo: string): string =>
  `What was put on record up to ${writeDate(upTo)} is kept in the archive, and is not listed here. ` +
  'Ask the people who run this service for it.';
