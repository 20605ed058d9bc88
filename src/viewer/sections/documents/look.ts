/** How is a letter named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const documents: SectionLook = {
  kind: () => 'Letter',
  Row: PlainRow,
};
