/** What must a print say about itself? Patient, user, role, purpose, time, coverage and the standing notices. */
import { dateOfInstant, formatDate, formatDateTime, parseDate } from '../../../domain/dates';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { ROLE_NAMES } from '../../../domain/roles';
import type { SessionAnswer } from '../../../domain/api';
import type { OpenRecord } from '../../state/open-record';
import { usePrinting } from '../../record/printing';
import { useRecordOnScreen } from '../../record/record-context';

const STATES = { answered: 'answered', asking: 'had not answered yet', failed: 'did not answer', 'identity-not-confirmed': 'identity not confirmed' } as const;

export function PrintHead({ open, session }: { readonly open: OpenRecord; readonly session: SessionAnswer }) {
  const { opened, states } = useRecordOnScreen();
  const at = usePrinting((state) => state.at);
  const { patient } = opened;
  const born = parseDate(patient.dateOfBirth);
  return (
    <div className="wp-print-only wp-print-head">
      <p><b>{patient.name}</b> · Born {born === null ? 'not known' : formatDate(born)} · NHS No. {formatNhsNumber(patient.nhsNumber)}</p>
      <p>
        Printed{at !== null && ` ${formatDateTime(dateOfInstant(at))}`} by {session.user.name}, {ROLE_NAMES[session.role]}, {session.organisation.name}.
        Purpose: {open.purpose === 'emergency' ? 'emergency' : 'direct care'}{open.reason !== null && ` (${open.reason})`}.
      </p>
      <p>Coverage: {states.map((state) => `${state.provider.name} ${STATES[state.state]}`).join('; ')}.</p>
      {opened.notices.map((notice) => <p key={notice.code}>{notice.text}</p>)}
    </div>
  );
}
