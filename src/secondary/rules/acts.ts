/** Who may do what with a request, and in which state? Reads as the table it is; what is not here is refused. */
import type { RequestAct } from '../shapes/http';
import type { RequestState, SecondaryRole } from '../shapes/request';

interface ActRule {
  readonly act: RequestAct;
  readonly roles: readonly SecondaryRole[];
  readonly states: readonly RequestState[];
  /** Of analysts, whoever asked alone. */
  readonly why: string;
  readonly hazard: string;
}

export const ACTS: readonly ActRule[] = [
  {
    act: 'submit',
    roles: ['analyst'],
    states: ['draft'],
    why: 'whoever needs the data asks for it',
    hazard: 'a request is decided that nobody stands behind',
  },
  {
    act: 'decide',
    roles: ['data-access-group'],
    states: ['submitted'],
    why: 'the leaflet: a Data Access Group will decide',
    hazard: 'somebody else permits it',
  },
  {
    act: 'build',
    roles: ['linkage-team'],
    states: ['approved', 'built', 'open'],
    why: 'the leaflet: a special team links, and nobody else comes near a person',
    hazard: 'whoever analyses is near the names',
  },
  {
    act: 'ask',
    roles: ['analyst'],
    states: ['built', 'open'],
    why: 'only what was permitted is asked, by whoever it was permitted to',
    hazard: 'another asks under an approval that is not theirs',
  },
  {
    act: 'release',
    roles: ['data-access-group'],
    states: ['built', 'open'],
    why: 'a second person looks at what leaves',
    hazard: 'an answer leaves unseen',
  },
  {
    act: 'end',
    roles: ['analyst', 'data-access-group', 'linkage-team', 'key-custodian'],
    states: ['draft', 'submitted', 'approved', 'built', 'open'],
    why: 'to end one harms nobody: its keys are destroyed and its files deleted, and its entry stays',
    hazard: 'a data set outlives its purpose because the one who may end it is away',
  },
];

/** Who may see requests, and in which states; of analysts, their own alone. */
export const SEEN: Readonly<Record<SecondaryRole, readonly RequestState[]>> = {
  analyst: ['draft', 'submitted', 'approved', 'refused', 'built', 'open', 'ended'],
  'data-access-group': ['submitted', 'approved', 'refused', 'built', 'open', 'ended'],
  'linkage-team': ['approved', 'built', 'open', 'ended'],
  'key-custodian': ['approved', 'built', 'open', 'ended'],
  'privacy-officer': ['submitted', 'approved', 'refused', 'built', 'open', 'ended'],
  'opt-out-officer': [],
};
