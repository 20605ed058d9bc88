/** How is booked care named on the timeline? */
import { PlainRow } from '../PlainRow';
import type { SectionLook } from '../section-look';

export const appointments: SectionLook = {
  kind: ({ detail }) => (detail.section === 'appointments' && detail.kind === 'referral' ? 'Referral' : 'Appointment'),
  Row: PlainRow,
};
