/**
 * How do the commands come by what was permitted, and put on record what they do? Each opens the database, says that
 * it is the operator, and closes it again.
 */
import { londonDayOf } from '../../../src/domain/dates/working-days';
import { auditEvent, OPERATOR, type AuditFacts } from '../../../src/secondary/audit-event';
import { approvedOf, notInForce, staleObjections } from '../../../src/secondary/requests/in-force';
import { mayNotBe } from '../../../src/secondary/requests/may';
import { opened, withDataSet } from '../../../src/secondary/requests/moves';
import {
  isRefusal,
  refusal,
  type Built,
  type Refusal,
  type RegistersAt,
  type StoredRequest,
} from '../../../src/secondary/requests/request';
import type { PlacedObjection, Stores } from '../../../src/secondary/ports';
import type { ApprovedRequest } from '../../../src/secondary/shapes/approved';
import type { Manifest } from '../../../src/secondary/shapes/data-set';
import type { SecondaryConfig } from '../config/shape';
import { openStore } from '../store/open';
import { lawOf } from './law';
import { registersAt } from './registers-at';

/** Runs with the database of the config open; what cannot be opened is a refusal in words. */
export async function withStores<T>(
  { databaseUrl }: Pick<SecondaryConfig, 'databaseUrl'>,
  run: (stores: Stores) => Promise<T>,
): Promise<T | Refusal> {
  const read = await openStore(databaseUrl);
  if (!read.ok) return refusal(409, 'unavailable', read.problem);
  try {
    return await run(read.store.stores);
  } finally {
    await read.store.close();
  }
}

/** How the registers stand; where one does not answer, nothing may be built or told. */
async function registersNow(config: SecondaryConfig, stores: Stores): Promise<RegistersAt | Refusal> {
  try {
    return await registersAt(config, stores);
  } catch {
    return refusal(409, 'objections', 'A register of objections cannot be read: nothing is built or answered.', 'OB-1');
  }
}

type Put = Pick<AuditFacts, 'act' | 'request' | 'details'> & { readonly succeeded?: boolean };

/** INVARIANT: on record before it is done. */
export const auditOperator = async (
  { instance }: Pick<SecondaryConfig, 'instance'>,
  { audit }: Pick<Stores, 'audit'>,
  now: number,
  { succeeded = true, ...put }: Put,
): Promise<void> => {
  const event = auditEvent({ ...put, succeeded, at: now, actor: null, by: OPERATOR, instance, client: null });
  await audit.append(event, {
    userId: OPERATOR.id,
    ...(put.request === undefined ? {} : { request: put.request }),
  });
};

export interface Loaded {
  readonly approved: ApprovedRequest;
  /** Our own register, whole. */
  readonly objections: readonly PlacedObjection[];
  /** As the registers stood when this was loaded: what a build is noted with. */
  readonly registers: RegistersAt;
  /** The data set that stands; null before the first build. */
  readonly built: Built | null;
}

/**
 * What was permitted under this id, if anything may be built (or answered) under it today. The operator's act is put
 * on record first, whether it is then refused or not.
 */
export async function loadApproved(
  config: SecondaryConfig,
  id: string,
  act: 'build' | 'ask',
  now = Date.now(),
): Promise<Loaded | Refusal> {
  return withStores(config, async (stores) => {
    const request = await stores.requests.get(id);
    const registers = await registersNow(config, stores);
    const today = londonDayOf(now);
    const law = lawOf(config);
    const stale = (built: Built | null): Refusal | null => {
      if (isRefusal(registers)) return registers;
      return act === 'ask' && built !== null ? staleObjections(built.registers, registers, law, today) : null;
    };
    const why =
      request === null
        ? refusal(404, 'not-found', 'There is no such request.')
        : (mayNotBe(act, request) ?? notInForce(request, law, today) ?? stale(request.built));
    await auditOperator(config, stores, now, {
      act: act === 'build' ? 'build-begun' : 'question-asked',
      request: id,
      succeeded: why === null,
      ...(why === null ? {} : { details: { why: why.message, rules: why.rules.join(' ') } }),
    });
    const approved = request === null ? null : approvedOf(request);
    if (why !== null) return why;
    if (isRefusal(registers)) return registers;
    if (request === null || approved === null)
      return refusal(409, 'not-approved', 'This request is not approved.', 'RQ-10');
    return {
      approved,
      objections: await stores.objections.all(),
      registers,
      built: request.built,
    };
  });
}

/** Notes what a command has done with a request; tried again where another process changed it at the same moment. */
async function noted(
  config: SecondaryConfig,
  id: string,
  change: (request: StoredRequest) => StoredRequest | Refusal | null,
): Promise<Refusal | null> {
  return withStores(config, async ({ requests }) => {
    for (;;) {
      const request = await requests.get(id);
      const next = request === null ? null : change(request);
      if (next === null || isRefusal(next)) return next;
      if (await requests.replace(next)) return null;
    }
  });
}

/** A build has made its data set visible. Null, or why it cannot be noted: what was ended meanwhile stays ended. */
export const noteBuilt = (
  config: SecondaryConfig,
  id: string,
  manifest: Manifest,
  registers: RegistersAt,
  now = Date.now(),
): Promise<Refusal | null> =>
  noted(config, id, (request) => withDataSet(request, { manifest, registers, at: new Date(now).toISOString() }, now));

/**
 * A question was answered by command. INVARIANT: it is told only where nobody objected, and nobody ended the request,
 * while it was counted. `registers`: as they stood before.
 */
export async function noteAnswered(
  config: SecondaryConfig,
  id: string,
  registers: RegistersAt,
  now = Date.now(),
): Promise<Refusal | null> {
  const since = await withStores(config, (stores) => registersNow(config, stores));
  if (isRefusal(since)) return since;
  return (
    staleObjections(registers, since, lawOf(config), londonDayOf(now)) ??
    noted(config, id, (request) => mayNotBe('ask', request) ?? opened(request, now))
  );
}
