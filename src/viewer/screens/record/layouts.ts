/** What does each role ask first? The cards of its summary in order, and the shape of its page. Source: DISPLAY, screens 3 and 4. */
import type { Role } from '../../../domain/roles';

export type CardId =
  | 'alerts'
  | 'alerts-and-plans'
  | 'allergies'
  | 'medicines'
  | 'problems'
  | 'results'
  | 'appointments'
  | 'encounters'
  | 'contacts'
  | 'communication'
  | 'support'
  | 'plans'
  | 'immunisations'
  | 'role-limits';

export interface RecordLayout {
  /** `columns`: summary, timeline, summary side by side; `page`: a large summary, the timeline below it. */
  readonly shape: 'columns' | 'page';
  /** Left of the timeline, and right of it until an entry opens there. */
  readonly first: readonly CardId[];
  readonly second: readonly CardId[];
}

const CLINICAL: RecordLayout = {
  shape: 'columns',
  first: ['alerts-and-plans', 'allergies', 'medicines'],
  second: ['problems', 'results', 'appointments', 'encounters', 'support'],
};

const SOCIAL: RecordLayout = {
  shape: 'columns',
  first: ['contacts', 'support', 'plans', 'communication', 'alerts', 'appointments'],
  second: ['allergies', 'medicines', 'problems', 'encounters', 'immunisations', 'role-limits'],
};

const EMERGENCY: RecordLayout = {
  shape: 'page',
  first: ['alerts-and-plans', 'allergies', 'medicines', 'problems', 'results', 'encounters', 'appointments', 'support'],
  second: [],
};

const LAYOUTS: Readonly<Partial<Record<Role, RecordLayout>>> = {
  'emergency-clinician': EMERGENCY,
  'social-worker': SOCIAL,
  'occupational-therapist': SOCIAL,
  pharmacist: { ...CLINICAL, first: ['medicines', 'allergies', 'alerts-and-plans'] },
  administrator: { shape: 'columns', first: ['appointments', 'alerts'], second: ['role-limits'] },
};

export const layoutOf = (role: Role): RecordLayout => LAYOUTS[role] ?? CLINICAL;
