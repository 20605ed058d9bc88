/**
 * How is a data set built? Begun by the linkage team, run beside the answering of requests, and noted where it ends.
 * One at a time.
 */
import { z } from 'zod';
import { londonDayOf } from '../../domain/dates/working-days';
import { toIso } from '../../domain/instant';
import { auditEvent, OPERATOR, type AuditFacts } from '../audit-event';
import type { AuditAct } from '../audit-acts';
import type { StoredBuild } from '../ports';
import { approvedOf, notInForce } from '../requests/in-force';
import { mayNot, NOT_FOR_YOUR_ROLE } from '../requests/may';
import { withDataSet } from '../requests/moves';
import { isRefusal, refusal, type Refusal, type StoredRequest } from '../requests/request';
import type { ApprovedRequest } from '../shapes/approved';
import type { BuildAnswer } from '../shapes/http';
import { audit } from './audited';
import { readBody, readJsonOrNothing } from './body';
import { json, type Answered, type Parts, type SignedInCall } from './call';
import { leaveNothing } from './end';
import { CLOSED, isProblem, NOT_FOUND, problem } from './problem';
import { requestSeen } from './requests';
import { seesAnswers } from './shown-request';
import { buildOf, NEVER } from './standing-build';

const BUSY = problem(409, 'build-running', 'A data set is being built. One is built at a time: wait for its end.');
const INTERRUPTED = refusal(409, 'interrupted', 'The build was interrupted: nothing of it is visible. Build again.');
const FAILED = refusal(409, 'failed', 'The build failed: nothing of it is visible. Tell your IT team if it goes on.');

const errorOf = ({ code, message, rules }: Refusal): NonNullable<BuildAnswer['refused']> => ({ code, message, rules });

async function auditOf(
  { ports, config }: Parts,
  act: AuditAct,
  told: Pick<AuditFacts, 'request' | 'details' | 'succeeded'>,
) {
  const facts = { ...told, act, at: ports.now(), actor: null, by: OPERATOR, client: null, instance: config.instance };
  const request = told.request === undefined ? {} : { request: told.request };
  await ports.stores.audit.append(auditEvent(facts), { userId: OPERATOR.id, ...request });
}

/** Notes the data set with its request; tried again where somebody changed that at the same moment. */
async function noteDataSet(
  parts: Parts,
  id: string,
  built: NonNullable<StoredRequest['built']>,
): Promise<Refusal | null> {
  const { requests } = parts.ports.stores;
  for (;;) {
    const request = await requests.get(id);
    if (request === null) return INTERRUPTED;
    const next = withDataSet(request, built, parts.ports.now());
    if (isRefusal(next)) return next;
    if (await requests.replace(next)) return null;
  }
}

/** INVARIANT: the registers are looked at before the build reads them: an objection in between makes it stale. */
async function runBuild(parts: Parts, approved: ApprovedRequest, started: StoredBuild): Promise<void> {
  const { ports } = parts;
  const { id } = approved;
  let current = started;
  const note = (change: Partial<StoredBuild>): Promise<void> => {
    current = { ...current, ...change };
    return ports.stores.builds.put(id, current);
  };
  const end = async (refused: Refusal, step: string | null): Promise<void> => {
    await auditOf(parts, 'build-ended', {
      request: id,
      succeeded: false,
      details: { why: refused.code, rules: refused.rules.join(' ') },
    });
    await note({ state: 'failed', step, refused: errorOf(refused), endedAt: toIso(ports.now()) });
  };
  try {
    const registers = await ports.registers();
    await auditOf(parts, 'keys-used', { request: id, succeeded: true });
    let telling: Promise<unknown> = Promise.resolve();
    const done = await ports.work.build(approved, (step) => {
      telling = telling.then(() => note({ step })).catch(() => undefined);
    });
    await telling;
    if (isRefusal(done)) {
      await end(done, current.step);
      return;
    }
    const { manifest, report } = done;
    await auditOf(parts, 'build-ended', { request: id, succeeded: true, details: { digest: manifest.digest } });
    const refused = await noteDataSet(parts, id, { manifest, registers, at: toIso(ports.now()) });
    if (refused === null) {
      await ports.work.keepOnly(id, manifest.digest);
      await note({ state: 'built', step: null, manifest, report, endedAt: toIso(ports.now()) });
      return;
    }
    await leaveNothing(parts, id, ports.now());
    await end(refused, current.step);
  } catch (error) {
    ports.log.error({ error: error instanceof Error ? error.name : typeof error }, 'a build failed');
    await end(FAILED, current.step).catch(() => undefined);
  }
}

/** Builds that a stop of the program cut short are noted so. */
export async function noteInterrupted({ ports }: Parts): Promise<void> {
  const { builds } = ports.stores;
  for (const id of await builds.running()) {
    const build = (await builds.get(id)) ?? NEVER;
    await builds.put(id, { ...build, state: 'failed', refused: errorOf(INTERRUPTED), endedAt: toIso(ports.now()) });
  }
}

const nothingMore = z.strictObject({});

/** `POST /api/requests/{id}/build` */
export async function beginBuild(call: SignedInCall): Answered {
  const { ports, config, session, now } = call;
  const request = await requestSeen(call);
  if (request === null) return session.actor.role === 'linkage-team' ? NOT_FOUND : NOT_FOR_YOUR_ROLE;
  const no = mayNot('build', session.actor, request) ?? notInForce(request, config.law, londonDayOf(now));
  if (no !== null) return no;
  const body = await readBody(call.request, nothingMore, readJsonOrNothing);
  if (isProblem(body)) return { ...body, rules: ['RQ-8'] };
  const approved = approvedOf(request);
  if (approved === null) return CLOSED;
  if ((await ports.stores.builds.running()).length > 0) return BUSY;
  await audit(call, 'build-begun', { request: request.id });
  const started: StoredBuild = { ...NEVER, state: 'running', step: 'Beginning', startedAt: toIso(now) };
  await ports.stores.builds.put(request.id, started);
  void runBuild(call, approved, started);
  return json(202, started);
}

/**
 * `GET /api/requests/{id}/build`: the report is for the linkage team alone, and so are the exact rows and the digests
 * of files: of two builds they would tell what is recorded of whoever objected in between. INVARIANT: those who see
 * answers are not told the data set's digest either: where it stays the same, that person was not in it before.
 */
export async function readBuild(call: SignedInCall): Answered {
  const request = await requestSeen(call);
  if (request === null) return NOT_FOUND;
  await audit(call, 'build-read', { request: request.id });
  const build = buildOf(request, await call.ports.stores.builds.get(request.id));
  if (call.session.actor.role === 'linkage-team') return json(200, build satisfies BuildAnswer);
  const digestOnly = build.manifest === null || seesAnswers(call) ? null : { ...build.manifest, files: [] };
  return json(200, { ...build, manifest: digestOnly, report: null } satisfies BuildAnswer);
}
