/**
 * Does this request come from our own pages? A browser says so in Origin; anything else is refused (CONTRACT "HTTP",
 * 403).
 */

/**
 * True when there is no Origin, or it is the configured public origin, or it is the host the request was sent to; and
 * when the browser does not
 * say that another site sent it. INVARIANT: no header but Host says which host this is: whatever a sender forwards is
 * not believed.
 */
export function isOwnOrigin(request: Request, publicUrl: string | undefined): boolean {
  // A plain GET across sites carries no Origin, and says so here (Fetch Metadata).
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return origin === `http://${host}` || origin === `https://${host}`;
}
