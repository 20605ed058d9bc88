/** How does one audit row vouch for all before it? Each stores the hash of the previous hash and its own words. */
import { createHash } from 'node:crypto';

/** JSON with its keys in order and nothing undefined: equal events give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export interface Link {
  readonly seq: number;
  readonly recorded: string;
  readonly nhsNumber: string | null;
  readonly userId: string | null;
  /** The event as canonical JSON, as stored. */
  readonly event: string;
}

/** Sha-256, as hex, over the previous hash and everything the row holds. */
export function linkHash(previous: string, link: Link): string {
  const words = [previous, link.seq, link.recorded, link.nhsNumber, link.userId, link.event];
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}
