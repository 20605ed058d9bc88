/** What stands of the open record, and what waits behind a chip since the reader first touched the page? */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { WholeRecord } from '../../record/entry';
import { createLateKeeper, type LateAnswers } from './late-answers';

/** By any of these a reader begins: from then on a line may be under the finger. */
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

/** For which view of the record did the reader begin, and whom did they ask again? */
interface Begun {
  readonly view: string;
  readonly wished: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

export interface LateFollow extends LateAnswers {
  readonly show: () => void;
  /** The reader asks this provider again: what it says is shown when it comes. */
  readonly wish: (provider: string) => void;
}

/** `view`: under which view the answers came; with another, everything begins anew. */
export function useLateAnswers(record: WholeRecord, view: string): LateFollow {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [, again] = useReducer((times: number) => times + 1, 0);
  const keeper = useMemo(() => ({ view, ...createLateKeeper() }), [view]);
  const isBegun = begun?.view === view;
  useEffect(() => {
    if (isBegun) return undefined;
    const begin = (): void => {
      setBegun({ view, wished: NOBODY });
    };
    for (const touch of TOUCHES) window.addEventListener(touch, begin, { capture: true, passive: true });
    return () => {
      for (const touch of TOUCHES) window.removeEventListener(touch, begin, { capture: true });
    };
  }, [isBegun, view]);
  return {
    ...keeper.standing(record, isBegun, isBegun ? begun.wished : NOBODY),
    show: () => {
      keeper.show();
      again();
    },
    wish: (provider) => {
      setBegun((before) => ({ view, wished: new Set([...(before?.wished ?? []), provider]) }));
    },
  };
}
