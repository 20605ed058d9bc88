/**
 * What do people at work see while the ground moves? Several users open and read records without a pause, and every
 * answer is kept.
 */
import { readAuditEvent } from '../../src/domain/audit';
import type { WrittenUser } from '../../mocks/demo-config';
import { BORN, NUMBERS } from './anybody';
import type { Answer, Visitor } from './mount';
import { visitorOf } from './node-mount';
import { askProvider, signIn, tryOpening, wholeAudit } from './signed-in';

const REASON = 'Unconscious in resus, no history';
const HOME = { ods: 'RNG01', name: 'Northgate Hospital', region: 'QMJ' };

/** Enough users that none of them meets the limit of opened records. */
export const workers = (count: number): readonly WrittenUser[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `worker-${String(at)}`,
    name: `Dr Worker ${String(at)}`,
    role: 'emergency-clinician',
    roles: ['emergency-clinician'],
    organisation: HOME,
  }));

export interface Load {
  /** Answers that did what was asked; refusals that say 503 and when to come back; and everything else, in words. */
  readonly good: number;
  readonly busy: number;
  readonly wrong: readonly string[];
  /** What was acknowledged, in the audit's own words. */
  readonly acknowledged: readonly string[];
  /** Counts, from now on, the users that were refused at least once. */
  countRefused(): () => number;
  /** Waits, by answers and not by time, until this holds; rejects when a user got something else than an answer. */
  until(holds: () => boolean): Promise<void>;
  /** Lets every user finish the question in hand. */
  stop(): Promise<void>;
}

const isBusy = ({ status, headers }: Answer): boolean => status === 503 && Number(headers.get('Retry-After')) >= 1;

/** Each user works at one of the origins, for ever new people. */
export function startLoad(origins: readonly string[], users: readonly WrittenUser[]): Load {
  const wrong: string[] = [];
  const acknowledged: string[] = [];
  let good = 0;
  let busy = 0;
  let refused = new Set<string>();
  let stopped = false;
  let next = 0;
  const watchers = new Set<() => void>();

  /** True when it did what was asked. */
  function count(user: WrittenUser, what: string, expected: number, answer: Answer): boolean {
    if (answer.status === expected) good += 1;
    else if (isBusy(answer)) {
      busy += 1;
      refused.add(user.id);
    } else {
      const { status, headers, text } = answer;
      wrong.push(`${what}: ${String(status)} Retry-After ${String(headers.get('Retry-After'))} ${text.slice(0, 200)}`);
    }
    for (const watcher of watchers) watcher();
    return answer.status === expected;
  }

  async function record(user: WrittenUser, visitor: Visitor): Promise<void> {
    const nhsNumber = NUMBERS[(next += 1) % NUMBERS.length] ?? '';
    const opening = await tryOpening(visitor, { nhsNumber, dateOfBirth: BORN }, 'emergency', REASON);
    if (!count(user, 'open', 201, opening)) return;
    const { access } = opening.body as { readonly access: string };
    acknowledged.push(`Opened the record ${nhsNumber} ${access}`);
    if (count(user, 'read', 200, await askProvider(visitor, access, 'only')))
      acknowledged.push(`Saw what one provider holds ${nhsNumber} ${access}`);
    count(user, 'session', 200, await visitor.ask('GET', '/api/session'));
    count(user, 'close', 204, await visitor.ask('DELETE', `/api/records/${access}`));
  }

  async function work(user: WrittenUser, at: number): Promise<void> {
    const visitor = visitorOf(origins[at % origins.length] ?? '');
    try {
      let signedIn = false;
      while (!stopped && !signedIn) {
        signedIn = count(user, 'sign in', 204, await visitor.ask('POST', '/api/session', { userId: user.id }));
      }
      while (!stopped) await record(user, visitor);
    } catch (error) {
      wrong.push(`${user.id} got no answer: ${String(error)} ${String((error as Error).cause ?? '')}`);
      for (const watcher of watchers) watcher();
    }
  }

  const working = Promise.all(users.map(work));
  return {
    get good() {
      return good;
    },
    get busy() {
      return busy;
    },
    wrong,
    acknowledged,
    countRefused() {
      const since = new Set<string>();
      refused = since;
      return () => since.size;
    },
    until: (holds) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (wrong.length > 0) reject(new Error(wrong.join('\n')));
          else if (holds()) resolve();
          else return;
          watchers.delete(look);
        };
        watchers.add(look);
        look();
      }),
    async stop() {
      stopped = true;
      await working;
    },
  };
}

/** What was acknowledged and does not stand in the audit. */
export async function missingFromAudit(origin: string, { acknowledged }: Load): Promise<readonly string[]> {
  const officer = await signIn({ visitor: () => visitorOf(origin) }, 'priscilla');
  const lines = (await wholeAudit(officer, {})).map(readAuditEvent);
  const kept = new Set(
    lines.map(({ action, nhsNumber, details }) => `${action} ${String(nhsNumber)} ${details['access'] ?? ''}`),
  );
  return acknowledged.filter((line) => !kept.has(line));
}
