/**
 * Who is meant? Asks the national demographics service; whatever it does not say clearly is "unavailable", and then
 * nothing opens.
 */
import { isObject, type Json } from '../../../domain/json';
import { NHS_NUMBER_SYSTEM } from '../../../domain/nhs-number';
import { fetchOf, type AskPorts } from '../../asking';
import type { DemographicsConfig } from '../../config';
import type { AskProblem } from '../../happenings';
import type { Ports } from '../../ports';
import { openExchange, type Asked, type Exchange } from '../ask/exchange';
import { readPage } from '../ask/page';
import { kinOf, type Kin } from '../identity/kin';
import { isRestricted, personFromPatient, type Person } from '../identity/person';
import { rest, secondsOf, turn } from './pace';
import { pdsHeaders, readSearch, retrieve, type PdsAnswer } from './pds';

/** Why there is no answer, where the user can do something about it. */
export interface Unavailable {
  readonly outcome: 'unavailable';
  /** They have too much to do: seconds after which to ask again. */
  readonly busy?: number;
  /** They no longer take what vouched for the user. */
  readonly signInAgain?: true;
}

export type LookedUp =
  /**
   * Restricted people are found too, with `person.restricted`: the date of birth is compared before anything is said.
   */
  | { readonly outcome: 'found'; readonly person: Person; readonly kin: Kin }
  | { readonly outcome: 'unknown' }
  | Unavailable;

export type FoundPeople =
  | { readonly outcome: 'found'; readonly people: readonly Person[] }
  /** More than they name: the search must say more. */
  | { readonly outcome: 'too-many' }
  | Unavailable;

export interface NameQuery {
  readonly family: string;
  readonly given: string;
  readonly dateOfBirth: string;
  readonly postcode?: string | undefined;
}

export interface NumberQuery {
  readonly nhsNumber: string;
  /** Waits longer for its turn before it is told to come back: an emergency. */
  readonly urgent?: boolean;
}

type DemographicsPorts = AskPorts & Partial<Pick<Ports, 'now' | 'told' | 'stores' | 'key'>>;

const TIMEOUT_MS = 8000;
const MAX_BYTES = 4 * 1024 * 1024;

/** A question, which answers null where the answer cannot be relied on. */
type Ask<T> = (exchange: Exchange) => Promise<T | null>;

const UNAVAILABLE: Unavailable = { outcome: 'unavailable' };

/** One question within its time, told of. */
async function asked<T>(
  ports: DemographicsPorts,
  place: DemographicsConfig,
  ask: Ask<T>,
): Promise<T | { readonly outcome: 'unavailable'; readonly problem: AskProblem }> {
  const started = ports.now?.() ?? 0;
  const exchange = openExchange(fetchOf(ports, { kind: 'demographics', place }), {
    baseUrl: place.baseUrl,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    ...(place.kind === 'pds' ? { headers: pdsHeaders(place, ports.requester) } : {}),
  });
  try {
    const answer = await ask(exchange);
    const seconds = ((ports.now?.() ?? started) - started) / 1000;
    const problem = exchange.problem() ?? { kind: 'badly-answered' };
    ports.told?.(
      answer === null
        ? { what: 'demographics', outcome: 'failed', seconds, problem }
        : { what: 'demographics', outcome: 'answered', seconds },
    );
    return answer ?? { outcome: 'unavailable', problem };
  } finally {
    exchange.close();
  }
}

/** The Patients of a FHIR search, or null where the answer cannot be relied on. */
async function search(exchange: Exchange, query: URLSearchParams): Promise<PdsAnswer> {
  const answered = await exchange.get(`Patient?${query.toString()}`);
  const page = answered.ok ? readPage(answered.value, null) : null;
  if (page === null || page.failed || page.partial.some(({ kind }) => kind === 'unreadable')) return null;
  const people = page.entries
    .filter(({ resource }) => resource['resourceType'] === 'Patient')
    .map(({ resource }) => resource);
  return page.entries.length > 0 && people.length === 0 ? null : { outcome: 'people', people };
}

