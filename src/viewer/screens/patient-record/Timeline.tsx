/**
 * What happened, over all sections and providers, newest first? One list, searched and narrowed as the reader likes, or
 * the same along one axis of time.
 */
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { dayOfInstant } from '../../../domain/dates';
import { readTypedSpan } from '../../../domain/dates/typed-span';
import { writeDate } from '../../../domain/dates/written';
import { throughLens } from '../../../record/lens';
import { buildSearchIndex, searchEntries } from '../../../record/search';
import { soughtBy } from '../../../record/search/sought';
import '../../open-record/all-tables';
import { densityOf } from '../../open-record/density';
import { useNeverShown } from '../../open-record/never-shown';
import { useOpenedLetters } from '../../open-record/opened-letters';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import {
  foldedBehind,
  isUnfiltered,
  linesOf,
  resultsKey,
  shownLines,
  timelineRows,
  type Line,
  type TimelineRow,
} from '../../open-record/timeline-rows';
import { useWhatsNew } from '../../open-record/use-whats-new';
import { changedEntries, type EntryChange, type WhatsNew } from '../../open-record/whats-new';
import { SectionAbsence } from '../../sections/SectionAbsence';
import { ChangedHead } from './changed/ChangedHead';
import { DensityStrip } from './DensityStrip';
import { RecordOverTime } from './over-time/RecordOverTime';
import { NoMatch, SearchedFor } from './SearchedFor';
import { TimelineControls } from './TimelineControls';
import { TimelineList } from './TimelineList';
import { useFirstDescription } from './use-first-description';
import { useSearchAhead } from './use-search-ahead';
import { WhyStrip } from './WhyStrip';

const NOTHING_FOUND: ReturnType<typeof shownLines> = [];
const NO_CHANGES: ReadonlyMap<string, EntryChange> = new Map();

/**
 * INVARIANT: the reader's own row is never behind a fold: what was opened from the summary, or stood before others
 * came.
 */
function useOwnRow(rows: ReturnType<typeof timelineRows>): void {
  const active = useReading((state) => state.active);
  useEffect(() => {
    const fold = active === null ? undefined : foldedBehind(rows, active);
    if (fold !== undefined) useReading.getState().unfold(fold);
  }, [active, rows]);
}

/** What the list draws: a long day and a day's results are folded while nothing is sought. */
function useRows(lines: readonly Line[], news: WhatsNew | null, folds: boolean): readonly TimelineRow[] {
  const { openedAt } = useRecordOnScreen();
  const filter = useReading((state) => state.filter);
  const unfolded = useReading((state) => state.unfolded);
  return useMemo(
    () =>
      timelineRows(lines, {
        folds,
        foldsResults: folds && isUnfiltered(filter),
        unfolded,
        today: writeDate(dayOfInstant(openedAt)),
        ...(news === null ? {} : { fresh: news.entries }),
      }),
    [lines, folds, filter, unfolded, openedAt, news],
  );
}

/** A year or month that was typed, what is sought by words, and every name of it that is sought. */
function readSearch(search: string) {
  const span = readTypedSpan(search);
  const further = soughtBy(search)?.further ?? [];
  return {
    span,
    sought: soughtBy(span === null ? search : span.rest),
    names: span === null ? further : [...further, span.rest],
  };
}

export function Timeline() {
  const { record, own } = useRecordOnScreen();
  const told = useWhatsNew();
  const news = told.state === 'told' ? told.news : null;
  useFirstDescription(record);
  useSearchAhead();
  const filter = useReading((state) => state.filter);
  const shape = useReading((state) => state.shape);
  const lens = useReading((state) => state.lens);
  const fresh = useReading((state) => state.fresh);
  const typed = useReading((state) => state.search);
  // The list follows what is typed a moment later, and says so meanwhile.
  const search = useDeferredValue(typed);
  const { span, sought, names } = useMemo(() => readSearch(search), [search]);
  const { named, asking } = useNeverShown(search, names);
  const letters = useOpenedLetters();
  const [jump, setJump] = useState<{ readonly key: string } | null>(null);
  const index = useMemo(() => buildSearchIndex(record.entries, letters.words), [record, letters.words]);
  const seen = useMemo(() => (lens === null ? null : throughLens(record, lens)), [record, lens]);
  const freshOnly = useMemo(
    () => (fresh === null || news === null ? null : changedEntries(news, fresh === 'elsewhere' ? own : null)),
    [fresh, news, own],
  );
  // INVARIANT: whoever seeks what is never shown gets one answer for every person, with no count and nothing found.
  const found = useMemo(
    () => shownLines(linesOf(record.entries), filter, searchEntries(index, search), seen, freshOnly),
    [record, filter, index, search, seen, freshOnly],
  );
  const lines = named === null ? found : NOTHING_FOUND;
  const rows = useRows(lines, news, search.trim() === '' && lens === null && freshOnly === null);
  useOwnRow(rows);
  const density = useMemo(() => densityOf(lines), [lines]);
  const jumpTo = useCallback(
    (key: string) => {
      const group = lines.find(({ entry }) => entry.id === key)?.group.key;
      if (group !== undefined) useReading.getState().unfold(group, resultsKey(group));
      setJump({ key });
    },
    [lines],
  );
  return (
    <section className="wp-timeline" aria-label="Timeline">
      <h2 className="nhsuk-u-visually-hidden">Timeline</h2>
      <WhyStrip />
      <ChangedHead told={told} />
      <TimelineControls shown={named === null ? lines.length : null} told={told} />
      {search.trim() !== '' && named === null && rows.length > 0 && (
        <SearchedFor
          sought={sought}
          query={search}
          span={span}
          letters={letters.words.size > 0 ? letters.said : null}
        />
      )}
      <div className="wp-timeline__main" aria-busy={search !== typed || undefined}>
        {rows.length === 0 ? (
          <div className="wp-timeline__empty">
            {named !== null ? (
              <p>Never shown here: {named}. Ask the patient.</p>
            ) : asking ? null : record.entries.length > 0 ? (
              <NoMatch sought={sought} query={search} span={span} letters={letters.said} />
            ) : (
              <SectionAbsence sections={['encounters', 'problems', 'medications', 'results', 'appointments']} empty />
            )}
          </div>
        ) : shape === 'lanes' ? (
          <div className="wp-timeline__time">
            <RecordOverTime lines={lines} />
          </div>
        ) : (
          <>
            <DensityStrip density={density} onJump={jumpTo} />
            <TimelineList rows={rows} size={lines.length} jump={jump} changes={news?.entries ?? NO_CHANGES} />
          </>
        )}
      </div>
    </section>
  );
}
