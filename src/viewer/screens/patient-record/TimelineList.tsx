/** How are twenty thousand rows drawn and driven by keyboard? Only those near the eye exist; one of them is Tab's. */
import { memo, useEffect, useRef, type FocusEvent, type KeyboardEvent } from 'react';
import { useReading } from '../../open-record/reading';
import type { TimelineRow } from '../../open-record/timeline-rows';
import type { EntryChange } from '../../open-record/whats-new';
import { rememberOpener } from '../../open-record/focus';
import { FoldRow, TimelineHeading, TimelineRowButton } from './TimelineRows';
import { ResultsOfDayRow } from './ResultsOfDayRow';
import { useRowFocus, useVirtualRows } from './use-virtual-rows';

interface TimelineListProps {
  readonly rows: readonly TimelineRow[];
  readonly size: number;
  /** A row to bring to the top; a new object each time it is asked for. */
  readonly jump: { readonly key: string } | null;
  /** What is new since the reader last looked, by entry. */
  readonly changes: ReadonlyMap<string, EntryChange>;
}

const FURTHER = 12;

type Move = readonly [from: number, step: 1 | -1, count: number];

/** Where a key leads from the row that Tab stops at. */
function moveOf(key: string, stop: number, length: number): Move | undefined {
  const moves: Readonly<Record<string, Move>> = {
    ArrowDown: [stop, 1, 1],
    ArrowUp: [stop, -1, 1],
    PageDown: [stop, 1, FURTHER],
    PageUp: [stop, -1, FURTHER],
    Home: [-1, 1, 1],
    End: [length, -1, 1],
  };
  return moves[key];
}

/** The row reached by so many steps over rows that can be opened or unfolded; headings are stepped over. */
function rowReached(rows: readonly TimelineRow[], from: number, step: 1 | -1, count: number): number {
  let left = count;
  let target = -1;
  for (let index = from + step; index >= 0 && index < rows.length && left > 0; index += step) {
    if (rows[index]?.kind === 'heading') continue;
    target = index;
    left -= 1;
  }
  return target;
}

interface RowContentProps {
  readonly row: TimelineRow;
  readonly stop: boolean;
  readonly changes: ReadonlyMap<string, EntryChange>;
  readonly wantFocus: (key: string) => void;
}

function RowContent({ row, stop, changes, wantFocus }: RowContentProps) {
  const opened = useReading((state) => state.opened);
  const { open, setActive, unfold } = useReading.getState();
  if (row.kind === 'heading') return <TimelineHeading row={row} />;
  if (row.kind === 'fold') {
    const onUnfold = (): void => {
      unfold(row.group);
      wantFocus(row.next);
      setActive(row.next);
    };
    return <FoldRow row={row} stop={stop} onUnfold={onUnfold} />;
  }
  if (row.kind === 'results') {
    const onToggle = (): void => {
      const { fold } = useReading.getState();
      if (row.isOpen) fold(row.key);
      else unfold(row.key);
    };
    return <ResultsOfDayRow row={row} stop={stop} onToggle={onToggle} />;
  }
  return (
    <TimelineRowButton
      entry={row.entry}
      on={row.on}
      change={changes.get(row.key)?.kind ?? null}
      current={opened === row.key}
      stop={stop}
      onOpen={() => {
        rememberOpener(null);
        open(row.key);
      }}
    />
  );
}

/** What is opened from elsewhere, as from the summary, is brought into view in its place in time. */
function useBroughtIntoView(
  opened: string | null,
  rows: readonly TimelineRow[],
  virtual: ReturnType<typeof useVirtualRows>['virtual'],
): void {
  const brought = useRef<string | null>(null);
  useEffect(() => {
    const index = opened === brought.current ? -1 : rows.findIndex((row) => row.key === opened);
    if (opened === null || index >= 0) brought.current = opened;
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [opened, rows, virtual]);
}

/** Kept as it is while a letter is typed: it is drawn again with what was found, not with the letter too. */
export const TimelineList = memo(function TimelineList({ rows, size, jump, changes }: TimelineListProps) {
  const scroller = useRef<HTMLUListElement>(null);
  const opened = useReading((state) => state.opened);
  const active = useReading((state) => state.active);
  const { open, setActive } = useReading.getState();
  const at = active === null ? -1 : rows.findIndex((row) => row.key === active);
  const stop = at >= 0 ? at : rows.findIndex((row) => row.kind === 'entry');
  const { virtual, remember } = useVirtualRows(scroller, rows, stop, active);
  const wantFocus = useRowFocus(scroller);

  const jumped = useRef<typeof jump>(null);
  useEffect(() => {
    if (jump === null || jumped.current === jump) return;
    jumped.current = jump;
    const index = rows.findIndex((row) => row.key === jump.key);
    if (index < 0) return;
    virtual.scrollToIndex(rows[index - 1]?.kind === 'heading' ? index - 1 : index, { align: 'start' });
    setActive(jump.key);
  }, [jump, rows, virtual, setActive]);

  useBroughtIntoView(opened, rows, virtual);

  const moveTo = (from: number, step: 1 | -1, count: number): void => {
    const target = rowReached(rows, from, step, count);
    const row = rows[target];
    if (row === undefined) return;
    wantFocus(row.key);
    setActive(row.key);
    virtual.scrollToIndex(target, { align: 'auto' });
    if (opened !== null && row.kind === 'entry') open(row.key, true);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moveOf(event.key, stop, rows.length);
    if (move === undefined) return;
    event.preventDefault();
    moveTo(...move);
  };

  const onFocus = (event: FocusEvent): void => {
    const key =
      event.target instanceof HTMLElement
        ? (event.target.dataset['entryId'] ?? event.target.dataset['foldKey'])
        : undefined;
    if (key !== undefined && key !== active) setActive(key);
    remember();
  };

  return (
    <ul
      className="wp-timeline__list"
      ref={scroller}
      onKeyDown={onKeyDown}
      onScroll={remember}
      onFocus={onFocus}
      aria-label={`${String(size)} entries`}
      tabIndex={-1}
    >
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <li
            key={item.key}
            className="wp-timeline__item"
            {...(row.kind === 'entry' ? { 'aria-setsize': size, 'aria-posinset': row.position + 1 } : {})}
            ref={virtual.measureElement}
            data-index={item.index}
            style={{ transform: `translateY(${String(item.start)}px)` }}
          >
            <RowContent row={row} stop={item.index === stop} changes={changes} wantFocus={wantFocus} />
          </li>
        );
      })}
      <li className="wp-timeline__space" aria-hidden="true" style={{ height: virtual.getTotalSize() }} />
    </ul>
  );
});
