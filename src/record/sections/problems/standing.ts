/** Does a condition still stand, and is it so? By every coding of its status, else by what says that it ended. */
import type { Condition, Period } from 'fhir/r4';
import { CLINICAL_WORDS, VERIFICATION_WORDS, statusSaid } from '../../../domain/status-said';
import { saysNoDate } from '../../../domain/dates';
import { formatDate } from '../../../domain/dates/written';
import type { RecordDate } from '../../entry';
import { ageRangeText, ageText } from '../../fhir/age';
import { textOf } from '../../fhir/shape';
import type { Certainty } from './fact';
import { NOT_CERTAIN } from './long-term';

/** Source: HL7 condition-clinical. */
const ACTIVITY: Readonly<Record<string, { readonly active: boolean; readonly status: string }>> = {
  active: { active: true, status: 'Active' },
  recurrence: { active: true, status: 'Active – recurrence' },
  relapse: { active: true, status: 'Active – relapse' },
  inactive: { active: false, status: 'Inactive' },
  remission: { active: false, status: 'In remission' },
  resolved: { active: false, status: 'Resolved' },
};

/** Source: HL7 condition-ver-status. */
const CERTAINTY: Readonly<Record<string, { readonly certainty: Certainty; readonly text: string }>> = {
  confirmed: { certainty: 'confirmed', text: 'Confirmed' },
  unconfirmed: { certainty: 'suspected', text: 'Unconfirmed' },
  presumed: { certainty: 'suspected', text: 'Presumed' },
  provisional: { certainty: 'suspected', text: 'Provisional' },
  differential: { certainty: 'suspected', text: 'Differential diagnosis' },
  refuted: { certainty: 'refuted', text: 'Refuted' },
};

export const UNCLEAR = 'Status unclear';

/** “Pulmonary embolism excluded”, and nothing beside it that may be the problem itself. */
const RULED_OUT =
  /^(?:(?:ruled out|excluded|refuted)\b.*|(?!.*(?: [-–] |\b(?:with|and|but|causes?|no)\b))[^,;:()]+ (?:(?:has been|was|is) )?(?:ruled out|excluded|refuted|disproved|disproven)\.?)$/i;
/** “Asthma - excluded”, “Asthma (ruled out)”: the answer alone stands behind the mark. */
const ANSWERED_OUT =
  /^(?!.*\b(?:with|and|but|causes?|no)\b)(?:(?! [-–—] )[^,;:()])+(?: [-–—] |: ?| ?\()(?:now |since )?(?:ruled out|excluded|refuted|disproved|disproven)\)?\.?$/i;
/** “Asthma?”, “Likely asthma”, “Asthma (suspected)”. */
const UNSURE =
  /^(?:likely|presumed|probably|working diagnosis|differential(?: diagnosis)?|ddx?|impression|rule out|r\/o)\b|[([](?:suspected|possible|probable|likely|query|unconfirmed|provisional|not confirmed|\?+)[)\]]\s*$|\?\s*$/i;
const isUnsure = (title: string): boolean => NOT_CERTAIN.test(title) || UNSURE.test(title.trim());
export const saysRuledOut = (title: string): boolean => RULED_OUT.test(title.trim()) || ANSWERED_OUT.test(title.trim());

/** How sure it is: by the status that was sent, and never surer than its own words. */
export function certaintyOf(
  { verificationStatus }: Condition,
  title: string,
): { readonly certainty: Certainty; readonly certaintyText: string | null } {
  const said = statusSaid(verificationStatus, VERIFICATION_WORDS);
  const known = said.kind === 'said' ? CERTAINTY[said.word] : undefined;
  const text = said.kind === 'unclear' ? `${UNCLEAR}: ${said.words}` : (known?.text ?? null);
  if (known?.certainty === 'refuted' || saysRuledOut(title)) return { certainty: 'refuted', certaintyText: text };
  if (known?.certainty === 'suspected' || isUnsure(title)) return { certainty: 'suspected', certaintyText: text };
  return { certainty: said.kind === 'unclear' ? 'unclear' : 'confirmed', certaintyText: text };
}

/** Words of an abatement that say that it has not ended. */
const NOT_ENDED = /^(?:no\b|not\b|ongoing|current|still|n\/?a$|unknown|never|present|continu|persist|false)/i;

/** Holds dates, and each of them is what a system writes where it has none. */
function isNoPeriod({ start, end }: Period): boolean {
  const sent = [start, end].flatMap((date) => textOf(date) ?? []);
  return sent.length > 0 && sent.every(saysNoDate);
}

/** Whether something other than the status says that it is over. Source: FHIR R4 Condition con-4. */
function hasEnded(condition: Condition, end: RecordDate | null, now: number): boolean {
  if (end !== null) return end.sort <= now;
  const { abatementAge, abatementRange, abatementString, abatementDateTime, abatementPeriod } = condition;
  const written = textOf(abatementString) ?? textOf(abatementDateTime);
  return (
    ageText(abatementAge) !== null ||
    ageRangeText(abatementRange) !== null ||
    (abatementPeriod !== undefined && !isNoPeriod(abatementPeriod)) ||
    (condition as { readonly abatementBoolean?: unknown }).abatementBoolean === true ||
    (written !== null && !NOT_ENDED.test(written) && !saysNoDate(written))
  );
}

/** Whether it still stands; `active` is null where nothing says it, or codings disagree: then it counts as active. */
export function activityOf(
  condition: Condition,
  end: RecordDate | null,
  now: number,
): { readonly active: boolean | null; readonly status: string | null } {
  const said = statusSaid(condition.clinicalStatus, CLINICAL_WORDS);
  const known = said.kind === 'said' ? ACTIVITY[said.word] : undefined;
  if (known !== undefined) {
    const isOver = known.active && end !== null && end.sort <= now;
    return isOver ? { ...known, status: `${known.status}, and recorded as ended ${formatDate(end)}` } : known;
  }
  if (said.kind === 'unclear') return { active: null, status: `${UNCLEAR}: ${said.words}` };
  return hasEnded(condition, end, now) ? { active: false, status: 'Resolved' } : { active: null, status: null };
}
