/**
 * When is the merged record made anew? Only when a provider's state really changed, more sections can be read, or
 * other tables of meaning were laid: the screen asks at every render.
 */
import type { Notice } from '../../domain/api';
import { UNASKED } from '../../domain/unasked';
import { buildSections, type SectionRegistry } from '../../record/build';
import type { ProviderState, WholeRecord } from '../../record/entry';
import { editionInForce } from '../../terminology/in-force';
import { OPTED_OUT_IN_PART } from './record-context';

export type RecordReader = (
  states: readonly ProviderState[],
  rules: SectionRegistry,
  notices: readonly Notice[],
) => WholeRecord;

/** A reader for one opened record, read at the moment `now` (milliseconds). */
export function createRecordReader(now: number): RecordReader {
  let last: {
    readonly states: readonly ProviderState[];
    readonly rules: SectionRegistry;
    readonly notices: readonly Notice[];
    readonly edition: number;
    readonly record: WholeRecord;
  } | null = null;
  return (states, rules, notices) => {
    const earlier = last;
    const edition = editionInForce();
    if (
      earlier?.rules === rules &&
      earlier.notices === notices &&
      earlier.edition === edition &&
      earlier.states.length === states.length &&
      states.every((state, i) => state === earlier.states[i])
    )
      return earlier.record;
    const shown = new Set(earlier?.record.entries.map(({ id }) => id));
    const says = (what: string): boolean => notices.some(({ code }) => code.startsWith(what));
    const record = buildSections(
      {
        providers: states,
        now,
        suppressedByOptOut: says(OPTED_OUT_IN_PART),
        othersUnasked: notices.some(({ code }) => code === UNASKED),
        allergiesInDoubt: says(`${UNASKED}-`),
        shown,
      },
      rules,
    );
    last = { states, rules, notices, edition, record };
    return record;
  };
}
