/** Which questions does the program of groups answer? These, and no others; reads like a table of contents. */
import { Hono } from 'hono';
import { isOwnOrigin } from '../domain/own-origin';
import type { AppConfig, Ports } from './ports';
import { NOT_FOR_YOUR_ROLE } from './requests/may';
import type { Actor } from './requests/request';
import { alertOf } from './routes/alert';
import { askQuestion, previewQuestion, releaseAnswer } from './routes/answers';
import { audit } from './routes/audited';
import { beginBuild, noteInterrupted, readBuild } from './routes/build';
import { boundedStores } from './routes/bounded';
import { json, type Answered, type Call, type Parts, type SignedInCall } from './routes/call';
import { listAlerts, readWorklist, ruleWorklist, searchAudit } from './routes/desks';
import { endRequest } from './routes/end';
import { readReviews, recordObjection, searchObjections, withdrawObjection } from './routes/objections';
import { CLOSED, isProblem, NOT_FOUND, NOT_SIGNED_IN, problem, problemResponse, type Problem } from './routes/problem';
import { readRegister } from './routes/register';
import { decideRequest, draftRequest, listRequests, readRequest, submitRequest } from './routes/requests';
import { currentSession, identity, readSession, signIn, signInAs, signOut } from './routes/session';
import type { SecondaryRole } from './shapes/request';
import { sweep } from './routes/sweep';

type Method = 'GET' | 'POST' | 'DELETE';
/** `public`: anyone, and from whatever page they come; the answer is the same for everybody. */
type Open = 'anyone' | 'public';
type Signed = 'signed-in' | SecondaryRole;

type Route =
  | { readonly method: Method; readonly path: string; readonly who: Open; readonly answer: (call: Call) => Answered }
  | {
      readonly method: Method;
      readonly path: string;
      readonly who: Signed;
      readonly answer: (call: SignedInCall) => Answered;
    };

const health = (): Answered => Promise.resolve(json(200, { status: 'ok' }));

async function readiness({ ports }: Call): Promise<Awaited<Answered>> {
  await ports.stores.ready();
  return json(200, { status: 'ready' });
}

const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/healthz', who: 'anyone', answer: health },
  { method: 'GET', path: '/readyz', who: 'anyone', answer: readiness },
  { method: 'GET', path: '/api/register', who: 'public', answer: readRegister },
  { method: 'GET', path: '/api/identity', who: 'anyone', answer: identity },
  { method: 'POST', path: '/api/session', who: 'anyone', answer: signIn },
  { method: 'GET', path: '/api/session', who: 'anyone', answer: readSession },
  { method: 'DELETE', path: '/api/session', who: 'signed-in', answer: signOut },
  { method: 'POST', path: '/api/requests', who: 'signed-in', answer: draftRequest },
  { method: 'GET', path: '/api/requests', who: 'signed-in', answer: listRequests },
  { method: 'GET', path: '/api/requests/:id', who: 'signed-in', answer: readRequest },
  { method: 'POST', path: '/api/requests/:id/submit', who: 'signed-in', answer: submitRequest },
  { method: 'POST', path: '/api/requests/:id/decision', who: 'signed-in', answer: decideRequest },
  { method: 'POST', path: '/api/requests/:id/build', who: 'signed-in', answer: beginBuild },
  { method: 'GET', path: '/api/requests/:id/build', who: 'signed-in', answer: readBuild },
  { method: 'POST', path: '/api/requests/:id/end', who: 'signed-in', answer: endRequest },
  { method: 'POST', path: '/api/requests/:id/answers', who: 'signed-in', answer: askQuestion },
  { method: 'POST', path: '/api/requests/:id/preview', who: 'signed-in', answer: previewQuestion },
  { method: 'POST', path: '/api/answers/:id/release', who: 'signed-in', answer: releaseAnswer },
  { method: 'POST', path: '/api/objections', who: 'opt-out-officer', answer: recordObjection },
  { method: 'POST', path: '/api/objections/search', who: 'opt-out-officer', answer: searchObjections },
  { method: 'GET', path: '/api/objections/reviews', who: 'opt-out-officer', answer: readReviews },
  { method: 'POST', path: '/api/objections/:id/withdraw', who: 'opt-out-officer', answer: withdrawObjection },
  { method: 'GET', path: '/api/worklist', who: 'linkage-team', answer: readWorklist },
  { method: 'POST', path: '/api/worklist/:id', who: 'linkage-team', answer: ruleWorklist },
  { method: 'POST', path: '/api/audit/search', who: 'privacy-officer', answer: searchAudit },
  { method: 'GET', path: '/api/alerts', who: 'privacy-officer', answer: listAlerts },
];

