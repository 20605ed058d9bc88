/** How does a request to the desk come to be, and go from one state to the next? Each step says who and when. */
import { londonDayOf, workingDaysAfter } from '../../domain/dates/working-days';
import { toIso } from '../../domain/instant';
import {
  CASE_MOVES,
  OPEN_STATES,
  WHY_WAITING,
  type CaseKind,
  type CaseState,
  type CaseStep,
  type CaseWay,
  type DeskCase,
  type WhyWaiting,
  type WorklistRow,
} from '../../domain/opt-out-desk';
import { referenceFrom } from '../../domain/reference';
import type { Ports, StoredCase } from '../ports';
import type { FormSaid } from './consent';
import { personKey, randomBytesFrom, seal, unseal } from './sealed';

/** Working days within which a form that waits is ruled (POLICY 1). */
export const DAYS_TO_RULE = 5;

/** What of a case is sealed. INVARIANT: what was sent in, and never what demographics answered. */
export interface CaseBody {
  readonly kind: CaseKind;
  readonly way: CaseWay;
  readonly origin: string;
  /** As written; null while only a message has come. */
  readonly form: FormSaid | null;
  /** Whom a message without a form came from. */
  readonly contact?: string;
  readonly why: WhyWaiting | null;
  /** What cannot be read, and where, of a row that was carried over. */
  readonly faults?: readonly string[];
  /** ISO instant by which the decision takes effect, where it is not the moment it is ruled. */
  readonly decidedAt?: string;
  /** Opting back in: the decision that it supersedes. */
  readonly supersedes?: string;
  /** Who has the case for themselves just now, and for which ruling. */
  readonly turnOf?: string | null;
  readonly steps: readonly CaseStep[];
}

export interface OpenCase {
  readonly stored: StoredCase;
  readonly body: CaseBody;
}

type CasePorts = Pick<Ports, 'key' | 'randomId' | 'stores'>;

export interface NewCase {
  /** Made here where none is given. */
  readonly id?: string;
  readonly state: CaseState;
  readonly body: Omit<CaseBody, 'steps'>;
  readonly content: string | null;
  /** NHS numbers that it may be about. */
  readonly numbers: readonly string[];
  readonly by: string;
  readonly note?: string;
  /** The id of the decision that it leads to; made here where none is given. */
  readonly decision?: string;
}

const stepOf = (state: CaseState, now: number, by: string, note?: string): CaseStep => ({
  state,
  at: toIso(now),
  by,
  ...(note === undefined || note === '' ? {} : { note }),
});

const waits = (state: CaseState): boolean => state === 'received-whole' || state === 'held';

/** A reference taken by chance is drawn again; that this fails often means that something else is wrong. */
const DRAWS = 8;

/**
 * Keeps a new case; where the same form or row waits already, that one is given and nothing is added. Rejects when the
 * store does.
 */
export async function openCase(
  ports: CasePorts,
  given: NewCase,
  now: number,
): Promise<OpenCase & { readonly isNew: boolean }> {
  const { cases } = ports.stores;
  const { id = ports.randomId() } = given;
  const body: CaseBody = { ...given.body, steps: [stepOf(given.state, now, given.by, given.note)] };
  const sealed = await seal(ports, id, body);
  const due = waits(given.state) ? workingDaysAfter(londonDayOf(now), DAYS_TO_RULE) : null;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const stored: StoredCase = {
      id,
      reference: referenceFrom(randomBytesFrom(ports)),
      state: given.state,
      due,
      openedAt: toIso(now),
      decision: given.decision ?? ports.randomId(),
      content: given.content,
      claimedUntil: 0,
      version: 1,
      sealed,
    };
    const kept = await cases.add(
      stored,
      [...new Set(given.numbers)].map((number) => personKey(ports, number)),
    );
    if (kept === 'added') return { stored, body, isNew: true };
    const waiting =
      kept === 'waiting-already' && given.content !== null ? await cases.withContent(given.content) : null;
    if (waiting !== null) return { ...(await readCase(ports, waiting)), isNew: false };
  }
  throw new Error('no reference could be given to a request to the opt-out desk');
}

