/** Which rows decided? Their ids, and on request what each says and which harm it weighs up. */
import type { RuleSaid } from '../../../../domain/policy';

export function Rows({
  rules,
  said,
}: {
  readonly rules: readonly string[];
  readonly said: Readonly<Record<string, RuleSaid>>;
}) {
  if (rules.length === 0) return null;
  return (
    <details className="wp-rows">
      <summary>
        {rules.length === 1 ? 'Row' : 'Rows'} {rules.join(', ')}
      </summary>
      <ul className="wp-bullets">
        {rules.map((rule) => (
          <li key={rule}>
            <b>{rule}</b> {said[rule]?.says ?? 'A row of the tables in force.'}{' '}
            {typeof said[rule]?.hazard === 'string' && <span className="wp-quiet">Hazard {said[rule].hazard}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
