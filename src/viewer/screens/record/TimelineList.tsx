/** How are twenty thousand rows drawn, driven by keyboard, and held still while more arrive? Only those near the eye exist. */
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useReading } from '../../record/reading';
import type { TimelineRow } from '../../record/timeline-rows';
import { rememberOpener } from './focus';
import { TimelineHeading, TimelineRowButton } from './TimelineRows';

interface TimelineListProps {
  readonly rows: readonly TimelineRow[];
  readonly size: number;
  /** A row to bring to the top; a new object each time it is asked for. */
  readonly jump: { readonly key: string } | null;
}

const ROW_HEIGHT = 30;
const FURTHER = 12;

export function TimelineList({ rows, size, jump }: TimelineListProps) {
  const scroller = useRef<HTMLUListElement>(null);
  const anchor = useRef<{ readonly key: string; readonly offset: number } | null>(null);
  const wantsFocus = useRef<string | null>(null);
  const { opened, active, open, setActive } = useReading();
  const at = active === null ? -1 : rows.findIndex((row) => row.key === active);
  const stop = at >= 0 ? at : rows.findIndex((row) => row.kind === 'entry');
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    initialRect: { width: 600, height: 600 },
    getItemKey: (index) => rows[index]?.key ?? index,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(stop >= 0 ? [stop] : [])])].sort((a, b) => a - b),
  });

  // The reader's place: the focused row, else the first row in view once the list has been scrolled.
  const remember = (): void => {
    const top = scroller.current?.scrollTop ?? 0;
    const items = virtual.getVirtualItems();
    const held = items.find((item) => item.key === active && item.end > top) ?? (top > 0 ? items.find((item) => item.end > top) : undefined);
    anchor.current = held === undefined ? null : { key: String(held.key), offset: held.start - top };
  };
  useLayoutEffect(() => {
    const held = anchor.current;
    if (held === null) return;
    const index = rows.findIndex((row) => row.key === held.key);
    const start = index < 0 ? undefined : virtual.getOffsetForIndex(index, 'start')?.[0];
    if (start !== undefined) virtual.scrollToOffset(Math.max(0, start - held.offset));
    // Only a change of the rows themselves may move the list.
  }, [rows, virtual]);

  useEffect(() => {
    if (jump === null) return;
    const index = rows.findIndex((row) => row.key === jump.key);
    if (index < 0) return;
    const heading = rows[index - 1]?.kind === 'heading' ? index - 1 : index;
    virtual.scrollToIndex(heading, { align: 'start' });
    setActive(jump.key);
  }, [jump, rows, virtual, setActive]);

  useEffect(() => {
    if (wantsFocus.current === null) return;
    const row = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-entry-id]') ?? [])].find((element) => element.dataset['entryId'] === wantsFocus.current);
    if (row === undefined) return;
    wantsFocus.current = null;
    row.focus({ preventScroll: true });
  });

  const moveTo = (from: number, step: 1 | -1, count: number): void => {
    let left = count;
    let target = -1;
    for (let index = from + step; index >= 0 && index < rows.length && left > 0; index += step) {
      if (rows[index]?.kind !== 'entry') continue;
      target = index;
      left -= 1;
    }
    const row = rows[target];
    if (row === undefined) return;
    wantsFocus.current = row.key;
    setActive(row.key);
    virtual.scrollToIndex(target, { align: 'auto' });
    if (opened !== null) open(row.key, true);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => { moveTo(stop, 1, 1); },
      ArrowUp: () => { moveTo(stop, -1, 1); },
      PageDown: () => { moveTo(stop, 1, FURTHER); },
      PageUp: () => { moveTo(stop, -1, FURTHER); },
      Home: () => { moveTo(-1, 1, 1); },
      End: () => { moveTo(rows.length, -1, 1); },
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };

  return (
    <ul className="wp-timeline__list" ref={scroller} onKeyDown={onKeyDown} onScroll={remember} onFocus={remember} aria-label={`${String(size)} entries`} tabIndex={-1}>
      <li className="wp-timeline__space" role="presentation" style={{ height: virtual.getTotalSize() }} />
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        const place = { ref: virtual.measureElement, 'data-index': item.index, style: { transform: `translateY(${String(item.start)}px)` } };
        return row.kind === 'heading' ? (
          <li key={item.key} className="wp-timeline__item" {...place}><TimelineHeading row={row} /></li>
        ) : (
          <li key={item.key} className="wp-timeline__item" aria-setsize={size} aria-posinset={row.position + 1} {...place}>
            <TimelineRowButton
              entry={row.entry}
              current={opened === row.key}
              stop={item.index === stop}
              onOpen={() => { rememberOpener(null); open(row.key); }}
            />
          </li>
        );
      })}
    </ul>
  );
}
