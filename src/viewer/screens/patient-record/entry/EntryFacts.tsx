/**
 * What does each source say, side by side? Rows that differ are marked in words; an empty cell says that the source
 * does not say.
 */
import type { Conflict, Fact, Source } from '../../../../record/entry';
import { Unbroken } from '../../../components/Unbroken';
import { useRecordOnScreen } from '../../../open-record/record-context';

interface EntryFactsProps {
  readonly facts: readonly Fact[];
  readonly sources: readonly Source[];
  readonly conflicts: readonly Conflict[];
}

/** What a medicine's instructions are made of: where one of these is in conflict, the instructions differ too. */
const INSTRUCTED = /^(?:dose|frequency|route|as needed)/i;

/** True for the row of a conflict, and for the instructions whose parts are in conflict. */
export function differs({ label, values }: Fact, conflicts: readonly Conflict[]): boolean {
  if (conflicts.some(({ field }) => field.toLowerCase() === label.toLowerCase())) return true;
  return (
    /^dosage/i.test(label) &&
    conflicts.some(({ field }) => INSTRUCTED.test(field)) &&
    new Set(values.flatMap(({ value }) => value ?? [])).size > 1
  );
}

/** As many sources fit beside each other in the panel; more are reached by scrolling sideways. */
const SIDE_BY_SIDE = 3;

export function EntryFacts({ facts, sources, conflicts }: EntryFactsProps) {
  const { briefNameOf, inOrder } = useRecordOnScreen();
  const order = inOrder(sources.map(({ provider }) => provider));
  const columns = [
    ...new Map(
      facts.flatMap((fact) => fact.values).map((value) => [`${value.provider} ${value.reference}`, value]),
    ).values(),
  ].sort((a, b) => order.indexOf(a.provider) - order.indexOf(b.provider));
  const part = (reference: string): string =>
    sources.find((source) => source.reference === reference)?.part === 'history' ? ' (earlier)' : '';
  if (facts.length === 0) return null;
  return (
    <div className="wp-table-scroll" tabIndex={0} role="group" aria-label="Sources side by side">
      <table
        className={
          columns.length <= SIDE_BY_SIDE ? 'wp-table wp-entry__facts wp-entry__facts--even' : 'wp-table wp-entry__facts'
        }
      >
        <thead>
          <tr>
            <td />
            {columns.map(({ provider, reference }) => (
              <th key={`${provider} ${reference}`} scope="col">
                {briefNameOf(provider)}
                {part(reference)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.label} className={differs(fact, conflicts) ? 'wp-entry__differs' : undefined}>
              <th scope="row">
                {fact.label}
                {differs(fact, conflicts) && <span className="wp-entry__word"> differs</span>}
              </th>
              {columns.map(({ provider, reference }) => {
                const value =
                  fact.values.find((one) => one.provider === provider && one.reference === reference)?.value ?? null;
                return (
                  <td key={`${provider} ${reference}`}>
                    {value !== null ? <Unbroken text={value} /> : <span className="wp-source">not supplied</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
