/** Which of the doses that a dosage structures is the dose, and what is said beside it? Source: FHIR R4 Dosage. */
import type { DosageDoseAndRate } from 'fhir/r4';
import { conceptText } from '../../fhir/concept';
import { list } from '../../fhir/shape';
import { doseWords, rateWords, type Sent } from './limits';
import { hasOther } from './timing';

const isCalculated = ({ type }: DosageDoseAndRate): boolean =>
  list(type?.coding).some(({ code }) => code === 'calculated') || /calculated/i.test(conceptText(type) ?? '');
const isOrdered = ({ type }: DosageDoseAndRate): boolean =>
  list(type?.coding).some(({ code }) => code === 'ordered') || /ordered/i.test(conceptText(type) ?? '');

export interface Doses {
  /** What is ordered: it is the dose. */
  readonly lead: DosageDoseAndRate;
  readonly dose: string | null;
  readonly also: readonly string[];
  readonly unread: boolean;
}

const PARTS: ReadonlySet<string> = new Set([
  'id',
  'type',
  'doseQuantity',
  'doseRange',
  'rateQuantity',
  'rateRange',
  'rateRatio',
]);

const bothWords = (one: DosageDoseAndRate): string | null =>
  [doseWords(one), rateWords(one)].filter((words) => words !== null).join(' ') || null;

/** Something was sent of a dose or of a rate, and has no number that can be said. */
const doseUnread = (one: DosageDoseAndRate): boolean =>
  hasOther(one, PARTS) ||
  ((one.doseQuantity ?? one.doseRange) !== undefined && doseWords(one) === null) ||
  ((one.rateQuantity ?? one.rateRange ?? one.rateRatio) !== undefined && rateWords(one) === null);

/** Ordered before calculated; what is calculated is said as such, and of several each is said. */
export function dosesOf(sent: Sent): Doses {
  const { doseQuantity, doseRange, rateQuantity, rateRange, rateRatio } = sent;
  const beside = { doseQuantity, doseRange, rateQuantity, rateRange, rateRatio };
  const isBeside = Object.values(beside).some((value) => value !== undefined);
  const all = [...list(sent.doseAndRate), ...(isBeside ? [beside as DosageDoseAndRate] : [])];
  const ranked = [
    ...all.filter(isOrdered),
    ...all.filter((one) => !isOrdered(one) && !isCalculated(one)),
    ...all.filter((one) => isCalculated(one) && !isOrdered(one)),
  ];
  const [lead, ...rest] = ranked;
  if (lead === undefined) return { lead: {}, dose: null, also: [], unread: false };
  const calculated = isCalculated(lead) && !isOrdered(lead);
  const dose = doseWords(lead);
  const others = rest.flatMap((one) => {
    const words = bothWords(one);
    if (words === null || words === dose) return [];
    const type = conceptText(one.type);
    return [isCalculated(one) ? `calculated: ${words}` : type === null ? `also ${words}` : `${words} (${type})`];
  });
  return {
    lead,
    dose: dose !== null && calculated ? `${dose} (calculated)` : dose,
    also: [rateWords(lead), ...others].filter((words) => words !== null),
    unread: ranked.some(doseUnread),
  };
}
