/** How is a question asked of a data set, and how does its answer leave? */
import { z } from 'zod';
import { londonDayOf } from '../../domain/dates/working-days';
import { toIso } from '../../domain/instant';
import type { StoredAnswer } from '../ports';
import { words } from '../../forms/fields';
import { list, slug } from '../requests/fields';
import { approvedOf, notInForce, staleObjections } from '../requests/in-force';
import { mayNot, mayNotRelease, maySee } from '../requests/may';
import { opened } from '../requests/moves';
import { isRefusal, refusal, type Built, type Refusal, type StoredRequest } from '../requests/request';
import type { Answer } from '../shapes/answer';
import type { ApprovedRequest } from '../shapes/approved';
import type { AnswerMade, PreviewAnswer, ReleaseAnswer } from '../shapes/http';
import { BREAKDOWNS, type Question } from '../shapes/question';
import { audit, digestOf } from './audited';
import { readBody, readJsonOrNothing } from './body';
import { json, type Answered, type SignedInCall } from './call';
import { inTurn } from './in-turn';
import { CHANGED, isProblem, NOT_FOUND, problem, type Problem } from './problem';
import { requestSeen } from './requests';
import { closedNow } from './shown-request';

const asked = z.strictObject({
  question: slug('question'),
  by: list(z.enum(BREAKDOWNS, { error: `must be one of ${BREAKDOWNS.join(', ')}` }), 'by', 1, BREAKDOWNS.length),
});

const NOT_APPROVED = refusal(422, 'not-approved', 'This question, or this breakdown, was not approved.', 'RQ-8');

/** The question of the body, as far as the approval holds it. */
async function questionOf(call: SignedInCall, { outputs }: ApprovedRequest): Promise<Question | Problem> {
  const body = await readBody(call.request, asked);
  if (isProblem(body)) return body;
  const { question: id, by } = body.value;
  const question = call.ports.questions.find((one) => one.id === id);
  return question === undefined || !outputs.questions.includes(id) || !by.every((one) => outputs.by.includes(one))
    ? NOT_APPROVED
    : { ...question, by };
}

interface Open {
  readonly request: StoredRequest;
  readonly approved: ApprovedRequest;
}

/** The request of the address, where it may be asked now; on made-up rows before it is built, too. */
async function openFor(call: SignedInCall, isPreview: boolean): Promise<Open | Problem> {
  const { session, config, now } = call;
  const request = await requestSeen(call);
  if (request === null) return NOT_FOUND;
  const isEarly = isPreview && request.state === 'approved' && session.actor.role === 'analyst';
  const no =
    (isEarly ? null : mayNot('ask', session.actor, request)) ??
    (isPreview ? notInForce(request, config.law, londonDayOf(now)) : await closedNow(call, request));
  if (no !== null) return no;
  const approved = approvedOf(request);
  return approved === null ? NOT_APPROVED : { request, approved };
}

const NOT_BUILT = problem(409, 'not-built', 'There is no data set to ask. It must be built first.');

const asOf = ({ place, file, listOf }: StoredAnswer['registers']): string => JSON.stringify([place, file, listOf]);

/** The same question of the same data set has the same answer, which is kept once for each state of the registers. */
const kept = ({ ports: { stores } }: SignedInCall, made: StoredAnswer): Promise<StoredAnswer> =>
  inTurn(`answers of ${made.request}`, async () => {
    const before = (await stores.answers.of(made.request)).find(
      ({ question, by, digest, registers }) =>
        question === made.question &&
        by.join() === made.by.join() &&
        digest === made.digest &&
        asOf(registers) === asOf(made.registers),
    );
    if (before !== undefined) return before;
    await stores.answers.add(made);
    return made;
  });

const toldOf = (request: string, { id, by }: Question) => ({ request, details: { question: id, by: by.join(' ') } });

/** The first answer opens the request; where somebody changed it meanwhile, what they did stands. */
async function markOpen({ ports, now }: SignedInCall, request: StoredRequest): Promise<void> {
  const next = opened(request, now);
  if (next !== null) await ports.stores.requests.replace(next);
}

/** Counting takes a while. INVARIANT: nothing is told of who objected meanwhile, or under what was ended meanwhile. */
async function counted(
  call: SignedInCall,
  { request, approved }: Open,
  built: Built,
  question: Question,
): Promise<Answer | Problem> {
  const answer = await call.ports.work.answer(approved, built, question);
  if (isRefusal(answer)) return answer;
  const since = await requestSeen(call);
  if (since === null) return NOT_FOUND;
  return mayNot('ask', call.session.actor, since) ?? (await closedNow(call, request)) ?? answer;
}

