/**
 * May a term of a pack take longer than anybody can wait? What it costs at most is worked out from what it is made of,
 * never tried out: a text that shows it can be as long as a letter.
 */
import { remembered } from '../../domain/remembered';
import { termTree, type Place, type Term } from './term-tree';

/** What may follow; null where anything may, or nothing. */
type Follow = ReadonlySet<number> | null;
interface Cost {
  /** Letters read, at most, from one place of a text: those that fit, in each way once. */
  readonly steps: number;
  /** In how many ways one beginning of a text may be read, at most. */
  readonly ways: number;
}

/** A repeat without end in a term that begins with ^ goes through a name once. */
const ONCE_THROUGH = 1000;
/** INVARIANT: no term reads more letters than this from any one place … */
const MOST_STEPS = 30_000;
/** … nor one that is tried from the beginning of a name alone more than this. */
const MOST_FROM_THE_START = 10 * MOST_STEPS;

const mayBeNothing = (term: Term): boolean => {
  switch (term.is) {
    case 'place':
      return false;
    case 'row':
      return term.parts.every(mayBeNothing);
    case 'choice':
      return term.parts.some(mayBeNothing);
    case 'repeat':
      return term.least === 0 || mayBeNothing(term.of);
    default:
      return true;
  }
};

/** The letters that it may begin with, and those of what follows where it may be nothing; null for any. */
function beginsWith(term: Term, follow: Follow): Follow {
  switch (term.is) {
    case 'place':
      return term.letters;
    case 'row':
      return term.parts.reduceRight<Follow>((after, part) => beginsWith(part, after), follow);
    case 'choice': {
      const all = term.parts.map((part) => beginsWith(part, follow));
      return all.some((one) => one === null) ? null : new Set(all.flatMap((one) => [...(one ?? [])]));
    }
    case 'repeat': {
      const first = beginsWith(term.of, null);
      if (!mayBeNothing(term)) return first;
      return first === null || follow === null ? null : new Set([...first, ...follow]);
    }
    default:
      return follow;
  }
}

const isApart = (one: Follow, other: Follow): boolean =>
  one !== null && other !== null && ![...one].some((letter) => other.has(letter));

/** The places that it begins with, whatever comes after. */
function firstPlaces(term: Term): readonly Place[] {
  if (term.is === 'place') return [term];
  if (term.is !== 'row') return [];
  const end = term.parts.findIndex(({ is }) => is !== 'place');
  return (end === -1 ? term.parts : term.parts.slice(0, end)) as readonly Place[];
}
const differ = (one: readonly Place[], other: readonly Place[]): boolean =>
  one.some(({ letters }, at) => isApart(letters, other[at]?.letters ?? null));

function costOfChoice(parts: readonly Term[], follow: Follow): Cost {
  const costs = parts.map((part) => costOf(part, follow));
  const firsts = parts.map(firstPlaces);
  const begin = parts.map((part) => beginsWith(part, null));
  // Of choices that read one text each begins like each other.
  const ways = firsts.map((first, of) =>
    costs.reduce(
      (sum, cost, at) =>
        differ(first, firsts[at] ?? []) || isApart(begin[of] ?? null, begin[at] ?? null) ? sum : sum + cost.ways,
      0,
    ),
  );
  return { steps: costs.reduce((sum, { steps }) => sum + steps, 0), ways: Math.max(...ways) };
}

function costOfRepeat({ of, least, most }: Extract<Term, { is: 'repeat' }>, follow: Follow): Cost {
  const times = most === Infinity ? ONCE_THROUGH : most;
  const first = beginsWith(of, null);
  const one = costOf(of, first === null || follow === null ? null : new Set([...first, ...follow]));
  const endsOneWay = isApart(first, follow);
  let steps = 0;
  let ways = least === 0 && !endsOneWay ? 1 : 0;
  let read = 1;
  for (let time = 1; time <= times && steps <= MOST_FROM_THE_START; time += 1) {
    steps += read * one.steps;
    read *= one.ways;
    if (endsOneWay) ways = Math.max(ways, read);
    else if (time >= least) ways += read;
  }
  return { steps, ways: Math.max(1, ways) };
}

/** INVARIANT: never less than it costs on any text. */
function costOf(term: Term, follow: Follow): Cost {
  switch (term.is) {
    case 'choice':
      return costOfChoice(term.parts, follow);
    case 'repeat':
      return costOfRepeat(term, follow);
    case 'look':
      return { steps: costOf(term.of, null).steps, ways: 1 };
    case 'row': {
      let after = follow;
      const follows = term.parts.map(() => null as Follow);
      for (let at = term.parts.length - 1; at >= 0; at -= 1) {
        follows[at] = after;
        after = beginsWith(term.parts[at] as Term, after);
      }
      return term.parts.reduce<Cost>(
        (sum, part, at) => {
          const { steps, ways } = costOf(part, follows[at] ?? null);
          return { steps: sum.steps + sum.ways * steps, ways: sum.ways * ways };
        },
        { steps: 0, ways: 1 },
      );
    }
    default:
      return { steps: 1, ways: 1 };
  }
}

const holds = (term: Term, is: (part: Term) => boolean): boolean =>
  is(term) ||
  ((term.is === 'row' || term.is === 'choice') && term.parts.some((part) => holds(part, is))) ||
  ((term.is === 'repeat' || term.is === 'look') && holds(term.of, is));
const isEndless = (term: Term): boolean => term.is === 'repeat' && term.most === Infinity;

/** Every choice of it begins with ^: it is tried once, and not from every letter. */
const fromTheStart = (term: Term): boolean =>
  term.is === 'choice'
    ? term.parts.every(fromTheStart)
    : term.is === 'row' && term.parts[0]?.is === 'edge' && term.parts[0].start;

/** How many letters a term reads from one place of any text, at most. */
export const stepsOf = (term: string): number => costOf(termTree(term), null).steps;

/** What is wrong with what a term may cost, and what to write instead; null where it is bounded. */
export const costProblem = remembered(
  (term): string | null => {
    const tree = termTree(term);
    const atStart = fromTheStart(tree);
    if (holds(tree, ({ is }) => is === 'back')) return 'refers back to a group: write out what may stand there';
    if (!atStart && holds(tree, isEndless))
      return (
        'repeats without end: say how often at most, \\w{0,20} for the rest of a word, {0,6} for words, ' +
        '[^]{0,60} for what may stand between'
      );
    return costOf(tree, null).steps > (atStart ? MOST_FROM_THE_START : MOST_STEPS)
      ? 'may be read in too many ways: repeat less often, or let what follows a repeat begin otherwise than it'
      : null;
  },
  { longest: 5000 },
);
