/** What does each source say, side by side? Rows that differ are marked in words; an empty cell says that the source does not say. */
import type { Conflict, Fact, Source } from '../../../../record/entry';
import { useRecordOnScreen } from '../../../record/record-context';

interface EntryFactsProps {
  readonly facts: readonly Fact[];
  readonly sources: readonly Source[];
  readonly conflicts: readonly Conflict[];
}

export function EntryFacts({ facts, sources, conflicts }: EntryFactsProps) {
  const { shortNameOf } = useRecordOnScreen();
  const columns = [...new Map(facts.flatMap((fact) => fact.values).map((value) => [`${value.provider} ${value.reference}`, value])).values()];
  const part = (reference: string): string => (sources.find((source) => source.reference === reference)?.part === 'history' ? ' (earlier)' : '');
  const fields = new Set(conflicts.map(({ field }) => field.toLowerCase()));
  const differs = ({ label }: Fact): boolean => fields.has(label.toLowerCase());
  if (facts.length === 0) return null;
  return (
    <div className="wp-table-scroll" tabIndex={0} role="group" aria-label="Sources side by side">
      <table className="wp-table wp-entry__facts">
        <thead>
          <tr>
            <td />
            {columns.map(({ provider, reference }) => <th key={`${provider} ${reference}`} scope="col">{shortNameOf(provider)}{part(reference)}</th>)}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.label} className={differs(fact) ? 'wp-entry__differs' : undefined}>
              <th scope="row">{fact.label}{differs(fact) && <span className="wp-entry__word"> differs</span>}</th>
              {columns.map(({ provider, reference }) => {
                const value = fact.values.find((one) => one.provider === provider && one.reference === reference)?.value ?? null;
                return <td key={`${provider} ${reference}`}>{value ?? <span className="wp-source">not supplied</span>}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
