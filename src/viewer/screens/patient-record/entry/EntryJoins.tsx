/**
 * Why do these sources stand on one line? Each rule once, with everybody it joined and by what; and each source as it
 * would stand alone.
 */
import { formatDate, formatDateTime } from '../../../../domain/dates/written';
import type { Alone, JoinEvidence } from '../../../../record/entry';
import { listOf } from '../../../open-record/absence-words';
import { useRecordOnScreen } from '../../../open-record/record-context';

export interface FoldedJoin {
  readonly rule: string;
  readonly text: string;
  readonly identifiers: readonly string[];
  readonly sides: JoinEvidence['sides'];
}

/** "same medicine: amlodipine, from A and B" and "…, from A and C" are one reason for A, B and C. */
export function foldJoins(joins: readonly JoinEvidence[]): readonly FoldedJoin[] {
  const folded = new Map<string, FoldedJoin>();
  for (const { rule, text, identifiers, sides } of joins) {
    const why = text.replace(/, from .*?( \(one of them undated\))?$/, '$1');
    const sameWords = folded.get(`${rule} ${why}`);
    const met = new Map(
      [...(sameWords?.sides ?? []), ...sides].map((side) => [`${side.provider} ${side.reference}`, side]),
    );
    folded.set(`${rule} ${why}`, {
      rule,
      text: why,
      identifiers: [...new Set([...(sameWords?.identifiers ?? []), ...identifiers])],
      sides: [...met.values()],
    });
  }
  return [...folded.values()];
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export function EntryJoins({
  joins,
  alone,
}: {
  readonly joins: readonly JoinEvidence[];
  readonly alone: readonly Alone[];
}) {
  const { shortNameOf, inOrder } = useRecordOnScreen();
  if (joins.length === 0) return null;
  const order = inOrder(alone.map(({ provider }) => provider));
  const withDate = ({ provider, date }: JoinEvidence['sides'][number]): string =>
    `${shortNameOf(provider)} (${date === null ? 'date not recorded' : formatDateTime(date)})`;
  return (
    <div className="wp-entry__part">
      <h3>Why joined</h3>
      <ul className="wp-lines wp-source">
        {foldJoins(joins).map(({ rule, text, identifiers, sides }) => (
          <li key={`${rule} ${text}`}>
            {capital(text)}
            {rule !== 'own-chain' && <>: {listOf(sides.map(withDate))}</>}
            {identifiers.length > 0 &&
              `; they share ${identifiers.length === 1 ? 'the identifier' : 'the identifiers'} ${listOf(identifiers)}`}
            . <span className="wp-source">Rule {rule}</span>
          </li>
        ))}
      </ul>
      {alone.length > 0 && (
        <details className="wp-apart">
          <summary>See them apart</summary>
          <ul className="wp-lines">
            {order
              .flatMap((provider) => alone.filter((one) => one.provider === provider))
              .map(({ provider, title, summary, date, status }) => (
                <li key={provider}>
                  <b>{title}</b>
                  {summary !== null && ` ${summary}`}{' '}
                  <span className="wp-source">
                    {[date === null ? 'date not recorded' : formatDate(date), status, shortNameOf(provider)]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                </li>
              ))}
          </ul>
        </details>
      )}
    </div>
  );
}
