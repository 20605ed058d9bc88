/** When are two providers' problems one problem? Source: RECORD, problems. */
import { compareDates, daysBetween, isDayPrecise, sameDay } from '../../../domain/dates';
import { conditionsHadOnce, sameIllnesses } from '../../codes/conditions';
import { share } from '../../fhir/identity';
import { datesAgree, daysApart } from '../../fhir/span';
import type { Join } from '../../section';
import type { ProblemFact } from './read';
import { remarksDiffer } from './remark';

/** Two episodes of what can happen twice are one when their onsets lie no further apart. Source: RECORD, problems. */
const EPISODE_DAYS = 14;

const isCondition = ({ kind }: ProblemFact): boolean => kind === 'problem' || kind === 'encounter-diagnosis';

const isLongTerm = ({ longTerm }: ProblemFact): boolean => longTerm.length > 0;

const system = (key: string): string => key.slice(0, key.lastIndexOf('|'));

/** Equal by a code; by words only where no code system is used by both, since there the codes have said they differ. */
function sameName(a: ProblemFact, b: ProblemFact): boolean {
  if (share(a.codes, b.codes)) return true;
  if (share(a.codes.map(system), b.codes.map(system))) return false;
  return a.phrase !== '' && a.phrase === b.phrase;
}

/** Side, body site, certainty and what is remarked: what must agree whatever the names say. */
const agree = (a: ProblemFact, b: ProblemFact): boolean =>
  a.side === b.side &&
  a.certainty === b.certainty &&
  (a.site === null || b.site === null || a.site === b.site) &&
  !remarksDiffer(a.title, b.title);

/**
 * Two that a third must not bring together: of two sides or sites, suspected beside confirmed, a broader and a narrower
 * condition.
 */
export const apartProblem = (a: ProblemFact, b: ProblemFact): boolean =>
  isCondition(a) &&
  isCondition(b) &&
  !share(a.identity, b.identity) &&
  (!agree(a, b) ||
    (isLongTerm(a) &&
      isLongTerm(b) &&
      !share(a.longTerm, b.longTerm) &&
      byKind(a, b) === null &&
      !isOneIllness(a, b) &&
      !isOneIllness(b, a)));

/** Precise enough to tell one episode from the next: a bare year only equals itself. */
function sameEpisode(a: ProblemFact, b: ProblemFact): boolean {
  if (a.date === null || b.date === null) return false;
  if (a.date.precision === 'year' || b.date.precision === 'year') return a.date.text === b.date.text;
  // Two days are so many calendar days apart; a month is as near as its nearest day.
  return isDayPrecise(a.date) && isDayPrecise(b.date)
    ? Math.abs(daysBetween(a.date.sort, b.date.sort)) <= EPISODE_DAYS
    : daysApart(a.date, b.date) <= EPISODE_DAYS;
}

/** Why two providers' facts are one, or null. */
export function sameProblem(a: ProblemFact, b: ProblemFact): Join | null {
  if (isCondition(a) !== isCondition(b) || (!isCondition(a) && a.kind !== b.kind)) return null;
  if (share(a.identity, b.identity)) return { rule: 'problem-identifier', text: 'same identifier', rank: 0 };
  if (a.kind === 'context') return sameContext(a, b);
  if (a.kind === 'statement')
    return a.phrase !== '' && a.phrase === b.phrase && a.relation === b.relation
      ? { rule: 'problem-statement', text: `same statement: ${a.title}`, rank: 1 }
      : null;
  if (a.kind === 'family-history') return sameFamilyHistory(a, b);
  if (!agree(a, b)) return null;
  return byName(a, b) ?? byKind(a, b) ?? byIllness(a, b) ?? byIllness(b, a);
}

function byName(a: ProblemFact, b: ProblemFact): Join | null {
  if (isLongTerm(a) || isLongTerm(b)) {
    const condition = a.longTerm.find((name) => b.longTerm.includes(name));
    return condition === undefined
      ? null
      : { rule: 'problem-long-term', text: `same long-term condition: ${condition}`, rank: onsetRank(a, b) };
  }
  if (!sameName(a, b)) return null;
  if (a.lasts && b.lasts)
    return { rule: 'problem-lasting', text: `same lasting condition: ${a.title}`, rank: onsetRank(a, b) };
  if (!sameEpisode(a, b)) return null;
  return {
    rule: 'problem-episode',
    text: `same condition within ${EPISODE_DAYS} days: ${a.title}`,
    rank: onsetRank(a, b),
  };
}

/**
 * One is a kind of the other, or goes by its name where its code is not listed; two kinds of one thing are not. Equal
 * words beside two codes of one system are two things, as the codes say.
 */
const isKind = (a: ProblemFact, b: ProblemFact): boolean =>
  share(a.wider, b.called) ||
  share(b.wider, a.called) ||
  (!share(a.codes.map(system), b.codes.map(system)) && share(a.called, b.called));

