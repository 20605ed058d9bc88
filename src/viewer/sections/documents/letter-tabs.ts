/**
 * Where is a letter that was opened in a tab of its own, and when does it go? With the record, and with the
 * emergency that released it: nobody's letter outlives them on the screen.
 */
import { onLessOpen } from '../../state/open-record';

const tabs = new Map<Window, string>();

/** Closes every tab and forgets what was in it. */
function closeTabs(): void {
  for (const [tab, url] of tabs) {
    tab.close();
    URL.revokeObjectURL(url);
  }
  tabs.clear();
}

onLessOpen(closeTabs);
// A reload or a closed page forgets what it opened: nobody could close it then, at the sign-out or at all.
window.addEventListener('pagehide', closeTabs);

/** INVARIANT: says what the tab is, and nothing of the person or of the letter. */
const TITLE = 'Letter – Whole Picture';

const FILLS = { position: 'fixed', inset: '0', width: '100%', height: '100%', border: '0' } as const;

/**
 * Opens what only this page's memory holds, in a page that says what it is: a picture, or a document in the browser's
 * own frame. False when the browser did not let a tab open.
 */
export function openInTab(bytes: Uint8Array<ArrayBuffer>, type: string): boolean {
  const tab = window.open('', '_blank');
  if (tab === null) return false;
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  const { document } = tab;
  document.documentElement.lang = 'en-GB';
  document.title = TITLE;
  if (type.startsWith('image/')) {
    const image = document.createElement('img');
    image.alt = 'The letter, as an image';
    image.src = url;
    image.style.maxWidth = '100%';
    document.body.append(image);
  } else {
    const frame = document.createElement('iframe');
    frame.title = 'The letter';
    frame.src = url;
    Object.assign(frame.style, FILLS);
    document.body.append(frame);
  }
  tabs.set(tab, url);
  return true;
}
