/**
 * What did each test show on each day, and how does it go over time? Tests down, dates across; every value of a day,
 * each with its own unit and range.
 */
import { useMemo, useState } from 'react';
import { SECTION_NAMES } from '../../../../domain/sections';
import type { TestTrends } from '../../../../record/sections/results/trends';
import { tableIn, trendsIn } from '../../../../record/trends';
import { Button } from '../../../components/Button';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { SectionAbsence } from '../../../sections/SectionAbsence';
import { usePreferences } from '../../../state/preferences';
import { ResultsGrid } from './ResultsGrid';
import { TrendPanel } from './TrendPanel';
import { ViewHead } from './ViewHead';

/** Dates on the screen at once. */
const ACROSS = 8;

/**
 * The test that is drawn: the one chosen, else the one measured most often; and after it those that share its chart,
 * such as both blood pressures.
 */
function drawnTogether(trends: readonly TestTrends[], chosen: string | null): readonly TestTrends[] {
  const drawn =
    trends.find(({ test }) => test.key === chosen) ??
    trends.toSorted((a, b) => b.test.measurements.length - a.test.measurements.length)[0];
  if (drawn === undefined) return [];
  const partner = drawn.trends[0]?.drawnWith ?? null;
  const others = trends.filter(
    (other) => other !== drawn && partner !== null && other.trends.some(({ drawnWith }) => drawnWith === partner),
  );
  return [drawn, ...others];
}

/** Told to everybody, so that one that is missing tells nothing. Source: POLICY, D-nothing-left. */
const HEADINGS = 'A report that holds no more than a heading is not shown.';

export function ResultsView() {
  const { record } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const { oldestFirst, setOldestFirst } = usePreferences();
  const [find, setFind] = useState('');
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<string | null>(null);
  const table = useMemo(() => tableIn(record), [record]);
  const trends = useMemo(() => trendsIn(record), [record]);
  const size = `${String(table.rows.length)} tests on ${String(table.columns.length)} dates`;
  const sought = find.trim().toLowerCase();
  const rows = table.rows.filter(({ name }) => name.toLowerCase().includes(sought));
  const newest = table.columns.slice(page * ACROSS, (page + 1) * ACROSS);
  const columns = oldestFirst ? newest.toReversed() : newest;
  const shown = drawnTogether(trends, chosen);
  const drawn = shown[0];
  return (
    <section className="wp-view" aria-label="Results">
      <ViewHead
        title={SECTION_NAMES.results}
        about={
          `${size}, from every provider that has answered. ${oldestFirst ? 'Oldest' : 'Newest'} date on the left. ` +
          HEADINGS
        }
      >
        <FindTest find={find} setFind={setFind} />
        <Button
          look="text"
          aria-pressed={oldestFirst}
          onClick={() => {
            setOldestFirst(!oldestFirst);
          }}
        >
          Oldest on the left
        </Button>
        <Pages page={page} setPage={setPage} dates={table.columns.length} />
      </ViewHead>
      <SectionAbsence sections={['results']} empty={table.rows.length === 0} />
      <TrendPanel
        tests={shown}
        onOpen={(entry) => {
          open(entry);
        }}
      />
      {rows.length === 0 && table.rows.length > 0 && <p>No test that you can see here has “{find}” in its name.</p>}
      {rows.length > 0 && (
        <ResultsGrid
          rows={rows}
          columns={columns}
          dates={table.columns}
          chosen={drawn?.test.key}
          drawable={new Set(trends.map(({ test }) => test.key))}
          choose={setChosen}
        />
      )}
    </section>
  );
}

function FindTest({ find, setFind }: { readonly find: string; readonly setFind: (find: string) => void }) {
  return (
    <label className="wp-view__find">
      Find a test{' '}
      <input
        type="search"
        value={find}
        onChange={(event) => {
          setFind(event.target.value);
        }}
        autoComplete="off"
        spellCheck={false}
      />
    </label>
  );
}

interface PagesProps {
  readonly page: number;
  readonly setPage: (page: number) => void;
  readonly dates: number;
}

/** Which of the dates are on the screen, where there are more than fit. */
function Pages({ page, setPage, dates }: PagesProps) {
  const pages = Math.ceil(dates / ACROSS);
  if (pages <= 1) return null;
  return (
    <span className="wp-view__pages" role="group" aria-label="Dates">
      <Button
        look="text"
        busy={page === 0}
        onClick={() => {
          setPage(page - 1);
        }}
      >
        Newer dates
      </Button>
      <span role="status">
        {page * ACROSS + 1} to {Math.min(dates, (page + 1) * ACROSS)} of {dates}
      </span>
      <Button
        look="text"
        busy={page === pages - 1}
        onClick={() => {
          setPage(page + 1);
        }}
      >
        Older dates
      </Button>
    </span>
  );
}
