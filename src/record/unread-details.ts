/** What is an entry's detail, section by section, where nobody can read the condition that it was recorded under? */
import { isProhibition } from '../domain/do-not';
import type { Detail } from './entry';
import { detailOf, FIRST_UNREAD_DETAILS, type MakeDetail } from './unread-detail';

const asItIs = () => ({});

/** A section without a row does not compile. */
export const UNREAD_DETAILS: Readonly<{ [S in Detail['section']]: MakeDetail }> = {
  ...FIRST_UNREAD_DETAILS,
  medications: detailOf<'medications'>(
    {
      section: 'medications',
      generic: '',
      brand: null,
      strength: null,
      form: null,
      dose: null,
      route: null,
      frequency: null,
      more: null,
      reason: null,
      standing: 'unconfirmed',
      doNotGive: false,
      lastEvidence: null,
    },
    // INVARIANT: never among the current ones; beside them, so that it is not out of sight.
    (title, { standing, doNotGive }, resource) => ({
      generic: title,
      standing: standing === 'current' ? 'unconfirmed' : standing,
      doNotGive: doNotGive || isProhibition(resource),
    }),
  ),
  problems: detailOf<'problems'>({ section: 'problems', active: true, kind: 'problem' }, asItIs),
  encounters: detailOf<'encounters'>({ section: 'encounters', kind: 'Contact', place: null, reason: null }, asItIs),
  results: detailOf<'results'>(
    {
      section: 'results',
      value: null,
      remark: null,
      number: null,
      unit: null,
      range: null,
      flag: null,
      finding: null,
      worst: null,
      interim: false,
      isReport: false,
      isCodedEntry: false,
      components: [],
    },
    // Neither charted nor called high or low: what the number means is not known.
    () => ({ number: null, flag: null, finding: null, worst: null }),
  ),
  appointments: detailOf<'appointments'>(
    { section: 'appointments', kind: 'appointment', service: null, place: null, cancelled: false },
    (_title, { kind }, { resourceType }) => ({ kind: resourceType === 'ServiceRequest' ? 'referral' : kind }),
  ),
  immunisations: detailOf<'immunisations'>({ section: 'immunisations', given: true }, asItIs),
  procedures: detailOf<'procedures'>({ section: 'procedures' }, asItIs),
  documents: detailOf<'documents'>({ section: 'documents', author: null, binary: null, contentType: null }, asItIs),
  'care-plans': detailOf<'care-plans'>({ section: 'care-plans', plan: null, current: true }, (_title, { plan }) =>
    plan === null ? {} : { current: true },
  ),
  'social-care': detailOf<'social-care'>(
    { section: 'social-care', kind: 'package', current: true, who: null, contact: null },
    () => ({ contact: null }),
  ),
};
