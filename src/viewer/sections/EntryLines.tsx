/**
 * Lines of a summary card: each opens its entry; what does not fit is counted and opens the timeline of its section.
 */
import { useState, type ReactNode } from 'react';
import type { Entry } from '../../record/entry';
import { CONCERN, isSafeguarding, staysOnScreen, titleInView } from '../../record/safeguarding';
import { usePrinting } from '../open-record/printing';
import { useRecordOnScreen } from '../open-record/record-context';
import { useReading } from '../open-record/reading';
import { rememberOpener } from '../open-record/focus';
import { useSteadyOrder } from './use-steady-order';

interface EntryLinesProps {
  readonly entries: readonly Entry[];
  /** How many before "more". */
  readonly shown: number;
  readonly line: (entry: Entry) => ReactNode;
  /** When, in a column of its own before the line. */
  readonly when?: (entry: Entry) => ReactNode;
  /** Said after the line, in quiet words. */
  readonly after?: (entry: Entry) => ReactNode;
  /** One after another instead of one below the other: names alone, for lists that are only glanced at. */
  readonly inline?: boolean;
  /** What does not fit stands after the lines by its name alone, each still a way to open it. */
  readonly beyond?: boolean;
  /** What does not fit is on the timeline, where the heading of the card leads. */
  readonly elsewhere?: boolean;
  /** Below the line: a conflict in its own block. */
  readonly below?: (entry: Entry) => ReactNode;
}

/** As many names as fill about two lines. */
const GLANCED = 6;

export function EntryLines({
  entries,
  shown,
  line,
  when,
  after,
  below,
  inline = false,
  beyond = false,
  elsewhere = false,
}: EntryLinesProps) {
  const open = useReading((state) => state.open);
  const [all, setAll] = useState(false);
  const printing = usePrinting((state) => state.now);
  const first = useSteadyOrder(entries.slice(0, shown));
  const named = useSteadyOrder(beyond && !all && !printing ? entries.slice(shown, shown + GLANCED) : []);
  if (entries.length === 0) return null;
  const more = entries.length - shown - (all ? 0 : named.length);
  return (
    <>
      <ul className={inline ? 'wp-lines wp-lines--inline' : 'wp-lines'}>
        {/* INVARIANT: a print holds every line; only the screen folds the rest behind "more", and then a thousand lines
          do not exist at all. */}
        {(all || printing ? entries : first).map((entry) => (
          // INVARIANT: a concern is no word of any card, and nothing that stays on the screen is printed.
          <li key={entry.id} className={staysOnScreen(entry) ? 'wp-line wp-screen-only' : 'wp-line'}>
            <button
              type="button"
              className={when === undefined || inline ? 'wp-line__open' : 'wp-line__open wp-line__open--dated'}
              onClick={(event) => {
                rememberOpener(event.currentTarget);
                open(entry.id);
              }}
            >
              {when !== undefined && !inline && (
                <>
                  <span className="wp-line__when">{when(entry)}</span>{' '}
                </>
              )}
              <span className="wp-line__what">
                {isSafeguarding(entry) ? CONCERN : line(entry)}{' '}
                {after !== undefined && !isSafeguarding(entry) && <span className="wp-line__rest">{after(entry)}</span>}
              </span>{' '}
              <span className={inline ? 'nhsuk-u-visually-hidden' : 'wp-line__where'}>
                <SourceNames entry={entry} />
              </span>
            </button>
            {!isSafeguarding(entry) && below?.(entry)}
          </li>
        ))}
      </ul>
      <Named entries={named} />
      {more > 0 && !elsewhere && (
        <button
          type="button"
          className="wp-text-button wp-more"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? 'Show fewer' : `+ ${String(more)} more`}
        </button>
      )}
    </>
  );
}

/** By name alone, one after another. */
function Named({ entries }: { readonly entries: readonly Entry[] }) {
  const open = useReading((state) => state.open);
  return entries.length === 0 ? null : (
    <ul className="wp-lines wp-lines--inline wp-lines--beyond">
      {entries.map((entry) => (
        <li key={entry.id} className={staysOnScreen(entry) ? 'wp-line wp-screen-only' : 'wp-line'}>
          <button
            type="button"
            className="wp-line__open"
            onClick={(event) => {
              rememberOpener(event.currentTarget);
              open(entry.id);
            }}
          >
            <span className="wp-line__title">{titleInView(entry)}</span>{' '}
            <span className="nhsuk-u-visually-hidden">
              <SourceNames entry={entry} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The providers behind an entry, each once, in the order of the coverage strip. */
export function SourceNames({ entry }: { readonly entry: Entry }) {
  const { briefNameOf, inOrder } = useRecordOnScreen();
  return (
    <>
      {inOrder(entry.sources.map(({ provider }) => provider))
        .map(briefNameOf)
        .join(', ')}
    </>
  );
}
