/** What changed elsewhere since this reader last looked? By section, each narrowing the timeline to it. */
import { useId } from 'react';
import { SECTIONS, type SectionId } from '../../../domain/sections';
import { listOf } from '../../open-record/absence-words';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import { useWhatsNew } from '../../open-record/use-whats-new';
import { changedEntries } from '../../open-record/whats-new';
import { chipName } from '../../sections/chip-names';
import { sinceWords } from './since-words';
import { WithdrawnLines } from './WithdrawnLines';

/** Timeline narrowed to what is new elsewhere in one section, or everything again. */
function narrow(section: SectionId, on: boolean): void {
  const { showAll, setFresh, setFilter } = useReading.getState();
  showAll();
  if (!on) return;
  setFresh('elsewhere');
  setFilter({ sections: [section] });
}

export function NewElsewhere() {
  const id = useId();
  const { record, own, inOrder, briefNameOf } = useRecordOnScreen();
  const told = useWhatsNew();
  const fresh = useReading((state) => state.fresh);
  const chosen = useReading((state) => state.filter.sections);
  if (told.state !== 'told' || told.news.since === null) return null;
  const { news } = told;
  const changed = changedEntries(news, own);
  const gone = news.withdrawn.filter(({ provider }) => provider !== own);
  if (changed.size + gone.length === 0) return null;
  const counts = new Map<SectionId, number>();
  for (const entry of record.entries)
    if (changed.has(entry.id)) counts.set(entry.section, (counts.get(entry.section) ?? 0) + 1);
  const from = inOrder(
    [...changed]
      .flatMap((one) => news.entries.get(one)?.sources ?? [])
      .map(({ provider }) => provider)
      .filter((provider) => provider !== own),
  );
  return (
    <section className="wp-card wp-card--new wp-screen-only" aria-labelledby={id}>
      <div className="wp-card__head">
        <h3 className="wp-card__title" id={id}>
          {own === null ? 'New' : 'New elsewhere'} since {sinceWords(told.news.since)}
        </h3>
      </div>
      {counts.size > 0 && (
        <div className="wp-new-sections">
          {SECTIONS.filter((section) => counts.has(section)).map((section) => {
            const on = fresh === 'elsewhere' && chosen.length === 1 && chosen[0] === section;
            return (
              <button
                key={section}
                type="button"
                className="wp-chip"
                aria-pressed={on}
                onClick={() => {
                  narrow(section, !on);
                }}
              >
                {chipName(section)} <span className="wp-chip__count">{counts.get(section)}</span>
              </button>
            );
          })}
          <span className="wp-source">{listOf(from.map(briefNameOf))}</span>
        </div>
      )}
      {gone.length > 0 && <WithdrawnLines withdrawn={gone} />}
    </section>
  );
}
