/**
 * What does one provider hold of this person? Asked in the provider's own way, bounded in time, bytes and pages; every
 * failure is a value.
 */
import type { ResourceType } from '../../domain/section-of';
import { typeInR4 } from '../../stu3/convert';
import { fetchOf, placeOf, type AskPorts } from '../asking';
import type { Hold } from '../bytes-in-hand';
import type { ProviderConfig } from '../config';
import type { ProviderOutcome } from '../happenings';
import type { Contribution, IntakeFailure, IntakeResult, PartialReason } from '../pipeline';
import type { Ports } from '../ports';
import { readCapabilities } from './ask/capabilities';
import { contributionOf, distinct } from './contribution';
import { openExchange, type Exchange } from './ask/exchange';
import { failureOf, findPatient, saysNotFound } from './ask/find-patient';
import { firstPage } from './ask/first-page';
import { withLimitedConcurrency } from './ask/limited-concurrency';
import type { PageEntry } from './ask/page';
import { readPages } from './ask/pages';
import type { Person } from './identity/person';
import { readReferred } from './ask/referred';
import { STRUCTURED_RECORD, STRUCTURED_RECORD_TYPES, structuredRecordQuestion } from './ask/structured-record';
import { translate } from './terminology/translate';
import type { Terminology } from './terminology/translations';

const SEARCHES_AT_ONCE = 6;

const nobody = (supplies: Contribution['supplies'], partial: readonly PartialReason[] = []): Contribution => ({
  outcome: 'answered',
  known: false,
  resources: [],
  supplies,
  partial: distinct(partial),
  warnings: [],
});

/** INVARIANT: a provider that is switched off hears of nobody, and its silence is never read as “none recorded”. */
const SWITCHED_OFF = nobody(null, [{ kind: 'provider-warning', code: 'switched-off', type: null, text: '' }]);

async function askEverything(exchange: Exchange, provider: ProviderConfig, person: Person): Promise<IntakeResult> {
  const found = await findPatient(exchange, provider, person);
  if (found.outcome === 'unknown') return nobody(null, found.partial);
  if (found.outcome !== 'found') return found;
  const first = await firstPage(exchange, `Patient/${encodeURIComponent(found.id)}/$everything`);
  const pages = await readPages(exchange, first, provider, null);
  if (!pages.ok) return failureOf(pages.why);
  return contributionOf({
    provider,
    person,
    entries: pages.entries,
    partial: [...found.partial, ...pages.partial],
    supplies: null,
    confirmed: found,
  });
}

async function askBySearch(exchange: Exchange, provider: ProviderConfig, person: Person): Promise<IntakeResult> {
  const asking = exchange.get('metadata');
  // a person who cannot be confirmed is told at once, however long the provider takes to say what it supplies
  const found = await findPatient(exchange, provider, person);
  if (found.outcome !== 'unknown' && found.outcome !== 'found') return found;
  const metadata = await asking;
  const capabilities = metadata.ok ? readCapabilities(metadata.value) : null;
  // that nobody is known there is an answer, whether or not it says what it would supply
  if (found.outcome === 'unknown') return nobody(capabilities?.supplies ?? null, found.partial);
  if (!metadata.ok) return failureOf(metadata.why);
  if (capabilities === null) return { outcome: 'bad-answer' };
  const { searchable, bySubject, supplies } = capabilities;
  const entries: PageEntry[] = [];
  const partial: PartialReason[] = [...found.partial];
  const failures: IntakeFailure[] = [];
  const answers = await withLimitedConcurrency(searchable, SEARCHES_AT_ONCE, async (type) => {
    const query = new URLSearchParams({ [bySubject.has(type) ? 'subject' : 'patient']: `Patient/${found.id}` });
    const named = typeInR4(type) as ResourceType;
    return {
      type: named,
      pages: await readPages(exchange, await firstPage(exchange, `${type}?${query.toString()}`), provider, named),
    };
  });
  for (const { type, pages } of answers) {
    if (pages.ok) {
      for (const entry of pages.entries) entries.push(entry);
      partial.push(...pages.partial);
      continue;
    }
    failures.push(failureOf(pages.why));
    partial.push(pages.why === 'bytes' ? { kind: 'bounded' } : { kind: 'unreadable', type });
  }
  const slow = failures.find(({ outcome }) => outcome === 'too-slow');
  if (slow) return slow;
  const [first] = failures;
  if (first !== undefined && failures.length === answers.length) return first;
  const referred = await readReferred(exchange, provider.baseUrl, entries);
  if (referred.ended) return { outcome: 'too-slow' };
  if (referred.bounded) partial.push({ kind: 'bounded' });
  return contributionOf({
    provider,
    person,
    entries: [...entries, ...referred.entries],
    partial,
    supplies,
    confirmed: found,
  });
}