/** Every question there is, for tests that must leave none out. */
export const QUESTIONS: readonly Pick<Route, 'method' | 'path' | 'who'>[] = ROUTES;

const CROSS_SITE = problem(403, 'cross-site', 'This request came from another site and was refused.');

/** INVARIANT: whoever is refused for who they are is on record, and some of it is told to the privacy officer. */
async function refused(call: SignedInCall, why: Problem): Promise<Problem> {
  if (why.status !== 403) return why;
  const { id } = call.params;
  await audit(call, 'refused', {
    succeeded: false,
    ...(id === undefined ? {} : { request: id }),
    details: { why: why.code, rules: why.rules.join(' ') },
  });
  await alertOf(call, why);
  return why;
}

async function answerRoute(route: Route, call: Call): Promise<Response | Problem> {
  if (route.who === 'public') return route.answer(call);
  if (!isOwnOrigin(call.request, call.config.publicUrl ?? undefined)) return CROSS_SITE;
  if (route.who === 'anyone') return route.answer(call);
  const session = await currentSession(call);
  if (session === null) return NOT_SIGNED_IN;
  const signedIn: SignedInCall = { ...call, session };
  if (route.who !== 'signed-in' && route.who !== session.actor.role) return refused(signedIn, NOT_FOR_YOUR_ROLE);
  const answer = await route.answer(signedIn);
  return isProblem(answer) ? refused(signedIn, answer) : answer;
}

export interface SecondaryApp {
  fetch(request: Request): Promise<Response>;
  /** What is due: builds that were cut short, approvals that have ended, what is left of requests, the spine. */
  sweep(): Promise<void>;
  /** Once, before anybody is answered. */
  begin(): Promise<void>;
  /** Begins a session of whom an identity provider vouched for (null: of nobody, which is put on record). */
  signIn(request: Request, actor: Actor | null): Promise<Response>;
}

/**
 * The program of groups. Every path and method that is not in the table is refused; whatever throws on the way ends
 * closed (503), with nothing done and nothing of it told.
 */
export function createSecondaryUse(config: AppConfig, given: Ports): SecondaryApp {
  const ports: Ports = { ...given, stores: boundedStores(given.stores) };
  const parts: Parts = { config, ports };
  const app = new Hono({ strict: true });
  const run = async (request: Request, answer: () => Promise<Response | Problem>): Promise<Response> => {
    try {
      const answered = await answer();
      return isProblem(answered) ? problemResponse(answered) : answered;
    } catch (error) {
      ports.log.error(
        { method: request.method, error: error instanceof Error ? error.name : typeof error },
        'a request ended closed',
      );
      return problemResponse(CLOSED);
    }
  };
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const routes = ROUTES.filter((route) => route.path === path);
    const allowed = routes.map(({ method }) => method).join(', ');
    app.all(path, (context) => {
      const { raw } = context.req;
      // Hono answers HEAD by GET; here it is a method like any other, and is refused.
      const route = routes.find(({ method }) => method === raw.method);
      return run(raw, () =>
        route === undefined
          ? Promise.resolve(problem(405, 'wrong-method', `Use ${allowed}.`, { Allow: allowed }))
          : answerRoute(route, { ...parts, request: raw, now: ports.now(), params: context.req.param() }),
      );
    });
  }
  app.notFound(() => problemResponse(NOT_FOUND));
  app.onError(() => problemResponse(CLOSED));
  return {
    fetch: async (request) => app.fetch(request),
    sweep: () => sweep(parts),
    begin: () => noteInterrupted(parts),
    signIn: (request, actor) =>
      run(request, () => signInAs({ ...parts, request, now: ports.now(), params: {} }, actor)),
  };
}
