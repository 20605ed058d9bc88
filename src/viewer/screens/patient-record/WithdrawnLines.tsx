/** What do providers now say was entered in error? It has left the timeline; whoever saw it there must hear of it. */
import { CONCERN, isSafeguarding } from '../../../record/safeguarding';
import { useRecordOnScreen } from '../../open-record/record-context';
import type { Withdrawn } from '../../open-record/whats-new';
import { sinceWords } from './since-words';

/** Of what was withdrawn only a title is known: a concern is none of its words here either. */
const isConcern = (title: string): boolean => isSafeguarding({ title, code: null, section: 'alerts' });
const CONCERN_WITHDRAWN = CONCERN.replace(' – open', '');

export function WithdrawnLines({ withdrawn }: { readonly withdrawn: readonly Withdrawn[] }) {
  const { nameOf } = useRecordOnScreen();
  return (
    <ul className="wp-lines wp-withdrawn">
      {withdrawn.map(({ provider, reference, title, since }) => (
        <li key={`${provider} ${reference}`} className={isConcern(title) ? 'wp-screen-only' : undefined}>
          <b>{isConcern(title) ? CONCERN_WITHDRAWN : title}</b>: {nameOf(provider)} now says that this was entered in
          error. You may have seen it on {sinceWords(since)}.
        </li>
      ))}
    </ul>
  );
}
