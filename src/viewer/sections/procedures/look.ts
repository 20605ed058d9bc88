/** How is a procedure named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const procedures: SectionLook = {
  kind: ({ detail }) => (detail.section === 'procedures' && detail.statement === true ? 'Statement' : 'Procedure'),
  Row: PlainRow,
};
