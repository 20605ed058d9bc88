/** What is true of a person's health, as far as a question may ask? And which questions count them? */
import type { QuestionId } from './planted';
import type { Person } from './person';

export interface Facts {
  readonly noCervix: boolean;
  readonly risk: boolean;
  readonly pregnant: boolean;
  readonly learningDisability: boolean;
  readonly severeMentalIllness: boolean;
  readonly smoker: boolean;
  readonly referred: boolean;
}

const riskAt = (age: number): number => (age >= 65 ? 0.5 : age >= 45 ? 0.3 : age >= 18 && age < 25 ? 0.16 : 0.2);

export function factsOf({ draw, sex, age }: Person): Facts {
  const woman = sex === 'female';
  const adult = age >= 18;
  return {
    noCervix: woman && age >= 25 && draw('no cervix') < (age >= 45 ? 0.07 : 0.01),
    risk: draw('risk') < riskAt(age),
    pregnant: woman && age >= 20 && age < 45 && draw('pregnant') < 0.04,
    // over-sampled, so that two dozen practices have registers large enough to be compared
    learningDisability: draw('learning disability') < 0.03,
    severeMentalIllness: adult && draw('severe mental illness') < 0.04,
    smoker: adult && draw('smoker') < 0.24,
    referred: adult && draw('smoker') < 0.24 && draw('referred') < 0.6,
  };
}

export const COUNTS: Readonly<Record<QuestionId, (person: Person, facts: Facts) => boolean>> = {
  'cervical-screening': ({ sex, age }, { noCervix }) => sex === 'female' && age >= 25 && age <= 64 && !noCervix,
  flu: ({ age }, { risk, pregnant }) => age >= 65 || risk || pregnant,
  'annual-check': ({ age }, { learningDisability, severeMentalIllness }) =>
    age >= 14 && (learningDisability || severeMentalIllness),
  'stop-smoking': (_person, { smoker, referred }) => smoker && referred,
};

/** Another number from the same draw, for the next thing that needs one. */
export const again = (at: number, turn: number): number => (at * (turn * 7919 + 101)) % 1;

const monthsOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
const twoDigits = (part: number): string => (part < 10 ? `0${String(part)}` : String(part));

/** A day in one of the months from the first to the last, both `2025-09`; never the 29th or later. */
export function dayWithin(from: string, to: string, at: number): string {
  const first = monthsOf(from);
  const month = first + Math.floor(at * (monthsOf(to) - first + 1));
  const day = 1 + Math.floor(again(at, 3) * 28);
  return `${String(Math.floor(month / 12))}-${twoDigits((month % 12) + 1)}-${twoDigits(day)}`;
}
