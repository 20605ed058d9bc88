/**
 * Where does the FHIR client go by itself? Nowhere: vite.config.ts puts this in the place of what resolves
 * references, turns pages and looks for a sign-in server. The page asks the gateway by `request` alone.
 * INVARIANT: no address in a record is followed; to ask for it fails at once.
 */

function never(): never {
  throw new Error('The page asks nobody but its gateway.');
}

/** As the client makes one for itself. */
export function ReferenceResolver(): { readonly resolve: typeof never } {
  return { resolve: never };
}

/** As the client makes one to turn the pages of an answer. */
export function Pagination(): { readonly nextPage: typeof never; readonly prevPage: typeof never } {
  return { nextPage: never, prevPage: never };
}

export { never as authFromCapability, never as authFromWellKnown };
