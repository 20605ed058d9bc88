/** Whom has this user opened since signing in? Kept in memory, gone with the session. */
import { create } from 'zustand';

export interface RecentPerson {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
  readonly name: string;
}

interface RecentPeopleState {
  readonly people: readonly RecentPerson[];
  readonly add: (person: RecentPerson) => void;
  readonly forget: () => void;
}

const KEPT = 8;

export const useRecentPeople = create<RecentPeopleState>((set) => ({
  people: [],
  add: (person) => {
    set(({ people }) => ({
      people: [person, ...people.filter((other) => other.nhsNumber !== person.nhsNumber)].slice(0, KEPT),
    }));
  },
  forget: () => {
    set({ people: [] });
  },
}));
