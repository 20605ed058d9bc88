/** Which medicines do providers hold alike, so that nobody need look at them first? */
import type { ReconciliationRow } from '../../../../record/reconciliation';

const plain = (words: string | null): string => (words ?? '').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * INVARIANT: only what several providers hold alike, in the same words of how it is taken, agrees; what one alone
 * holds, or somebody changed, never does.
 */
export function agrees({ differs, change, cells }: ReconciliationRow): boolean {
  const held = cells.filter((cell) => cell !== null);
  const words = new Set(held.map(({ instructions }) => plain(instructions)));
  return (
    differs.length === 0 &&
    change === null &&
    held.length > 1 &&
    words.size === 1 &&
    held.every(({ since }) => since.length === 0)
  );
}
