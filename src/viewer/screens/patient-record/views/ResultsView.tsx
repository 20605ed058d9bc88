/**
 * What did each test show on each day, and how does it go over time? Up to four tests on one axis of time, each by
 * itself; below, tests down and dates across, every value of a day with its own unit and range.
 */
import { useMemo, useState } from 'react';
import { SECTION_NAMES } from '../../../../domain/sections';
import { newestNews } from '../../../../record/news';
import { previousInRow, rowsIn, tableIn, trendsIn } from '../../../../record/trends';
import { Button } from '../../../components/Button';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { SectionAbsence } from '../../../sections/SectionAbsence';
import { usePreferences } from '../../../state/preferences';
import { Choice } from './Choice';
import { drawablesOf, drawnOf, groupsOf, withChosen } from './drawn-tests';
import { NewsParts } from './NewsParts';
import { ResultsGrid } from './ResultsGrid';
import { TrendPanel } from './TrendPanel';
import { ViewHead } from './ViewHead';

/** Dates on the screen at once. */
const ACROSS = 8;

const YEAR_MS = 365.25 * 86_400_000;
const TIMES = [
  { value: 'all', text: 'All', back: null },
  { value: '5', text: '5 years', back: 5 * YEAR_MS },
  { value: '1', text: '1 year', back: YEAR_MS },
  { value: '0.5', text: '6 months', back: YEAR_MS / 2 },
] as const;
type Time = (typeof TIMES)[number]['value'];

/** Told to everybody, so that one that is missing tells nothing. Source: POLICY, D-nothing-left. */
const HEADINGS = 'A report that holds no more than a heading is not shown.';

/** Everything that the view draws from the record, worked out once for each. */
function useResults() {
  const { record } = useRecordOnScreen();
  return useMemo(() => {
    const tests = rowsIn(record);
    const all = drawablesOf(tests, trendsIn(record));
    const previous = new Map(tests.map((row) => [row.key, previousInRow(record, row)]));
    return { table: tableIn(record), all, groups: groupsOf(all), previous, news: newestNews(record) };
  }, [record]);
}

export function ResultsView() {
  const { openedAt } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const { oldestFirst, setOldestFirst } = usePreferences();
  const [find, setFind] = useState('');
  const [page, setPage] = useState(0);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [time, setTime] = useState<Time>('all');
  const { table, all, groups, previous, news } = useResults();
  const size = `${String(table.rows.length)} tests on ${String(table.columns.length)} dates`;
  const sought = find.trim().toLowerCase();
  const rows = table.rows.filter(({ name }) => name.toLowerCase().includes(sought));
  const newest = table.columns.slice(page * ACROSS, (page + 1) * ACROSS);
  const columns = oldestFirst ? newest.toReversed() : newest;
  const back = TIMES.find(({ value }) => value === time)?.back ?? null;
  const group = groups.find(({ rows: of }) => of.length === chosen.length && of.every((key) => chosen.includes(key)));
  return (
    <section className="wp-view" aria-label="Results">
      <ViewHead title={SECTION_NAMES.results} about={`${size}, from every provider that has answered. ${HEADINGS}`}>
        {groups.length > 0 && (
          <Choice
            label="Tests drawn together"
            options={groups.map(({ name }) => ({ value: name, text: name }))}
            chosen={group?.name ?? null}
            choose={(name) => {
              setChosen(groups.find((one) => one.name === name)?.rows ?? []);
            }}
          />
        )}
        {all.length > 0 && <Choice label="Time drawn" options={TIMES} chosen={time} choose={setTime} />}
      </ViewHead>
      <SectionAbsence sections={['results']} empty={table.rows.length === 0} />
      <div className={news === null || news.parts.length === 0 ? undefined : 'wp-results__top'}>
        <TrendPanel drawn={drawnOf(all, chosen)} from={back === null ? null : openedAt - back} onOpen={open} />
        {news !== null && <NewsParts news={news} />}
      </div>
      {table.rows.length > 0 && (
        <div className="wp-results__tools wp-screen-only">
          <h3 className="wp-trend__name">All results</h3>
          <span className="wp-source">
            {oldestFirst ? 'Oldest' : 'Newest'} date on the left · press a test to draw it, up to four
          </span>
          <FindTest find={find} setFind={setFind} />
          <Button
            look="text"
            className="wp-choice__one"
            aria-pressed={oldestFirst}
            onClick={() => {
              setOldestFirst(!oldestFirst);
            }}
          >
            Oldest on the left
          </Button>
          <Pages page={page} setPage={setPage} dates={table.columns.length} />
        </div>
      )}
      {rows.length === 0 && table.rows.length > 0 && <p>No test that you can see here has “{find}” in its name.</p>}
      {rows.length > 0 && (
        <ResultsGrid
          rows={rows}
          columns={columns}
          dates={table.columns}
          chosen={chosen}
          drawable={new Set(all.map(({ row }) => row.key))}
          previousOf={(row) => previous.get(row) ?? null}
          choose={(key) => {
            setChosen(withChosen(chosen, key));
          }}
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
        className="wp-choice__one"
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
        className="wp-choice__one"
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
