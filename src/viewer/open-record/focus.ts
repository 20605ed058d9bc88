/** Where does the focus go when an entry closes? Back to its row, or to what opened it, or to the list. */

let opener: HTMLElement | null = null;

/** Remembers what opened the entry, so that a line of the summary gets its focus back. */
export function rememberOpener(element: HTMLElement | null): void {
  opener = element;
}

export function focusRow(id: string): void {
  const row = [...document.querySelectorAll<HTMLElement>('[data-entry-id]')].find(
    (element) => element.dataset['entryId'] === id,
  );
  const target =
    opener?.isConnected === true ? opener : (row ?? document.querySelector<HTMLElement>('.wp-timeline__list'));
  opener = null;
  target?.focus();
}
