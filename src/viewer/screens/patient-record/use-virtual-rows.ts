/** Which rows exist just now, and how does the reader's place hold while more arrive? */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import {
  defaultRangeExtractor,
  measureElement,
  observeElementOffset,
  useVirtualizer,
  type Virtualizer,
} from '@tanstack/react-virtual';
import type { TimelineRow } from '../../open-record/timeline-rows';

/** As the stylesheet draws them on one line: a row that is as tall as it was taken for costs nothing to measure. */
const HEADING = 24;
const ENTRY = 28;

/** A row that is not drawn, as while a view stands in place of the list, is as tall as it was. */
const heightOf: typeof measureElement = (row, entry, instance) =>
  measureElement(row, entry, instance) || (instance.measurementsCache[instance.indexFromElement(row)]?.size ?? 0);

/** Nor has a list that is not drawn been scrolled to its top: it stands where it stood when it is drawn again. */
const offsetOf: typeof observeElementOffset = (instance, told) =>
  observeElementOffset(instance, (offset, scrolling) => {
    told(instance.scrollElement?.clientHeight ? offset : (instance.scrollOffset ?? 0), scrolling);
  });

export interface VirtualRows {
  readonly virtual: Virtualizer<HTMLUListElement, Element>;
  /** To be called when the list was scrolled or a row took the focus: from then on that place is held. */
  readonly remember: () => void;
}

/** `stop` is the row that Tab reaches: it exists wherever the list is scrolled to. */
export function useVirtualRows(
  scroller: RefObject<HTMLUListElement | null>,
  rows: readonly TimelineRow[],
  stop: number,
  active: string | null,
): VirtualRows {
  const anchor = useRef<{ readonly key: string; readonly offset: number } | null>(null);
  // The same functions as long as the rows are the same: a new one would measure all rows anew at every scrolled pixel.
  const [numbers] = useState(() => new Map<string, number>());
  // Numbers for keys: whenever a row turns out taller, the virtualiser asks for the key of every row below it.
  const keys = useMemo(
    () => rows.map(({ key }) => numbers.get(key) ?? numbers.set(key, numbers.size).size - 1),
    [rows, numbers],
  );
  const getItemKey = useCallback((index: number) => keys[index] ?? index, [keys]);
  const rowHeight = useCallback((index: number) => (rows[index]?.kind === 'heading' ? HEADING : ENTRY), [rows]);
  const getScrollElement = useCallback(() => scroller.current, [scroller]);
  const virtual = useVirtualizer<HTMLUListElement, Element>({
    count: rows.length,
    getScrollElement,
    estimateSize: rowHeight,
    measureElement: heightOf,
    observeElementOffset: offsetOf,
    overscan: 6,
    initialRect: { width: 600, height: 600 },
    getItemKey,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(stop >= 0 ? [stop] : [])])].sort((a, b) => a - b),
  });
  const remember = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    const items = virtual.getVirtualItems();
    const inView = (end: number): boolean => end > top;
    const held =
      items.find((item) => rows[item.index]?.key === active && inView(item.end)) ??
      (top > 0 ? items.find((item) => inView(item.end)) : undefined);
    const key = held === undefined ? undefined : rows[held.index]?.key;
    anchor.current = held === undefined || key === undefined ? null : { key, offset: held.start - top };
  }, [scroller, virtual, active, rows]);
  // A row that takes the focus becomes the place that is held, even before the list is scrolled.
  useEffect(remember, [remember]);

  const before = useRef(rows);
  useLayoutEffect(() => {
    if (before.current === rows) return;
    before.current = rows;
    const held = anchor.current;
    const index = held === null ? -1 : rows.findIndex((row) => row.key === held.key);
    const start = index < 0 ? undefined : virtual.getOffsetForIndex(index, 'start')?.[0];
    if (held !== null && start !== undefined) virtual.scrollToOffset(Math.max(0, start - held.offset));
    else if (held !== null) virtual.scrollToOffset(0);
  }, [rows, virtual]);
  return { virtual, remember };
}

/** Gives the focus to a row once it exists: moving far by keyboard asks for rows that are not drawn yet. */
export function useRowFocus(scroller: RefObject<HTMLUListElement | null>): (key: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-entry-id], [data-fold-key]') ?? [])].find(
      ({ dataset }) => (dataset['entryId'] ?? dataset['foldKey']) === wanted.current,
    );
    if (row === undefined) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  return useCallback((key: string) => {
    wanted.current = key;
  }, []);
}
