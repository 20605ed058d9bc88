/**
 * Which questions does the gateway answer? These, and no others; reads like a table of contents. Source: CONTRACT
 * "HTTP".
 */
import { Hono } from 'hono';
import { hasClinicalView } from './decide/views';
import type { Policy } from '../policy/policy';
import { health, readiness } from './routes/readiness';
import { comparePolicyVersions, listVersions } from './routes/policy-versions';
import { acknowledgeAlert, listAlerts } from './privacy/alert-list';
import { readAddress } from './access/address';
import { askByName, readProviders } from './access/ask-by-name';
import { endEmergency, openEmergency } from './access/emergency';
import { findPatients } from './access/find-people';
import { createLimits, DEFAULT_LIMITS } from './limits';
import type { Told } from './happenings';
import { createLastAnswers } from './last-answers';
import { measuredAudit } from './measured-audit';
import { createMemory } from './memory';
import { listOpenRecords } from './access/open-now';
import { openLaunched, readLaunch } from './access/launched';
import { openRecord } from './access/open-record';
import { readRecord } from './access/opened';
import { unlessLaunched } from './session/launch';
import { changeRole, currentSession, identity, notSignedIn, readSession, signIn, signOut } from './session/session';
import { auditExport, auditNumber, auditPrint, closeRecord, listReports, reportWrong } from './access/within-record';
import { tellWhy } from './access/why';
import { endSessions, listSessions } from './privacy/sessions';
import { document } from './routes/document';
import { everything } from './routes/everything';
import { neverNamedBy } from './audit/never-named';
import { audit } from './audit/record';
import { reportAccesses } from './routes/audit-report';
import { searchAudit } from './routes/audit-search';
import { auditState } from './routes/audit-state';
import type { Call, Gateway, SignedInCall } from './call';
import type { Route, Signed } from './route';
import { createBytesInHand, MOST_BYTES } from './bytes-in-hand';
import type { GatewayConfig } from './config';
import { createInHand } from './in-hand';
import { ENDED_CLOSED, failureOf } from './failures';
import { isOwnOrigin } from '../domain/own-origin';
import { CLOSED, isProblem, NO_ACCESS, NOT_FOUND, problem, problemResponse, type Problem } from './http/problem';
import { createTerminology } from './intake/terminology/translations';
import { listProviders } from './routes/list-providers';
import { beginCase, moveCase, readCases, writeLetter } from './routes/opt-out-cases';
import { exportRegister, readReviews } from './routes/opt-out-register';
import { searchOptOuts } from './routes/opt-out-search';
import { readWorklist, ruleWorklist } from './routes/opt-out-worklist';
import { recordOptOut, withdrawOptOut } from './routes/opt-outs';
import { changes } from './changes/changes';
import type { Ports } from './ports';
import { createOwnTables } from './own-tables';
import { neverShown } from './routes/never-shown';
import { policyInForce } from './routes/policy-in-force';
import { listSpecimens, simulatePolicy } from './routes/simulator';
import {
  neverSharedFile,
  publicAccessibility,
  publicAnswer,
  publicForm,
  publicPage,
  publicStyle,
} from './routes/residents';
import { tellClosed } from './tell-closed';
import { terminologyFor } from './routes/terminology';
import { addWatched, listWatched, removeWatched, searchWatched } from './routes/watched-people';
import { soundMoment } from './sound-moment';
import { boundedStores } from './time-limit';
import type { Role } from '../domain/roles';

