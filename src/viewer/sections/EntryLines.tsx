/**
 * Lines of a summary card: each opens its entry; what does not fit is counted and opens the timeline of its section.
 */
import { useState, type ReactNode } from 'react';
import type { Entry } from '../../record/entry';
import { usePrinting } from '../open-record/printing';
import { useRecordOnScreen } from '../open-record/record-context';
import { useReading } from '../open-record/reading';
import { rememberOpener } from '../open-record/focus';

interface EntryLinesProps {
  readonly entries: readonly Entry[];
  /** How many before "more". */
  readonly shown: number;
  readonly line: (entry: Entry) => ReactNode;
  /** Said after the line, in quiet words, before the sources. */
  readonly after?: (entry: Entry) => ReactNode;
  /** One after another instead of one below the other: names alone, for lists that are only glanced at. */
  readonly inline?: boolean;
  /** Below the line: a conflict in its own block. */
  readonly below?: (entry: Entry) => ReactNode;
}

export function EntryLines({ entries, shown, line, after, below, inline = false }: EntryLinesProps) {
  const open = useReading((state) => state.open);
  const [all, setAll] = useState(false);
  const printing = usePrinting((state) => state.now);
  const more = entries.length - shown;
  if (entries.length === 0) return null;
  return (
    <>
      <ul className={inline ? 'wp-lines wp-lines--inline' : 'wp-lines'}>
        {/* INVARIANT: a print holds every line; only the screen folds the rest behind "more", and then a thousand lines
          do not exist at all. */}
        {(all || printing ? entries : entries.slice(0, shown)).map((entry) => (
          <li key={entry.id} className="wp-line">
            <button
              type="button"
              className="wp-line__open"
              onClick={(event) => {
                rememberOpener(event.currentTarget);
                open(entry.id);
              }}
            >
              {line(entry)}{' '}
              <span className={inline ? 'nhsuk-u-visually-hidden' : 'wp-source'}>
                {after?.(entry)} <SourceNames entry={entry} />
              </span>
            </button>
            {below?.(entry)}
          </li>
        ))}
      </ul>
      {more > 0 && !all && (
        <button
          type="button"
          className="wp-text-button wp-more"
          onClick={() => {
            setAll(true);
          }}
        >
          + {more} more
        </button>
      )}
    </>
  );
}

/** The providers behind an entry, each once, in the order of the coverage strip. */
export function SourceNames({ entry }: { readonly entry: Entry }) {
  const { briefNameOf, inOrder } = useRecordOnScreen();
  return (
    <>
      {inOrder(entry.sources.map(({ provider }) => provider))
        .map(briefNameOf)
        .join(' · ')}
    </>
  );
}
