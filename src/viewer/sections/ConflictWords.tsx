/** What do the sources disagree about? Every value beside the provider that says it; none is preferred. */
import type { Conflict } from '../../record/entry';
import { useRecordOnScreen } from '../record/record-context';

export function ConflictWords({ conflict }: { readonly conflict: Conflict }) {
  const { shortNameOf } = useRecordOnScreen();
  return (
    <>
      {conflict.field} differs:{' '}
      {conflict.values.map(({ provider, value }, index) => (
        <span key={`${provider} ${value}`}>{index > 0 && ', '}{shortNameOf(provider)} <b>{value}</b></span>
      ))}
    </>
  );
}
