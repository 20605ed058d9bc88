/** Names, phrases and codes repeat by the thousand in one record: how is each worked out only once, in bounded room? */

/** Longer text is free text, which hardly repeats. */
const LONGEST_TEXT = 200;
const MOST_ROWS = 10_000;

export interface MemoryBounds {
  /** Texts of this many characters or more are worked out each time. */
  readonly longest?: number;
  /** Rows kept; when one more would come, all are forgotten. */
  readonly most?: number;
}

/** What may be remembered: anything but undefined, which stands for "not met yet". */
type Made = NonNullable<unknown> | null;

/** The same function, which remembers by their keys what it made of parts with short ones. */
function rememberedBy<P, T extends Made>(
  keyOf: (part: P) => string,
  work: (part: P) => T,
  longest: number,
  most: number,
): (part: P) => T {
  const rows = new Map<string, T>();
  return (part) => {
    const key = keyOf(part);
    const before = rows.get(key);
    if (before !== undefined) return before;
    const made = work(part);
    if (key.length < longest) {
      if (rows.size >= most) rows.clear();
      rows.set(key, made);
    }
    return made;
  };
}

const itself = (text: string): string => text;

/** The same function of a text, which remembers what it made of each short one. */
export const remembered = <T extends Made>(
  work: (text: string) => T,
  { longest = LONGEST_TEXT, most = MOST_ROWS }: MemoryBounds = {},
): ((text: string) => T) => rememberedBy(itself, work, longest, most);

/** A longer part holds free text, or hardly repeats. */
const LONGEST_PART = 600;

/**
 * The same for a part of a resource, such as a concept or a dosage: parts that are the same letter for letter are
 * worked out once. Many share what is made of one, so it must be read-only. Measured: to write a part out for asking
 * costs about a microsecond, and most readings of one cost ten or more.
 */
export const rememberedPart = <P, T extends Made>(
  work: (part: P) => T,
  { longest = LONGEST_PART, most = MOST_ROWS }: MemoryBounds = {},
): ((part: P) => T) => rememberedBy((part) => String(JSON.stringify(part)), work, longest, most);

/** The same for a code of a system; by system and then by code, so that no text is joined for each question. */
export function rememberedCode<S extends string | undefined, T extends Made>(
  work: (system: S, code: string) => T,
  most = MOST_ROWS,
): (system: S, code: string) => T {
  const systems = new Map<S, Map<string, T>>();
  let size = 0;
  return (system, code) => {
    const before = systems.get(system)?.get(code);
    if (before !== undefined) return before;
    const made = work(system, code);
    if (size >= most) {
      systems.clear();
      size = 0;
    }
    const codes = systems.get(system);
    if (codes === undefined) systems.set(system, new Map([[code, made]]));
    else codes.set(code, made);
    size += 1;
    return made;
  };
}
