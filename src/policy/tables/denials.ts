/**
 * What happens where no table says yes? Everything is withheld, and each way to come there is a row of its own: deny
 * unless permitted. Source: POLICY, “Order of decision”.
 */

export interface DenialRow {
  readonly id: string;
  readonly rule: string;
  readonly why: string;
  readonly hazard: string;
}

export const DENIALS: readonly DenialRow[] = [
  {
    id: 'D-unknown-role',
    rule: 'A role without a clinical view sees nothing.',
    why: 'Whoever is not known to need it does not see it.',
    hazard: 'H-05',
  },
  {
    id: 'D-setting',
    rule: 'Nothing passes from a provider whose setting is unknown or never asked.',
    why: 'Where it comes from can tell as much as what it says.',
    hazard: 'H-02',
  },
  {
    id: 'D-no-section',
    rule: 'A type of resource that no section carries is withheld.',
    why: 'What nobody has judged may hold anything.',
    hazard: 'H-05',
  },
  {
    id: 'D-no-cell',
    rule: 'A section without a cell for the role is withheld.',
    why: 'A missing row must not mean yes.',
    hazard: 'H-05',
  },
  {
    id: 'D-no-summary',
    rule: 'A type without a summary is withheld where only a summary may be seen.',
    why: 'There is no safe part of it that somebody has chosen.',
    hazard: 'H-05',
  },
  {
    id: 'D-unknown-level',
    rule: 'A cell that holds no known level withholds.',
    why: 'A faulty table must not mean yes.',
    hazard: 'H-05',
  },
  {
    id: 'D-unjudged',
    rule: 'What is nested too deep or shaped too oddly to be judged is withheld from everybody.',
    why: 'Nobody could tell how sensitive it is.',
    hazard: 'H-02',
  },
  {
    id: 'D-bare-code',
    rule: 'While the list of a category is not complete, what is named by a code alone, without words and in no table, is withheld from everybody; an allergy is not.',
    why: 'A bare number informs no clinician, and names the secret to whoever looks it up.',
    hazard: 'H-45',
  },
  {
    id: 'D-unreadable',
    rule: 'What cannot be read as FHIR is withheld, and the section is stated as partial.',
    why: 'Nobody could tell how sensitive it is, and silence must not be read as none.',
    hazard: 'H-06',
  },
  {
    id: 'D-patient',
    rule: 'A provider’s own Patient never passes: the Patient in every answer is made from demographics.',
    why: 'It may hold former names, another gender or an address to be kept secret.',
    hazard: 'H-02',
  },
  {
    id: 'D-nothing-left',
    rule: 'A report goes when all its results are withheld and it says nothing itself.',
    why: 'An empty report tells that something was taken out of it.',
    hazard: 'H-02',
  },
  {
    id: 'D-twin',
    rule: 'Where the same name was sent twice, what holds for one copy holds for all.',
    why: 'A second copy must not show what the first may not.',
    hazard: 'H-02',
  },
  {
    id: 'D-silent-cap',
    rule: 'What only a withheld encounter brings down is withheld with it.',
    why: 'Its being shortened would tell of the encounter.',
    hazard: 'H-09',
  },
  {
    id: 'D-through-document',
    rule: 'The bytes of a document are fetched through the document that was released, never beside it.',
    why: 'The bytes cannot be judged; their document can.',
    hazard: 'H-16',
  },
  {
    id: 'RV-last-three',
    rule: 'Of encounters in summary a social worker and a pharmacist see the last three.',
    why: 'The national restricted view shows no more.',
    hazard: 'H-05',
  },
  {
    id: 'SP-reached',
    rule: 'Places, people and medicines pass when something released refers to them, as name, code and role.',
    why: 'The entry is not understood without them.',
    hazard: 'H-04',
  },
  {
    id: 'SP-not-reached',
    rule: 'Places, people and medicines that nothing released refers to are withheld.',
    why: 'A clinic’s name alone can tell why somebody went there.',
    hazard: 'H-02',
  },
];
