/**
 * What would become of one thing in the record, in a sentence; on request the rows, and exactly what would leave the
 * gateway.
 */
import type { RuleSaid, SimulatedEffect, SimulatedResource } from '../../../../domain/policy';
import { SECTION_NAMES } from '../../../../domain/sections';
import { Tag, type TagLook } from '../../../components/Tag';
import { Rows } from './Rows';

export const EFFECTS: Readonly<Record<SimulatedEffect, { readonly word: string; readonly look: TagLook }>> = {
  released: { word: 'Released', look: 'good' },
  summary: { word: 'Summary', look: 'warning' },
  withheld: { word: 'Withheld', look: 'danger' },
  reached: { word: 'By name only', look: 'plain' },
};

export function SimulatedRow({
  resource,
  said,
}: {
  readonly resource: SimulatedResource;
  readonly said: Readonly<Record<string, RuleSaid>>;
}) {
  const { effect, title, reference, within, example, section, because, recognisedBy, rules, leaves, staysBehind } =
    resource;
  const { word, look } = EFFECTS[effect];
  return (
    <li className={`wp-tried__row wp-tried__row--${effect}`}>
      <Tag look={look}>{word}</Tag>
      <div className="wp-tried__what">
        <b>{title === '' ? reference : title}</b>
        {example !== null && <span className="wp-tried__example">{example}</span>}
        <span className="wp-quiet">
          {section === null ? '' : `${SECTION_NAMES[section]} · `}
          {reference}
          {within !== null && ` in ${within}`}
        </span>
      </div>
      <div className="wp-tried__why">
        <p>
          {because}
          {recognisedBy.length > 0 && ` Recognised by ${recognisedBy.join(', ')}.`}
          {staysBehind.length > 0 && ` Stays behind: ${staysBehind.join(', ')}.`}
        </p>
        <Rows rules={rules} said={said} />
        {leaves !== null && (
          <details className="wp-rows wp-screen-only">
            <summary>What would leave the gateway</summary>
            <pre className="wp-json" role="group" aria-label={`What would leave of ${reference}`} tabIndex={0}>
              {JSON.stringify(leaves, null, 2)}
            </pre>
          </details>
        )}
      </div>
    </li>
  );
}
