/**
 * How does every part of the screen hear what is new? From one answer of the gateway, asked for anew as each provider
 * has answered; in memory only.
 */
import { useQuery } from '@tanstack/react-query';
import type { ChangesAnswer } from '../../domain/api';
import type { WholeRecord } from '../../record/entry';
import { readChanges } from '../api/records';
import { recordKey, viewKeyOf } from './provider-queries';
import { useRecordOnScreen, type RecordOnScreen } from './record-context';
import { whatsNew, type WhatsNew } from './whats-new';

export type ChangesState =
  /** Nobody has answered yet, or the gateway is being asked. */
  | { readonly state: 'asking' }
  /** The gateway could not tell: that is said, for silence would look like "nothing new". */
  | { readonly state: 'not-told'; readonly retry: () => void }
  /** `more`: what was told before still stands while more is asked. */
  | { readonly state: 'told'; readonly news: WhatsNew; readonly more: boolean };

const MADE = new WeakMap<WholeRecord, { readonly answer: ChangesAnswer; readonly news: WhatsNew }>();

/** Worked out once for a record and an answer, however many parts of the screen ask. */
function newsOf(answer: ChangesAnswer, { record, states }: RecordOnScreen): WhatsNew {
  const known = MADE.get(record);
  if (known?.answer === answer) return known.news;
  const news = whatsNew(answer, record, states);
  MADE.set(record, { answer, news });
  return news;
}

/**
 * INVARIANT: kept under its access and view like the answers themselves: what was told of one view is never shown in
 * another.
 */
export function useWhatsNew(): ChangesState {
  const onScreen = useRecordOnScreen();
  const { access, view } = onScreen.opened;
  const viewKey = viewKeyOf(view);
  const answered = onScreen.states.flatMap((state) =>
    state.state === 'answered' ? `${state.provider.id} ${state.retrievedAt}` : [],
  );
  const query = useQuery({
    queryKey: [...recordKey(access, viewKey), 'changes', ...answered],
    queryFn: ({ signal }) => readChanges(access, signal),
    enabled: answered.length > 0,
    staleTime: Infinity,
    gcTime: 0,
    networkMode: 'always',
    // What was told stays while more is asked, so that no tag comes and goes.
    placeholderData: (before, asked) =>
      asked?.queryKey[1] === access && asked.queryKey[2] === viewKey ? before : undefined,
  });
  if (query.isError) return { state: 'not-told', retry: () => void query.refetch() };
  return query.data === undefined
    ? { state: 'asking' }
    : { state: 'told', news: newsOf(query.data, onScreen), more: query.isPlaceholderData };
}
