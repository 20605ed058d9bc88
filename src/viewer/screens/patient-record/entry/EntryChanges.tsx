/** Which sources of this entry are new, and since when? */
import { useRecordOnScreen } from '../../../open-record/record-context';
import { useWhatsNew } from '../../../open-record/use-whats-new';
import { ChangeTag } from '../ChangeTag';
import { sinceWords } from '../since-words';

export function EntryChanges({ id }: { readonly id: string }) {
  const { nameOf, inOrder } = useRecordOnScreen();
  const told = useWhatsNew();
  const change = told.state === 'told' ? told.news.entries.get(id) : undefined;
  if (change === undefined) return null;
  // A medicine's issues may be many: each provider and kind is said once.
  const lines = new Map(change.sources.map((source) => [`${source.provider} ${source.kind}`, source]));
  const order = inOrder(change.sources.map(({ provider }) => provider));
  return (
    <ul className="wp-lines wp-entry__changes" aria-label="Since you last looked">
      {[...lines.values()]
        .sort((a, b) => order.indexOf(a.provider) - order.indexOf(b.provider))
        .map(({ provider, kind, since }) => (
          <li key={`${provider} ${kind}`}>
            <ChangeTag kind={kind} /> {nameOf(provider)}, since you last looked on {sinceWords(since)}
          </li>
        ))}
    </ul>
  );
}
