/**
 * What is given for a problem, where was it found or seen, what was measured, what is planned? What its providers link
 * first and as such; what only the words of a reason tell, as that.
 */
import { useMemo } from 'react';
import '../../../open-record/all-tables';
import { formatDate } from '../../../../domain/dates/written';
import type { Entry, EntryDescription } from '../../../../record/entry';
import { problemLens, type Belonging } from '../../../../record/problem-lens';
import { staysOnScreen, titleInView } from '../../../../record/safeguarding';
import { listOf } from '../../../open-record/absence-words';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { MedicineLine } from '../../../sections/medications/MedicineLine';
import { EntryLinks } from './EntryLinks';

interface PartProps {
  readonly title: string;
  readonly belonging: readonly Belonging[];
}

function Part({ title, belonging }: PartProps) {
  const { briefNameOf, inOrder } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  if (belonging.length === 0) return null;
  return (
    <>
      <h4
        className={
          belonging.every(({ entry }) => staysOnScreen(entry)) ? 'wp-entry__word wp-screen-only' : 'wp-entry__word'
        }
      >
        {title}
      </h4>
      <ul className="wp-lines">
        {belonging.map(({ entry, relation, by }) => {
          const who = listOf(inOrder(entry.sources.map(({ provider }) => provider)).map(briefNameOf));
          return (
            <li key={entry.id} className={staysOnScreen(entry) ? 'wp-screen-only' : undefined}>
              <button
                type="button"
                className="wp-line__open"
                onClick={() => {
                  open(entry.id);
                }}
              >
                {entry.section === 'medications' ? <MedicineLine entry={entry} /> : titleInView(entry)}
              </button>{' '}
              <span className="wp-source">
                {entry.date === null ? (entry.when ?? 'date not recorded') : formatDate(entry.date)} · {relation} ·{' '}
                {by === 'linked' ? `linked by ${who}` : who}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Planned: what is asked for or lies ahead; the rest of what belongs with it stands apart. */
const PLANNED: ReadonlySet<string> = new Set(['appointments', 'care-plans']);

interface ProblemPartsProps {
  readonly entry: Entry;
  readonly description: EntryDescription;
}

export function ProblemParts({ entry, description: { linked, near } }: ProblemPartsProps) {
  const { record } = useRecordOnScreen();
  const lens = useMemo(() => problemLens(record, entry.id), [record, entry.id]);
  if (lens === null) return <EntryLinks linked={linked} near={near} />;
  const { medicines, encounters, results, others } = lens;
  const shown = new Set([...medicines, ...encounters, ...results, ...others].map((one) => one.entry.id));
  return (
    <>
      {shown.size > 0 && (
        <section className="wp-entry__part" aria-label="Belongs with this problem">
          <h3>Belongs with this problem</h3>
          <Part title="Given for it" belonging={medicines} />
          <Part title="Found or seen at" belonging={encounters} />
          <Part title="Results" belonging={results} />
          <Part title="Planned or asked for" belonging={others.filter((one) => PLANNED.has(one.entry.section))} />
          <Part title="Also" belonging={others.filter((one) => !PLANNED.has(one.entry.section))} />
          <p className="wp-source">
            By what providers link, and by the reasons they state. Whatever states no reason is not here.
          </p>
        </section>
      )}
      <EntryLinks linked={linked.filter(({ id }) => !shown.has(id))} near={near} />
    </>
  );
}
