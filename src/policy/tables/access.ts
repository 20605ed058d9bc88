/**
 * On what footing does a user open a record, and what does emergency access do? The rules as rows; gateway/access
 * carries them out. Source: POLICY 6.
 */

export interface AccessRow {
  readonly id: string;
  readonly rule: string;
  readonly why: string;
  readonly hazard: string;
}

export const RELATIONSHIPS: readonly AccessRow[] = [
  {
    id: 'RE-registered',
    rule: 'The person’s GP practice is the user’s organisation.',
    why: 'Only those who need to see the information may; the practice cares for the person.',
    hazard: 'H-05',
  },
  {
    id: 'RE-in-care',
    rule: 'The user’s own organisation shows an encounter, appointment or referral within 90 days or in future.',
    why: 'The organisation is treating the person now.',
    hazard: 'H-05',
  },
  {
    id: 'RE-self-claimed',
    rule: 'Neither is found: the record opens, is audited as self-claimed and alerts the privacy officer.',
    why: 'Care must not wait for a computer to find the reason; somebody looks afterwards.',
    hazard: 'H-05',
  },
];

export const EMERGENCY_RULES: readonly AccessRow[] = [
  {
    id: 'EM-1',
    rule: 'Emergency access needs a reason of at least 10 characters.',
    why: 'The privacy officer has to be able to judge it afterwards.',
    hazard: 'H-19',
  },
  {
    id: 'EM-2',
    rule: 'It opens what a label holds back until an emergency (B), and nothing else.',
    why: 'It is a key to a few doors, not to the building.',
    hazard: 'H-19',
  },
  {
    id: 'EM-3',
    rule: 'It is offered to roles that have anything to open.',
    why: 'A button that opens nothing teaches people to press it.',
    hazard: 'H-19',
  },
  {
    id: 'EM-4',
    rule: 'It ends by itself, holds for one person, and alerts the privacy officer.',
    why: 'An emergency ends, and curiosity must be found.',
    hazard: 'H-19',
  },
  {
    id: 'EM-5',
    rule: 'It never opens an opt-out, a restricted person or an exclusion.',
    why: 'The public was promised: even in emergency situations.',
    hazard: 'H-13',
  },
];
