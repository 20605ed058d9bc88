/**
 * What does each role ask first? The cards of its summary in order, and the shape of its page. Source: DISPLAY, screens
 * 3 and 4.
 */
import type { RecordRole, Role } from '../../../domain/roles';

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
  | 'letters'
  | 'role-limits'
  | 'new-since';

export interface RecordLayout {
  /**
   * `columns`: one stack left of the timeline, one right of it until an entry opens there; `page`: a large summary of
   * three stacks, the timeline below it.
   */
  readonly shape: 'columns' | 'page';
  readonly stacks: readonly (readonly CardId[])[];
  /** Problems and vaccines as names side by side: known, not worked with. */
  readonly glance?: boolean;
}

const CLINICAL: RecordLayout = {
  shape: 'columns',
  stacks: [
    ['alerts-and-plans', 'allergies', 'medicines'],
    ['problems', 'results', 'appointments', 'encounters', 'support', 'new-since'],
  ],
};

const SOCIAL: RecordLayout = {
  shape: 'columns',
  glance: true,
  stacks: [
    ['contacts', 'support', 'plans', 'alerts', 'communication', 'problems'],
    ['allergies', 'medicines', 'appointments', 'encounters', 'immunisations', 'role-limits', 'new-since'],
  ],
};

const EMERGENCY: RecordLayout = {
  shape: 'page',
  stacks: [
    ['alerts-and-plans', 'problems'],
    ['allergies', 'results', 'appointments', 'support'],
    ['medicines', 'encounters'],
  ],
};

const PHARMACY: RecordLayout = {
  shape: 'columns',
  stacks: [
    ['medicines', 'allergies', 'alerts-and-plans'],
    ['problems', 'results', 'appointments', 'encounters', 'role-limits', 'new-since'],
  ],
};

/** These have the clinician's page. */
type Clinicians =
  'hospital-clinician' | 'midwife' | 'community-nurse' | 'mental-health-practitioner' | 'care-home-nurse';
/** A role that may open a record and has no layout does not compile. */
const LAYOUTS: Readonly<Record<Exclude<RecordRole, Clinicians>, RecordLayout>> = {
  gp: {
    shape: 'columns',
    stacks: [
      ['alerts-and-plans', 'allergies', 'medicines'],
      ['problems', 'results', 'letters', 'appointments', 'encounters', 'support', 'new-since'],
    ],
  },
  'emergency-clinician': EMERGENCY,
  paramedic: EMERGENCY,
  'social-worker': SOCIAL,
  'occupational-therapist': SOCIAL,
  pharmacist: PHARMACY,
  'pharmacy-technician': PHARMACY,
  dentist: PHARMACY,
  // What an administrator sees of alerts is how to speak with the person.
  administrator: { shape: 'columns', stacks: [['appointments', 'alerts-and-plans'], ['role-limits']] },
};

/** By any word for a role: a desk’s page, which opens no record, is a clinician’s too. */
const BY_ROLE: ReadonlyMap<string, RecordLayout> = new Map(Object.entries(LAYOUTS));
export const layoutOf = (role: Role): RecordLayout => BY_ROLE.get(role) ?? CLINICAL;
