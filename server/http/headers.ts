/** What may a browser do with what we answer? As little as the app needs: no foreign script, frame, font or address. */

/**
 * React sets styles through the object model, which this policy allows; no inline script or style is needed anywhere.
 */
const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  // a letter that is a PDF, from this page's memory, in a tab of its own
  'frame-src blob:',
  "manifest-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** An answer of the gateway is never a page: opened as one, it can do nothing at all. */
const ANSWER_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** A page for residents: words, a style and a picture of ours, and no script at all. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; object-src 'none'; frame-ancestors 'none'; " +
  "base-uri 'none'; form-action 'none'";

const POLICIES = { app: APP_POLICY, page: PAGE_POLICY, answer: ANSWER_POLICY } as const;

const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']
  .map((name) => `${name}=()`)
  .join(', ');

/** Puts the security headers on an answer; `secure` when browsers reach us over https. */
export function secureHeaders(headers: Headers, kind: keyof typeof POLICIES, secure: boolean): void {
  headers.set('Content-Security-Policy', POLICIES[kind]);
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'no-referrer');
  headers.set('Permissions-Policy', PERMISSIONS);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Resource-Policy', 'same-origin');
  headers.set('X-Frame-Options', 'DENY');
  if (secure) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  if (kind === 'answer' && !headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
}
