/** What does an error of a database say? For an operator; it may name hosts and users, and never a password. */
export const errorWords = (error: unknown): string => {
  // Node reports a refused connection to several addresses as an aggregate without a text of its own.
  if (error instanceof AggregateError) return error.errors.map(errorWords).join('; ');
  return error instanceof Error ? error.message : String(error);
};
