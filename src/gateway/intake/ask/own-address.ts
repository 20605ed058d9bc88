/** May this address be asked? Only what lies on the provider's own origin and below its own base path. */

const withoutSlash = (text: string): string => text.replace(/\/+$/u, '');

/** An address below the base, from a path such as `Patient?identifier=…`. */
export const below = (baseUrl: string, path: string): string => `${withoutSlash(baseUrl)}/${path}`;

/**
 * The absolute address of a link or reference, or null when it leaves the provider: another origin, another base path,
 * a login
 * in it, or an encoded way out of the path.
 * INVARIANT: nothing is ever fetched that this has not allowed.
 */
export function ownAddress(baseUrl: string, link: string, current?: string): string | null {
  let base: URL;
  let url: URL;
  try {
    base = new URL(`${withoutSlash(baseUrl)}/`);
    url = new URL(link, link.startsWith('?') && current !== undefined ? current : base);
  } catch {
    return null;
  }
  const basePath = withoutSlash(base.pathname);
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return null;
  if (/%2f|%5c|%2e|\\/iu.test(url.pathname.slice(basePath.length))) return null;
  if (url.pathname !== basePath && !url.pathname.startsWith(`${basePath}/`)) return null;
  url.hash = '';
  return url.href;
}
