/** A product whose providers answer as the demonstration's do, each body changed on its way. */
import { afterAll, beforeAll } from 'vitest';
import { createSimulator } from '../../mocks/providers/app';
import { listen, type Listening } from '../../server/host';
import { useProduct } from './product';

/** `change`: a parsed body, to what is sent in its place. Call it inside a `describe`. */
export function useProductAnswering(change: (body: unknown) => unknown): ReturnType<typeof useProduct> {
  const simulator = createSimulator();
  let provider: Listening;
  // before the product starts: its address stands in the config
  beforeAll(async () => {
    const listening = await listen(
      async (request) => {
        const good = await simulator.app.fetch(request);
        const text = await good.text();
        const body = text.startsWith('{') ? JSON.stringify(change(JSON.parse(text))) : text;
        return new Response(body, { status: good.status, headers: { 'Content-Type': 'application/fhir+json' } });
      },
      '127.0.0.1',
      0,
    );
    if (!listening.ok) throw new Error(listening.problem);
    provider = listening;
  });
  afterAll(() => provider.close(0));
  return useProduct((config) => ({
    ...config,
    providers: config.providers.map((one) => ({
      ...one,
      baseUrl: one.baseUrl.replace(/^http:\/\/[^/]+/, provider.origin),
    })),
  }));
}
