/** How is an alert named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const alerts: SectionLook = {
  kind: ({ detail }) =>
    detail.section !== 'alerts'
      ? 'Alert'
      : { flag: 'Alert', communication: 'Communication', contact: 'Contact', legal: 'Legal' }[detail.kind],
  Row: PlainRow,
};
