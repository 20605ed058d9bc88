/** What does each provider hold of each medicine? Medicines down, by how they stand; providers across. */
import { useState } from 'react';
import { formatDate } from '../../../../domain/dates/written';
import type { MedicineCell, ReconciliationColumn, ReconciliationRow } from '../../../../record/reconciliation';
import { Button } from '../../../components/Button';
import { Tag } from '../../../components/Tag';
import { Unbroken } from '../../../components/Unbroken';
import { rememberOpener } from '../../../open-record/focus';
import { usePrinting } from '../../../open-record/printing';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { MedicineLine } from '../../../sections/medications/MedicineLine';
import { agrees } from './agrees';

const STANDING: Readonly<Record<ReconciliationRow['standing'], string>> = {
  'do-not-give': 'Do NOT give',
  current: 'Current',
  unconfirmed: 'Unconfirmed: active on paper, no evidence of late',
  upcoming: 'Upcoming',
  statement: 'Recorded as statements, not medicines',
  past: 'Past',
};

/** Where the role is not shown when a medicine was last issued, nothing is said of how long ago that was. */
const DATES_NOT_SHOWN = 'Active; your role is not shown when they were last issued';

function Cell({ cell, column }: { readonly cell: MedicineCell | null; readonly column: ReconciliationColumn }) {
  if (cell === null)
    return column.absence === null ? (
      <span className="wp-source">
        <span aria-hidden="true">–</span>
        <span className="nhsuk-u-visually-hidden">Not on the list this provider sent</span>
      </span>
    ) : (
      <span className="wp-source">{column.absence.text}</span>
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
      <div>
        <Unbroken text={cell.product} />
      </div>
      <div>
        {cell.instructions === null ? (
          <span className="wp-source">no dosage sent</span>
        ) : (
          <Unbroken text={cell.instructions} />
        )}
      </div>
      <div className="wp-source">
        <Unbroken
          text={[cell.status, cell.statusReason, ...details].filter((part) => part !== null && part !== '').join(' · ')}
        />
      </div>
      {cell.since.map((change) => (
        <div key={`${change.kind} ${change.date?.text ?? ''} ${change.text}`} className="wp-conflict">
          <b>{change.kind}</b> {change.date !== null && formatDate(change.date)}: {change.text}
        </div>
      ))}
    </>
  );
}

interface MedicinesGridProps {
  readonly rows: readonly ReconciliationRow[];
  /** Which of `all` take a column, in order. */
  readonly columns: readonly number[];
  readonly all: readonly ReconciliationColumn[];
}

interface MedicineRowProps extends Omit<MedicinesGridProps, 'rows'> {
  readonly row: ReconciliationRow;
}

/** One medicine: what differs, what changed, and what each provider holds of it. */
function MedicineRow({ row: { entry, differs, change, cells }, columns, all }: MedicineRowProps) {
  const open = useReading((state) => state.open);
  return (
    <tr className={differs.length > 0 ? 'wp-entry__differs' : undefined}>
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
        const column = all[at];
        return (
          <td key={column?.provider}>{column !== undefined && <Cell cell={cells[at] ?? null} column={column} />}</td>
        );
      })}
    </tr>
  );
}

/** What must be looked at stands before what does not differ. */
const differingFirst = (rows: readonly ReconciliationRow[]): readonly ReconciliationRow[] => [
  ...rows.filter(({ differs, change }) => differs.length > 0 || change !== null),
  ...rows.filter(({ differs, change }) => differs.length === 0 && change === null),
];

interface GroupProps extends MedicinesGridProps {
  readonly name: string;
  /** True where what agrees may be folded. */
  readonly folds: boolean;
}

/** A heading over its medicines; those that agree are one line, until somebody asks or the page is printed. */
function Group({ name, rows, columns, all, folds }: GroupProps) {
  const [unfolded, setUnfolded] = useState(false);
  const printing = usePrinting((state) => state.now);
  const alike = folds ? rows.filter(agrees) : [];
  const isFolded = alike.length > 1 && !unfolded && !printing;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={columns.length + 1} className="wp-grid__group">
          {name} <span className="wp-card__count">{rows.length}</span>
        </th>
      </tr>
      {(isFolded ? rows.filter((row) => !alike.includes(row)) : rows).map((row) => (
        <MedicineRow key={row.entry.id} row={row} columns={columns} all={all} />
      ))}
      {alike.length > 1 && (
        <tr className="wp-screen-only">
          <td colSpan={columns.length + 1}>
            <Button
              look="text"
              className="wp-more"
              aria-expanded={!isFolded}
              onClick={() => {
                setUnfolded(!unfolded);
              }}
            >
              {alike.length} agree – {isFolded ? 'show' : 'fold'}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface GroupedProps extends MedicinesGridProps {
  readonly notOnGpList: ReadonlySet<string>;
}

const ORDER = ['do-not-give', 'current', 'unconfirmed', 'upcoming', 'statement', 'past'] as const;

export function MedicinesGrid({ rows, columns, all, notOnGpList }: GroupedProps) {
  const { opened, nameOf } = useRecordOnScreen();
  const datesNotShown = opened.view.sections.medications === 'summary';
  const apart = rows.filter(({ entry }) => notOnGpList.has(entry.id));
  const words = (standing: ReconciliationRow['standing']): string =>
    standing === 'unconfirmed' && datesNotShown ? DATES_NOT_SHOWN : STANDING[standing];
  const groups = [
    { key: 'not-on-gp-list', name: 'Not on the GP’s list', members: apart },
    ...ORDER.map((standing) => ({
      key: standing,
      name: words(standing),
      members: differingFirst(rows.filter((row) => row.standing === standing && !apart.includes(row))),
    })),
  ].filter(({ members }) => members.length > 0);
  return (
    <div className="wp-table-scroll wp-view__table" role="group" aria-label="Medicines by provider" tabIndex={0}>
      <table className="wp-table wp-grid wp-grid--wide">
        <thead>
          <tr>
            <th scope="col">Medicine</th>
            {columns.map((at) => (
              <th key={all[at]?.provider} scope="col">
                {nameOf(all[at]?.provider ?? '')}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ key, name, members }) => (
          <Group
            key={key}
            name={name}
            rows={members}
            columns={columns}
            all={all}
            folds={key !== 'do-not-give' && key !== 'not-on-gp-list'}
          />
        ))}
      </table>
    </div>
  );
}
