/** What must a section's folder say so that the timeline can draw its rows? */
import type { FC } from 'react';
import type { Entry } from '../../record/entry';

export interface RowProps {
  readonly entry: Entry;
}

export interface SectionLook {
  /** The kind of thing this row is, in one or two words. */
  kind(entry: Entry): string;
  /** The row's words; phrasing content only, since the whole row is one button. */
  readonly Row: FC<RowProps>;
  /** True where the row's words say the conflict themselves, so that no tag need. */
  readonly saysConflict?: (entry: Entry) => boolean;
}
