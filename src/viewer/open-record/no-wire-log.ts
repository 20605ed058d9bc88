/**
 * What does the FHIR client's own logging come to in the page? Nothing: vite.config.ts puts this in the place of the
 * file that logs.
 * INVARIANT: nothing clinical reaches the console, whatever somebody has put in localStorage.debug.
 */

const silent = (): void => undefined;

/** By the names that the client calls. */
export { silent as logRequestError, silent as logRequestInfo, silent as logResponseInfo };
