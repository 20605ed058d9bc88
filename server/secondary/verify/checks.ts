/** What must hold of everything that lies in the data folder? Each finding names its row. */

export const CHECKS = [
  {
    id: 'VF-1',
    says: 'the analysis zone holds whole data sets, and nothing beside them',
    why: 'what nobody wrote down was put there by hand',
    hazard: 'a file of people lies among files of groups',
  },
  {
    id: 'VF-2',
    says: 'each file has the digest of its manifest, and the manifest its own',
    why: 'what was changed after it was built was approved by nobody',
    hazard: 'a table was swapped, and answers are made from it',
  },
  {
    id: 'VF-3',
    says: 'a table has the approved columns, of their types, and no other',
    why: 'the columns are what was approved',
    hazard: 'a column of names or days stands beside the others',
  },
  {
    id: 'VF-4',
    says: 'each value is one that its column may hold',
    why: 'values are a closed list; what is not on it came from somebody’s words',
    hazard: 'free text leaves in a column of codes',
  },
  {
    id: 'VF-5',
    says: 'nothing looks like an NHS number, a postcode, an address, an id of the spine, or a planted canary',
    why: 'what tells who somebody is has no business outside the linkage zone',
    hazard: 'somebody is found by a number in a file without names',
  },
  {
    id: 'VF-6',
    says: 'each combination of values of people is shared by the floor at least',
    why: 'who knows some values of a person must not find one row',
    hazard: 'a person is singled out',
  },
  {
    id: 'VF-7',
    says: 'no date is more exact than was approved, nor outside the period',
    why: 'a remembered day tells which row is somebody’s',
    hazard: 'a person is found by the day of a visit',
  },
  {
    id: 'VF-8',
    says: 'people stand once each, in the order of pseudonyms, and events are theirs',
    why: 'another order is a trace of where the rows came from',
    hazard: 'two projects’ files are joined by the order of their rows',
  },
  {
    id: 'VF-9',
    says: 'a stored answer has rounded counts, none of them small',
    why: 'what is stored may be released',
    hazard: 'a count of three leaves',
  },
  {
    id: 'VF-10',
    says: 'files of sources are readable by nobody else',
    why: 'they hold names and notes in clear',
    hazard: 'whoever works with groups reads the people',
  },
  {
    id: 'VF-11',
    says: 'keys are readable by nobody else, and lie outside the data',
    why: 'a key opens what it was meant to close',
    hazard: 'pseudonyms are made of known numbers and looked up',
  },
  {
    id: 'VF-12',
    says: 'the linkage zone is readable by nobody else, and no work of an earlier build is left in it',
    why: 'the work of a build holds identifiers in clear, for as long as it runs',
    hazard: 'birth dates and postcodes lie about',
  },
  {
    id: 'VF-13',
    says: 'the audit is one unbroken chain',
    why: 'what was done must stay known',
    hazard: 'a build or a release is taken back',
  },
] as const;

export type CheckId = (typeof CHECKS)[number]['id'];

export interface Finding {
  readonly check: CheckId;
  /** A path under the data folder, or the name of a thing. */
  readonly where: string;
  /** INVARIANT: never the value that was found. */
  readonly what: string;
}

export type Tell = (check: CheckId, where: string, what: string) => void;
