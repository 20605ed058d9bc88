/**
 * Who is asked for this person, and who is not? The registered practice, the user's own organisation, whoever is asked
 * for everybody alike and whoever the locator points to; in an emergency everybody, those first. Opt-outs and what is
 * never asked come before. (Hazards H-41 and H-42.)
 */
import type { Purpose } from '../../domain/api';
import { toIso } from '../../domain/instant';
import { portsFor } from '../asking';
import { audit } from '../audit/record';
import type { SignedInCall } from '../call';
import type { NrlConfig, ProviderConfig } from '../config';
import type { Person } from '../intake/identity/person';
import { askForPointers, type Pointers } from '../intake/locator/pointers';
import type { Access } from '../ports';
import { isCapped } from './capped-settings';
import { judgePointers } from './judged-pointers';

/** What an access keeps of it; nothing where all that may be asked are. */
export type Located = Pick<Access, 'asked' | 'locatedInPart'>;

export interface LocateQuestion {
  readonly purpose: Purpose;
  readonly person: Person;
  /** Providers that may be asked for this person; none other is ever named. */
  readonly providers: readonly ProviderConfig[];
}

/** Milliseconds that an emergency waits to know whom to ask first: it asks everybody in any case. */
const EMERGENCY_WAIT_MS = 1_000;

const isPracticeOf = ({ gpPractice }: Person, { ods }: ProviderConfig): boolean =>
  gpPractice?.ods.toUpperCase() === ods.toUpperCase();

/**
 * Those who are asked whatever anybody points to.
 * INVARIANT: told from the config, the tables and demographics alone.
 */
function asksWithoutPointer(
  { gateway, session }: SignedInCall,
  always: readonly string[],
  person: Person,
): (provider: ProviderConfig) => boolean {
  const { organisation } = session.membership;
  return (provider) =>
    always.includes(provider.id) ||
    provider.ods === organisation.ods ||
    isPracticeOf(person, provider) ||
    isCapped(gateway.policy, provider.setting);
}

const outcomeOf = ({ whole, problem }: Pointers): 'answered' | 'partial' | 'failed' =>
  whole ? 'answered' : problem === null ? 'partial' : 'failed';

/** Asks the National Record Locator, and puts on record that it was asked. */
async function askLocator(
  call: SignedInCall,
  place: NrlConfig,
  { person, providers, purpose }: LocateQuestion,
  asksAnyway: (provider: ProviderConfig) => boolean,
): Promise<Pick<Located, 'locatedInPart'> & { readonly pointed: ReadonlySet<string> }> {
  const { gateway, session } = call;
  const { policy, ports, neverNamed } = gateway;
  const { role, organisation } = session.membership;
  const started = ports.now();
  const asking = portsFor(call);
  const limit = purpose === 'emergency' ? EMERGENCY_WAIT_MS : place.timeoutMs;
  const question = { nhsNumber: person.nhsNumber, organisation: organisation.ods };
  const answer = await askForPointers(asking, { ...place, timeoutMs: Math.min(limit, place.timeoutMs) }, question);
  const ended = ports.now();
  const candidates = providers.filter((provider) => !asksAnyway(provider));
  const judged = judgePointers({ policy, role, person, candidates, neverNamed }, answer.pointers);
  ports.told?.({
    what: 'locator',
    outcome: outcomeOf(answer),
    seconds: (ended - started) / 1000,
    ...(answer.problem === null ? {} : { problem: answer.problem }),
  });
  await audit(call, 'pointers-searched', {
    nhsNumber: person.nhsNumber,
    succeeded: answer.status === 200,
    emergency: purpose === 'emergency',
    query: { resourceType: 'DocumentReference', 'subject:identifier': person.nhsNumber },
    details: {
      asid: place.asid,
      address: `${place.baseUrl}/DocumentReference`,
      verb: 'GET',
      status: answer.status === null ? 'no answer' : String(answer.status),
      // INVARIANT: of a pointer that does not count nothing is told, not even here
      pointers: judged.ids.join(', '),
      trace: asking.requester.correlationId,
      'asked at': toIso(started),
      'answered at': toIso(ended),
    },
  });
  return {
    pointed: judged.providers,
    ...(answer.whole && judged.whole ? {} : { locatedInPart: true as const }),
  };
}

/** Whom to ask. Never rejects for what a locator does; rejects where it cannot be put on record. */
export async function locate(call: SignedInCall, question: LocateQuestion): Promise<Located> {
  const { locator } = call.gateway.config;
  if (locator === undefined || locator.kind === 'all') return {};
  const { person, providers, purpose } = question;
  const asksAnyway = asksWithoutPointer(call, locator.always, person);
  const { pointed, ...inPart } =
    locator.kind === 'nrl'
      ? await askLocator(call, locator, question, asksAnyway)
      : { pointed: new Set<string>() as ReadonlySet<string> };
  const isChosen = (provider: ProviderConfig): boolean => asksAnyway(provider) || pointed.has(provider.id);
  const first = providers.filter(isChosen);
  const rest = purpose === 'emergency' ? providers.filter((provider) => !isChosen(provider)) : [];
  return { asked: [...first, ...rest].map(({ id }) => id), ...inPart };
}
