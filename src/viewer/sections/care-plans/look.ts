/** How is a care plan named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const carePlans: SectionLook = {
  kind: () => 'Care plan',
  Row: PlainRow,
};
