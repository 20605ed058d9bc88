/**
 * What is everybody told, always, whoever the person is? The same words for every patient, so that they tell nothing of
 * this one. Source: POLICY 3.
 */

export interface StandingNotice {
  readonly id: string;
  readonly code: string;
  /**
   * `{categories}` stands for the names of the exclusions in force, `{lists}` for those whose list of codes is not
   * complete.
   */
  readonly text: string;
  /** Said only while this holds; absent: always. */
  readonly when?: 'lists-complete' | 'lists-incomplete' | 'medicines-withheld' | 'medicines-shown';
  readonly why: string;
  readonly hazard: string;
}

export const STANDING_NOTICES: readonly StandingNotice[] = [
  {
    id: 'SN-1',
    code: 'never-shared',
    when: 'lists-complete',
    text: 'Never shared here, with anybody: {categories}.',
    why: 'What nobody sees is told to all alike.',
    hazard: 'H-06',
  },
  {
    id: 'SN-1-incomplete',
    code: 'never-shared',
    when: 'lists-incomplete',
    text: 'Meant never to be shared here, with anybody: {categories}. The code lists for {lists} are not complete.',
    why: 'A promise that rests on a list which is not complete is told as what it is.',
    hazard: 'H-45',
  },
  {
    id: 'SN-2',
    code: 'medicines',
    when: 'medicines-withheld',
    text: 'HIV and fertility medicines are never shown here. Ask before prescribing interacting drugs.',
    why: 'A prescriber has to know that the list is not whole.',
    hazard: 'H-01',
  },
  {
    id: 'SN-3',
    code: 'ask',
    text: 'Ask the patient: a shared record is never the whole picture.',
    why: 'The person knows what the record does not.',
    hazard: 'H-06',
  },
  {
    id: 'SN-4',
    code: 'allergies',
    when: 'medicines-shown',
    text: '“No known allergies” means none known in the records that answered. Ask the patient.',
    why: 'An absence is only as good as its sources.',
    hazard: 'H-07',
  },
  {
    id: 'SN-4-medicines',
    code: 'allergies',
    when: 'medicines-withheld',
    text: '“No known allergies” means none known in the records that answered. Allergies to HIV and fertility medicines are never shown here. Ask the patient.',
    why: 'An allergy to a medicine that is never shown is not shown either, and the absence must not hide it.',
    hazard: 'H-07',
  },
  {
    id: 'SN-5',
    code: 'bare-codes',
    when: 'lists-incomplete',
    text: 'What a provider sends as a code alone, without words, is shown here only where the code is known. An allergy sent so is always shown.',
    why: 'Where a list is not complete, what is withheld with it is said to all alike.',
    hazard: 'H-45',
  },
];

export const OPTED_OUT_IN_PART_TEXT =
  'Other parts of this person’s information are not available through the joined-up record. Ask the person, or contact their care organisations.';
