/**
 * What does the allergy label say? One of four wordings, exactly and first; then the substances, who was not checked
 * and who disagrees. Source: RECORD, allergy label.
 */
import { formatDate } from '../../../domain/dates/written';
import { allergyWords } from '../../../record/allergy-label';
import type { AllergyLabel } from '../../../record/entry';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import {
  activeAllergies,
  allergyName,
  isSevere,
  standingStatements,
  type AllergyEntry,
} from '../../sections/allergies/active-allergies';
import {
  checkingWords,
  disagreementWords,
  isOnlyAsking,
  notCheckedWords,
  unavailableWords,
} from '../../sections/allergies/allergy-doubt';

const STATED = 6;
/** As long as a line of the banner holds; who is severe comes first, and how many more there are is said. */
const LINE = 72;

/** The first, all severe ones of those that are stated at most, and as many more as the line holds. */
function namesInLine(active: readonly AllergyEntry[]): readonly string[] {
  let length = 0;
  return active
    .filter((one, at) => {
      length += allergyName(one).length + 2;
      return length <= LINE || at === 0 || (at < STATED && isSevere(one.detail));
    })
    .map(allergyName);
}

const LOOKS: Readonly<Record<AllergyLabel, string>> = {
  'Known allergies': 'known',
  'No known allergies': 'negative',
  'Allergies unavailable': 'unknown',
  'Allergies not recorded': 'unknown',
};

export function AllergyBox() {
  const onScreen = useRecordOnScreen();
  const { opened, record, states } = onScreen;
  const { allergyLabel } = record;
  const hasAllergies = allergyLabel === 'Known allergies';
  const isUnavailable = allergyLabel === 'Allergies unavailable';
  const isCalm = isUnavailable && isOnlyAsking(onScreen);
  const look = isCalm ? 'asking' : LOOKS[allergyLabel];
  const active = hasAllergies ? activeAllergies(record.entries) : [];
  const named = namesInLine(active);
  const more = active.length - named.length;
  const notChecked = isUnavailable ? null : notCheckedWords(onScreen);
  // What is only worded makes no label: it stands beside it, as it was written and when.
  const worded = allergyLabel === 'Allergies not recorded' ? standingStatements(record.entries).slice(0, STATED) : [];
  const said = [
    hasAllergies ? `: ${named.join(', ')}` : '',
    more > 0 ? ` and ${String(more)} more` : '',
    isUnavailable ? ` – ${unavailableWords(onScreen)}` : '',
  ].join('');
  return (
    <div className={`wp-allergy wp-allergy--${look}`} aria-live="polite">
      {/* other words are another text: they do not jump along the line */}
      <p className="wp-allergy__label" key={said}>
        {(hasAllergies || (isUnavailable && !isCalm)) && <span aria-hidden="true">⚠ </span>}
        <span>{allergyWords(record, states.length)}</span>
        {said}
      </p>
      <p className="wp-allergy__rest">
        {notChecked !== null && <b className="wp-coverage__missing">{notChecked}. </b>}
        {allergyLabel === 'No known allergies' &&
          (opened.patient.deceased ? 'Some things are never shared' : 'Ask the person: some things are never shared')}
        {worded.map(({ title, date }) => `“${title}”${date === null ? '' : ` (${formatDate(date)})`}`).join(', ')}
        {worded.length > 0 && '; others not recorded. '}
        {allergyLabel === 'Allergies not recorded' &&
          (opened.patient.deceased ? 'No allergy information from the providers that replied' : 'Ask the person')}
        <Disagreement />
        {hasAllergies && <StillChecking below={notChecked !== null} />}
      </p>
    </div>
  );
}

/** With other words it is another text, and below who is missing it has a line of its own: it never jumps. */
function StillChecking({ below }: { readonly below: boolean }) {
  const checking = checkingWords(useRecordOnScreen());
  return (
    checking !== null && (
      <span key={checking} className={below ? 'wp-allergy__still' : undefined}>
        {` Still ${checking}.`}
      </span>
    )
  );
}

/** Who says otherwise, and the way to see it; paper has the words alone. */
function Disagreement() {
  const onScreen = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const disagreement = disagreementWords(onScreen.record.entries, onScreen);
  return (
    disagreement !== null && (
      <>
        {disagreement.words}
        <span className="wp-screen-only">
          {' '}
          –{' '}
          <button
            type="button"
            className="wp-text-button"
            onClick={() => {
              open(disagreement.entry.id);
            }}
          >
            view
          </button>
        </span>
      </>
    )
  );
}
