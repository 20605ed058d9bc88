/** What is everybody told, always, whoever the person is? The same words for every patient, so that they tell nothing of this one. Source: POLICY 3. */

export interface StandingNotice {
  readonly id: string;
  readonly code: string;
  /** `{categories}` stands for the names of the exclusions in force. */
  readonly text: string;
  readonly why: string;
  readonly hazard: string;
}

export const STANDING_NOTICES: readonly StandingNotice[] = [
  { id: 'SN-1', code: 'never-shared', text: 'Never shared here, with anybody: {categories}.', why: 'What nobody sees is told to all alike.', hazard: 'H-06' },
  { id: 'SN-2', code: 'medicines', text: 'HIV and fertility medicines are never shown here. Ask before prescribing interacting drugs.', why: 'A prescriber has to know that the list is not whole.', hazard: 'H-01' },
  { id: 'SN-3', code: 'ask', text: 'Ask the patient: a shared record is never the whole picture.', why: 'The person knows what the record does not.', hazard: 'H-06' },
  { id: 'SN-4', code: 'allergies', text: '“No known allergies” means none known in the records that answered. Ask the patient.', why: 'An absence is only as good as its sources.', hazard: 'H-07' },
];

export const OPTED_OUT_IN_PART_TEXT = 'Other parts of this person’s information are not available through the joined-up record. Ask the person, or contact their care organisations.';
