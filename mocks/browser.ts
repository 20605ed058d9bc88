/**
 * How does `npm run dev` get a gateway? A service worker hands the page's own /api and /fhir requests back to the page.
 */
import { setupWorker } from 'msw/browser';
import { createMemoryMount } from './gateway-in-page';
import { gatewayHandlers } from './handlers';

/** Milliseconds per answer, so that one can see the record grow. */
const LATENCY_MS = 150;

/** Starts the worker; resolves when requests are answered. Everything but /api and /fhir passes through. */
export async function startMocks(): Promise<void> {
  const { origin } = window.location;
  const mount = await createMemoryMount({ origin, providers: { latencyMs: LATENCY_MS, later: true } });
  const worker = setupWorker(...gatewayHandlers(origin, mount.browser()));
  await worker.start({ onUnhandledRequest: 'bypass', quiet: true, serviceWorker: { url: '/mockServiceWorker.js' } });
}
