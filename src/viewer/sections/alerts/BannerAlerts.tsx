/**
 * Which alerts are in view whatever is read below? Each decision about resuscitation and treatment in words, and all
 * others as one link that tells nothing: the screen may be turned to the family.
 * (Hazard H-39.)
 */
import { treatmentWords } from '../../../record/alert-ranks';
import { staysOnScreen } from '../../../record/safeguarding';
import { Unbroken } from '../../components/Unbroken';
import { rememberOpener } from '../../open-record/focus';
import { useReading } from '../../open-record/reading';
import { useRecordOnScreen } from '../../open-record/record-context';
import { ALERTS_HEADING, namesIn, notChecked, useRankedAlerts } from './alert-entries';

export function BannerAlerts() {
  const onScreen = useRecordOnScreen();
  const open = useReading((state) => state.open);
  const { treatment } = useRankedAlerts(onScreen);
  const missing = notChecked(onScreen);
  // Two that are said in the same words to the day are said once here; each has its line among the alerts.
  const decisions = new Map(treatment.toReversed().map((alert) => [treatmentWords(alert, namesIn(onScreen)), alert]));
  if (treatment.length === 0 && missing === null) return null;
  return (
    <ul className="wp-banner__alerts">
      {[...decisions].toReversed().map(([words, alert]) => (
        <li key={alert.entry.id} className={staysOnScreen(alert.entry) ? 'wp-screen-only' : undefined}>
          <button
            type="button"
            className="wp-banner__decision"
            onClick={(event) => {
              rememberOpener(event.currentTarget);
              open(alert.entry.id);
            }}
          >
            {/* other words are another text: they do not jump from the end of a line to the next */}
            <Unbroken key={words} text={words} />
          </button>
        </li>
      ))}
      {missing !== null && (
        <li className="wp-banner__unchecked">
          <b>Treatment plans not checked</b> – {missing}
        </li>
      )}
    </ul>
  );
}

/**
 * All others as one link, among what can be done with the record; its number is that of the card it leads to. `apart`:
 * needs and plans have cards of their own there.
 */
export function OtherAlerts({ apart }: { readonly apart: boolean }) {
  const { treatment, safeguarding, rest } = useRankedAlerts(useRecordOnScreen());
  const inCard = apart ? rest.filter(({ rank }) => rank === 'warning') : rest;
  return safeguarding.length + rest.length === 0 ? null : (
    <a
      href={`#${ALERTS_HEADING}`}
      onClick={(event) => {
        event.preventDefault();
        const heading = document.getElementById(ALERTS_HEADING);
        heading?.scrollIntoView({ block: 'center' });
        heading?.focus({ preventScroll: true });
      }}
    >
      Alerts ({treatment.length + safeguarding.length + inCard.length})
    </a>
  );
}