const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/healthz', who: 'anyone', answer: health },
  { method: 'GET', path: '/readyz', who: 'anyone', answer: readiness },
  { method: 'GET', path: '/public', who: 'public', answer: publicPage },
  { method: 'GET', path: '/public/opt-out-form', who: 'public', answer: publicForm('opt-out') },
  { method: 'GET', path: '/public/opt-in-form', who: 'public', answer: publicForm('opt-in') },
  { method: 'GET', path: '/public/accessibility', who: 'public', answer: publicAccessibility },
  { method: 'GET', path: '/public/never-shared.txt', who: 'public', answer: neverSharedFile },
  { method: 'GET', path: '/public/style.css', who: 'public', answer: publicStyle },
  { method: 'GET', path: '/api/public', who: 'public', answer: publicAnswer },
  { method: 'GET', path: '/api/identity', who: 'anyone', answer: identity },
  { method: 'POST', path: '/api/session', who: 'anyone', answer: signIn },
  { method: 'GET', path: '/api/session', who: 'anyone', answer: readSession },
  { method: 'DELETE', path: '/api/session', who: 'signed-in', answer: signOut },
  { method: 'POST', path: '/api/session/role', who: 'signed-in', answer: changeRole },
  { method: 'GET', path: '/api/launch', who: 'anyone', answer: readLaunch },
  { method: 'POST', path: '/api/launch', who: 'clinical', answer: openLaunched },
  { method: 'GET', path: '/api/policy', who: 'signed-in', answer: policyInForce },
  { method: 'GET', path: '/api/policy/never-shown', who: 'signed-in', answer: neverShown },
  { method: 'GET', path: '/api/policy/specimens', who: 'signed-in', answer: listSpecimens },
  { method: 'POST', path: '/api/policy/simulate', who: 'signed-in', answer: simulatePolicy },
  { method: 'GET', path: '/api/policy/versions', who: 'signed-in', answer: listVersions },
  { method: 'GET', path: '/api/policy/versions/:from/:to', who: 'signed-in', answer: comparePolicyVersions },
  { method: 'POST', path: '/api/terminology', who: 'clinical', answer: terminologyFor },
  { method: 'POST', path: '/api/patients', who: 'clinical', answer: unlessLaunched(findPatients) },
  { method: 'POST', path: '/api/records', who: 'clinical', answer: unlessLaunched(openRecord) },
  { method: 'GET', path: '/api/records', who: 'clinical', answer: listOpenRecords },
  { method: 'GET', path: '/api/records/:access', who: 'clinical', answer: readRecord },
  { method: 'DELETE', path: '/api/records/:access', who: 'clinical', answer: closeRecord },
  { method: 'GET', path: '/api/records/:access/providers', who: 'clinical', answer: readProviders },
  { method: 'POST', path: '/api/records/:access/providers', who: 'clinical', answer: askByName },
  { method: 'POST', path: '/api/records/:access/emergency', who: 'clinical', answer: openEmergency },
  { method: 'DELETE', path: '/api/records/:access/emergency', who: 'clinical', answer: endEmergency },
  { method: 'GET', path: '/api/records/:access/changes', who: 'clinical', answer: changes },
  { method: 'POST', path: '/api/records/:access/why', who: 'clinical', answer: tellWhy },
  { method: 'POST', path: '/api/records/:access/address', who: 'clinical', answer: readAddress },
  { method: 'POST', path: '/api/records/:access/numbers', who: 'clinical', answer: auditNumber },
  { method: 'POST', path: '/api/records/:access/prints', who: 'clinical', answer: auditPrint },
  { method: 'POST', path: '/api/records/:access/exports', who: 'clinical', answer: auditExport },
  { method: 'POST', path: '/api/records/:access/reports', who: 'clinical', answer: reportWrong },
  { method: 'GET', path: '/fhir/:provider/Patient/:access/$everything', who: 'clinical', answer: everything },
  { method: 'GET', path: '/fhir/:provider/Patient/:access/Binary/:id', who: 'clinical', answer: document },
  { method: 'POST', path: '/api/opt-outs', who: 'opt-out-officer', answer: recordOptOut },
  { method: 'POST', path: '/api/opt-outs/search', who: 'opt-out-officer', answer: searchOptOuts },
  { method: 'GET', path: '/api/opt-outs/worklist', who: 'opt-out-officer', answer: readWorklist },
  { method: 'POST', path: '/api/opt-outs/worklist/:id', who: 'opt-out-officer', answer: ruleWorklist },
  { method: 'GET', path: '/api/opt-outs/cases', who: 'opt-out-officer', answer: readCases },
  { method: 'POST', path: '/api/opt-outs/cases', who: 'opt-out-officer', answer: beginCase },
  { method: 'POST', path: '/api/opt-outs/cases/:id', who: 'opt-out-officer', answer: moveCase },
  { method: 'POST', path: '/api/opt-outs/cases/:id/letter', who: 'opt-out-officer', answer: writeLetter },
  { method: 'GET', path: '/api/opt-outs/reviews', who: 'opt-out-officer', answer: readReviews },
  { method: 'GET', path: '/api/opt-outs/export', who: 'opt-out-officer', answer: exportRegister },
  { method: 'POST', path: '/api/opt-outs/:id/withdraw', who: 'opt-out-officer', answer: withdrawOptOut },
  { method: 'POST', path: '/api/audit/search', who: 'privacy-officer', answer: searchAudit },
  { method: 'POST', path: '/api/audit/report', who: 'privacy-officer', answer: reportAccesses },
  { method: 'GET', path: '/api/audit/state', who: 'privacy-officer', answer: auditState },
  { method: 'GET', path: '/api/alerts', who: 'privacy-officer', answer: listAlerts },
  { method: 'POST', path: '/api/alerts/:id/acknowledge', who: 'privacy-officer', answer: acknowledgeAlert },
  { method: 'GET', path: '/api/sessions', who: 'privacy-officer', answer: listSessions },
  { method: 'DELETE', path: '/api/sessions/:userId', who: 'privacy-officer', answer: endSessions },
  { method: 'GET', path: '/api/watched-people', who: 'privacy-officer', answer: listWatched },
  { method: 'POST', path: '/api/watched-people', who: 'privacy-officer', answer: addWatched },
  { method: 'POST', path: '/api/watched-people/search', who: 'privacy-officer', answer: searchWatched },
  { method: 'POST', path: '/api/watched-people/remove', who: 'privacy-officer', answer: removeWatched },
  { method: 'GET', path: '/api/reports', who: 'privacy-officer', answer: listReports },
  { method: 'GET', path: '/api/providers', who: 'privacy-officer', answer: listProviders },
];

/** Every question there is, for tests that must leave none out. */
export const QUESTIONS: readonly Pick<Route, 'method' | 'path' | 'who'>[] = ROUTES;