/** Both say when it began, and say the same: within a fortnight, or in one month; in one year only of what lasts. */
function beganTogether(a: ProblemFact, b: ProblemFact): boolean {
  if (a.onset === null || b.onset === null) return false;
  if (sameEpisode({ ...a, date: a.onset }, { ...b, date: b.onset })) return true;
  const lasting = (fact: ProblemFact): boolean => isLongTerm(fact) || fact.lasts;
  return (lasting(a) || lasting(b)) && datesAgree(a.onset, b.onset);
}

/**
 * “AF, permanent” and “Atrial fibrillation” of one month: the same, said more closely by one of them.
 * INVARIANT: never without the starts of both: a kind that began later is another line.
 */
function byKind(a: ProblemFact, b: ProblemFact): Join | null {
  if (!isKind(a, b) || !beganTogether(a, b)) return null;
  const [closer, wider] = share(a.wider, b.called) ? [a, b] : [b, a];
  return {
    rule: 'problem-kind',
    text: `begun together, and one is a kind of the other: ${closer.title}, ${wider.title}`,
    rank: onsetRank(a, b) + 6,
  };
}

/** The closer is a kind of the wider, which nobody has twice, or is that illness itself. */
const isOneIllness = (closer: ProblemFact, wider: ProblemFact): boolean =>
  wider.longTerm.some((name) => closer.wider.includes(name) && conditionsHadOnce().has(name)) ||
  isThatIllness(closer, wider);

const isThatIllness = (closer: ProblemFact, wider: ProblemFact): boolean =>
  closer.longTerm.some(
    (name) =>
      sameIllnesses()
        .get(name)
        ?.some((one) => wider.longTerm.includes(one)) === true,
  );

/** It stands, says nothing of its start, and was written down when the other had begun. */
function saidSince(one: ProblemFact, other: ProblemFact): boolean {
  if (one.onset !== null || one.onsetText !== null || one.date === null || other.onset === null) return false;
  return one.active !== false && other.active !== false && compareDates(one.date, other.onset) >= 0;
}

/**
 * “HTN” on one list and “Essential hypertension since 1998” on another: a wider name of what nobody has twice, said
 * without a start while the closer one stood.
 * INVARIANT: what was on record before the closer one began is an earlier stage; a closer name without a start may be a
 * later one, unless it is the very illness. Neither is joined, nor where there are two that it could be.
 */
function byIllness(closer: ProblemFact, wider: ProblemFact): Join | null {
  if (closer.kind !== 'problem' || wider.kind !== 'problem' || !isOneIllness(closer, wider)) return null;
  if (!saidSince(wider, closer) && !(isThatIllness(closer, wider) && saidSince(closer, wider))) return null;
  return {
    rule: 'problem-illness',
    text: `one illness, its start told by one of them: ${closer.title}, ${wider.title}`,
    rank: onsetRank(closer, wider) + 9,
    sole: true,
  };
}

/**
 * The nearer the better, and a problem sooner with a problem than with one of the many diagnoses made of it at
 * encounters.
 */
const onsetRank = (a: ProblemFact, b: ProblemFact): number =>
  (a.date === null || b.date === null ? 3 : compareDates(a.date, b.date) === 0 ? 1 : 2) + (a.kind === b.kind ? 0 : 3);

function sameContext(a: ProblemFact, b: ProblemFact): Join | null {
  const sameWords = a.phrase !== '' && a.phrase === b.phrase;
  return sameWords && sameDay(a.date, b.date)
    ? { rule: 'context-day', text: 'same observation and day', rank: 1 }
    : null;
}

function sameFamilyHistory(a: ProblemFact, b: ProblemFact): Join | null {
  if (a.relation !== b.relation || !sameName(a, b) || a.codes.length !== b.codes.length) return null;
  return { rule: 'family-history', text: 'same condition in the same relative', rank: 1 };
}

/** Words for two that share a name and stay two; null where they are plainly two. */
export function nearProblem(a: ProblemFact, b: ProblemFact): string | null {
  if (!isCondition(a) || !isCondition(b)) return null;
  const named = isLongTerm(a) || isLongTerm(b) ? share(a.longTerm, b.longTerm) : sameName(a, b);
  if (!named) return null;
  if (a.certainty !== b.certainty) return 'the same condition, suspected in one and confirmed in the other';
  if (a.side !== b.side)
    return a.side === null || b.side === null ? 'the same condition, the side given by only one' : null;
  if (a.date === null || b.date === null) return 'the same condition, its start given by at most one';
  return isDayPrecise(a.date) && isDayPrecise(b.date)
    ? null
    : datesAgree(a.date, b.date)
      ? 'the same condition, its start not given to the day'
      : null;
}

export function problemKeys(fact: ProblemFact): readonly string[] {
  const keys = [...fact.identity];
  if (isLongTerm(fact)) keys.push(...fact.longTerm.map((name) => `lt:${name}`));
  else keys.push(...fact.codes);
  if (fact.phrase !== '') keys.push(`ph:${fact.phrase}`);
  if (isCondition(fact)) keys.push(...[...fact.called, ...fact.wider].map((name) => `kind:${name}`));
  return keys;
}
