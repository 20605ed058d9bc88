/** How do the gateway and the built app reach a network? One HTTP server that guards, routes, measures and drains. */
import type { IncomingMessage } from 'node:http';
import { NOT_FOUND, problemResponse } from '../src/gateway/http/problem';
import type { Logger } from '../src/gateway/ports';
import { compressed } from './http/compress';
import { refusal } from './http/guard';
import { secureHeaders } from './http/headers';
import { isJwksPath } from './http/jwks';
import { listen, type Listened } from './http/listen';
import { methodOf } from './http/method-of';
import { rememberOrigin } from './http/peer';
import { originOf, type Origin, type Proxies } from './http/proxies';
import type { StaticFiles } from './http/static-files';
import type { LaunchDoors } from './launch/doors';
import { described } from './log';
import type { Metrics } from './metrics';
import { templateOf } from './route-template';
import type { Tracing } from './traced';
import { inRequest, REQUEST_ID_HEADER, requestIdOf } from './request-scope';
import { failureOf } from '../src/gateway/failures';

export interface Handler {
  fetch(request: Request): Response | Promise<Response>;
}

export interface HostParts {
  readonly gateway: Handler;
  /** The doors for other systems; absent: there are none. */
  readonly launch?: LaunchDoors;
  readonly app: StaticFiles;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Browsers reach us over https. */
  readonly secure: boolean;
  /** Whose word is believed on where a request came from. */
  readonly proxies: Proxies;
  /** Null where nobody traces. */
  readonly tracing: Tracing | null;
  readonly now: () => number;
}

type Route = 'launch' | 'api' | 'fhir' | 'public' | 'healthz' | 'readyz' | 'metrics' | 'app';

/**
 * The word a request is logged and counted under. INVARIANT: no part of the path itself, which names accesses and
 * providers.
 */
const routeOf = (path: string): Route => {
  if (isJwksPath(path)) return 'api';
  const first = path.split(/[/?]/, 2)[1] ?? '';
  return first === 'launch' ||
    first === 'api' ||
    first === 'fhir' ||
    first === 'public' ||
    first === 'healthz' ||
    first === 'readyz' ||
    first === 'metrics'
    ? first
    : 'app';
};

async function metricsAnswer(request: Request, metrics: Metrics): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  return new Response(await metrics.text(), { headers: { 'Content-Type': metrics.contentType } });
}

interface Asked {
  readonly route: Route;
  readonly request: Request;
  readonly incoming: IncomingMessage;
  readonly origin: Origin;
}

async function answer(parts: HostParts, { route, request, incoming, origin }: Asked): Promise<Response> {
  const refused = refusal(incoming);
  if (refused !== null) return problemResponse(incoming.url ?? '/', refused);
  if (route === 'launch') return (await parts.launch?.answer(request)) ?? parts.app(request);
  if (route === 'app') return parts.app(request);
  // INVARIANT: by this one path alone, which is what a proxy closes to the outside
  if (route === 'metrics')
    return incoming.url?.split('?', 1)[0] === '/metrics'
      ? metricsAnswer(request, parts.metrics)
      : problemResponse(incoming.url ?? '/', NOT_FOUND);
  rememberOrigin(request, origin);
  return compressed(request, await parts.gateway.fetch(request), incoming.socket.remoteAddress);
}

/** What the browser gets: under `/launch` the doors send it on, and the pages between them are the app's. */
function kindOf(route: Route, headers: Headers): 'app' | 'page' | 'answer' {
  if (route === 'launch') return headers.get('Content-Type')?.startsWith('text/html') === true ? 'app' : 'answer';
  return route === 'app' ? 'app' : route === 'public' ? 'page' : 'answer';
}

async function answered(parts: HostParts, asked: Asked, id: string): Promise<Response> {
  const started = parts.now();
  const { route, request, incoming, origin } = asked;
  let response: Response;
  try {
    response = await answer(parts, asked);
  } catch (error) {
    parts.log.error({ route, ...failureOf(error), ...described(error) }, 'a request failed');
    const path = incoming.url ?? '/';
    response = problemResponse(path, {
      status: 503,
      code: 'unavailable',
      message: 'Something went wrong here, and nothing is shown. Try again.',
    });
  }
  const headers = new Headers(response.headers);
  headers.set(REQUEST_ID_HEADER, id);
  secureHeaders(headers, kindOf(route, headers), parts.secure || origin.https);
  const milliseconds = Math.max(0, parts.now() - started);
  parts.metrics.answered(route, request.method, response.status, milliseconds / 1000);
  parts.log.info({ route, method: methodOf(request), status: response.status, milliseconds }, 'answered');
  return new Response(response.body, { status: response.status, headers });
}

/** Web-standard handling of one request: guarded, answered, measured, and never with the text of an error. */
function handle(parts: HostParts): (request: Request, incoming: IncomingMessage) => Promise<Response> {
  return (request, incoming) => {
    const { headers, socket, url } = incoming;
    const id = requestIdOf(headers['x-request-id']);
    const origin = originOf(socket.remoteAddress, headers, parts.proxies);
    const traced = parts.tracing?.begin() ?? null;
    return inRequest(id, traced?.span ?? null, async () => {
      const response = await answered(parts, { route: routeOf(url ?? ''), request, incoming, origin }, id);
      const { status } = response;
      traced?.end({ method: methodOf(request), template: templateOf(url ?? ''), status, request: id });
      return response;
    });
  };
}

/** The whole server of one gateway and one app. */
export const startHost = (parts: HostParts, host: string, port: number): Promise<Listened> =>
  listen(handle(parts), host, port);

export { listen, type Listened, type Listening } from './http/listen';
