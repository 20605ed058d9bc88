/** Does the clock tell a time that may be measured by? */

/** INVARIANT: a clock that tells no time ends a request closed; nothing is measured, or stored, by it. */
export function soundMoment(moment: number): number {
  if (!Number.isSafeInteger(Math.trunc(moment)) || moment <= 0) throw new Error('the clock tells no time');
  return moment;
}
