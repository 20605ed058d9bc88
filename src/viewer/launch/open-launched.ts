/** From a launch to the record on the screen: what does the gateway say, and where does it lead? */
import type { LaunchAnswer, LaunchStart } from '../../domain/launch';
import { ApiFailure, describeFailure } from '../api/failure';
import { openLaunch } from '../api/launch';
import { readSession } from '../api/session';
import { goTo } from '../navigation/navigation';
import { PATHS } from '../navigation/routes';
import { useReading } from '../open-record/reading';
import { useOpenRecord } from '../state/open-record';
import { useRecentPeople } from '../state/recent-people';
import { sessionStarted } from '../state/session';
import { refusalOf, type Refusal } from './refusal-words';
import { forgetLaunch } from './this-launch';

export type Pending = Extract<LaunchAnswer, { readonly launch: string }>;

export type Outcome =
  | { readonly kind: 'gone-on' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** It may be tried again; in words. */
  | { readonly kind: 'failed'; readonly words: string };

/** Milliseconds for which the timeline is waited for, where the record begins there. */
const WAIT_MS = 10_000;

/** Brings the timeline into view once it is drawn, where its record is still the one that is open. */
function showTimeline(access: string, until: number): void {
  if (useOpenRecord.getState().open?.record.access !== access || Date.now() > until) return;
  const timeline = document.querySelector('section[aria-label="Timeline"]:not([aria-busy])');
  if (timeline !== null) timeline.scrollIntoView();
  else
    requestAnimationFrame(() => {
      showTimeline(access, until);
    });
}

function begin(start: LaunchStart | undefined, access: string): void {
  if (start === 'results' || start === 'medicines') useReading.getState().show(start);
  if (start === 'timeline') showTimeline(access, Date.now() + WAIT_MS);
}

/** The session is another once it is locked: nothing of the one before is left in this browser's pages. */
async function takeUpSession(): Promise<void> {
  const { session, idleMs, leftMs } = await readSession();
  sessionStarted(session, idleMs, leftMs);
}

async function goOn({ launch, start }: Pending): Promise<void> {
  const answer = await openLaunch(launch);
  forgetLaunch();
  if (answer.outcome === 'fill') {
    const { nhsNumber, dateOfBirth, launchedFrom } = answer;
    useRecentPeople.getState().fill({ nhsNumber, dateOfBirth, from: launchedFrom });
    goTo(PATHS.find, 'replace');
    return;
  }
  await takeUpSession();
  if (answer.outcome === 'open') {
    useOpenRecord.getState().setOpen({ record: answer, purpose: 'direct-care', reason: null });
    begin(start, answer.access);
  } else useOpenRecord.getState().setRefusal(answer);
  goTo(PATHS.record, 'replace');
}

/** Opens what this window was launched for; never rejects. */
export async function openLaunched(pending: Pending): Promise<Outcome> {
  try {
    await goOn(pending);
    return { kind: 'gone-on' };
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) return { kind: 'failed', words: describeFailure(failure) };
    if (failure.code === 'nobody-found') {
      forgetLaunch();
      await takeUpSession().catch(() => undefined);
      useOpenRecord.getState().setRefusal({ outcome: 'nobody-found' });
      goTo(PATHS.record, 'replace');
      return { kind: 'gone-on' };
    }
    const mayRetry = failure.status === 0 || failure.status === 401 || failure.status === 429 || failure.status >= 500;
    if (mayRetry) return { kind: 'failed', words: describeFailure(failure) };
    // whoever signs in as the right user goes on with the same launch
    if (failure.code !== 'other-user') forgetLaunch();
    return { kind: 'refused', refusal: refusalOf(failure.code) };
  }
}
