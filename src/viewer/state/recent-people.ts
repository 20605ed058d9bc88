/**
 * Whom has this user opened for direct care since signing in? Kept in memory, gone with the session and the role; of
 * those opened in an emergency nobody. (Hazard H-64.)
 */
import { create } from 'zustand';

export interface RecentPerson {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
  readonly name: string;
  /** Our clock, milliseconds. */
  readonly openedAt: number;
}

/** Whom another system asked for, to be filled into the form; `from` null where a link did not say. */
export interface AskedFor extends Omit<RecentPerson, 'name' | 'openedAt'> {
  readonly from: string | null;
}

interface RecentPeopleState {
  readonly people: readonly RecentPerson[];
  readonly asked: AskedFor | null;
  readonly fill: (asked: AskedFor | null) => void;
  readonly add: (person: RecentPerson) => void;
  readonly forget: () => void;
}

const KEPT = 8;

export const useRecentPeople = create<RecentPeopleState>((set) => ({
  people: [],
  asked: null,
  fill: (asked) => {
    set({ asked });
  },
  add: (person) => {
    set(({ people }) => ({
      people: [person, ...people.filter((other) => other.nhsNumber !== person.nhsNumber)].slice(0, KEPT),
    }));
  },
  forget: () => {
    set({ people: [], asked: null });
  },
}));
