/** How do the program of groups and its page reach a network? One HTTP server that guards, routes and measures. */
import type { IncomingMessage } from 'node:http';
import type { Logger } from '../../../src/secondary/ports';
import { problem, problemResponse, CLOSED, NOT_FOUND } from '../../../src/secondary/routes/problem';
import { refusal } from '../../http/guard';
import { secureHeaders } from '../../http/headers';
import { listen, type Listened } from '../../http/listen';
import { methodOf } from '../../http/method-of';
import { rememberOrigin } from '../../http/peer';
import type { StaticFiles } from '../../http/static-files';
import { described } from '../../log';
import { inRequest, REQUEST_ID_HEADER, requestIdOf } from '../../request-scope';
import type { Metrics } from './metrics';

export interface HostParts {
  readonly app: { fetch(request: Request): Promise<Response> };
  /** What signs people in where that is not done here; absent: nothing. */
  readonly signIn?: (request: Request) => Promise<Response | null>;
  readonly page: StaticFiles;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Browsers reach us over https. */
  readonly secure: boolean;
  readonly now: () => number;
}

const ROUTES = ['api', 'healthz', 'readyz', 'metrics'] as const;
type Route = (typeof ROUTES)[number] | 'page';

/** The word a request is logged and counted under. INVARIANT: no part of the path itself, which names requests. */
const routeOf = (path: string): Route => {
  const first = path.split(/[/?]/, 2)[1] ?? '';
  return ROUTES.find((route) => route === first) ?? 'page';
};

async function answer(parts: HostParts, route: Route, request: Request, incoming: IncomingMessage): Promise<Response> {
  const refused = refusal(incoming);
  if (refused !== null) {
    const { status, code, message } = refused;
    return problemResponse(problem(status === 413 ? 413 : status === 404 ? 404 : 400, code, message));
  }
  if (route === 'page') return parts.page(request);
  // INVARIANT: by this one path alone, which is what a proxy closes to the outside
  if (route === 'metrics')
    return incoming.url?.split('?', 1)[0] === '/metrics' && (request.method === 'GET' || request.method === 'HEAD')
      ? new Response(await parts.metrics.text(), { headers: { 'Content-Type': parts.metrics.contentType } })
      : problemResponse(NOT_FOUND);
  rememberOrigin(request, { client: incoming.socket.remoteAddress ?? null, https: false });
  return (await parts.signIn?.(request)) ?? parts.app.fetch(request);
}

async function answered(parts: HostParts, request: Request, incoming: IncomingMessage, id: string): Promise<Response> {
  const started = parts.now();
  const route = routeOf(incoming.url ?? '');
  let response: Response;
  try {
    response = await answer(parts, route, request, incoming);
  } catch (error) {
    parts.log.error({ route, ...described(error) }, 'a request failed');
    response = problemResponse(CLOSED);
  }
  const headers = new Headers(response.headers);
  headers.set(REQUEST_ID_HEADER, id);
  secureHeaders(headers, route === 'page' ? 'app' : 'answer', parts.secure);
  const milliseconds = parts.now() - started;
  const { status } = response;
  parts.metrics.answered(route, request.method, status, milliseconds / 1000);
  parts.log.info({ route, method: methodOf(request), status, milliseconds }, 'answered');
  return new Response(response.body, { status, headers });
}

export const startHost = (parts: HostParts, host: string, port: number): Promise<Listened> =>
  listen(
    (request, incoming) => {
      const id = requestIdOf(incoming.headers['x-request-id']);
      return inRequest(id, null, () => answered(parts, request, incoming, id));
    },
    host,
    port,
  );