async function askGpConnect(exchange: Exchange, provider: ProviderConfig, person: Person): Promise<IntakeResult> {
  const asked = await exchange.post(STRUCTURED_RECORD, structuredRecordQuestion(person.nhsNumber));
  // GP Connect has no paging: a bundle that offers a next page is one whose rest cannot be read
  const pages = await readPages(exchange, asked, { ...provider, maxPages: 1 }, null);
  if (!pages.ok) return saysNotFound(pages.status, pages.body) ? nobody(STRUCTURED_RECORD_TYPES) : failureOf(pages.why);
  const empty = pages.entries.length === 0;
  if (empty && pages.failed) return { outcome: 'bad-answer' };
  const partial = pages.partial.map((reason): PartialReason =>
    reason.kind === 'bounded' ? { kind: 'unreadable', type: null } : reason,
  );
  if (empty) return nobody(STRUCTURED_RECORD_TYPES, partial);
  return contributionOf({
    provider,
    person,
    entries: pages.entries,
    partial,
    supplies: STRUCTURED_RECORD_TYPES,
    confirmed: null,
  });
}

/** What is told of an answer. A person who is restricted there reads like any whose identity is not confirmed. */
function outcomeOf(result: IntakeResult, signal: AbortSignal | undefined): ProviderOutcome {
  switch (result.outcome) {
    case 'answered':
      return result.known ? 'answered' : 'nobody';
    case 'identity-not-confirmed':
    case 'restricted':
      return 'not-confirmed';
    default:
      return signal?.aborted === true ? 'abandoned' : result.outcome;
  }
}

/** Where it was not asked for want of a sign-in that still counts, that is what the user is told. */
const signedInAt = (exchange: Exchange, result: IntakeResult): IntakeResult =>
  result.outcome === 'unreachable' && exchange.problem()?.kind === 'sign-in-again'
    ? { ...result, signInAgain: true }
    : result;

const FAILED: readonly ProviderOutcome[] = ['too-slow', 'unreachable', 'bad-answer'];

/** Pages or types that could not be read, though it answered: whoever runs the product is told why. */
const brokeOff = (result: IntakeResult): boolean =>
  result.outcome === 'answered' && result.partial.some(({ kind }) => kind === 'unreadable');

const WAYS = { everything: askEverything, search: askBySearch, 'gp-connect': askGpConnect } as const;

/**
 * Everything one provider answers about this person, R4 and confirmed to be theirs, or the reason why there is nothing.
 * Never rejects for what a provider does. `provider.timeoutMs` covers the whole exchange; `signal` ends it sooner.
 * `hold` counts its bytes among those of all users; the caller lets go of it.
 * Where there is a terminology server, codes are translated in what is left of that time.
 */
export async function askProvider(
  provider: ProviderConfig,
  person: Person,
  ports: AskPorts & Pick<Ports, 'now' | 'told'>,
  signal?: AbortSignal,
  terminology: Terminology | null = null,
  hold?: Hold,
): Promise<IntakeResult> {
  if (provider.enabled === false) return SWITCHED_OFF;
  const started = ports.now();
  const exchange = openExchange(fetchOf(ports, placeOf(provider)), provider, signal, hold);
  const told = (result: IntakeResult): IntakeResult => {
    const outcome = outcomeOf(result, signal);
    const seconds = (ports.now() - started) / 1000;
    const problem = exchange.problem() ?? { kind: 'badly-answered' };
    const failure = FAILED.includes(outcome) || brokeOff(result) ? { problem } : {};
    ports.told?.({ what: 'provider', provider: provider.id, outcome, seconds, ...failure });
    return result;
  };
  try {
    const answer = told(signedInAt(exchange, await WAYS[provider.retrieve](exchange, provider, person)));
    if (terminology === null || answer.outcome !== 'answered') return answer;
    // INVARIANT: before anything is labelled, so that a translated code counts for what is never shared; within the
    // provider's own time.
    return await translate(answer, person, terminology, provider.timeoutMs - (ports.now() - started), signal);
  } catch {
    // INVARIANT: whatever an answer makes go wrong here is this provider's failure, and never anybody else's.
    return told({ outcome: 'bad-answer' });
  } finally {
    exchange.close();
    hold?.arrived();
  }
}
