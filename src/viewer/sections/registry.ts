/** Which look belongs to which section? The one place where sections are registered with the viewer. */
import type { SectionId } from '../../domain/sections';
import { PlainRow } from './PlainRow';
import type { SectionLook } from './section-look';
import { alerts } from './alerts/look';
import { allergies } from './allergies/look';
import { appointments } from './appointments/look';
import { carePlans } from './care-plans/look';
import { documents } from './documents/look';
import { encounters } from './encounters/look';
import { immunisations } from './immunisations/look';
import { medications } from './medications/look';
import { problems } from './problems/look';
import { procedures } from './procedures/look';
import { results } from './results/look';
import { socialCare } from './social-care/look';

export const LOOKS: Readonly<Record<SectionId, SectionLook>> = {
  demographics: { kind: () => 'Personal details', Row: PlainRow },
  alerts,
  allergies,
  medications,
  problems,
  encounters,
  results,
  appointments,
  immunisations,
  procedures,
  documents,
  'care-plans': carePlans,
  'social-care': socialCare,
};
