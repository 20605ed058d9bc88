/** How is the timeline searched and narrowed? Counts are of what is on this screen's record, nothing else. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SECTIONS, type SectionId } from '../../../domain/sections';
import { titleInView } from '../../../record/safeguarding';
import { knownTerms } from '../../../record/search/known-terms';
import { Button } from '../../components/Button';
import { NEVER_SHOWN_QUERY } from '../../open-record/never-shown';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import { sectionCounts } from '../../open-record/section-counts';
import type { ChangesState } from '../../open-record/use-whats-new';
import { chipName } from '../../sections/chip-names';
import { DateBox } from './DateBox';
import { LensChoice } from './LensChoice';
import { SinceLastLook } from './SinceLastLook';
import { useRoom, type Room } from './use-room';

interface TimelineControlsProps {
  /** Null where a number would tell of what is never shown. */
  readonly shown: number | null;
  readonly told: ChangesState;
}

export function TimelineControls({ shown, told }: TimelineControlsProps) {
  const [more, setMore] = useState(false);
  return (
    <div className="wp-controls wp-screen-only">
      <SearchBox />
      <Shapes />
      <Chips more={more} setMore={setMore} />
      {more && <MoreFilters />}
      <div className="wp-controls__line">
        <HowMany shown={shown} />
        <SinceLastLook told={told} />
      </div>
    </div>
  );
}

/** Pixels. */
const PHONE_WIDTH = 640;

function SearchBox() {
  const search = useReading((state) => state.search);
  const { setSearch } = useReading.getState();
  const queries = useQueryClient();
  return (
    <div className="wp-controls__search">
      <label className="nhsuk-u-visually-hidden" htmlFor="record-search">
        Search the record
      </label>
      <input
        id="record-search"
        type="search"
        className="wp-search"
        placeholder="Search the record"
        autoComplete="off"
        spellCheck={false}
        value={search}
        onFocus={({ target }) => {
          // on a phone what is found would stand below the keyboard
          if (innerWidth <= PHONE_WIDTH) target.scrollIntoView({ block: 'start' });
          // before the first letter is typed, and after the box was seen to have the focus
          setTimeout(knownTerms);
          void queries.prefetchQuery(NEVER_SHOWN_QUERY);
        }}
        onChange={(event) => {
          setSearch(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-entry-id]')?.focus();
          }
        }}
      />
      {search === '' && (
        <kbd className="wp-search__key" aria-hidden="true">
          /
        </kbd>
      )}
    </div>
  );
}

interface ChipsProps {
  readonly more: boolean;
  readonly setMore: (more: boolean) => void;
}

const SHAPES = [
  ['list', 'List'],
  ['lanes', 'Over time'],
] as const;

/** The same in words, or along time. */
function Shapes() {
  const shape = useReading((state) => state.shape);
  return (
    <div className="wp-segments" role="group" aria-label="View">
      {SHAPES.map(([one, words]) => (
        <button
          key={one}
          type="button"
          className="wp-segment"
          aria-pressed={shape === one}
          onClick={() => {
            useReading.getState().setShape(one);
          }}
        >
          {words}
        </button>
      ))}
    </div>
  );
}

/** How many sections one row of chips has room for, and how many letters, the frame of each being as wide as four. */
const ROOM: Readonly<Record<Room, readonly [sections: number, letters: number]>> = {
  'one-column': [2, 42],
  columns: [4, 60],
  wide: [6, 84],
};

/** The fullest that stand in one row, at least one: a row that breaks would push the list below it. */
function inOneRow(counts: ReadonlyMap<SectionId, number>, room: Room): readonly SectionId[] {
  const [sections, letters] = ROOM[room];
  let left = letters;
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, sections)
    .filter(([section, count], at) => {
      left -= chipName(section).length + String(count).length + 4;
      return left >= 0 || at === 0;
    })
    .map(([section]) => section);
}

