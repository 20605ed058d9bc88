/**
 * Why may I see this? The rows of the policy that the gateway released it by, for each provider's copy; their full
 * reasons on request.
 */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Entry } from '../../../../record/entry';
import { readPolicy } from '../../../api/policy';
import { Asked } from '../../../components/Asked';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { reasonsOf } from '../../policy/rule-reasons';
import { shownBy, whyWords } from './why-words';

function Reasons({ rules }: { readonly rules: readonly string[] }) {
  const policy = useQuery({ queryKey: ['policy'], queryFn: ({ signal }) => readPolicy(signal), staleTime: Infinity });
  return (
    <Asked query={policy}>
      {(answer) => {
        const reasons = reasonsOf(answer);
        return (
          <ul className="wp-lines">
            {rules.map((rule) => (
              <li key={rule}>
                <b>{rule}</b> {reasons.get(rule) ?? 'This row is in the Policy screen.'}
              </li>
            ))}
          </ul>
        );
      }}
    </Asked>
  );
}

export function WhyShown({ entry }: { readonly entry: Entry }) {
  const { opened, role, inOrder, nameOf } = useRecordOnScreen();
  const [reading, setReading] = useState(false);
  const depth = opened.view.sections[entry.section];
  const groups = shownBy(entry.sources);
  const rules = [...new Set(groups.flatMap((group) => group.rules))];
  return (
    <div className="wp-entry__part">
      <h3>Why you can see this</h3>
      {groups.map((group) => (
        <p key={group.rules.join(' ')} className="wp-source">
          {groups.length > 1 && <b>{inOrder(group.providers).map(nameOf).join(', ')}: </b>}
          {whyWords(group.rules, role, entry.section, depth)}
          {group.rules.length > 0 && ` (${group.rules.length === 1 ? 'row' : 'rows'} ${group.rules.join(', ')})`}
        </p>
      ))}
      <p className="wp-source">Policy {opened.policy.version}.</p>
      {rules.length > 0 && (
        <details
          className="wp-source wp-screen-only"
          onToggle={(event) => {
            setReading(event.currentTarget.open);
          }}
        >
          <summary>What these rows say</summary>
          {reading && <Reasons rules={rules} />}
        </details>
      )}
    </div>
  );
}
