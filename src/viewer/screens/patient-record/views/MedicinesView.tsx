/**
 * What does each provider hold of each medicine, and what was started, changed or stopped? For reconciling: medicines
 * down, providers across.
 */
import { useMemo, useState } from 'react';
import { parseDate } from '../../../../domain/dates';
import { readTypedDay } from '../../../../domain/dates/typed';
import { formatDate } from '../../../../domain/dates/written';
import type { SectionId } from '../../../../domain/sections';
import { toSettle, type Settling } from '../../../../record/changed/settle';
import { barsOf } from '../../../../record/over-time';
import { reconcile } from '../../../../record/reconciliation';
import { staysOnScreen } from '../../../../record/safeguarding';
import { Button } from '../../../components/Button';
import { showBack } from '../../../components/show-back';
import { absenceLines } from '../../../open-record/absence-words';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { SectionAbsence } from '../../../sections/SectionAbsence';
import { today } from '../../../today';
import { CopyAsText } from '../changed/CopyAsText';
import { OverTime } from '../over-time/OverTime';
import { printRecord } from '../print-record';
import { MedicinesGrid } from './MedicinesGrid';
import { medicinesText } from './medicines-text';
import { ViewHead } from './ViewHead';

const dayOf = (typed: string) => parseDate(readTypedDay(typed));

export function MedicinesView() {
  const { record, states, opened, briefNameOf, inOrder } = useRecordOnScreen();
  const [since, setSince] = useState('');
  const [past, setPast] = useState(false);
  const { columns: unordered, rows } = useMemo(() => reconcile(record, dayOf(since)?.sort ?? null), [record, since]);
  const day = dayOf(since);
  const order = inOrder(unordered.map(({ provider }) => provider));
  const all = order.flatMap((provider) => unordered.findIndex((one) => one.provider === provider));
  // A provider that brought no medicine says why once, and takes no column.
  const columns = all.filter((at) => rows.some(({ cells }) => cells[at] !== null));
  const silent = all.filter((at) => !columns.includes(at)).flatMap((at) => unordered[at]?.provider ?? []);
  const silence = absenceLines(
    record.absences.filter(({ provider }) => provider !== null && silent.includes(provider)),
    'medications',
    briefNameOf,
    states.length,
  );
  const shown = rows.filter(
    ({ standing, change, cells }) =>
      past || standing !== 'past' || change !== null || cells.some((cell) => (cell?.since.length ?? 0) > 0),
  );
  const settling = useMemo(() => toSettle(record, states), [record, states]);
  const notOnGpList = new Set(
    settling.items.flatMap((item) => (item.kind === 'not-on-gp-list' ? [item.entry.id] : [])),
  );
  const kept = rows.length - shown.length;
  const differing = rows.filter(({ differs }) => differs.length > 0).length;
  const changed = rows.filter(({ change }) => change !== null).length;
  const changes = day === null ? '' : ` ${String(changed)} started, changed or stopped since ${formatDate(day)}.`;
  return (
    <section className="wp-view" aria-label="Reconcile medicines">
      <ViewHead
        title="Medicines, provider by provider"
        about={`${String(differing)} of ${String(rows.length)} differ between providers.${changes}`}
      >
        <SinceBox since={since} setSince={setSince} refused={since.trim() !== '' && day === null} />
        <Button
          look="text"
          aria-pressed={past}
          onClick={() => {
            setPast(!past);
          }}
        >
          {past ? 'Leave out past medicines' : `Show past medicines${kept > 0 ? ` (${String(kept)})` : ''}`}
        </Button>
        <Button
          look="text"
          onClick={() => {
            void printRecord(opened.access, 'Medicines, provider by provider');
          }}
        >
          Print
        </Button>
        <CopyAsText
          what="Medicines, provider by provider, copied as text"
          sections={['medications']}
          of={(names) => medicinesText({ rows: shown, past: kept, columns: unordered, notOnGpList, names })}
        />
      </ViewHead>
      {rows.length > 0 && <MedicinesOverTime settling={settling} />}
      {rows.length === 0 ? (
        <SectionAbsence sections={['medications']} empty />
      ) : (
        silence.length > 0 && <p className="wp-absence">{silence.map(({ text }) => text).join(' ')}</p>
      )}
      {shown.length > 0 && (
        <>
          <p className="wp-source">– not on the list this provider sent</p>
          <MedicinesGrid rows={shown} columns={columns} all={unordered} notOnGpList={notOnGpList} />
        </>
      )}
    </section>
  );
}

function MedicinesOverTime({ settling }: { readonly settling: Settling }) {
  const { record } = useRecordOnScreen();
  const bars = useMemo(() => barsOf(record), [record]);
  // INVARIANT: no mark and no count of them tells of what is folded elsewhere.
  const marksOf = (of: SectionId) => record.entries.filter((one) => one.section === of && !staysOnScreen(one));
  return (
    <OverTime
      label="Medicines over time"
      title="Over time"
      settling={settling}
      begin="three"
      bars={bars}
      moments={[
        { name: 'Encounters', entries: marksOf('encounters') },
        { name: 'Results', entries: marksOf('results') },
      ]}
    />
  );
}

interface SinceBoxProps {
  readonly since: string;
  readonly setSince: (since: string) => void;
  readonly refused: boolean;
}

/** Since when changes are looked for; a day in the past, as every form reads it. */
function SinceBox({ since, setSince, refused }: SinceBoxProps) {
  return (
    <>
      <label className="wp-view__find">
        Changes since{' '}
        <input
          type="text"
          size={19}
          placeholder="such as 01-Aug-2026"
          value={since}
          autoComplete="off"
          aria-describedby="since-problem"
          onChange={(event) => {
            setSince(event.target.value);
          }}
          {...showBack(today, setSince)}
        />
      </label>
      <span id="since-problem" role="status">
        {refused ? 'Write a date such as 01-Aug-2026.' : ''}
      </span>
    </>
  );
}
