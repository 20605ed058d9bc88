/** Which codes stand in some resources, wherever they stand? The gateway and the page look for them alike. */

/**
 * Tells of every coding at any depth: whatever holds a `code` of text or digits. Systems that are no text count as not
 * sent.
 */
export function eachCoding(value: unknown, tell: (system: string | undefined, code: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const { system, code } = value as { readonly system?: unknown; readonly code?: unknown };
  if (typeof code === 'string' || typeof code === 'number')
    tell(typeof system === 'string' ? system : undefined, String(code));
  for (const inner of Object.values(value)) if (typeof inner === 'object') eachCoding(inner, tell);
}
