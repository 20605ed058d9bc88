/** Which harms do the policy rows weigh up? One sentence each; every row of every policy table names one. */

export interface Hazard {
  readonly id: string;
  readonly title: string;
  readonly harm: string;
}

export const HAZARDS: readonly Hazard[] = [
  {
    id: 'H-01',
    title: 'HIV and fertility medicines not shown',
    harm: 'A prescriber who does not see an antiretroviral or fertility medicine may prescribe something that interacts with it.',
  },
  {
    id: 'H-02',
    title: 'A sensitive fact is disclosed',
    harm: 'Sexual health, fertility, termination or gender history reaches somebody who must not know it, and the person stops trusting or using care.',
  },
  {
    id: 'H-03',
    title: 'A person at risk is found',
    harm: 'Somebody who fled violence is traced through a code, a place or a note.',
  },
  {
    id: 'H-04',
    title: 'Something needed is not in the view',
    harm: 'The role’s view leaves out a fact that would have changed what the user did.',
  },
  {
    id: 'H-05',
    title: 'More is shown than the work needs',
    harm: 'A user sees clinical detail that their work does not call for, and confidentiality is broken.',
  },
  {
    id: 'H-06',
    title: 'Silence is read as none',
    harm: 'An empty section is taken for “nothing there” when it was withheld, not supplied or not answered.',
  },
  { id: 'H-07', title: 'An allergy is not seen', harm: 'A medicine is given to somebody known to be allergic to it.' },
  {
    id: 'H-08',
    title: 'A medicine is not seen',
    harm: 'Lithium, clozapine or another high-risk medicine is unknown to the prescriber.',
  },
  {
    id: 'H-09',
    title: 'Mental health or substance misuse detail spreads',
    harm: 'Detail of mental health or substance misuse care is read by people outside that care.',
  },
  {
    id: 'H-10',
    title: 'Safeguarding detail spreads',
    harm: 'Detail of a safeguarding concern reaches an alleged abuser through a wide circle of readers.',
  },
  {
    id: 'H-11',
    title: 'A safeguarding concern is not known',
    harm: 'Nobody who sees the person knows that there is a concern and whom to ask.',
  },
  {
    id: 'H-12',
    title: 'A plan is not found in a crisis',
    harm: 'A crisis, ReSPECT or end of life plan is not seen when it is needed, and the person is treated against their wishes.',
  },
  { id: 'H-13', title: 'An opt-out is not kept', harm: 'The record of somebody who has said no is opened.' },
  {
    id: 'H-14',
    title: 'An opt-out is taken too far',
    harm: 'Organisations that the decision does not reach lose information they were promised to keep.',
  },
  { id: 'H-15', title: 'A home is entered', harm: 'A door or key-safe code is read and somebody enters the home.' },
  {
    id: 'H-16',
    title: 'Text betrays what codes do not',
    harm: 'A note, title or description tells what the coded data was careful to leave out.',
  },
  {
    id: 'H-17',
    title: 'A word is mistaken',
    harm: 'An innocent text is taken for a sensitive one and a needed fact is withheld from everybody.',
  },
  {
    id: 'H-18',
    title: 'Labels bind one copy only',
    harm: 'A fact that one provider marked sensitive stands unmarked in another provider’s copy and is shown from there.',
  },
  {
    id: 'H-19',
    title: 'Emergency access is misused',
    harm: 'Emergency access is used out of curiosity, or stays open for longer than the emergency.',
  },
  {
    id: 'H-45',
    title: 'A promise rests on a list that is not complete',
    harm: 'A category has nothing but the shipped seed of codes: what is coded outside it passes, or what no table knows is withheld and missing.',
  },
  {
    id: 'H-51',
    title: 'What must not be done reads as something to do',
    harm: 'An order not to resuscitate, transfuse or give a medicine is shown without its “not”, and the thing is done.',
  },
];
