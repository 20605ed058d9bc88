/** Does the gateway inside the page answer exactly as the one on a server? The same suite, put to this mount. */
import { describeGateway } from '../tests/gateway/suite';
import { answerOf, type Mount, type Visitor } from '../tests/gateway/mount';
import { createMemoryMount } from './gateway-in-page';

const ORIGIN = 'http://127.0.0.1:5173';

async function memoryMount(): Promise<Mount> {
  const mount = await createMemoryMount({ origin: ORIGIN });
  const visitor = (): Visitor => {
    const ask = mount.browser();
    return {
      ask: async (method, path, body, headers = {}) =>
        answerOf(
          await ask(
            new Request(`${ORIGIN}${path}`, {
              method,
              headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
              ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
            }),
          ),
        ),
    };
  };
  return { visitor, control: mount.control, close: () => Promise.resolve() };
}

describeGateway('inside the page, over memory stores', memoryMount);
