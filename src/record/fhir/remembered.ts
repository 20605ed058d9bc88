/** Names and phrases repeat by the thousand in one record: how is each worked out only once? */

import { editionInForce } from '../../terminology/in-force';

/** Longer text is free text, which hardly repeats. */
const LONGEST = 200;
const MOST = 10_000;

/**
 * The same function of a text, which remembers what it made of each short one; bounded, so that it never grows without
 * end.
 */
export function remembered<T extends NonNullable<unknown> | null>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  let edition = editionInForce();
  return (text) => {
    // what was made by other tables is made anew
    if (edition !== editionInForce()) {
      known.clear();
      edition = editionInForce();
    }
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = work(text);
    if (text.length < LONGEST) {
      if (known.size >= MOST) known.clear();
      known.set(text, made);
    }
    return made;
  };
}
