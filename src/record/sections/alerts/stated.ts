/**
 * Does a flag say that there is no alert, or a contact that there is nobody? Then it is a statement of its one source:
 * never an alert that stands, never somebody to ring, and no denial for the record. Source: RECORD, “Absence has a
 * reason”.
 */
import type { CodeableConcept } from 'fhir/r4';
import { negativeWords } from '../../codes/negative-words';
import { nothingKnown } from '../../codes/nothing-known';
import { NONE_KNOWN, saysNothingKnown } from '../../codes/nothing-known-words';
import type { ContactPerson } from '../../fhir/contact';
import { statedAs, writtenIn } from '../../fhir/statement';

/** “No known allergies” as a flag: the allergies say themselves what is known of them. */
function deniesAllergies({ codings, text }: ReturnType<typeof writtenIn>): 'none' | 'not known' | null {
  const said = [text, ...codings.map(({ display }) => display ?? null)].filter((words) => words !== null);
  const read = said.map((words) => negativeWords(words));
  if (read.length === 0 || read.includes(null)) return null;
  return read.some((kinds) => kinds !== null && kinds.length > 0) ? NONE_KNOWN : 'not known';
}

/**
 * What stands beside a flag that says in all its codes and words that there is no alert; null of every other. `beside`:
 * what else its sender says of it, which makes it an alert.
 */
export function statedIn(code: CodeableConcept | undefined, beside: readonly (string | null)[]): string | null {
  const written = writtenIn(code, beside);
  const denied = nothingKnown('alerts', written);
  if (denied !== null) return denied.kind === 'statement' ? statedAs(denied.says, 'alert') : null;
  const says = written.beside.length > 0 ? null : deniesAllergies(written);
  return says === null ? null : statedAs(says, 'alert');
}

/**
 * The same of a contact: named “None”, or “No next of kin” without a name, with no number. What somebody with a name
 * is to the person may be not known: they are somebody all the same.
 */
export function nobodyIn({ name, relation, telephone }: ContactPerson): string | null {
  const said = name ?? relation;
  const says = said === null || telephone !== null ? null : saysNothingKnown('contacts', said);
  return says === null ? null : statedAs(says, 'contact');
}
