/**
 * What does this tab do about what happens in others? Obeys their words at once, and asks the gateway when it is come
 * back to.
 */
import { certain, countLeaving } from '../api/certainty';
import { shutRecord } from './close-record';
import { useOpenRecord } from './open-record';
import { forgetPresent } from './present';
import { answerHeard, leftElsewhere, msLeft, shouldWarn, useSession } from './session';
import { checkSession, firstSession, hideUntilChecked, useVeil } from './session-check';
import { speakThrough, type TabChannel } from './tab-channel';
import { effectOf, type Here, type TabWord } from './tab-words';

function here(): Here {
  const state = useSession.getState();
  if (state.phase === 'checking') return { phase: 'checking' };
  if (state.phase !== 'signed-in') return { phase: 'nobody' };
  const { session, answeredAt } = state;
  const record = useOpenRecord.getState().open?.record.mark ?? null;
  return {
    phase: 'signed-in',
    session: session.marks?.session ?? null,
    user: session.marks?.user ?? null,
    answeredAt,
    record,
  };
}

const isSeen = (): boolean => document.visibilityState !== 'hidden';

/** A failure shows on the screen where it must; the next return asks again. */
const ask = (): void => {
  void checkSession().catch(() => undefined);
};

/** Nothing of what was shown is left: nothing is hidden and nothing in doubt. */
function leftBy(by: Parameters<typeof leftElsewhere>[0]): void {
  leftElsewhere(by);
  certain();
  useVeil.setState({ veil: 'off' });
}

function obey(word: TabWord): void {
  const effect = effectOf(word, here());
  switch (effect) {
    case 'nothing':
      return;
    case 'hear':
      if (word.kind === 'answered') answerHeard(word.at);
      return;
    case 'close-record':
      shutRecord('elsewhere');
      return;
    case 'ask-again':
      countLeaving();
      void firstSession();
      return;
    case 'look':
      forgetPresent();
      if (word.kind === 'signed-in' && isSeen()) ask();
      return;
    case 'another-user':
    case 'signed-in-elsewhere':
      leftBy(effect);
      if (isSeen()) ask();
      return;
    default:
      leftBy(effect);
  }
}

export interface Tabs {
  /** Null: the browser has none. */
  readonly channel: TabChannel | null;
  /** True where no other tab can share this one's session. */
  readonly alone?: boolean;
}

/** Starts; the answer stops it again. */
export function watchTabs({ channel, alone = false }: Tabs): () => void {
  speakThrough(channel);
  // Without a channel, whatever happened while nobody looked was missed.
  const mayMiss = channel === null && !alone;
  const onReturn = (): void => {
    if (!isSeen()) return;
    const state = useSession.getState();
    // Once the warning stands, only the user's word renews the session; asking would.
    const now = Date.now();
    const warned = state.phase === 'signed-in' && shouldWarn(state, now) && msLeft(state, now) > 0;
    if (!warned || mayMiss || useVeil.getState().veil !== 'off') ask();
  };
  const onVisibility = (): void => {
    if (isSeen()) onReturn();
    else if (mayMiss) hideUntilChecked();
  };
  // A page that the browser may keep whole is hidden before it is put away, so that it comes back hidden.
  const onHide = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) hideUntilChecked();
  };
  const onShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    hideUntilChecked();
    onReturn();
  };
  const deaf = channel?.listen(obey);
  window.addEventListener('focus', onReturn);
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pagehide', onHide);
  window.addEventListener('pageshow', onShow);
  return () => {
    deaf?.();
    speakThrough(null);
    window.removeEventListener('focus', onReturn);
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('pagehide', onHide);
    window.removeEventListener('pageshow', onShow);
  };
}
