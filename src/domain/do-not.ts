/**
 * Does an order say to do a thing, or not to do it? FHIR's `doNotPerform` as senders write it, and the words that head
 * each line of such an order.
 */

/** Stands before the name of whatever must not be done, wherever it is named. */
export const DO_NOT = 'Do NOT: ';

/** Nothing sent, or the word for false. */
const SAYS_NOTHING = /^\s*(?:false)?\s*$/i;

/**
 * Whether an element such as `doNotPerform` says “not”. Silence, false and the word for it do not; anything else does.
 * INVARIANT: a value that is no boolean is never read as leave to do the thing.
 */
export function saysNot(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(saysNot);
  if (value === undefined || value === null || value === false) return false;
  return typeof value !== 'string' || !SAYS_NOTHING.test(value);
}

interface Order {
  readonly doNotPerform?: unknown;
  /** What STU3 calls it, and some that say R4 still do. */
  readonly prohibited?: unknown;
}

/** Whether a resource, or an activity of a plan, is an order not to do something. */
export function isProhibition(ordered: object | null | undefined): boolean {
  const { doNotPerform, prohibited } = (ordered ?? {}) as Order;
  return saysNot(doNotPerform) || saysNot(prohibited);
}

/** The words with their “Do NOT:”, once; as they are where it is an order to do it. */
export const headed = (words: string, prohibits = true): string =>
  !prohibits || words.startsWith(DO_NOT) ? words : `${DO_NOT}${words}`;

/** The name alone, for what draws the heading itself. */
export const unheaded = (words: string): string => (words.startsWith(DO_NOT) ? words.slice(DO_NOT.length) : words);