/** What a stored case says. Rejects where it cannot be unsealed: nobody rules what cannot be read. */
export const readCase = async (ports: Pick<Ports, 'key' | 'randomId'>, stored: StoredCase): Promise<OpenCase> => ({
  stored,
  body: (await unseal(ports, stored.id, stored.sealed)) as CaseBody,
});

const UNREADABLE: CaseBody = { kind: 'opt-out', way: 'post', origin: '', form: null, why: 'unreadable', steps: [] };

/** The same for a list, which must leave none out. INVARIANT: what could not be read is shown, and never written. */
export const listCase = (ports: Pick<Ports, 'key' | 'randomId'>, stored: StoredCase): Promise<OpenCase> =>
  readCase(ports, stored).catch(() => ({ stored, body: UNREADABLE }));

export interface CaseChange {
  readonly state?: CaseState;
  readonly body?: Partial<Omit<CaseBody, 'steps' | 'turnOf'>>;
  /** Until when (milliseconds since the epoch) the case is whose alone; absent: nobody's. */
  readonly turn?: { readonly of: string; readonly until: number };
  readonly numbers?: readonly string[];
  readonly content?: string | null;
  readonly by?: string;
  readonly note?: string;
}

/**
 * The case with a change made; null, and nothing is written, where somebody else changed it first. A change of state
 * is a step of its history, and ends the turn of whoever ruled it.
 */
export async function changeCase(
  ports: CasePorts,
  { stored, body }: OpenCase,
  change: CaseChange,
  now: number,
): Promise<OpenCase | null> {
  const { state = stored.state, by, note, numbers = [] } = change;
  const steps = by === undefined ? body.steps : [...body.steps, stepOf(state, now, by, note)];
  const changed: CaseBody = { ...body, ...change.body, turnOf: change.turn?.of ?? null, steps };
  const due = waits(state) ? (stored.due ?? workingDaysAfter(londonDayOf(now), DAYS_TO_RULE)) : null;
  const next: StoredCase = {
    ...stored,
    state,
    due,
    content: change.content === undefined ? stored.content : change.content,
    claimedUntil: change.turn?.until ?? 0,
    version: stored.version + 1,
    sealed: await seal(ports, stored.id, changed),
  };
  const people = numbers.map((number) => personKey(ports, number));
  return (await ports.stores.cases.replace(next, stored.version, people)) ? { stored: next, body: changed } : null;
}

const nameOn = ({ form, contact }: CaseBody): string =>
  `${form?.firstName ?? ''} ${form?.lastName ?? ''}`.trim() || (contact ?? '');

/** The case as the desk’s list shows it. */
export const deskCaseOf = ({ stored, body }: OpenCase): DeskCase => ({
  id: stored.id,
  reference: stored.reference,
  kind: body.kind,
  way: body.way,
  origin: body.origin,
  name: nameOn(body),
  state: stored.state,
  openedAt: stored.openedAt,
  due: stored.due,
  consent: OPEN_STATES.includes(stored.state) && stored.state !== 'recorded' ? null : decisionOf(stored),
  hasForm: body.form !== null,
  steps: body.steps,
  moves: CASE_MOVES[stored.state],
});

/** A closed case led to none. */
const decisionOf = ({ state, decision }: StoredCase): string | null => (state === 'closed' ? null : decision);

/** The case as a row of the worklist. `today`: the ISO day in London. */
export function worklistRowOf({ stored, body }: OpenCase, today: string): WorklistRow {
  const { form, why, faults = [] } = body;
  const due = stored.due ?? today;
  const reason = WHY_WAITING[why ?? 'not-typed'];
  return {
    id: stored.id,
    reference: stored.reference,
    kind: body.kind,
    origin: body.origin,
    nhsNumber: form?.nhsNumber ?? '',
    familyName: form?.lastName ?? body.contact ?? '',
    givenName: form?.firstName ?? '',
    dateOfBirth: form?.dateOfBirth ?? '',
    postcode: form?.postcode ?? '',
    why: faults.length === 0 ? `${reason}.` : `${reason}: ${faults.join('; ')}.`,
    state: stored.state === 'held' ? 'held' : 'open',
    due,
    overdue: due < today,
  };
}
