/** What is the detail of an entry of another kind in each section that carries one? Never that of a current thing. */
import type { OtherDetail } from './with-others';

export const IN_PROBLEMS: OtherDetail = () => ({ section: 'problems', active: false, kind: 'context' });

/** No number, so that it stands in no chart and is never out of range. */
export const IN_RESULTS: OtherDetail = ({ summary }) => ({
  section: 'results',
  value: summary,
  remark: null,
  number: null,
  unit: null,
  range: null,
  flag: null,
  finding: null,
  worst: null,
  interim: false,
  isReport: true,
  isCodedEntry: false,
  components: [],
});

const NO_LONGER = new Set(['Cancelled', 'Completed', 'Entered in error', 'Failed', 'Rejected', 'Revoked', 'Stopped']);

export const IN_APPOINTMENTS: OtherDetail = ({ status }) => ({
  section: 'appointments',
  kind: 'referral',
  service: null,
  place: null,
  cancelled: status !== null && NO_LONGER.has(status) && status !== 'Completed',
});

export const IN_PROCEDURES: OtherDetail = () => ({ section: 'procedures' });

export const IN_DOCUMENTS: OtherDetail = () => ({
  section: 'documents',
  author: null,
  binary: null,
  contentType: null,
});

export const IN_CARE_PLANS: OtherDetail = ({ status, tag }) => ({
  section: 'care-plans',
  plan: null,
  current: tag === null && (status === null || !NO_LONGER.has(status)),
});

export const IN_SOCIAL_CARE: OtherDetail = ({ status, tag }) => ({
  section: 'social-care',
  kind: 'equipment',
  current: tag === null && (status === null || !NO_LONGER.has(status)),
  who: null,
  contact: null,
});
