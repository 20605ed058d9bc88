/** In which words does a medicine's status stand, so that nothing over looks current and nothing future looks taken? */
import { dateText } from '../../fhir/facts';
import { codeInWords } from '../../fhir/concept';
import type { RecordDate } from '../../entry';
import type { Standing } from './standing';
import type { MedicationFact } from './fact';

/** The provider's own status in words. */
export const statusWords = (fact: MedicationFact): string =>
  fact.status === 'unknown' ? 'Status not known' : codeInWords(fact.status);

const NOT_GIVEN = { 'do not give': 'Do not give', proposal: 'Proposal, not prescribed' } as const;

/** A supply is not a status of the person: what was completed is the dispensing, or the giving of one dose. */
function ownStatus(fact: MedicationFact): string {
  if (fact.status === 'completed' && fact.kind === 'dispense') return 'dispensed';
  if (fact.status === 'completed' && fact.kind === 'administration') return 'given';
  return statusWords(fact).toLowerCase();
}

/**
 * The standing first, then the provider's own status where it says more. Source: RECORD.md "Current, past, upcoming":
 * active on paper beyond its evidence is "Unconfirmed, last evidence DATE".
 */
export function standingWords(fact: MedicationFact, standing: Standing, evidence: RecordDate | null): string {
  if (standing === 'past' && fact.notGiven === 'do not give')
    return `Do not give: no longer in force, ${ownStatus(fact)}`;
  if (fact.notGiven !== null) return NOT_GIVEN[fact.notGiven];
  switch (standing) {
    case 'do-not-give':
      return NOT_GIVEN['do not give'];
    case 'upcoming':
      return 'Upcoming';
    case 'unconfirmed':
      return evidence === null
        ? 'Unconfirmed, no date of evidence'
        : `Unconfirmed, last evidence ${dateText(evidence) ?? ''}`;
    case 'past':
      return fact.active ? 'Past, ended' : `Past, ${ownStatus(fact)}`;
    case 'current':
      return `Current, ${ownStatus(fact)}`;
  }
}
