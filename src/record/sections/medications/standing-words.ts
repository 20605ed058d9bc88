/** In which words does a medicine's status stand, so that nothing over looks current and nothing future looks taken? */
import { codeInWords } from '../../fhir/concept';
import type { MedicationFact } from './fact';

/** The provider's own status in words. */
export const statusWords = (fact: MedicationFact): string => (fact.status === 'unknown' ? 'Status not known' : codeInWords(fact.status));
