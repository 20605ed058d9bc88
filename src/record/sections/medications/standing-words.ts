/** In which words does a medicine's status stand, so that nothing over looks current and nothing future looks taken? */
import { dateText } from '../../fhir/facts';
import { codeInWords } from '../../fhir/concept';
import type { RecordDate } from '../../entry';
import type { Standing } from './standing';
import type { MedicationFact } from './fact';

/** The provider's own status in words. */
export const statusWords = (fact: MedicationFact): string =>
  fact.status === 'unknown' ? 'Status not known' : codeInWords(fact.status);

/** Statuses that take a statement back; one that is “completed” was made, and stands. */
const STOPPED: ReadonlySet<string> = new Set(['stopped', 'cancelled', 'not-taken']);

/** Of any medication resource; every other word is said as it was sent. Source: FHIR R4 and STU3 value sets. */
const KNOWN: ReadonlySet<string> = new Set(
  (
    'active on-hold cancelled completed entered-in-error stopped draft unknown intended not-taken not-taking ' +
    'in-progress not-done preparation declined not-dispensed not-yet-dispensed ended'
  ).split(' '),
);

const NOT_GIVEN = { 'do not give': 'Do not give', proposal: 'Proposal, not prescribed' } as const;

/** A supply is not a status of the person: what was completed is the dispensing, or the giving of one dose. */
function ownStatus(fact: MedicationFact): string {
  if (fact.status === 'completed' && fact.kind === 'dispense') return 'dispensed';
  if (fact.status === 'completed' && fact.kind === 'administration') return 'given';
  if (fact.status === 'not-done') return 'not given';
  return statusWords(fact).toLowerCase();
}

/**
 * The standing first, then the provider's own status where it says more. Source: RECORD.md "Current, past, upcoming":
 * active on paper beyond its evidence is "Unconfirmed, last evidence DATE".
 */
export function standingWords(fact: MedicationFact, standing: Standing, evidence: RecordDate | null): string {
  const words = wordsOf(fact, standing, evidence);
  const said = KNOWN.has(fact.status) ? words : `${words}, status sent: ${statusWords(fact).toLowerCase()}`;
  // INVARIANT: words that may deny are never plainly current.
  return fact.toCheck ? `${said} – to check` : said;
}

function wordsOf(fact: MedicationFact, standing: Standing, evidence: RecordDate | null): string {
  if (fact.nothing !== null) {
    const words = fact.nothing === 'none' ? 'Statement' : 'Statement: not known';
    return STOPPED.has(fact.status) ? `${words}, no longer standing` : words;
  }
  if (standing === 'past' && fact.notGiven === 'do not give')
    return `Do not give: no longer in force, ${ownStatus(fact)}`;
  if (fact.notGiven !== null) return NOT_GIVEN[fact.notGiven];
  const held = fact.status === 'on-hold' ? `, ${ownStatus(fact)}` : '';
  switch (standing) {
    case 'do-not-give':
      return NOT_GIVEN['do not give'];
    case 'upcoming':
      return 'Upcoming';
    case 'statement':
      return 'Statement';
    case 'unconfirmed':
      if (fact.status === 'intended') return 'Intended: not known to be taken';
      if (fact.status === 'not-yet-dispensed') return 'Not yet dispensed: not known to be taken';
      return evidence === null
        ? `Unconfirmed${held}, no date of evidence`
        : `Unconfirmed${held}, last evidence ${dateText(evidence) ?? ''}`;
    case 'past':
      return fact.active ? 'Past, ended' : `Past, ${ownStatus(fact)}`;
    case 'current':
      return `Current, ${ownStatus(fact)}`;
  }
}
