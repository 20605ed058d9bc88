/** What happened, over all sections and providers, newest first? One list, searched and narrowed as the reader likes. */
import { useDeferredValue, useMemo, useState } from 'react';
import { buildSearchIndex, searchEntries } from '../../../record/search';
import { useReading } from '../../record/reading';
import { useRecordOnScreen } from '../../record/record-context';
import { shownEntries, timelineRows, yearDensity } from '../../record/timeline-rows';
import { SectionAbsence } from '../../sections/SectionAbsence';
import { DensityStrip } from './DensityStrip';
import { TimelineControls } from './TimelineControls';
import { TimelineList } from './TimelineList';
import { useFirstDescription } from './use-first-description';

export function Timeline() {
  const { record } = useRecordOnScreen();
  useFirstDescription(record);
  const filter = useReading((state) => state.filter);
  const search = useDeferredValue(useReading((state) => state.search));
  const [jump, setJump] = useState<{ readonly key: string } | null>(null);
  const index = useMemo(() => buildSearchIndex(record.entries), [record]);
  const entries = useMemo(() => shownEntries(record.entries, filter, searchEntries(index, search)), [record, filter, index, search]);
  const rows = useMemo(() => timelineRows(entries), [entries]);
  const years = useMemo(() => yearDensity(entries), [entries]);
  return (
    <section className="wp-timeline" aria-label="Timeline">
      <h2 className="nhsuk-u-visually-hidden">Timeline</h2>
      <TimelineControls shown={entries.length} />
      <div className="wp-timeline__main">
        <DensityStrip years={years} onJump={(key) => { setJump({ key }); }} />
        {rows.length > 0 ? (
          <TimelineList rows={rows} size={entries.length} jump={jump} />
        ) : (
          <div className="wp-timeline__empty">
            {record.entries.length > 0 ? (
              <p>Nothing that you can see here fits the search and filters.</p>
            ) : (
              <SectionAbsence sections={['encounters', 'problems', 'medications', 'results', 'appointments']} empty />
            )}
          </div>
        )}
      </div>
    </section>
  );
}
