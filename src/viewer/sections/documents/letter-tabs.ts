/**
 * Where is a letter that was opened in a tab of its own, and when does it go? With the record: nobody's letter outlives
 * it on the screen.
 */
import { useOpenRecord } from '../../state/open-record';

const tabs = new Map<Window, string>();

/** Closes every tab and forgets what was in it. */
function closeTabs(): void {
  for (const [tab, url] of tabs) {
    tab.close();
    URL.revokeObjectURL(url);
  }
  tabs.clear();
}

useOpenRecord.subscribe(({ open }, before) => {
  if (open?.record.access !== before.open?.record.access) closeTabs();
});
// A reload or a closed page forgets what it opened: nobody could close it then, at the sign-out or at all.
window.addEventListener('pagehide', closeTabs);

/** Opens what only this page's memory holds; false when the browser did not let a tab open. */
export function openInTab(bytes: Uint8Array<ArrayBuffer>, type: string): boolean {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const tab = window.open(url, '_blank');
  if (tab === null) {
    URL.revokeObjectURL(url);
    return false;
  }
  tabs.set(tab, url);
  return true;
}
