/**
 * What came after the reader began to read? Held behind a chip, so that no line moves under a finger; what may harm at
 * once never waits. Source: DISPLAY, screen 3 (Hazard H-74).
 */
import { createContext, useContext } from 'react';
import type { SectionId } from '../../domain/sections';
import { withEntries } from '../../record/build';
import type { Entry, WholeRecord } from '../../record/entry';

/** What must be seen whenever it comes: what may harm, and what binds whoever treats. Everything else may wait. */
const NEVER_HELD: ReadonlySet<SectionId> = new Set(['alerts', 'allergies', 'care-plans', 'demographics']);

/** A medicine that somebody takes, or must not be given, is seen at once too: whoever prescribes looks at the list. */
const mayWait = ({ section, detail }: Entry): boolean =>
  !NEVER_HELD.has(section) && !(detail.section === 'medications' && detail.standing !== 'past');

export interface LateAnswers {
  /** The record without what is held. */
  readonly standing: WholeRecord;
  readonly held: readonly Entry[];
}

export interface LateKeeper {
  /**
   * `record` as it may stand now. Nothing is held before `begun`, nor of a section that shows nothing yet, nor from a
   * provider that was asked again on the reader's wish.
   */
  standing(record: WholeRecord, begun: boolean, wished: ReadonlySet<string>): LateAnswers;
  /** From the next time on, all that is held stands. */
  show(): void;
}

/** Keeps which entries stand, for one opened record in one view of it. */
export function createLateKeeper(): LateKeeper {
  let ids: ReadonlySet<string> = new Set();
  let isAsked = false;
  let last: { readonly record: WholeRecord; readonly given: LateAnswers } | null = null;
  return {
    standing: (record, begun, wished) => {
      if (last?.record === record && !isAsked) return last.given;
      const filled = new Set(record.entries.filter(({ id }) => ids.has(id)).map(({ section }) => section));
      const isHeld = (entry: Entry): boolean =>
        begun &&
        !isAsked &&
        mayWait(entry) &&
        !ids.has(entry.id) &&
        filled.has(entry.section) &&
        !entry.sources.some(({ provider }) => wished.has(provider));
      const held = record.entries.filter(isHeld);
      const entries = held.length === 0 ? record.entries : record.entries.filter((entry) => !isHeld(entry));
      ids = new Set(entries.map(({ id }) => id));
      isAsked = false;
      last = { record, given: { standing: held.length === 0 ? record : withEntries(record, entries), held } };
      return last.given;
    },
    show: () => {
      isAsked = true;
    },
  };
}

interface LateOnScreen {
  readonly held: readonly Entry[];
  /** With what is held: alerts are ranked from it, whichever section holds them. Null where nothing is ever held. */
  readonly whole: WholeRecord | null;
  readonly show: () => void;
}

export const LateContext = createContext<LateOnScreen>({ held: [], whole: null, show: () => undefined });

/** What is held now, and how it is shown. */
export const useLate = (): LateOnScreen => useContext(LateContext);
