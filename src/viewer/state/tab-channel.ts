/**
 * How does a word reach the other tabs? Through the browser's own channel between pages of one origin, at once and past
 * no server.
 */
import { readWord, type TabWord } from './tab-words';

export interface TabChannel {
  readonly post: (word: TabWord) => void;
  /** Calls `hear` for each word of another tab, until the answer is called. */
  readonly listen: (hear: (word: TabWord) => void) => () => void;
}

const NAME = 'whole-picture';

/** Null where the browser has no such channel: then a tab learns of what happened when it is looked at again. */
export function openTabChannel(): TabChannel | null {
  if (typeof BroadcastChannel !== 'function') return null;
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel(NAME);
  } catch {
    return null;
  }
  return {
    post: (word) => {
      channel.postMessage(word);
    },
    listen: (hear) => {
      const onMessage = ({ data }: MessageEvent<unknown>): void => {
        const word = readWord(data);
        if (word !== null) hear(word);
      };
      channel.addEventListener('message', onMessage);
      return () => {
        channel.removeEventListener('message', onMessage);
      };
    },
  };
}

let joined: TabChannel | null = null;

/** Through which channel this page speaks from now on; null: to nobody. */
export function speakThrough(channel: TabChannel | null): void {
  joined = channel;
}

/** Tells every other tab. Never throws: whoever tells has emptied the own screen before. */
export function tell(word: TabWord): void {
  try {
    joined?.post(word);
  } catch {
    // The page is being taken down; the others find out when they are looked at.
  }
}
