/** How is social care named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const socialCare: SectionLook = {
  kind: ({ detail }) =>
    detail.section !== 'social-care'
      ? 'Social care'
      : {
          package: 'Care package',
          equipment: 'Equipment',
          assessment: 'Assessment',
          plan: 'Support plan',
        }[detail.kind],
  Row: PlainRow,
};