/** The same of PDS, in its turn; told to wait, nobody asks before. */
async function askPds(
  ports: DemographicsPorts,
  config: DemographicsConfig,
  urgent: boolean,
  ask: (exchange: Exchange) => Promise<{ readonly answer: PdsAnswer; readonly asked?: Asked<unknown> }>,
): Promise<NonNullable<PdsAnswer> | Unavailable> {
  const waiting = await turn(ports, config, urgent);
  if (waiting !== null) {
    ports.told?.({ what: 'demographics', outcome: 'failed', seconds: 0, problem: { kind: 'busy' } });
    return { ...UNAVAILABLE, busy: waiting.busy };
  }
  let retryAfter: string | null = null;
  const answer = await asked(ports, config, async (exchange) => {
    const { answer: read, asked: sent } = await ask(exchange);
    if (sent?.ok === false && sent.status === 429) retryAfter = sent.retryAfter ?? '';
    return read;
  });
  if (answer.outcome !== 'unavailable') return answer;
  if (retryAfter !== null) {
    const seconds = secondsOf(retryAfter, ports.now?.() ?? 0);
    await rest(ports, config, seconds);
    return { ...UNAVAILABLE, busy: seconds };
  }
  return answer.problem.kind === 'sign-in-again' ? { ...UNAVAILABLE, signInAgain: true } : UNAVAILABLE;
}

/** The one person of an NHS number. More than one, an invalid date of birth or any fault is `unavailable`. */
export async function lookUpPerson(
  ports: DemographicsPorts,
  config: DemographicsConfig,
  { nhsNumber, urgent = false }: NumberQuery,
): Promise<LookedUp> {
  const answer =
    config.kind === 'pds'
      ? await askPds(ports, config, urgent, (exchange) => retrieve(exchange, nhsNumber))
      : await plainly(ports, config, new URLSearchParams({ identifier: `${NHS_NUMBER_SYSTEM}|${nhsNumber}` }));
  if (answer.outcome === 'unknown' || answer.outcome === 'unavailable') return answer;
  if (answer.outcome !== 'people' || answer.people.length > 1) return UNAVAILABLE;
  const [patient] = answer.people;
  if (patient === undefined) return { outcome: 'unknown' };
  const person = personFromPatient(patient, nhsNumber);
  return person === null ? UNAVAILABLE : { outcome: 'found', person, kin: kinOf(patient as Json) };
}

async function plainly(
  ports: DemographicsPorts,
  config: DemographicsConfig,
  query: URLSearchParams,
): Promise<NonNullable<PdsAnswer> | Unavailable> {
  const answer = await asked(ports, config, (exchange) => search(exchange, query));
  if (answer.outcome !== 'unavailable') return answer;
  return answer.problem.kind === 'sign-in-again' ? { ...UNAVAILABLE, signInAgain: true } : UNAVAILABLE;
}

/** Everybody of that name and date of birth. INVARIANT: restricted people never appear in it. */
export async function findPeople(
  ports: DemographicsPorts,
  config: DemographicsConfig,
  { family, given, dateOfBirth, postcode }: NameQuery,
): Promise<FoundPeople> {
  const query = new URLSearchParams({
    family,
    given,
    birthdate: config.kind === 'pds' ? `eq${dateOfBirth}` : dateOfBirth,
    ...(postcode ? { 'address-postalcode': postcode } : {}),
  });
  const answer =
    config.kind === 'pds'
      ? await askPds(ports, config, false, async (exchange) => {
          const sent = await exchange.get(`Patient?${query.toString()}`);
          return { answer: readSearch(sent), asked: sent };
        })
      : await plainly(ports, config, query);
  if (answer.outcome === 'too-many' || answer.outcome === 'unavailable') return answer;
  const patients = answer.outcome === 'people' ? answer.people : [];
  const people = patients
    .filter((patient) => isObject(patient) && !isRestricted(patient))
    .map((patient) => personFromPatient(patient));
  if (people.includes(null)) return UNAVAILABLE;
  return { outcome: 'found', people: people.filter((person) => person !== null) };
}
