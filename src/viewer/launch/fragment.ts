/**
 * What did this page come with after the #? Taken out of the address before anything else of the page runs.
 * INVARIANT: a number and a date of birth in a link stand in no history entry, and are in this page's memory alone
 * (hazard H-71). Whatever follows a ? is neither read nor kept.
 */
const { pathname, hash } = location;
let kept = '';

if (pathname === '/launch/link' || hash.startsWith('#launch=')) {
  kept = hash.slice(1);
  history.replaceState(null, '', pathname === '/launch/link' ? pathname : '/launch/opening');
}

/** Once: it is then forgotten here. */
export function takeFragment(): URLSearchParams {
  const params = new URLSearchParams(kept);
  kept = '';
  return params;
}
