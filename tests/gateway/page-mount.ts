/**
 * The gateway as `npm run dev` has it: behind the Mock Service Worker's own handlers, with stores in memory and an
 * injected session.
 */
import { getResponse } from 'msw';
import { DEFAULT_LIMITS } from '../../src/gateway/limits';
import { gatewayHandlers } from '../../mocks/handlers';
import { createMemoryMount } from '../../mocks/gateway-in-page';
import { answerOf, type Mount, type Visitor } from './mount';

const ORIGIN = 'http://page.example';

export async function pageMount(): Promise<Mount> {
  const mount = await createMemoryMount({
    origin: ORIGIN,
    limits: { ...DEFAULT_LIMITS, inFlight: 10_000, sessionsPerUser: 10_000 },
  });
  const visitor = (): Visitor => {
    const handlers = gatewayHandlers(ORIGIN, mount.browser());
    return {
      async ask(method, path, body, headers = {}) {
        const request = new Request(`${ORIGIN}${path}`, {
          method,
          headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
          ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        });
        const response = await getResponse(handlers, request);
        if (response === undefined) throw new Error(`${method} ${path} would have left the page`);
        return answerOf(response);
      },
    };
  };
  return { visitor, control: mount.control, close: () => Promise.resolve() };
}
