/** What does one line of what changed hold, and under which heading does it stand? */
import type { EntrySection } from '../../domain/sections';
import type { Entry, RecordDate } from '../entry';

export const GROUP_SECTIONS = {
  medicines: ['medications'],
  seen: ['encounters', 'procedures', 'immunisations'],
  allergies: ['allergies'],
  problems: ['problems'],
  results: ['results'],
  letters: ['documents', 'care-plans'],
  booked: ['appointments'],
  alerts: ['alerts'],
  support: ['social-care'],
} as const satisfies Readonly<Record<string, readonly EntrySection[]>>;

export type GroupId = keyof typeof GROUP_SECTIONS;

export const GROUPS = Object.keys(GROUP_SECTIONS) as readonly GroupId[];

const GROUP_OF: ReadonlyMap<string, GroupId> = new Map(
  GROUPS.flatMap((group) => GROUP_SECTIONS[group].map((section) => [section, group] as const)),
);

export const groupOf = ({ section }: Entry): GroupId | null => GROUP_OF.get(section) ?? null;

export interface ChangedRow {
  readonly entry: Entry;
  /** One or two words: Started, Stopped, Dose changed, New, Ended, High, Letter … */
  readonly verb: string;
  /** What stands beside it: the dose before and after, why it was stopped, the value before. */
  readonly more: string | null;
  readonly date: RecordDate | null;
  /** Who says so. */
  readonly providers: readonly string[];
  /** How many earlier new values of the same test this newest one stands for. */
  readonly earlier: number;
  /** Must not be read over the reader's shoulder, nor leave on paper. */
  readonly guarded: boolean;
}

/** A row, and on which side of the border it lies for sure. */
export interface PlacedRow {
  readonly row: ChangedRow;
  readonly sure: boolean;
}

export interface ChangedGroup {
  readonly group: GroupId;
  readonly rows: readonly ChangedRow[];
  /** Whose date is not recorded, or so vague that it may lie before the border: listed apart, never dropped. */
  readonly unsure: readonly ChangedRow[];
}
