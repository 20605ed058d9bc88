/**
 * Where is the reader in the open record: what is chosen, sought and opened? View state only; nothing clinical but the
 * words being sought, forgotten on close.
 */
import { create } from 'zustand';
import type { SectionId } from '../../domain/sections';

export interface TimelineFilter {
  /** Empty: all sections. */
  readonly sections: readonly SectionId[];
  readonly provider: string | null;
  /** ISO days, either may be empty. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: TimelineFilter = { sections: [], provider: null, from: '', to: '' };

export type ViewId = 'timeline' | 'results' | 'medicines' | 'changed';

/** `lanes`: bars and marks along one axis of time; the list is the same in words. */
export type TimelineShape = 'list' | 'lanes';

/**
 * Only what is new since the reader last looked: all of it, or what came from elsewhere than their own organisation.
 */
export type Fresh = 'all' | 'elsewhere';

/** Since when something counts as changed: the last discharge, the reader's last look, or three months. */
export type SinceWhen = 'discharge' | 'looked' | 'months';

export interface Reading {
  /** What fills the page: summary and timeline, or one of the views in their place. */
  readonly view: ViewId;
  readonly filter: TimelineFilter;
  readonly shape: TimelineShape;
  /** The problem or encounter through which the record is read. */
  readonly lens: string | null;
  readonly fresh: Fresh | null;
  /** Null until the reader chooses: then the discharge, where there is one. */
  readonly since: SinceWhen | null;
  /** Long days, and results of a day, that were unfolded. */
  readonly unfolded: readonly string[];
  readonly search: string;
  /** The entry opened beside the list. */
  readonly opened: string | null;
  /** The row that holds the focus of the list (one tab stop for all rows). */
  readonly active: string | null;
  show(view: ViewId): void;
  setFilter(change: Partial<TimelineFilter>): void;
  toggleSection(section: SectionId): void;
  setSearch(search: string): void;
  /** True while the arrow keys move through the list: then the opened entry leaves the focus there. */
  readonly keepFocus: boolean;
  open(id: string, keepFocus?: boolean): void;
  closeEntry(): void;
  setActive(id: string | null): void;
  setShape(shape: TimelineShape): void;
  setLens(lens: string | null): void;
  setFresh(fresh: Fresh | null): void;
  setSince(since: SinceWhen): void;
  unfold(...groups: readonly string[]): void;
  fold(group: string): void;
  /** Everything again: no search, no filter, no lens, old and new. */
  showAll(): void;
  forget(): void;
}

const AT_FIRST = {
  view: 'timeline',
  filter: NO_FILTER,
  shape: 'list',
  lens: null,
  fresh: null,
  since: null,
  unfolded: [],
  search: '',
  opened: null,
  active: null,
  keepFocus: false,
} as const;

export const useReading = create<Reading>()((set) => ({
  ...AT_FIRST,
  show: (view) => {
    set({ view, opened: null });
  },
  setFilter: (change) => {
    set((state) => ({ filter: { ...state.filter, ...change } }));
  },
  toggleSection: (section) => {
    set(({ filter }) => ({
      filter: {
        ...filter,
        sections: filter.sections.includes(section)
          ? filter.sections.filter((one) => one !== section)
          : [...filter.sections, section],
      },
    }));
  },
  setSearch: (search) => {
    set({ search });
  },
  open: (id, keepFocus = false) => {
    set({ opened: id, active: id, keepFocus });
  },
  closeEntry: () => {
    set({ opened: null });
  },
  setActive: (id) => {
    set({ active: id });
  },
  setShape: (shape) => {
    set({ shape });
  },
  setLens: (lens) => {
    set({ lens });
  },
  setFresh: (fresh) => {
    set({ fresh });
  },
  setSince: (since) => {
    set({ since });
  },
  unfold: (...groups) => {
    set(({ unfolded }) => ({ unfolded: [...unfolded, ...groups] }));
  },
  fold: (group) => {
    set(({ unfolded }) => ({ unfolded: unfolded.filter((one) => one !== group) }));
  },
  showAll: () => {
    set({ filter: NO_FILTER, search: '', lens: null, fresh: null });
  },
  forget: () => {
    set(AT_FIRST);
  },
}));
