/**
 * How does the record lie along time? The list's equal in shape: what lasts as bars, what happened in a moment as a row
 * of marks for each section, from whose name the list is one press away.
 */
import { useMemo } from 'react';
import { SECTIONS, type SectionId } from '../../../../domain/sections';
import { toSettle } from '../../../../record/changed/settle';
import { barsOf, type BarRow } from '../../../../record/over-time';
import { staysOnScreen } from '../../../../record/safeguarding';
import { usePrinting } from '../../../open-record/printing';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import type { Line } from '../../../open-record/timeline-rows';
import { chipName } from '../../../sections/chip-names';
import { OverTime, type Moments } from './OverTime';

function toList(section: SectionId): void {
  const { setShape, setFilter } = useReading.getState();
  setFilter({ sections: [section] });
  setShape('list');
}

interface Along {
  readonly bars: readonly BarRow[];
  readonly moments: readonly Moments[];
}

/** INVARIANT: every line is a bar, or one of the moments of its section; no bar is of what is not among the lines. */
export function alongTime(
  lines: readonly Line[],
  bars: readonly BarRow[],
  toList: (section: SectionId) => void,
): Along {
  const entries = new Set(lines.map(({ entry }) => entry.id));
  const shown = bars.filter(({ entry }) => entries.has(entry.id));
  const drawn = new Set(shown.map(({ entry }) => entry.id));
  const moments = SECTIONS.flatMap((section): readonly Moments[] => {
    const here = lines.flatMap(({ entry }) => (entry.section === section && !drawn.has(entry.id) ? [entry] : []));
    const onList = (): void => {
      toList(section);
    };
    return here.length === 0 ? [] : [{ name: chipName(section), entries: here, onList }];
  });
  return { bars: shown, moments };
}

export function RecordOverTime({ lines }: { readonly lines: readonly Line[] }) {
  const { record, states } = useRecordOnScreen();
  const settling = useMemo(() => toSettle(record, states), [record, states]);
  const bars = useMemo(() => barsOf(record), [record]);
  const printing = usePrinting((state) => state.now);
  // INVARIANT: paper tells of no concern, not by a mark and not by a count.
  const drawn = useMemo(
    () => (printing ? lines.filter(({ entry }) => !staysOnScreen(entry)) : lines),
    [lines, printing],
  );
  const along = useMemo(() => alongTime(drawn, bars, toList), [drawn, bars]);
  return <OverTime label="Record over time" settling={settling} begin="ten" {...along} />;
}
