/** What becomes of the open record when somebody else is asked? They join it at once; the rest of it stays as it is. */
import type { OpenedRecord } from '../../domain/api';
import type { ProvidersAnswer } from '../../domain/unasked';
import { askAlso } from '../api/unasked';
import { useOpenRecord } from '../state/open-record';

/** INVARIANT: providers that are there keep their object, so that nothing they sent is asked for again. */
function joined(record: OpenedRecord, { asked, unasked, notices }: ProvidersAnswer): OpenedRecord {
  const here = new Set(record.providers.map(({ id }) => id));
  return {
    ...record,
    providers: [...record.providers, ...asked.filter(({ id }) => !here.has(id))],
    unasked: unasked.length > 0,
    notices,
  };
}

/** Asks, and lays the answer over the record where it is still the one on the screen. Rejects when nobody was asked. */
export async function askOthers(access: string, whom: Parameters<typeof askAlso>[1]): Promise<ProvidersAnswer> {
  const answer = await askAlso(access, whom);
  useOpenRecord.setState(({ open }) =>
    open?.record.access === access ? { open: { ...open, record: joined(open.record, answer) } } : {},
  );
  return answer;
}
