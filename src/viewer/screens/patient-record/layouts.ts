/**
 * What does each role ask first? The cards of its summary in order, and the shape of its page. Source: DISPLAY, screens
 * 3 and 4.
 */
import type { RecordRole, Role } from '../../../domain/roles';

export type CardId =
  | 'about-me'
  | 'social-context'
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
  /** Over the whole width, before anything else: what must be known before anything is done. */
  readonly band: CardId;
  readonly stacks: readonly (readonly CardId[])[];
  /** Problems and vaccines as names side by side: known, not worked with. */
  readonly glance?: boolean;
}

const CLINICAL: RecordLayout = {
  shape: 'columns',
  band: 'alerts-and-plans',
  stacks: [
    ['allergies', 'medicines'],
    [
      'about-me',
      'results',
      'problems',
      'letters',
      'appointments',
      'contacts',
      'support',
      'social-context',
      'new-since',
    ],
  ],
};

const SOCIAL: RecordLayout = {
  shape: 'columns',
  band: 'alerts',
  glance: true,
  stacks: [
    ['about-me', 'contacts', 'support', 'plans', 'social-context', 'communication', 'problems'],
    ['allergies', 'medicines', 'appointments', 'encounters', 'immunisations', 'role-limits', 'new-since'],
  ],
};

const EMERGENCY: RecordLayout = {
  shape: 'page',
  band: 'alerts-and-plans',
  stacks: [
    ['allergies', 'medicines'],
    ['problems', 'results', 'appointments'],
    ['about-me', 'contacts', 'encounters', 'letters', 'support', 'social-context'],
  ],
};

const PHARMACY: RecordLayout = {
  shape: 'columns',
  band: 'alerts-and-plans',
  stacks: [
    ['medicines', 'allergies'],
    ['results', 'problems', 'appointments', 'encounters', 'role-limits', 'new-since'],
  ],
};

/** These have the clinician's page. */
type Clinicians =
  'hospital-clinician' | 'midwife' | 'community-nurse' | 'mental-health-practitioner' | 'care-home-nurse';
/** A role that may open a record and has no layout does not compile. */
const LAYOUTS: Readonly<Record<Exclude<RecordRole, Clinicians>, RecordLayout>> = {
  gp: CLINICAL,
  'emergency-clinician': EMERGENCY,
  paramedic: EMERGENCY,
  'social-worker': SOCIAL,
  'occupational-therapist': SOCIAL,
  pharmacist: PHARMACY,
  'pharmacy-technician': PHARMACY,
  dentist: PHARMACY,
  // What an administrator sees of alerts is how to speak with the person.
  administrator: { shape: 'columns', band: 'alerts-and-plans', stacks: [['appointments'], ['role-limits']] },
};

/** By any word for a role: a desk’s page, which opens no record, is a clinician’s too. */
const BY_ROLE: ReadonlyMap<string, RecordLayout> = new Map(Object.entries(LAYOUTS));
export const layoutOf = (role: Role): RecordLayout => BY_ROLE.get(role) ?? CLINICAL;

/** Scrolling: what may harm, then what is taken, what is wrong, what was measured, whom to ring. */
const RISKS_FIRST: readonly CardId[] = ['allergies', 'medicines', 'problems', 'results', 'contacts'];

/** The cards in one column, below the band; a layout that begins with people keeps its own order. */
export function inOneColumn({ stacks, glance = false }: RecordLayout): readonly CardId[] {
  const cards = stacks.flat();
  return glance
    ? cards
    : [...RISKS_FIRST.filter((card) => cards.includes(card)), ...cards.filter((card) => !RISKS_FIRST.includes(card))];
}
