/** How is a vaccine named on the timeline, given or not? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const immunisations: SectionLook = {
  kind: ({ detail }) =>
    detail.section !== 'immunisations' || detail.given
      ? 'Vaccine'
      : detail.statement === true
        ? 'Statement'
        : 'Vaccine not given',
  Row: PlainRow,
};
