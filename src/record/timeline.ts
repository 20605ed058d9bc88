/** In which order do entries stand? */
import { SECTIONS } from '../domain/sections';
import type { Entry, Lane } from './entry';

const SECTION_ORDER: ReadonlyMap<string, number> = new Map(SECTIONS.map((section, i) => [section, i]));

const LANE_ORDER: Readonly<Record<Lane, number>> = { upcoming: 0, dated: 1, undated: 2 };

const textOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Ids differ at every opening, titles do not: what stands together stands in the same order each time. */
const tie = (a: Entry, b: Entry): number =>
  (SECTION_ORDER.get(a.section) ?? 0) - (SECTION_ORDER.get(b.section) ?? 0) ||
  textOrder(a.title, b.title) ||
  textOrder(a.id, b.id);

/** Among the undated those whose time was given in words stand first, under a heading of their own. */
export const isWorded = ({ when }: Entry): boolean => when !== undefined;
const wordedFirst = (a: Entry, b: Entry): number => Number(isWorded(b)) - Number(isWorded(a));

/** Below this a plain insertion is cheaper than a sort, which sets up far more than it moves. */
const FEW = 12;

function inTieOrder(entries: Entry[]): void {
  if (entries.length > FEW) {
    entries.sort(tie);
    return;
  }
  for (let i = 1; i < entries.length; i += 1) {
    const entry = entries[i] as Entry;
    let at = i;
    for (; at > 0 && tie(entries[at - 1] as Entry, entry) > 0; at -= 1) entries[at] = entries[at - 1] as Entry;
    entries[at] = entry;
  }
}

/**
 * Adds them to `all`: entries of one instant are few, so the instants are put in order as bare numbers, and ties apart.
 */
function addByInstant(all: Entry[], entries: readonly Entry[], newestFirst: boolean): void {
  const at = new Map<number, Entry | Entry[]>();
  for (const entry of entries) {
    const instant = entry.date?.sort ?? 0;
    const others = at.get(instant);
    if (others === undefined) at.set(instant, entry);
    else if (Array.isArray(others)) others.push(entry);
    else at.set(instant, [others, entry]);
  }
  const instants = Float64Array.from(at.keys()).sort();
  if (newestFirst) instants.reverse();
  for (const instant of instants) {
    const group = at.get(instant);
    if (group === undefined) continue;
    if (!Array.isArray(group)) {
      all.push(group);
      continue;
    }
    inTieOrder(group);
    for (const entry of group) all.push(entry);
  }
}

/**
 * Upcoming soonest first, dated newest first, undated last; ties by section, title and id, so that no arrival order
 * shows.
 */
export function inTimelineOrder(entries: readonly Entry[]): readonly Entry[] {
  const lanes: Record<Lane, Entry[]> = { upcoming: [], dated: [], undated: [] };
  for (const entry of entries) lanes[entry.lane].push(entry);
  lanes.undated.sort((a, b) => wordedFirst(a, b) || textOrder(a.title, b.title) || tie(a, b));
  const all: Entry[] = [];
  addByInstant(all, lanes.upcoming, false);
  addByInstant(all, lanes.dated, true);
  for (const entry of lanes.undated) all.push(entry);
  return all;
}

/** The order of two entries on the timeline, for a list that was searched or narrowed. */
export const compareEntries = (a: Entry, b: Entry): number =>
  LANE_ORDER[a.lane] - LANE_ORDER[b.lane] ||
  (a.lane === 'upcoming' ? 1 : -1) * ((a.date?.sort ?? 0) - (b.date?.sort ?? 0)) ||
  wordedFirst(a, b) ||
  tie(a, b);
