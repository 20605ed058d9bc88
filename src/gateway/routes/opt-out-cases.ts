/**
 * Which requests does the desk have, and how far is each? From the first message to the acknowledgement, each step by
 * whom and when. Source: leaflet May 2026 (“Request a secure email”), CONTRACT "HTTP".
 */
import { z } from 'zod';
import {
  CASE_MOVES,
  CASE_STATE_NAMES,
  CASE_STATES,
  CASE_WAYS,
  caseStateOf,
  OPEN_STATES,
  type CasesAnswer,
} from '../../domain/opt-out-desk';
import { audit } from '../audit/record';
import { json, type Answer, type SignedInCall } from '../call';
import { readBody } from '../http/body';
import { words } from '../../forms/fields';
import { isProblem, NOT_FOUND, problem } from '../http/problem';
import { changeCase, deskCaseOf, listCase, openCase, readCase } from '../opt-out/cases';
import { letterOf } from '../opt-out/letter';
import { BEING_RULED } from './opt-out-settle';
import { DESK } from './opt-outs';

const PAGE = 200;

/** A whole number above nought; undefined where there is none, null where it is no such number. */
function placeIn(url: string): number | undefined | null {
  const text = new URL(url).searchParams.get('before');
  if (text === null) return undefined;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** `GET /api/opt-outs/cases`, newest first; `?done=yes` lists what is done, `?before=` goes on. */
export async function readCases(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  const before = placeIn(call.request.url);
  if (before === null) return problem(400, 'bad-input', 'before: take the number that the last answer gave as next.');
  const isDone = new URL(call.request.url).searchParams.get('done') === 'yes';
  await audit(call, 'opt-out-cases-read');
  const states = isDone ? CASE_STATES.filter((state) => !OPEN_STATES.includes(state)) : OPEN_STATES;
  const found = await ports.stores.cases.list({
    states,
    order: 'newest',
    count: PAGE,
    ...(before === undefined ? {} : { before }),
  });
  const cases = (await Promise.all(found.map((stored) => listCase(ports, stored)))).map(deskCaseOf);
  const next = found.length < PAGE ? undefined : found.at(-1)?.seq;
  return json(200, { cases, ...(next === undefined ? {} : { next }) } satisfies CasesAnswer);
}

const beginning = z.strictObject({
  contact: words('Who wrote', 200),
  kind: z.enum(['opt-out', 'opt-in'], { error: 'say opt-out or opt-in' }).default('opt-out'),
  way: z.enum(CASE_WAYS, { error: `say one of ${CASE_WAYS.join(', ')}` }).default('secure-email'),
  note: words('Note', 1_000).optional(),
});

/** `POST /api/opt-outs/cases`: somebody asks; there is no form yet. */
export async function beginCase(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  const body = await readBody(call.request, beginning);
  if (isProblem(body)) return body;
  const { contact, kind, way, note } = body.value;
  const id = ports.randomId();
  await audit(call, 'opt-out-case-changed', { details: { case: id, state: 'received' } });
  const opened = await openCase(
    ports,
    {
      id,
      state: 'received',
      body: { kind, way, origin: DESK, form: null, contact, why: null },
      content: null,
      numbers: [],
      by: call.session.user.name,
      ...(note === undefined ? {} : { note }),
    },
    call.now,
  );
  return json(201, { cases: [deskCaseOf(opened)] } satisfies CasesAnswer);
}

const move = z.strictObject({
  state: z
    .string({ error: 'state is missing' })
    .refine((text) => caseStateOf(text) !== null, `say one of ${CASE_STATES.join(', ')}`)
    .transform((text) => caseStateOf(text) ?? 'closed'),
  note: words('Note', 1_000).optional(),
});

/** `POST /api/opt-outs/cases/{id}`: the next state, where it may be reached from this one by hand. */
export async function moveCase(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  const body = await readBody(call.request, move);
  if (isProblem(body)) return body;
  const stored = await ports.stores.cases.get(call.params['id'] ?? '');
  if (stored === null) return NOT_FOUND;
  const { state, note } = body.value;
  const moves = CASE_MOVES[stored.state];
  if (!moves.includes(state)) {
    return problem(
      409,
      'not-allowed',
      `This request is “${CASE_STATE_NAMES[stored.state]}” already, so this step cannot be taken. ` +
        'Read the requests again; a form that waits is dealt with on the worklist.',
    );
  }
  if (state === 'closed' && note === undefined)
    return problem(400, 'bad-input', 'note: say why the request is closed without a decision.');
  const one = await readCase(ports, stored);
  await audit(call, 'opt-out-case-changed', {
    ...(one.body.form?.nhsNumber === undefined ? {} : { nhsNumber: one.body.form.nhsNumber }),
    details: { case: stored.id, reference: stored.reference, state, note },
  });
  const why = state === 'received-whole' ? { body: { why: 'not-typed' as const } } : {};
  const step = { state, by: call.session.user.name, ...why, ...(note === undefined ? {} : { note }) };
  const moved = await changeCase(ports, one, step, call.now);
  return moved === null ? BEING_RULED : json(200, { cases: [deskCaseOf(moved)] } satisfies CasesAnswer);
}

/** `POST /api/opt-outs/cases/{id}/letter`: the acknowledgement, to be printed or copied into a secure email. */
export async function writeLetter(call: SignedInCall): Answer {
  const { ports } = call.gateway;
  const stored = await ports.stores.cases.get(call.params['id'] ?? '');
  if (stored === null) return NOT_FOUND;
  const one = await readCase(ports, stored);
  const letter = letterOf(one, call.now);
  if (letter === null) return problem(409, 'no-form', 'There is nobody to write to: this request names no one.');
  await audit(call, 'opt-out-letter-made', {
    ...(one.body.form?.nhsNumber === undefined ? {} : { nhsNumber: one.body.form.nhsNumber }),
    details: { case: stored.id, reference: stored.reference, letter: letter.kind },
  });
  return json(200, letter);
}
