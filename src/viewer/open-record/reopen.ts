/**
 * How does a page that was loaded anew find its record again? By asking the gateway what this session still holds open:
 * who may see it, opt-outs and the end of the access are judged there as ever.
 */
import { ApiFailure } from '../api/failure';
import { listOpenRecords, readRecord } from '../api/records';
import { useOpenRecord } from '../state/open-record';
import { useRecentPeople } from '../state/recent-people';
import { keptInTab, markOfAccess } from './this-tab';

export type Reopened = 'open' | 'gone' | 'failed';

/** Never rejects. `gone`: no record of this tab is open any more; `failed`: that could not be found out. */
export async function reopen(): Promise<Reopened> {
  const kept = keptInTab();
  if (kept === null) return 'gone';
  try {
    const access = (await listOpenRecords()).find((one) => markOfAccess(one) === kept.mark);
    if (access === undefined) return 'gone';
    const record = await readRecord(access);
    // whatever was opened meanwhile stands
    if (useOpenRecord.getState().open !== null) return 'open';
    const { nhsNumber, dateOfBirth, name } = record.patient;
    if (kept.purpose === 'direct-care')
      useRecentPeople.getState().add({ nhsNumber, dateOfBirth, name, openedAt: Date.now() });
    useOpenRecord.getState().setOpen({ record, purpose: kept.purpose, reason: null });
    return 'open';
  } catch (failure) {
    return failure instanceof ApiFailure && (failure.status === 404 || failure.status === 403) ? 'gone' : 'failed';
  }
}
