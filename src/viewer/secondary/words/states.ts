/** Where does a request stand, in words, and what is each of its choices called? */
import type { TagLook } from '../../components/Tag';
import type { RequestLine } from '../../../secondary/shapes/http';
import type { OrganisationKind, Precision, Purpose, RequestState } from '../../../secondary/shapes/request';

export const STATE_NAMES: Readonly<Record<RequestState, string>> = {
  draft: 'Draft',
  submitted: 'With the Data Access Group',
  approved: 'Approved, not yet built',
  refused: 'Refused',
  built: 'Built',
  open: 'Open to questions',
  ended: 'Ended',
};

export const STATE_LOOKS: Readonly<Record<RequestState, TagLook>> = {
  draft: 'plain',
  submitted: 'warning',
  approved: 'good',
  refused: 'danger',
  built: 'good',
  open: 'good',
  ended: 'plain',
};

export const PURPOSE_NAMES: Readonly<Record<Purpose, string>> = {
  prevention: 'Preventing ill health and intervening early',
  'population-health': 'Managing the health of the population',
  planning: 'Planning services',
};

export const PRECISION_NAMES: Readonly<Record<Precision, string>> = {
  year: 'Year',
  season: 'Season',
  quarter: 'Quarter',
  month: 'Month',
  'days-before-index': 'Whole days before the index date',
};

export const KIND_NAMES: Readonly<Record<OrganisationKind, string>> = {
  icb: 'Integrated care board',
  'nhs-trust': 'NHS trust',
  'gp-practice': 'GP practice',
  council: 'Council',
  company: 'Company',
  university: 'University',
  charity: 'Charity',
  other: 'Other',
};

/** What has to happen next, and by whom. */
export function nextStep({ state, waiting, build }: RequestLine): string {
  switch (state) {
    case 'draft':
      return 'The analyst submits it';
    case 'submitted':
      return 'Two members of the Data Access Group decide';
    case 'refused':
    case 'ended':
      return 'Nothing more';
    default:
      if (build === 'running') return 'The data set is being built';
      if (build === 'failed') return 'The build stopped: the linkage team looks why';
      if (build === 'never') return 'The linkage team builds it';
      if (waiting > 0)
        return `${waiting === 1 ? 'One answer waits' : `${String(waiting)} answers wait`} to be released`;
      return 'The analyst asks';
  }
}
