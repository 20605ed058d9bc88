/** Are these all among those? */

/**
 * @param some what is looked for; of nothing, all of it is
 * @param others where it is looked for
 */
export const within = <T>(some: Iterable<T>, others: readonly T[] | ReadonlySet<T>): boolean => {
  const held: ReadonlySet<T> = others instanceof Set ? others : new Set(others);
  return [...some].every((one) => held.has(one));
};
