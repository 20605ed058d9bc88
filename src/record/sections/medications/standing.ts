/**
 * Is a course current, past, still to come, or active on paper without evidence of it? One table, a row a rule.
 * Source: RECORD.md "Current, past, upcoming".
 */
import { endOfDate } from '../../../domain/dates';
import type { RecordDate } from '../../entry';
import { latestOf } from './course-dates';
import type { MedicationFact } from './fact';

export type Standing = 'do-not-give' | 'current' | 'unconfirmed' | 'past' | 'upcoming' | 'statement';

const DAY = 86_400_000;
/** An acute or dispensed medicine counts as current within its supply plus 28 days. */
const GRACE = 28 * DAY;
/** Supply assumed where a prescription does not say: the usual NHS 28 days. */
const USUAL_SUPPLY = 28 * DAY;
/**
 * A repeat or a statement without a stated authorisation: reviewed yearly in the NHS, so a year without any sign is no
 * evidence.
 */
const REVIEW = 366 * DAY;

const isOver = (date: RecordDate | null, now: number): boolean => date !== null && endOfDate(date) <= now;

/** The latest sign of it that is not in the future: an issue dated ahead is no evidence yet. */
export const evidenceBy = (fact: MedicationFact, now: number): RecordDate | null =>
  latestOf(
    (fact.members.length === 0 ? [fact] : [fact, ...fact.members]).map(({ lastEvidence }) =>
      lastEvidence !== null && lastEvidence.sort <= now ? lastEvidence : null,
    ),
  );

/** What the rules look at: the course, the moment, and when it was last seen to be taken, in milliseconds. */
interface Course {
  readonly fact: MedicationFact;
  readonly now: number;
  readonly evidence: number | null;
}

interface StandingRule {
  readonly rule: string;
  readonly applies: (course: Course) => boolean;
  readonly standing: Standing | ((course: Course) => Standing);
}

const withinSupply = ({ fact, now, evidence }: Course): boolean =>
  evidence !== null && now <= Math.max(fact.supplyEnd ?? evidence + USUAL_SUPPLY, evidence) + GRACE;

/**
 * The first row that applies decides; the last applies to whatever is left.
 * INVARIANT: an order not to give a medicine never counts as one that is taken, and a course that is active on paper
 * beyond its evidence is unconfirmed, never past.
 */
const RULES: readonly StandingRule[] = [
  {
    rule: 'a statement that nothing is known is no medicine (RECORD.md "Absence has a reason")',
    applies: ({ fact }) => fact.nothing !== null,
    standing: 'statement',
  },
  {
    rule: 'an order not to give it holds until withdrawn or its time is over (FHIR R4 doNotPerform)',
    applies: ({ fact }) => fact.notGiven === 'do not give',
    standing: ({ fact, now }) => (fact.ended || isOver(fact.end, now) ? 'past' : 'do-not-give'),
  },
  {
    rule: 'a proposal or a draft is nothing that is taken',
    applies: ({ fact }) => fact.notGiven !== null,
    standing: 'unconfirmed',
  },
  {
    rule: 'a completed supply is taken until it runs out, and 28 days more',
    applies: ({ fact }) => fact.kind === 'dispense' && !fact.active && fact.status === 'completed',
    standing: ({ fact, now, evidence }) =>
      evidence !== null && now <= Math.max(fact.supplyEnd ?? 0, evidence + USUAL_SUPPLY) + GRACE ? 'current' : 'past',
  },
  {
    rule: 'an order is completed when all is supplied: that may still run (FHIR R4 MedicationRequest.status)',
    applies: ({ fact, now }) =>
      fact.kind === 'order' &&
      fact.status === 'completed' &&
      fact.end === null &&
      fact.supplyEnd !== null &&
      now <= fact.supplyEnd &&
      !fact.future,
    standing: 'current',
  },
  {
    rule: 'intended: it may be taken some day, and nobody says that it is (FHIR R4 MedicationStatement.status)',
    applies: ({ fact }) => fact.status === 'intended' && !fact.future,
    standing: 'unconfirmed',
  },
  {
    rule: 'it waits at the pharmacy, and nobody has it (NHS England EPS, medicationdispense-type)',
    applies: ({ fact }) => fact.status === 'not-yet-dispensed',
    standing: 'unconfirmed',
  },
  { rule: 'ended by a decision or by running out', applies: ({ fact }) => fact.ended, standing: 'past' },
  { rule: 'begins in the future', applies: ({ fact }) => fact.future, standing: 'upcoming' },
  { rule: 'its stated end is over', applies: ({ fact, now }) => isOver(fact.end, now), standing: 'past' },
  { rule: 'its status says neither active nor ended', applies: ({ fact }) => !fact.active, standing: 'unconfirmed' },
  {
    rule: 'inpatient, and the stay still runs',
    applies: ({ fact }) => fact.setting === 'inpatient' && fact.inStay,
    standing: 'current',
  },
  {
    rule: 'inpatient: until the stay ends',
    applies: ({ fact }) => fact.setting === 'inpatient' && fact.encounterEnd !== null,
    standing: ({ fact, now }) => (isOver(fact.encounterEnd, now) ? 'past' : 'current'),
  },
  {
    rule: 'inpatient without a known stay: 28 days after the last evidence',
    applies: ({ fact }) => fact.setting === 'inpatient',
    standing: ({ now, evidence }) => (evidence !== null && now <= evidence + GRACE ? 'current' : 'unconfirmed'),
  },
  {
    rule: 'given at discharge, or with a stated end still to come',
    applies: ({ fact }) => fact.setting === 'discharge' || fact.end !== null,
    standing: 'current',
  },
  {
    rule: 'a repeat is current as long as it is authorised',
    applies: ({ fact }) => fact.authorisedUntil !== null && fact.repeat,
    standing: ({ fact, now }) => (isOver(fact.authorisedUntil, now) ? 'unconfirmed' : 'current'),
  },
  { rule: 'no evidence that it is taken', applies: ({ evidence }) => evidence === null, standing: 'unconfirmed' },
  {
    rule: 'a repeat, statement or plan: a year from the last evidence, or its supply and 28 days',
    applies: ({ fact }) => fact.repeat || fact.kind === 'statement' || fact.kind === 'plan',
    standing: ({ fact, now, evidence }) =>
      now <= Math.max((evidence ?? -Infinity) + REVIEW, (fact.supplyEnd ?? 0) + GRACE) ? 'current' : 'unconfirmed',
  },
  {
    rule: 'an acute medicine: its supply, else the usual 28 days, and 28 days more',
    applies: () => true,
    standing: (course) => (withinSupply(course) ? 'current' : 'unconfirmed'),
  },
];

/** How the course stands at a moment in milliseconds. */
export function standingOf(fact: MedicationFact, now: number): Standing {
  const course = { fact, now, evidence: evidenceBy(fact, now)?.sort ?? null };
  for (const { applies, standing } of RULES)
    if (applies(course)) return typeof standing === 'string' ? standing : standing(course);
  return 'unconfirmed';
}
