/**
 * What does the allergy label say? One of four wordings, exactly, with the substances and the conflict beside it.
 * Source: RECORD, allergy label.
 */
import { formatDate } from '../../../domain/dates/written';
import { allergyWords } from '../../../record/allergy-label';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import {
  activeAllergies,
  allergyConflicts,
  allergyName,
  standingStatements,
} from '../../sections/allergies/active-allergies';

const NAMED = 6;

export function AllergyBox() {
  const { opened, record, states } = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const { allergyLabel } = record;
  const hasAllergies = allergyLabel === 'Known allergies';
  const look = hasAllergies ? 'known' : allergyLabel === 'No known allergies' ? 'negative' : 'unknown';
  const active = hasAllergies ? activeAllergies(record.entries) : [];
  const conflict = allergyConflicts(record.entries)[0];
  const more = active.length - NAMED;
  // What is only worded makes no label: it stands beside it, as it was written and when.
  const worded = allergyLabel === 'Allergies not recorded' ? standingStatements(record.entries).slice(0, NAMED) : [];
  return (
    <div className={`wp-allergy wp-allergy--${look}`} aria-live="polite">
      <p className="wp-allergy__label">
        {(hasAllergies || allergyLabel === 'Allergies unavailable') && <span aria-hidden="true">⚠ </span>}
        <span>{allergyWords(record, states.length)}</span>
      </p>
      <p className="wp-allergy__rest">
        {active.slice(0, NAMED).map(allergyName).join(' · ')}
        {more > 0 && ` · and ${String(more)} more`}
        {allergyLabel === 'Allergies unavailable' && 'Not every provider could say'}
        {allergyLabel === 'No known allergies' &&
          (opened.patient.deceased ? 'Some things are never shared' : 'Ask the person: some things are never shared')}
        {worded.map(({ title, date }) => `“${title}”${date === null ? '' : ` (${formatDate(date)})`}`).join(' · ')}
        {worded.length > 0 && ' · '}
        {allergyLabel === 'Allergies not recorded' &&
          (opened.patient.deceased ? 'No provider that answered says anything' : 'Ask the person')}
        {conflict !== undefined && (
          <>
            {' '}
            —{' '}
            <button
              type="button"
              className="wp-text-button"
              onClick={() => {
                open(conflict.id);
              }}
            >
              conflict: see
            </button>
          </>
        )}
      </p>
    </div>
  );
}
