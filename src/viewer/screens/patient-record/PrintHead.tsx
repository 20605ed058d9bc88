/** What must a print say about itself? Patient, user, role, purpose, time, coverage and the standing notices. */
import { dateOfInstant, parseDate } from '../../../domain/dates';
import { ageAt } from '../../../domain/dates/age';
import { formatDate, formatDateTime } from '../../../domain/dates/written';
import { formatNhsNumber } from '../../../domain/nhs-number';
import { roleName } from '../../../domain/roles';
import type { OpenedRecord, SessionAnswer } from '../../../domain/api';
import type { ProviderState } from '../../../record/entry';
import type { OpenRecord } from '../../state/open-record';
import { failedOf } from '../../open-record/failure-words';
import { usePrinting } from '../../open-record/printing';
import { useRecordOnScreen } from '../../open-record/record-context';

const STATES: Readonly<Record<Exclude<ProviderState['state'], 'failed'>, string>> = {
  answered: 'answered',
  asking: 'had not answered yet',
  'identity-not-confirmed': 'identity not confirmed',
};

/** The same on every print, of everybody. */
const NEVER_PRINTED =
  'Some alerts, and telephone numbers of contacts, are never printed. Look at the record on the screen.';

/** "answered: A, B; did not answer: C": every provider by its whole name. */
function coverageWords(states: readonly ProviderState[]): string {
  const groups = new Map<string, string[]>();
  for (const { state, provider } of states)
    if (state !== 'failed') groups.set(STATES[state], [...(groups.get(STATES[state]) ?? []), provider.name]);
  const names = new Map(states.map(({ provider }) => [provider.id, provider.name]));
  for (const { providers, words } of failedOf(states, undefined, 'the sign-in of whoever printed this'))
    groups.set(
      words,
      providers.map((id) => names.get(id) ?? id),
    );
  return [...groups].map(([words, of]) => `${words}: ${of.join(', ')}`).join('; ');
}

/** "Born 14-Mar-1948 (78y)", as the banner says it; of somebody who has died when, and how old. */
function lifeWords({ dateOfBirth, deceased, deceasedAt }: OpenedRecord['patient'], now: number): string {
  const born = parseDate(dateOfBirth);
  const died = parseDate(deceasedAt);
  const age = born === null || (deceased && died === null) ? null : ageAt(born, died?.sort ?? now);
  const birth = `Born ${born === null ? 'not known' : formatDate(born)}`;
  if (!deceased) return age === null ? birth : `${birth} (${age})`;
  const death = died === null ? 'date not known' : formatDate(died);
  return `${birth} · Died ${death}${age === null ? '' : ` (aged ${age})`}`;
}

export function PrintHead({ open, session }: { readonly open: OpenRecord; readonly session: SessionAnswer }) {
  const { opened, openedAt, states } = useRecordOnScreen();
  const at = usePrinting((state) => state.at);
  const { patient } = opened;
  return (
    <div className="wp-print-only wp-print-head">
      <p>
        <b>{patient.name}</b> · {lifeWords(patient, openedAt)} · Gender {patient.gender} · NHS No.{' '}
        {formatNhsNumber(patient.nhsNumber)}
      </p>
      <p>
        Printed{at !== null && ` ${formatDateTime(dateOfInstant(at))}`} by {session.user.name}, {roleName(session.role)}
        , {session.organisation.name}. Purpose: {open.purpose === 'emergency' ? 'emergency' : 'direct care'}
        {opened.view.emergency !== null && open.purpose !== 'emergency' && ', with emergency access'}
        {open.reason !== null && ` (${open.reason})`}.
      </p>
      <p>Coverage: {coverageWords(states)}.</p>
      <p>{NEVER_PRINTED}</p>
      {opened.notices.map((notice) => (
        <p key={notice.code}>{notice.text}</p>
      ))}
    </div>
  );
}
