/**
 * Which of the session's open records stood in this tab before it was loaded anew? A mark is kept by which only the
 * gateway's own list of open records, asked under the session, tells it again.
 */
import type { Purpose } from '../../domain/api';
import { PURPOSES } from '../../domain/api';

const KEY = 'whole-picture.tab';

export interface ThisTab {
  readonly mark: string;
  readonly purpose: Purpose;
}

/** 32 bits of an access, by which nothing can be opened or found out. Source: FNV-1a. */
export function markOfAccess(access: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < access.length; at += 1) hash = Math.imul(hash ^ access.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * Keeps it for as long as the record stands in this tab; null when it no longer does.
 * INVARIANT: nothing of the person, and no access: the mark of one, and for what purpose it was opened.
 */
export function keepInTab(open: { readonly access: string; readonly purpose: Purpose } | null): void {
  try {
    if (open === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, `${markOfAccess(open.access)} ${open.purpose}`);
  } catch {
    // a browser that keeps nothing finds the person again by hand
  }
}

export function keptInTab(): ThisTab | null {
  try {
    const [mark = '', purpose = ''] = (sessionStorage.getItem(KEY) ?? '').split(' ');
    const known = PURPOSES.find((one) => one === purpose);
    return /^[0-9a-f]{8}$/.test(mark) && known !== undefined ? { mark, purpose: known } : null;
  } catch {
    return null;
  }
}
