/**
 * What does the FHIR client's own logging come to in the page? Nothing: vite.config.ts puts this in the place of
 * `debug`.
 * INVARIANT: nothing clinical reaches the console, whatever somebody has put in localStorage.debug.
 */

const silent = Object.assign((): undefined => undefined, { enabled: false });

/** As `debug(namespace)`; and as the stringifier that only an enabled logger would call. */
const noWireLog = (): typeof silent => silent;
export default noWireLog;
