/** Which value of the same test came before this one? `previous 5.1, falling`, in quiet words beside the value. */
import type { Entry } from '../../../record/entry';
import { useRecordOnScreen } from '../../open-record/record-context';
import { useSectionRules } from '../../open-record/section-rules';

/** Null where nothing can be said of one. */
export function usePrevious(entry: Entry): string | null {
  const { record } = useRecordOnScreen();
  const overTime = useSectionRules((state) => state.overTime);
  return entry.section === 'results' ? (overTime?.previousInWords(record, entry.id) ?? null) : null;
}

export function PreviousValue({ entry }: { readonly entry: Entry }) {
  const words = usePrevious(entry);
  return words === null ? null : <span className="wp-row-rest wp-previous"> {words}</span>;
}
