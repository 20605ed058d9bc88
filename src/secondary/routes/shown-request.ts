/** How is a request shown to whoever is signed in, and what may they do with it next? */
import { londonDayOf } from '../../domain/dates/working-days';
import type { StoredAnswer } from '../ports';
import { approvedOf, notInForce, staleObjections } from '../requests/in-force';
import { mayNot } from '../requests/may';
import type { Refusal, StoredRequest } from '../requests/request';
import { REQUEST_ACTS, type AnswerLine, type RequestAnswer, type RequestLine } from '../shapes/http';
import type { SignedInCall } from './call';
import { buildOf } from './standing-build';

/** In words, beside what was asked for. */
const NOT_INCLUDED: readonly string[] = [
  'Names, NHS numbers, addresses, postcodes and dates of birth',
  'Anything written in words: notes, letters, comments',
  'What is never shared, as in direct care',
  'People who objected, and people whose place is protected',
  'Any column, value set or period that is not named here',
];

/** Why no answer is given under it now, whoever asks; null where one is. */
export async function closedNow({ ports, config, now }: SignedInCall, request: StoredRequest): Promise<Refusal | null> {
  const today = londonDayOf(now);
  const why = notInForce(request, config.law, today);
  if (why !== null || request.built === null) return why;
  return staleObjections(request.built.registers, await ports.registers(), config.law, today);
}

export async function lineOf(call: SignedInCall, request: StoredRequest): Promise<RequestLine> {
  const { stores } = call.ports;
  const [answers, build] = await Promise.all([stores.answers.of(request.id), stores.builds.get(request.id)]);
  const { id, state, form, changedAt, expiresOn } = request;
  return {
    id,
    state,
    title: form.project.title,
    purpose: form.project.purpose,
    organisation: form.people.organisation,
    changedAt,
    expiresOn,
    waiting: answers.filter((answer) => answer.state === 'waiting').length,
    build: buildOf(request, build).state,
    mayDo: REQUEST_ACTS.filter((act) => mayNot(act, call.session.actor, request) === null),
  };
}

/** INVARIANT: an answer that nobody has released yet is seen by whoever asked, and by whoever releases, alone. */
export const seesAnswers = ({ session }: SignedInCall): boolean =>
  session.actor.role === 'analyst' || session.actor.role === 'data-access-group';

export const answerLine = (stored: StoredAnswer): AnswerLine => {
  const { id, question, by, askedAt, state, reason, releasedAt, digest, answer } = stored;
  return {
    id,
    question,
    by,
    askedAt,
    state,
    digest,
    answer,
    ...(reason === undefined ? {} : { reason }),
    ...(releasedAt === undefined ? {} : { releasedAt }),
  };
};

export async function requestAnswer(call: SignedInCall, request: StoredRequest): Promise<RequestAnswer> {
  const { ports } = call;
  const approved = approvedOf(request);
  const decided = approved === null ? null : await closedNow(call, request);
  const answers = seesAnswers(call) ? await ports.stores.answers.of(request.id) : [];
  return {
    ...(await lineOf(call, request)),
    form: request.form,
    askedBy: { name: request.askedBy.name, organisation: request.askedBy.organisation },
    decisions: request.decisions.map(({ by, ...decision }) => ({ ...decision, by: by.name })),
    conditions: approved?.conditions ?? [],
    digest: seesAnswers(call) ? null : (request.built?.manifest.digest ?? null),
    closed: decided === null ? null : { code: decided.code, message: decided.message, rules: decided.rules },
    notIncluded: NOT_INCLUDED,
    questions: ports.questions.filter(({ id }) => request.form.outputs.questions.includes(id)),
    answers: answers.map(answerLine),
    practices: seesAnswers(call) && request.form.data.columns.includes('practice') ? call.config.practices : {},
  };
}
