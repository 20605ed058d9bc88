/** How is an entry drawn that needs nothing special? Its title, then the rest in quiet words. */
import { Unbroken } from '../components/Unbroken';
import { useRecordOnScreen } from '../open-record/record-context';
import { restOf } from './entry-words';
import type { RowProps } from './section-look';

export function PlainRow({ entry }: RowProps) {
  const { nameOf } = useRecordOnScreen();
  const rest = restOf(entry, nameOf);
  return (
    <>
      <span className="wp-row-title">{entry.title}</span>
      {rest !== null && (
        <>
          {' '}
          <span className="wp-row-rest">
            <Unbroken text={rest} />
          </span>
        </>
      )}
    </>
  );
}
