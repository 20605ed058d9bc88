/** Which objections take a person out of every data set, by what are they known, and what may lift them? */
import { READ_V2, SNOMED } from '../../domain/code-systems';

export type ObjectionId = 'OB-1' | 'OB-2' | 'OB-3' | 'OB-4' | 'OB-5';

interface Objection {
  readonly id: ObjectionId;
  readonly who: string;
  /** A dated legal exception (a notice under COPI Regulation 3) may lift it for the builds that cite it. */
  readonly lifted: boolean;
  readonly why: string;
  readonly hazard: string;
}

export const OBJECTIONS: readonly Objection[] = [
  {
    id: 'OB-1',
    who: 'whoever opted out of secondary use here, by the latest decision in our own register',
    lifted: false,
    why: 'the leaflet promises that a written opt-out is kept, and that one may opt in again at any time',
    hazard: 'a person who said no is counted',
  },
  {
    id: 'OB-2',
    who: 'whoever told their practice (type 1), by the latest such code in their GP data',
    lifted: true,
    why: 'without their GP data the person would count as “no record of it”: half a person is a wrong denominator',
    hazard: 'a person who said no to their practice is counted, or counted as untreated',
  },
  {
    id: 'OB-3',
    who: 'whoever is not on the cleaned list of the National Data Opt-out',
    lifted: true,
    why: 'support under Regulation 5 applies it, unless the letter of the Confidentiality Advisory Group exempts',
    hazard: 'a national opt-out is passed over',
  },
  {
    id: 'OB-4',
    who: 'whoever is restricted in demographics, or of whom that is not known',
    lifted: false,
    why: 'the place of a restricted person can be told from a small area',
    hazard: 'a person in hiding is found by where they are counted',
  },
  {
    id: 'OB-5',
    who: 'whoever has no valid NHS number',
    lifted: false,
    why: 'no register can be asked about them',
    hazard: 'a person who said no is counted under no number',
  },
];

/**
 * Type 1 objections as GP systems write them, by the first five signs of a Read code. The SNOMED CT ids are to be
 * confirmed from the UK release.
 */
export const TYPE_1 = {
  dissent: [
    { system: READ_V2, code: '9Nu0.' },
    { system: SNOMED, code: '827241000000103' },
  ],
  withdrawn: [
    { system: READ_V2, code: '9Nu1.' },
    { system: SNOMED, code: '827261000000102' },
  ],
} as const;
