/** What came of this card's sections after the reader began, and stands once they ask. Source: DISPLAY, screen 3. */
import type { SectionId } from '../../domain/sections';
import { useLate } from '../open-record/late-answers';
import { useRecordOnScreen } from '../open-record/record-context';

/** The number of entries of these sections that are held, and from whom in words; null where none is. */
export function useLateWords(sections: readonly SectionId[]): string | null {
  const { held } = useLate();
  const { inOrder, briefNameOf } = useRecordOnScreen();
  const here = held.filter(({ section }) => sections.includes(section));
  if (here.length === 0) return null;
  const [first, ...others] = inOrder(here.flatMap(({ sources }) => sources.map(({ provider }) => provider)));
  const from =
    first === undefined || others.length > 0 ? `${String(others.length + 1)} organisations` : briefNameOf(first);
  return `${String(here.length)} new from ${from}`;
}

export function LateChip({ words }: { readonly words: string }) {
  const { show } = useLate();
  return (
    <button
      type="button"
      className="wp-late"
      onClick={({ currentTarget }) => {
        // The chip goes; whoever works by keyboard stands at the heading of the same card.
        const heading = currentTarget.parentElement?.querySelector('h3');
        if (heading !== null && heading !== undefined) {
          heading.tabIndex = -1;
          heading.focus({ preventScroll: true });
        }
        show();
      }}
    >
      {words} – show
    </button>
  );
}
