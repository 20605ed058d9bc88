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
  const place = new Map(known.map((id, at) => [id, at]));
  const placed = now
    .filter(({ id }) => place.has(id))
    .sort((a, b) => Number(place.get(a.id)) - Number(place.get(b.id)));
  return [...placed, ...now.filter(({ id }) => !place.has(id))];
}

export function useSteadyOrder<T extends { readonly id: string }>(now: readonly T[]): readonly T[] {
  const { states } = useRecordOnScreen();
  const held = useHeld(states.some(({ state }) => state === 'asking'));
  const [known, setKnown] = useState<readonly string[]>([]);
  if (!held) return now;
  const steady = inSteadyOrder(known, now);
  if (steady.length !== known.length || steady.some(({ id }, at) => id !== known[at]))
    setKnown(steady.map(({ id }) => id));
  return steady;
}
