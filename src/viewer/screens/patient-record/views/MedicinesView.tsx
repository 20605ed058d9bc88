/**
 * What does each provider hold of each medicine, and what was started, changed or stopped? For reconciling: medicines
 * down, providers across.
 */
import { useMemo, useState } from 'react';
import { parseDate } from '../../../../domain/dates';
import { readTypedDay } from '../../../../domain/dates/typed';
import { formatDate } from '../../../../domain/dates/written';
import {
  reconcile,
  type MedicineCell,
  type ReconciliationColumn,
  type ReconciliationRow,
} from '../../../../record/reconciliation';
import { Button } from '../../../components/Button';
import { showBack } from '../../../components/show-back';
import { Tag } from '../../../components/Tag';
import { absenceLines } from '../../../open-record/absence-words';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { MedicineLine } from '../../../sections/medications/MedicineLine';
import { SectionAbsence } from '../../../sections/SectionAbsence';
import { rememberOpener } from '../../../open-record/focus';
import { today } from '../../../today';
import { ViewHead } from './ViewHead';

const STANDING: Readonly<Record<ReconciliationRow['standing'], string>> = {
  'do-not-give': 'Do NOT give',
  current: 'Current',
  unconfirmed: 'Unconfirmed: active on paper, no evidence of late',
  upcoming: 'Upcoming',
  past: 'Past',
};

/** Where the role is not shown when a medicine was last issued, nothing is said of how long ago that was. */
const DATES_NOT_SHOWN = 'Active; your role is not shown when they were last issued';

const dayOf = (typed: string) => parseDate(readTypedDay(typed));

function Cell({ cell, column }: { readonly cell: MedicineCell | null; readonly column: ReconciliationColumn }) {
  if (cell === null)
    return (
      <span className="wp-source">
        {column.absence === null ? 'Not among the medicines it sent' : column.absence.text}
      </span>
    );
  const details = [
    cell.reason === null ? null : `for ${cell.reason}`,
    cell.start === null ? null : `from ${formatDate(cell.start)}`,
    cell.end === null ? null : `to ${formatDate(cell.end)}`,
    cell.lastEvidence === null ? null : `last evidence ${formatDate(cell.lastEvidence)}`,
    cell.hospitalOnly ? 'hospital only' : null,
  ];
  return (
    <>
      <div>{cell.product}</div>
      <div>{cell.instructions ?? <span className="wp-source">no dosage sent</span>}</div>
      <div className="wp-source">
        {[cell.status, cell.statusReason, ...details].filter((part) => part !== null && part !== '').join(' · ')}
      </div>
      {cell.since.map((change) => (
        <div key={`${change.kind} ${change.date?.text ?? ''} ${change.text}`} className="wp-conflict">
          <b>{change.kind}</b> {change.date !== null && formatDate(change.date)}: {change.text}
        </div>
      ))}
    </>
  );
}

export function MedicinesView() {
  const { opened, record, states, nameOf, briefNameOf, inOrder } = useRecordOnScreen();
  const open = useReading((state) => state.open);
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
  const kept = rows.length - shown.length;
  const groups = (['do-not-give', 'current', 'unconfirmed', 'upcoming', 'past'] as const)
    .map((standing) => ({ standing, members: shown.filter((row) => row.standing === standing) }))
    .filter(({ members }) => members.length > 0);
  const changed = rows.filter(({ change }) => change !== null).length;
  return (
    <section className="wp-view" aria-label="Reconcile medicines">
      <ViewHead
        title="Medicines, provider by provider"
        about={`${String(rows.filter(({ differs }) => differs.length > 0).length)} of ${String(rows.length)} differ between providers.${day === null ? '' : ` ${String(changed)} started, changed or stopped since ${formatDate(day)}.`}`}
      >
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
          {since.trim() !== '' && day === null ? 'Write a date such as 01-Aug-2026.' : ''}
        </span>
        <Button
          look="text"
          aria-pressed={past}
          onClick={() => {
            setPast(!past);
          }}
        >
          {past ? 'Leave out past medicines' : `Show past medicines${kept > 0 ? ` (${String(kept)})` : ''}`}
        </Button>
      </ViewHead>
      {rows.length === 0 ? (
        <SectionAbsence sections={['medications']} empty />
      ) : (
        silence.length > 0 && <p className="wp-absence">{silence.map(({ text }) => text).join(' ')}</p>
      )}
      {shown.length > 0 && (
        <div className="wp-table-scroll wp-view__table" role="group" aria-label="Medicines by provider" tabIndex={0}>
          <table className="wp-table wp-grid wp-grid--wide">
            <thead>
              <tr>
                <th scope="col">Medicine</th>
                {columns.map((at) => (
                  <th key={unordered[at]?.provider} scope="col">
                    {nameOf(unordered[at]?.provider ?? '')}
                  </th>
                ))}
              </tr>
            </thead>
            {groups.map(({ standing, members }) => (
              <tbody key={standing}>
                <tr>
                  <th scope="rowgroup" colSpan={columns.length + 1} className="wp-grid__group">
                    {standing === 'unconfirmed' && opened.view.sections.medications === 'summary'
                      ? DATES_NOT_SHOWN
                      : STANDING[standing]}{' '}
                    <span className="wp-card__count">{members.length}</span>
                  </th>
                </tr>
                {members.map(({ entry, differs, change, cells }) => (
                  <tr key={entry.id} className={differs.length > 0 ? 'wp-entry__differs' : undefined}>
                    <th scope="row">
                      <button
                        type="button"
                        className="wp-line__open"
                        onClick={(event) => {
                          rememberOpener(event.currentTarget);
                          open(entry.id);
                        }}
                      >
                        <MedicineLine entry={entry} />
                      </button>
                      {differs.length > 0 && (
                        <div className="wp-entry__word">
                          {differs.join(', ')} {differs.length === 1 ? 'differs' : 'differ'}
                        </div>
                      )}
                      {change !== null && <Tag look="warning">{change}</Tag>}
                    </th>
                    {columns.map((at) => {
                      const column = unordered[at];
                      return (
                        <td key={column?.provider}>
                          {column !== undefined && <Cell cell={cells[at] ?? null} column={column} />}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </div>
      )}
    </section>
  );
}
