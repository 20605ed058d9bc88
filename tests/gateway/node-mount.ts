/** The gateway as it is used: over real HTTP, with cookies and a database. */
import { startDemo } from '../demo';
import { answerOf, type Mount, type Visitor } from './mount';

/** A browser of one’s own, at the address of a server, which may be another one from some moment on. */
export function visitorOf(origin: string | (() => string)): Visitor {
  let cookie = '';
  return {
    async ask(method, path, body, headers = {}) {
      const response = await fetch(`${typeof origin === 'string' ? origin : origin()}${path}`, {
        method,
        headers: {
          ...(cookie ? { Cookie: cookie } : {}),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        redirect: 'manual',
      });
      const set = response.headers.get('set-cookie');
      if (set !== null) cookie = set.split(';')[0] ?? '';
      return answerOf(response);
    },
  };
}

export async function nodeMount(): Promise<Mount> {
  const demo = await startDemo();
  return { visitor: () => visitorOf(demo.origin), control: demo.simulator.control, close: demo.close };
}
