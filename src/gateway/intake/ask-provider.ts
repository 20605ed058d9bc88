/**
 * What does one provider hold of this person? Asked in the provider's own way, bounded in time, bytes and pages; every
 * failure is a value.
 */
import type { Aside, HeldAside, ReadAside } from '../aside';
import { fetchOf, placeOf, type AskPorts } from '../asking';
import type { Hold } from '../bytes-in-hand';
import type { ProviderConfig } from '../config';
import type { AskProblem, ProviderOutcome } from '../happenings';
import type { Contribution, IntakeFailure, IntakeResult } from '../pipeline';
import type { Ports } from '../ports';
import { askInItsWay, nobody } from './ask-ways';
import { questionsTo } from './ask/exchange';
import { openRaw, type RawExchange } from './ask/raw-exchange';
import { countedWhereTaken } from './ask/uncounted';
import { keptAnswers } from './ask/kept-answers';
import type { Person } from './identity/person';
import { translate } from './terminology/translate';
import type { Terminology } from './terminology/translations';

/** INVARIANT: a provider that is switched off hears of nobody, and its silence is never read as “none recorded”. */
const SWITCHED_OFF = nobody(null, [{ kind: 'provider-warning', code: 'switched-off', type: null, text: '' }]);

type Answered = Contribution | HeldAside;
type Result = Answered | IntakeFailure;

const isAnswered = (result: Result): result is Answered => result.outcome === 'answered' || result.outcome === 'held';

/** What is told of an answer. A person who is restricted there reads like any whose identity is not confirmed. */
function outcomeOf(result: Result, signal: AbortSignal | undefined): ProviderOutcome {
  switch (result.outcome) {
    case 'answered':
    case 'held':
      return result.known ? 'answered' : 'nobody';
    case 'identity-not-confirmed':
    case 'restricted':
      return 'not-confirmed';
    default:
      return signal?.aborted === true ? 'abandoned' : result.outcome;
  }
}

/** Where it was not asked for want of a sign-in that still counts, that is what the user is told. */
const signedInAt = (result: Result, problem: AskProblem | null): Result =>
  result.outcome === 'unreachable' && problem?.kind === 'sign-in-again' ? { ...result, signInAgain: true } : result;

const FAILED: readonly ProviderOutcome[] = ['too-slow', 'unreachable', 'bad-answer'];

/** Pages or types that could not be read, though it answered: whoever runs the product is told why. */
const brokeOff = (result: Result): boolean =>
  isAnswered(result) && result.partial.some(({ kind }) => kind === 'unreadable');

interface Read {
  readonly result: Result;
  readonly problem: AskProblem | null;
}

async function readHere(provider: ProviderConfig, person: Person, ask: RawExchange['ask']): Promise<Read> {
  const questions = questionsTo(provider.baseUrl, ask);
  return { result: await askInItsWay(questions, provider, person), problem: questions.problem() };
}

/** To whom a large answer is handed, and whose hold it is that lets go of it there. */
interface HandTo {
  readonly aside: Aside;
  readonly hold: Hold;
  readonly terminology: Parameters<Aside['read']>[2]['terminology'];
}

/** The same, by another as soon as it is large: from the beginning, with what has been answered. */
async function readAnywhere(
  provider: ProviderConfig,
  person: Person,
  ask: RawExchange['ask'],
  { aside, hold, terminology }: HandTo,
): Promise<Read> {
  const { here, again, large } = keptAnswers(ask, aside.above);
  const read = await Promise.race([readHere(provider, person, here), large]);
  if (read !== 'large') return read;
  const gone = new AbortController();
  hold.absorb({
    done: () => {
      gone.abort();
    },
  });
  const handed: ReadAside = await aside.read(provider, person, { ask: again, terminology });
  const { result } = handed;
  if (result.outcome === 'held') {
    if (gone.signal.aborted) result.drop();
    else gone.signal.addEventListener('abort', result.drop);
  }
  return handed;
}

/**
 * Everything one provider answers about this person, R4 and confirmed to be theirs, or the reason why there is nothing.
 * Never rejects for what a provider does. `provider.timeoutMs` covers the whole exchange; `signal` ends it sooner.
 * `hold` counts its bytes among those of all users; the caller lets go of it.
 * Where there is a terminology server, codes are translated in what is left of that time. A large answer is handed to
 * `aside`, where there is one, and held there until the caller lets go of its bytes.
 */
export function askProvider(
  provider: ProviderConfig,
  person: Person,
  ports: AskPorts & Pick<Ports, 'now' | 'told'>,
  signal?: AbortSignal,
  terminology?: Terminology | null,
  hold?: Hold,
): Promise<IntakeResult>;
export function askProvider(
  provider: ProviderConfig,
  person: Person,
  ports: AskPorts & Pick<Ports, 'now' | 'told'>,
  signal: AbortSignal | undefined,
  terminology: Terminology | null,
  hold: Hold,
  aside: Aside | undefined,
): Promise<IntakeResult | HeldAside>;
export async function askProvider(
  provider: ProviderConfig,
  person: Person,
  ports: AskPorts & Pick<Ports, 'now' | 'told'>,
  signal?: AbortSignal,
  terminology: Terminology | null = null,
  hold?: Hold,
  aside?: Aside,
): Promise<Result> {
  if (provider.enabled === false) return SWITCHED_OFF;
  const started = ports.now();
  const left = (): number => provider.timeoutMs - (ports.now() - started);
  const exchange = openRaw(fetchOf(ports, placeOf(provider)), provider, signal, hold);
  const { uncounted, now } = ports;
  const ask =
    uncounted === undefined ? exchange.ask : countedWhereTaken(exchange.ask, provider.baseUrl, uncounted, now);
  const told = ({ result: read, problem }: Read): Result => {
    const result = signedInAt(read, problem);
    const outcome = outcomeOf(result, signal);
    const seconds = (ports.now() - started) / 1000;
    const failure =
      FAILED.includes(outcome) || brokeOff(result) ? { problem: problem ?? ({ kind: 'badly-answered' } as const) } : {};
    ports.told?.({ what: 'provider', provider: provider.id, outcome, seconds, ...failure });
    return result;
  };
  const outside: HandTo['terminology'] =
    terminology === null
      ? null
      : { translate: (codes, withinMs) => terminology.translate(codes, Math.min(withinMs, left()), signal) };
  try {
    const answer = told(
      aside === undefined || hold === undefined
        ? await readHere(provider, person, ask)
        : await readAnywhere(provider, person, ask, { aside, hold, terminology: outside }),
    );
    if (terminology === null || !isAnswered(answer)) return answer;
    // INVARIANT: before anything is labelled, so that a translated code counts for what is never shared; within the
    // provider's own time.
    if (answer.outcome === 'answered') return await translate(answer, person, terminology, left(), signal);
    await answer.translate(left());
    return answer;
  } catch {
    // INVARIANT: whatever an answer makes go wrong here is this provider's failure, and never anybody else's.
    return told({ result: { outcome: 'bad-answer' }, problem: null });
  } finally {
    exchange.close();
    hold?.arrived();
  }
}