/** The sections that hold most, and those that are chosen; the others are behind “More”. */
function Chips({ more, setMore }: ChipsProps) {
  const { record } = useRecordOnScreen();
  const filter = useReading((state) => state.filter);
  const { setFilter, toggleSection } = useReading.getState();
  const room = useRoom();
  const counts = sectionCounts(record.entries);
  const offered = new Set([...(more ? counts.keys() : inOneRow(counts, room)), ...filter.sections]);
  return (
    <div className="wp-chips" role="group" aria-label="Sections">
      <button
        type="button"
        className="wp-chip"
        aria-pressed={filter.sections.length === 0}
        onClick={() => {
          setFilter({ sections: [] });
        }}
      >
        All {record.entries.length}
      </button>
      {SECTIONS.filter((section) => counts.has(section) && offered.has(section)).map((section) => (
        <button
          key={section}
          type="button"
          className="wp-chip"
          aria-pressed={filter.sections.includes(section)}
          onClick={() => {
            toggleSection(section);
          }}
        >
          {chipName(section)} <span className="wp-chip__count">{counts.get(section)}</span>
        </button>
      ))}
      <button
        type="button"
        className="wp-chip wp-chip--more"
        aria-expanded={more}
        onClick={() => {
          setMore(!more);
        }}
      >
        {more ? 'Fewer' : 'More'}
        <span className="nhsuk-u-visually-hidden"> filters</span> <span aria-hidden="true">{more ? '▴' : '▾'}</span>
      </button>
    </div>
  );
}

/** Provider, from when, until when, and what belongs with one entry. */
function MoreFilters() {
  const { states, nameOf } = useRecordOnScreen();
  const filter = useReading((state) => state.filter);
  const { setFilter } = useReading.getState();
  return (
    <div className="wp-controls__more">
      <label>
        Provider{' '}
        <select
          value={filter.provider ?? ''}
          onChange={(event) => {
            setFilter({ provider: event.target.value === '' ? null : event.target.value });
          }}
        >
          <option value="">All providers</option>
          {states.map(({ provider }) => (
            <option key={provider.id} value={provider.id}>
              {nameOf(provider.id)}
            </option>
          ))}
        </select>
      </label>
      <DateBox
        label="From"
        value={filter.from}
        onChange={(from) => {
          setFilter({ from });
        }}
      />
      <DateBox
        label="To"
        value={filter.to}
        onChange={(to) => {
          setFilter({ to });
        }}
      />
      <LensChoice />
    </div>
  );
}

/** How much of the record is shown, and the way back to all of it. */
function HowMany({ shown }: Pick<TimelineControlsProps, 'shown'>) {
  const { record } = useRecordOnScreen();
  const filter = useReading((state) => state.filter);
  const search = useReading((state) => state.search);
  const shape = useReading((state) => state.shape);
  const lens = useReading((state) => state.lens);
  const fresh = useReading((state) => state.fresh);
  const { showAll } = useReading.getState();
  const seenThrough = lens === null ? undefined : record.entries.find(({ id }) => id === lens);
  const narrowed =
    filter.provider !== null ||
    filter.from !== '' ||
    filter.to !== '' ||
    lens !== null ||
    fresh !== null ||
    filter.sections.length > 0 ||
    search !== '';
  const count = shown === null ? '' : `${String(shown)} of ${String(record.entries.length)} entries shown`;
  return (
    <p className="wp-controls__shown">
      <span role="status">
        {narrowed &&
          (seenThrough === undefined || shown === null
            ? count
            : `${count}: what belongs with ${titleInView(seenThrough)}`)}
      </span>{' '}
      {(filter.from !== '' || filter.to !== '') && (
        <span className="wp-source">Whatever has no date is left out. </span>
      )}
      {narrowed ? (
        <Button look="text" onClick={showAll}>
          Show all
        </Button>
      ) : shape === 'lanes' ? (
        'What lasts as bars, the rest as marks'
      ) : null}
    </p>
  );
}