async function ask(call: SignedInCall, open: Open, built: Built, question: Question): Answered {
  const { ports, session, now } = call;
  const { request } = open;
  const told = toldOf(request.id, question);
  await audit(call, 'question-asked', told);
  const answer = await counted(call, open, built, question);
  if (isProblem(answer)) {
    const details = { ...told.details, why: answer.code, rules: answer.rules.join(' ') };
    await audit(call, 'question-answered', { ...told, succeeded: false, details });
    return answer;
  }
  const digest = digestOf(JSON.stringify(answer));
  const stored = await kept(call, {
    id: ports.randomId(),
    request: request.id,
    question: question.id,
    by: question.by,
    askedBy: { id: session.actor.id, name: session.actor.name },
    askedAt: toIso(now),
    state: 'waiting',
    digest,
    answer,
    registers: built.registers,
  });
  await audit(call, 'question-answered', { ...told, details: { ...told.details, answer: stored.id, digest } });
  await markOpen(call, request);
  return json(201, { id: stored.id, ...stored.answer } satisfies AnswerMade);
}

/** `POST /api/requests/{id}/answers` */
export async function askQuestion(call: SignedInCall): Answered {
  const may = await openFor(call, false);
  if (isProblem(may)) return may;
  const question = await questionOf(call, may.approved);
  if (isProblem(question)) return question;
  const { built } = may.request;
  return built === null ? NOT_BUILT : ask(call, may, built, question);
}

/** `POST /api/requests/{id}/preview`: on made-up rows, before anything is asked of people. */
export async function previewQuestion(call: SignedInCall): Answered {
  const may = await openFor(call, true);
  if (isProblem(may)) return may;
  const question = await questionOf(call, may.approved);
  if (isProblem(question)) return question;
  await audit(call, 'question-previewed', toldOf(may.request.id, question));
  const answer = await call.ports.work.preview(may.approved, question);
  return isRefusal(answer) ? answer : json(200, { ...answer, synthetic: true } satisfies PreviewAnswer);
}

const releasing = z.strictObject({
  decision: z.enum(['release', 'refuse'], { error: 'say release or refuse' }).default('release'),
  reason: z.union([z.literal(''), words('reason', 2_000)]).optional(),
});

const SETTLED = problem(409, 'settled', 'This answer was released or refused already.');

/** Why it may not leave; null where it may. INVARIANT: nothing leaves of people who objected since it was built. */
async function mayNotLeave(
  call: SignedInCall,
  request: StoredRequest,
  { registers }: StoredAnswer,
): Promise<Refusal | null> {
  const today = londonDayOf(call.now);
  return (
    notInForce(request, call.config.law, today) ??
    staleObjections(registers, await call.ports.registers(), call.config.law, today)
  );
}

/** `POST /api/answers/{id}/release` */
export async function releaseAnswer(call: SignedInCall): Answered {
  const { ports, session, params, now } = call;
  const answer = await ports.stores.answers.get(params['id'] ?? '');
  const request = answer === null ? null : await ports.stores.requests.get(answer.request);
  if (answer === null || request === null || !maySee(session.actor, request)) return NOT_FOUND;
  const no = mayNotRelease(session.actor, request, answer.askedBy.id);
  if (no !== null) return no;
  const body = await readBody(call.request, releasing, readJsonOrNothing);
  if (isProblem(body)) return body;
  const { decision, reason = '' } = body.value;
  if (answer.state !== 'waiting') return SETTLED;
  if (decision === 'refuse' && reason === '') return problem(400, 'bad-input', 'reason: say why it is not released.');
  const stays = decision === 'refuse' ? null : await mayNotLeave(call, request, answer);
  if (stays !== null) return stays;
  const state = decision === 'release' ? 'released' : 'refused';
  await audit(call, decision === 'release' ? 'answer-released' : 'answer-refused', {
    request: request.id,
    details: { answer: answer.id, digest: answer.digest, reason },
  });
  const settled: StoredAnswer = {
    ...answer,
    state,
    answer: { ...answer.answer, released: decision === 'release' },
    decidedBy: { id: session.actor.id, name: session.actor.name },
    ...(reason === '' ? {} : { reason }),
    ...(decision === 'release' ? { releasedAt: toIso(now) } : {}),
  };
  if (!(await ports.stores.answers.settle(settled))) return CHANGED;
  return json(200, { id: answer.id, state, digest: answer.digest } satisfies ReleaseAnswer);
}
