/** What do providers now say was entered in error? It has left the timeline; whoever saw it there must hear of it. */
import { useRecordOnScreen } from '../../open-record/record-context';
import type { Withdrawn } from '../../open-record/whats-new';
import { sinceWords } from './since-words';

export function WithdrawnLines({ withdrawn }: { readonly withdrawn: readonly Withdrawn[] }) {
  const { nameOf } = useRecordOnScreen();
  return (
    <ul className="wp-lines wp-withdrawn">
      {withdrawn.map(({ provider, reference, title, since }) => (
        <li key={`${provider} ${reference}`}>
          <b>{title}</b>: {nameOf(provider)} now says that this was entered in error. You may have seen it on{' '}
          {sinceWords(since)}.
        </li>
      ))}
    </ul>
  );
}
