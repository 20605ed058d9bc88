/** How is a problem named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const problems: SectionLook = {
  kind: ({ detail }) =>
    detail.section !== 'problems'
      ? 'Problem'
      : {
          problem: 'Problem',
          'encounter-diagnosis': 'Diagnosis',
          context: 'Context',
          'family-history': 'Family history',
          statement: 'Statement',
        }[detail.kind],
  Row: PlainRow,
};
