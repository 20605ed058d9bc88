/** When is a source's row of this person, and when is it left to people to say? */

export type LinkageId = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6';

interface LinkageRule {
  readonly id: LinkageId;
  readonly says: string;
  readonly then: 'linked' | 'linked and marked' | 'worklist' | 'out' | 'current number';
  readonly why: string;
  readonly hazard: string;
}

const WRONG = 'one person’s care is counted as another’s';

export const LINKAGE: readonly LinkageRule[] = [
  {
    id: 'L1',
    says: 'a valid NHS number, and the birth date that demographics hold for it',
    then: 'linked',
    why: 'number and birth date together are how the national service links nearly every row',
    hazard: WRONG,
  },
  {
    id: 'L2',
    says:
      'the NHS number, a birth date that differs in one part or has day and month swapped, and the family name or ' +
      'the postcode; given name and gender may not speak against it, and a year that differs needs the given name',
    then: 'linked and marked',
    why: 'a slip of the pen is no other person; a baby under its mother’s number has another name',
    hazard: WRONG,
  },
  {
    id: 'L3',
    says: 'the NHS number, and neither L1 nor L2',
    then: 'worklist',
    why: 'a number that was swapped or misread belongs to somebody else',
    hazard: WRONG,
  },
  {
    id: 'L4',
    says: 'no valid NHS number',
    then: 'out',
    why: 'no register of objections can be asked about it; a likeness of names would let in a twin who objected',
    hazard: 'a person who said no is counted under another’s pseudonym',
  },
  {
    id: 'L5',
    says:
      'somebody else in demographics has this family name, birth date and postcode under another given name, and the ' +
      'row does not have the given name, or has the other gender',
    then: 'worklist',
    why: 'twins are told apart by nothing but the given name',
    hazard: WRONG,
  },
  {
    id: 'L6',
    says: 'a number that demographics have superseded',
    then: 'current number',
    why: 'one person has one number; an objection to either counts',
    hazard: 'a person who said no under an old number is counted under the new one',
  },
];
