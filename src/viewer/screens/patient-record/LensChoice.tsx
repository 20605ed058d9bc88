/**
 * Through which problem or encounter is the record read? The newest of each to choose from; any other is chosen where
 * it is opened.
 */
import { formatDate } from '../../../domain/dates/written';
import type { Entry } from '../../../record/entry';
import { isSafeguarding, titleInView } from '../../../record/safeguarding';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';

const OFFERED = 40;

const named = (entry: Entry): string =>
  `${titleInView(entry)}${entry.date === null ? '' : ` · ${formatDate(entry.date)}`}`;

interface OfferProps {
  readonly label: string;
  readonly entries: readonly Entry[];
}

function Offer({ label, entries }: OfferProps) {
  if (entries.length === 0) return null;
  return (
    <optgroup
      label={entries.length > OFFERED ? `${label}: the newest ${String(OFFERED)} of ${String(entries.length)}` : label}
    >
      {entries.slice(0, OFFERED).map((entry) => (
        <option key={entry.id} value={entry.id}>
          {named(entry)}
        </option>
      ))}
    </optgroup>
  );
}

export function LensChoice() {
  const { entries } = useRecordOnScreen().record;
  const lens = useReading((state) => state.lens);
  const { setLens } = useReading.getState();
  const problems = entries.filter(
    (entry) => entry.detail.section === 'problems' && entry.detail.kind === 'problem' && !isSafeguarding(entry),
  );
  const encounters = entries.filter(({ section }) => section === 'encounters');
  if (problems.length + encounters.length === 0) return null;
  const offered = [...problems.slice(0, OFFERED), ...encounters.slice(0, OFFERED)];
  const chosen =
    lens === null || offered.some(({ id }) => id === lens) ? undefined : entries.find(({ id }) => id === lens);
  return (
    <label>
      Belonging with{' '}
      <select
        value={lens ?? ''}
        onChange={(event) => {
          setLens(event.target.value === '' ? null : event.target.value);
        }}
      >
        <option value="">Everything</option>
        {chosen !== undefined && <option value={chosen.id}>{named(chosen)}</option>}
        <Offer label="Problems" entries={problems} />
        <Offer label="Encounters" entries={encounters} />
      </select>
    </label>
  );
}
