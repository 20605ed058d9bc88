/** Where are the words of an RTF letter written down? On the letter's own sheet, and on one for each part beside it. */
import { createPage, PLAIN, type Page } from './page';
import type { Place } from './paragraph';

export interface Sheet {
  readonly page: Page;
  readonly place: Place | null;
  marker: string;
  level: number | null;
  begun: boolean;
  struck: boolean;
}

export const sheet = (place: Place | null): Sheet => {
  const page = createPage(true);
  if (place !== null) page.begin({ kind: 'beside', place });
  return { page, place, marker: '', level: null, begun: false, struck: false };
};

/** Before the first words of a paragraph: what kind it is. */
export function beginParagraph(to: Sheet): void {
  if (to.begun) return;
  to.begun = true;
  if (to.page.inRow) {
    to.page.mark(to.marker);
    to.marker = '';
    return;
  }
  if (to.place !== null) to.page.begin({ kind: 'beside', place: to.place });
  else if (to.marker.trim() !== '') to.page.begin({ kind: 'item', marker: to.marker.trim() });
  else if (to.level !== null) to.page.begin({ kind: 'heading', level: to.level });
  else to.page.begin(PLAIN);
  to.marker = '';
}

export function markStruck(to: Sheet, struck: boolean): void {
  if (to.struck === struck) return;
  to.struck = struck;
  if (struck) to.page.warnings.add('struck-out');
  to.page.mark(struck ? '[struck out: ' : ']');
}

export function endParagraph(to: Sheet): void {
  markStruck(to, false);
  if (to.page.inRow) to.page.line();
  else to.page.end();
  to.begun = false;
  to.marker = '';
}

export function cellEnds(to: Sheet): void {
  markStruck(to, false);
  to.page.cellEnds(false);
  to.begun = false;
  to.marker = '';
}

export function rowBegins(to: Sheet): void {
  if (to.page.inRow || to.place !== null) return;
  markStruck(to, false);
  to.page.beginRow();
  to.begun = false;
}
