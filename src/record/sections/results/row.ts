/** What does the row of a result say: its value, or why there is none, and what its comments say in place of one? */
import { isSummaryView } from '../../fhir/summary-view';
import { cancelledFor, NO_VALUE, reasonAlone } from './component';
import type { ResultFact } from './fact';
import { GROUP_ALONE, textElsewhere, valueElsewhere } from './narrative';
import { isCodedEntry, remarkOf } from './remark';

const SYSTOLIC = /\b(?:8480-6|72313002|271649006)$/;
const DIASTOLIC = /\b(?:8462-4|1091811000000102|271650006)$/;

type Part = ResultFact['components'][number];

const beside = ({ name, finding, flag }: Part): string | null => {
  const said = [finding, flag].filter((one) => one !== null);
  return said.length === 0 ? null : `${name} ${said.join(' ')}`;
};

/** `140/90 mmHg`, and what the laboratory says of either; null for anything but two pressures in one unit. */
function pressureText({ components }: ResultFact): string | null {
  if (components.length !== 2) return null;
  const part = (codes: RegExp, name: string): Part | undefined =>
    components.find((one) => one.codes.some((code) => codes.test(code)) || one.name.toLowerCase().startsWith(name));
  const [upper, lower] = [part(SYSTOLIC, 'systolic'), part(DIASTOLIC, 'diastolic')];
  const [systolic, diastolic] = [upper?.measured, lower?.measured];
  if (upper === undefined || lower === undefined || upper === lower) return null;
  if (systolic?.kind !== 'quantity' || diastolic?.kind !== 'quantity' || systolic.unit !== diastolic.unit) return null;
  const digits = NUMBER.exec(systolic.text)?.[0];
  if (digits === undefined || !NUMBER.test(diastolic.text)) return null;
  const said = [beside(upper), beside(lower)].filter((one) => one !== null);
  return [`${digits}/${diastolic.text}`, ...said].join(', ');
}

/** A number with its comparator, as a value begins. */
const NUMBER = /^[<>=≤≥]*\s*-?\d[\d.]*/;

/** `140/90 mmHg` for a blood pressure; otherwise each part with its name. */
export const componentText = (fact: ResultFact): string | null =>
  fact.components.length === 0
    ? null
    : (pressureText(fact) ?? fact.components.map(({ name, said }) => `${name} ${said}`).join(', '));

/** What was measured, or why nothing was; null where the source is silent. */
export const valueText = (fact: ResultFact): string | null => {
  const parts = componentText(fact);
  if (fact.measured === null) {
    if (parts === null || fact.absent === null) return parts ?? fact.absent;
    return `${parts} (${fact.absent})`;
  }
  return parts === null ? fact.measured.text : `${fact.measured.text} (${parts})`;
};

/** Released without its value: that it was measured, and when. Its silence is not its sender's. */
const isSummary = ({ resource }: ResultFact): boolean => isSummaryView(resource);

/** What the row says; a test that was cancelled has no result, whatever was sent with it. */
export function valueShown(fact: ResultFact): string | null {
  if (fact.status === 'cancelled' && !fact.isReport) return cancelledFor(reasonAlone(fact.absent));
  const said = valueText(fact);
  if (said === null && fact.isReport) return textElsewhere(fact);
  if (said !== null || fact.flag !== null || fact.isGroup || isSummary(fact)) return said;
  return isCodedEntry(fact) ? null : valueElsewhere(fact);
}

/** What a row is called, what stands as its value, and beside it or in its place what the comments say. */
export function saidInRow(fact: ResultFact) {
  const value = valueShown(fact);
  const remark = isSummary(fact) ? null : remarkOf(fact);
  // The name of every note: its words are what it is.
  const isNote = remark !== null && fact.called === 'Comment note' && fact.status !== 'cancelled' && isCodedEntry(fact);
  return {
    title: isNote ? remark : fact.called,
    // What a comment says is not missing.
    value: (value === NO_VALUE || value === GROUP_ALONE) && remark !== null ? null : value,
    remark: isNote ? null : remark,
  };
}
