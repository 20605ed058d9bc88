/** The list itself: when, who, as what, from where, what they did, why; on screen and on paper. */
import { useState, type ReactNode } from 'react';
import { actionWords, endingOf, type Ending } from '../../../domain/attempts';
import { archivedWords } from '../../../domain/archived';
import type { AuditLine } from '../../../domain/audit';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { roleName } from '../../../domain/roles';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Choices';
import { InsetNotice } from '../../components/InsetNotice';
import { Table, type TableColumn } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { useSession } from '../../state/session';
import { writeDate } from '../../../domain/dates/written';
import { isEmergency, isStep, particularsOf, purposeOf, relationshipOf } from './audit-words';

const why = (line: AuditLine): readonly string[] =>
  [purposeOf(line), relationshipOf(line), particularsOf(line)].filter((part) => part !== '');

const ENDINGS: Readonly<Record<Ending, ReactNode>> = {
  done: null,
  refused: <Tag look="danger">refused</Tag>,
  failed: <Tag>failed</Tag>,
};

const COLUMNS: readonly TableColumn<AuditLine>[] = [
  { heading: 'When', narrow: true, header: true, cell: ({ recorded }) => writeDate(recorded) },
  {
    heading: 'Who',
    cell: ({ user, role, organisation }) => (
      <>
        <strong>{user}</strong>
        <br />
        <span className="wp-quiet">{[role, organisation].filter(Boolean).join(', ')}</span>
      </>
    ),
  },
  {
    heading: 'What',
    cell: (line) => (
      <>
        {actionWords(line)} {isEmergency(line) ? <Tag look="warning">emergency</Tag> : null} {ENDINGS[endingOf(line)]}
      </>
    ),
  },
  {
    heading: 'Why',
    cell: (line) => (
      <>
        {why(line).join(' · ')}
        {line.details['reason'] === undefined ? null : <div>Reason given: “{line.details['reason']}”</div>}
      </>
    ),
  },
];

const WHOSE: TableColumn<AuditLine> = {
  heading: 'Whose record',
  narrow: true,
  cell: ({ nhsNumber }) => (nhsNumber === null ? '' : formatNhsNumber(nhsNumber)),
};

interface AuditResultsProps {
  readonly lines: readonly AuditLine[];
  /** Set when the search was about one person: then it needs no column. */
  readonly nhsNumber: string | null;
  /** Fetches the next, older lines; null where there are none. */
  readonly older: { readonly busy: boolean; readonly show: () => void } | null;
  /** ISO instant up to which events lie in the archive and cannot be listed; null where none are asked for. */
  readonly archivedUpTo: string | null;
}

export function AuditResults({ lines, nhsNumber, older, archivedUpTo }: AuditResultsProps) {
  const [everyStep, setEveryStep] = useState(false);
  const session = useSession((state) => (state.phase === 'signed-in' ? state.session : null));
  const shown = everyStep ? lines : lines.filter((line) => !isStep(line));
  const left = lines.length - shown.length;
  const steps = left === 1 ? '1 further step' : `${String(left)} further steps`;
  // one number, one line
  const number = nhsNumber === null ? null : formatNhsNumber(nhsNumber).replaceAll(' ', '\u00a0');
  const caption = number === null ? 'What is on record' : `On record for NHS number ${number}`;
  if (lines.length === 0) {
    return (
      <InsetNotice
        live
        title={archivedUpTo === null ? 'Nothing on record for this search' : 'Nothing is listed for this search'}
      >
        <p>
          {archivedUpTo === null
            ? 'No look-up, opening or refusal was recorded for it. Check the number and the days.'
            : archivedWords(archivedUpTo)}
        </p>
      </InsetNotice>
    );
  }
  return (
    <section className="wp-panel" aria-label="Results">
      <div className="wp-results-head wp-screen-only">
        <p role="status">
          {shown.length} {shown.length === 1 ? 'line' : 'lines'}
          {left === 0 ? '' : `, ${steps} not listed`}
          {older === null ? '' : '; there are older ones'}
        </p>
        <Checkbox id="every-step" label="List every step" checked={everyStep} onChange={setEveryStep} />
        <Button
          small
          look="secondary"
          onClick={() => {
            window.print();
          }}
        >
          Print
        </Button>
      </div>
      <Table
        caption={caption}
        rows={shown}
        rowKey={({ recorded }, index) => `${recorded} ${String(index)}`}
        columns={nhsNumber === null ? [...COLUMNS, WHOSE] : COLUMNS}
      />
      {archivedUpTo === null ? null : <p>{archivedWords(archivedUpTo)}</p>}
      {older === null ? null : (
        <div className="wp-screen-only">
          <Button look="secondary" busy={older.busy} onClick={older.show}>
            Show older
          </Button>
        </div>
      )}
      <p className="wp-print-only">
        {session === null
          ? ''
          : `Printed by ${session.user.name}, ${roleName(session.role)}, ` +
            `${session.organisation.name}, ${writeDate(new Date().toISOString())}. `}
        Times are London time. {older === null ? '' : 'Older lines are on record and not listed here. '}
        {left === 0
          ? ''
          : `On record and not listed here: ${steps} (each organisation asked, closing, signing in and out).`}
      </p>
    </section>
  );
}
