/** How does this reader like things laid out? Kept on this machine, and nothing about any person with it. */
import { create } from 'zustand';

const KEY = 'whole-picture.oldest-first';

function kept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

interface Preferences {
  /** Results run from the oldest on the left; else from the newest. */
  readonly oldestFirst: boolean;
  setOldestFirst(oldestFirst: boolean): void;
}

export const usePreferences = create<Preferences>()((set) => ({
  oldestFirst: kept(),
  setOldestFirst: (oldestFirst) => {
    set({ oldestFirst });
    try {
      // INVARIANT: a choice of layout, never a word of a record.
      localStorage.setItem(KEY, oldestFirst ? 'yes' : 'no');
    } catch {
      // A browser that keeps nothing still shows what was chosen until the page is left.
    }
  },
}));
