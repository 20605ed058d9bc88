/**
 * When is the merged record made anew? Only when a provider's state really changed, more sections can be read, or
 * other tables of meaning were laid: the screen asks at every render.
 */
import { buildSections, type SectionRegistry } from '../../record/build';
import type { ProviderState, WholeRecord } from '../../record/entry';
import { editionInForce } from '../../terminology/in-force';

export type RecordReader = (states: readonly ProviderState[], rules: SectionRegistry) => WholeRecord;

/**
 * A reader for one opened record, read at the moment `now` (milliseconds). `suppressedByOptOut`: some providers are
 * held back by the person's choice.
 */
export function createRecordReader(now: number, suppressedByOptOut: boolean): RecordReader {
  let last: {
    readonly states: readonly ProviderState[];
    readonly rules: SectionRegistry;
    readonly edition: number;
    readonly record: WholeRecord;
  } | null = null;
  return (states, rules) => {
    const earlier = last;
    const edition = editionInForce();
    if (
      earlier?.rules === rules &&
      earlier.edition === edition &&
      earlier.states.length === states.length &&
      states.every((state, i) => state === earlier.states[i])
    )
      return earlier.record;
    const shown = new Set(earlier?.record.entries.map(({ id }) => id));
    const record = buildSections({ providers: states, now, suppressedByOptOut, shown }, rules);
    last = { states, rules, edition, record };
    return record;
  };
}
