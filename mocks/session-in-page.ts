/**
 * How is a session proved where no cookie can be set? By a header that only the page's own mount adds and takes away.
 */
import type { SessionTransport } from '../src/gateway/ports';

const HEADER = 'X-Page-Session';

export const pageTransport: SessionTransport = {
  read: (request) => request.headers.get(HEADER),
  write(headers, sessionId) {
    headers.set(HEADER, sessionId ?? '');
  },
};

/** Asks the gateway as one browser would: what the gateway sets is held here and sent along next time. */
export function withSession(gateway: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  let session = '';
  return async (request) => {
    const headers = new Headers(request.headers);
    headers.delete(HEADER);
    if (session !== '') headers.set(HEADER, session);
    const answer = await gateway(new Request(request, { headers }));
    const set = answer.headers.get(HEADER);
    if (set === null) return answer;
    session = set;
    const left = new Headers(answer.headers);
    left.delete(HEADER);
    return new Response(answer.body, { status: answer.status, headers: left });
  };
}
