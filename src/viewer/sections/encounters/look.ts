/** How is a contact with care named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const encounters: SectionLook = {
  kind: ({ detail }) =>
    detail.section === 'encounters' && detail.kind.length > 0 && detail.kind.length < 14 ? detail.kind : 'Encounter',
  Row: PlainRow,
};
