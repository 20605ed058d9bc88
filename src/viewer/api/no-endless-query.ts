/**
 * How does a query fetch page after page? Never: vite.config.ts puts this in the place of what TanStack Query does for
 * endless lists, which no screen shows; its script would arrive before every record.
 */

function never(): never {
  throw new Error('No screen asks for page after page.');
}

export { never as infiniteQueryBehavior, never as hasNextPage, never as hasPreviousPage };
