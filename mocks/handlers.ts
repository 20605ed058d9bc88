/** Which of the page's own requests does the mock worker answer? The gateway's paths, and nothing else. */
import { http, type RequestHandler } from 'msw';

const PATHS = ['/api/*', '/fhir/*', '/healthz', '/readyz'];

/** Handlers that put each of the gateway's paths to `ask`; every other request passes through. */
export const gatewayHandlers = (origin: string, ask: (request: Request) => Promise<Response>): RequestHandler[] =>
  PATHS.map((path) => http.all(`${origin}${path}`, ({ request }) => ask(request)));
