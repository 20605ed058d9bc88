/**
 * In which order do the lines of a card stand while providers answer? In the one in which they came, so that none moves
 * aside for another: their own order is taken once the reader does something. Which of them stand is never changed.
 */
import { useState } from 'react';
import { useRecordOnScreen } from '../open-record/record-context';
import { useHeld } from '../open-record/use-held';

/** `known` where each stood before, then those that are new, in their own order. */
export function inSteadyOrder<T extends { readonly id: string }>(
  known: readonly string[],
  now: readonly T[],
): readonly T[] {
  const place = ({ id }: T): number => (known.includes(id) ? known.indexOf(id) : known.length);
  return [...now].sort((a, b) => place(a) - place(b));
}

export function useSteadyOrder<T extends { readonly id: string }>(now: readonly T[]): readonly T[] {
  const { states } = useRecordOnScreen();
  const [known, setKnown] = useState<readonly string[]>([]);
  if (!useHeld(states.some(({ state }) => state === 'asking'))) return now;
  const steady = inSteadyOrder(known, now);
  const ids = steady.map(({ id }) => id);
  if (ids.join() !== known.join()) setKnown(ids);
  return steady;
}
