/** Under which heading does each card of the summary stand, and which sections does it read? */
import type { SectionId } from '../../../domain/sections';
import type { CardId } from './layouts';

export interface CardHead {
  readonly title: string;
  /** The card stands where the role has any of them. */
  readonly sections: readonly SectionId[];
}

/** Cards that are drawn once every section can be read; alerts and allergies never wait for that. */
export type LaterCardId = Exclude<CardId, 'alerts' | 'alerts-and-plans' | 'allergies' | 'new-since'>;

/** No place is held for what most people do not have. */
export const HELD_NO_PLACE: ReadonlySet<CardId> = new Set(['about-me', 'social-context']);

export const CARD_HEADS: Readonly<Record<LaterCardId, CardHead>> = {
  // only where somebody said it
  'about-me': { title: 'About me', sections: ['care-plans'] },
  'social-context': { title: 'Social context', sections: ['problems'] },
  medicines: { title: 'Current medicines', sections: ['medications'] },
  problems: { title: 'Problems', sections: ['problems'] },
  results: { title: 'Recent results', sections: ['results'] },
  appointments: { title: 'Upcoming appointments', sections: ['appointments'] },
  encounters: { title: 'Last encounters', sections: ['encounters'] },
  letters: { title: 'Letters', sections: ['documents'] },
  contacts: { title: 'People to call', sections: ['alerts', 'social-care'] },
  communication: { title: 'Communication and adjustments', sections: ['alerts'] },
  support: { title: 'Care and support', sections: ['social-care'] },
  plans: { title: 'Care plans', sections: ['care-plans'] },
  immunisations: { title: 'Immunisations', sections: ['immunisations'] },
  // said from the role alone, of no section
  'role-limits': { title: 'Not shown to your role', sections: [] },
};
