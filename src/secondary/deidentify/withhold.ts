/** Which values of which people are withheld so that every combination reaches the floor? As few as that takes. */
import { WITHHELD_VALUE } from '../rules/columns';
import { FLOOR } from '../rules/floor';

interface Withheld {
  readonly shown: readonly (readonly string[])[];
  readonly people: number;
}

interface Group {
  values: readonly string[];
  readonly members: readonly number[];
  readonly people: number;
}

const without = (values: readonly string[], at: number): readonly string[] => values.with(at, WITHHELD_VALUE);

/** Those with the same values as one group, in the order of their values. */
function together(groups: readonly Group[]): readonly Group[] {
  const byKey = new Map<string, Group[]>();
  for (const group of groups) {
    const key = group.values.join('\u0000');
    byKey.set(key, [...(byKey.get(key) ?? []), group]);
  }
  return [...byKey.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...rest]]) => ({
      values: first?.values ?? [],
      members: [...(first?.members ?? []), ...rest.flatMap(({ members }) => members)],
      people: (first?.people ?? 0) + rest.reduce((sum, { people }) => sum + people, 0),
    }));
}

const isSmall = ({ people }: Group): boolean => people < FLOOR;
const sum = (groups: readonly Group[]): number => groups.reduce((all, { people }) => all + people, 0);
const smallestFirst = (groups: readonly Group[]): readonly Group[] => [...groups].sort((a, b) => a.people - b.people);

/** The column whose withholding leaves the fewest in small company. */
function best(small: readonly Group[], columns: readonly number[]): readonly [number, readonly Group[]] | null {
  let found: readonly [number, readonly Group[]] | null = null;
  let least = Infinity;
  for (const at of columns) {
    const next = together(small.map((group) => ({ ...group, values: without(group.values, at) })));
    const left = sum(next.filter(isSmall));
    if (left < least) [least, found] = [left, [at, next]];
  }
  return found;
}

/** `isThere`: of each column, whether it has not been left out. Null where not even all together are enough. */
export function withheldOf(
  shown: readonly (readonly string[])[],
  people: Int32Array,
  isThere: readonly boolean[],
): Withheld | null {
  const groups = together(shown.map((values, at) => ({ values, members: [at], people: people[at] ?? 0 })));
  const large = groups.filter((group) => !isSmall(group));
  const done: Group[] = [];
  let small = groups.filter(isSmall);
  let columns = isThere.flatMap((there, at) => (there ? [at] : []));
  while (small.length > 0) {
    const step = best(small, columns);
    if (step === null) break;
    const [at, next] = step;
    done.push(...next.filter((group) => !isSmall(group)));
    small = next.filter(isSmall);
    columns = columns.filter((one) => one !== at);
  }
  // what is left has everything withheld and is still too few: others share it, the smallest groups first
  for (const group of [...smallestFirst(done), ...smallestFirst(large)]) {
    if (small.length === 0 || sum(small) >= FLOOR) break;
    const values = group.values.map((value, at) => (isThere[at] === true ? WITHHELD_VALUE : value));
    small = [{ ...group, values }, ...small];
    if (done.includes(group)) done.splice(done.indexOf(group), 1);
  }
  if (small.length > 0 && sum(small) < FLOOR) return null;
  const out = [...shown];
  for (const { values, members } of [...done, ...small]) for (const member of members) out[member] = values;
  return { shown: out, people: sum([...done, ...small]) };
}
