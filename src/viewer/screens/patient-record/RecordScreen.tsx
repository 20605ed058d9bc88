/** Which record is on screen? The one that is open in memory; without one, back to finding a person. */
import { useEffect } from 'react';
import { GoTo } from '../../navigation/navigation';
import { useReading } from '../../open-record/reading';
import { keepInTab } from '../../open-record/this-tab';
import { followView } from '../../open-record/view-address';
import { PATHS } from '../../navigation/routes';
import { useOpenRecord } from '../../state/open-record';
import { useSession } from '../../state/session';
import { OpenRecordPage } from './OpenRecordPage';
import './record.scss';

export function RecordScreen() {
  const open = useOpenRecord((state) => state.open);
  const session = useSession();
  const access = open?.record.access ?? null;
  const purpose = open?.purpose ?? 'direct-care';
  useEffect(() => {
    document.title = 'Record – Whole Picture';
    if (access === null) return undefined;
    keepInTab({ access, purpose });
    const stopView = followView();
    return () => {
      stopView();
      keepInTab(null);
      useReading.getState().forget();
    };
  }, [access, purpose]);
  if (open === null || session.phase !== 'signed-in') return <GoTo path={PATHS.find} />;
  return <OpenRecordPage key={open.record.access} open={open} session={session.session} />;
}