const mayAsk = (policy: Policy, who: Signed, role: Role): boolean =>
  who === 'signed-in' || who === role || (who === 'clinical' && hasClinicalView(policy, role));

async function answerRoute(route: Route, call: Call): Promise<Response | Problem> {
  if (route.who === 'public') return route.answer(call);
  if (!isOwnOrigin(call.request, call.gateway.config.publicUrl))
    return problem(403, 'cross-site', 'This request came from another site and was refused.');
  if (route.who === 'anyone') return route.answer(call);
  const session = await currentSession(call).catch((error: unknown) => tellClosed(call, null, error));
  if (session === null) return notSignedIn(call).catch((error: unknown) => tellClosed(call, null, error));
  const signedIn: SignedInCall = { ...call, session };
  if (mayAsk(call.gateway.policy, route.who, session.membership.role)) {
    const answered = await route.answer(signedIn).catch((error: unknown) => tellClosed(call, session, error));
    // trying another's record, or one that is closed, is an attempt to look (POLICY 7)
    if (isProblem(answered) && answered.code === NO_ACCESS.code)
      await audit(signedIn, 'refused', { succeeded: false, details: { why: 'no such open record' } });
    return answered;
  }
  await audit(signedIn, 'refused', { succeeded: false });
  return problem(
    403,
    'not-for-your-role',
    'Your role may not do this. Change role if you hold another, or ask your organisation.',
  );
}

/**
 * INVARIANT: whoever signs out is out at this browser, even while the session cannot be ended in the database: whoever
 * comes next to the same desk does not find it open when the database is back.
 */
function signedOutAtLeastHere({ transport }: Ports, { method }: Request, path: string, answer: Response): Response {
  if (method === 'DELETE' && path === '/api/session' && answer.status === 503) transport.write(answer.headers, null);
  return answer;
}

export interface GatewayApp {
  fetch(request: Request): Promise<Response>;
  /** What the routes work with, for a host that answers a route of its own beside them. */
  readonly parts: Gateway;
  /** From now on this config holds, for records that are open too. */
  reconfigure(config: GatewayConfig): void;
}

/**
 * The gateway: the same on a server and inside the page. Every path and method that is not in the table is refused;
 * whatever throws on the way ends closed (503), with nothing released and nothing of it told.
 */
export function createGateway(config: GatewayConfig, policy: Policy, given: Ports): GatewayApp {
  const lastAnswers = createLastAnswers(given.now);
  const told: Told = (said) => {
    // a clock that is set back makes nothing take less than no time: a sum of seconds only grows
    const happening = 'seconds' in said ? { ...said, seconds: Math.max(0, said.seconds) } : said;
    lastAnswers.note(happening);
    given.told?.(happening);
  };
  const stores = measuredAudit(boundedStores(given.stores), given.now, told);
  const ports: Ports = { ...given, stores, told, now: () => soundMoment(given.now()) };
  const terminology = config.terminology === undefined ? null : createTerminology(config.terminology, ports);
  const ownTables = config.tables === undefined ? null : createOwnTables(config.tables, policy);
  let neverNamed = neverNamedBy(config, policy);
  let current = config;
  const figures = config.limits ?? DEFAULT_LIMITS;
  const limits = createLimits(ports, figures);
  const inHand = createInHand(figures.inFlight);
  const bytes = createBytesInHand(ports.mostAnswerBytes ?? MOST_BYTES);
  const gateway: Gateway = {
    get config() {
      return current;
    },
    policy,
    ports,
    memory: createMemory(),
    limits,
    inHand,
    bytes,
    terminology,
    ownTables,
    get neverNamed() {
      return neverNamed;
    },
    lastAnswers,
  };
  const app = new Hono({ strict: true });

  const run = async (request: Request, path: string, answer: () => Promise<Response | Problem>): Promise<Response> => {
    try {
      const answered = await answer();
      return isProblem(answered) ? problemResponse(path, answered) : answered;
    } catch (error) {
      ports.log.error({ method: request.method, ...failureOf(error) }, ENDED_CLOSED);
      return signedOutAtLeastHere(ports, request, path, problemResponse(path, CLOSED));
    }
  };

  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const routes = ROUTES.filter((route) => route.path === path);
    const allowed = routes.map(({ method }) => method).join(', ');
    app.all(path, (context) => {
      const { raw } = context.req;
      // Hono answers HEAD by GET; here it is a method like any other, and is refused.
      const route = routes.find(({ method }) => method === raw.method);
      return run(raw, path, () =>
        route === undefined
          ? Promise.resolve(problem(405, 'wrong-method', `Use ${allowed}.`, { Allow: allowed }))
          : answerRoute(route, { gateway, request: raw, now: ports.now(), params: context.req.param() }),
      );
    });
  }
  app.notFound(({ req }) => problemResponse(req.path, NOT_FOUND));
  app.onError((_, { req }) => problemResponse(req.path, CLOSED));

  return {
    fetch: async (request) => app.fetch(request),
    parts: gateway,
    reconfigure(next) {
      current = next;
      gateway.memory.forgetAll();
      neverNamed = neverNamedBy(next, policy);
    },
  };
}
