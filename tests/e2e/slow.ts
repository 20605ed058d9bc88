/**
 * Does a test wait for what is on the screen, or only for what is fast here? `E2E_SLOW=6 npx vitest run --config
 * tests/e2e/vitest.config.ts` answers:
 * the page works six times slower, and every answer and every part of the app comes late and out of order, so that a
 * test which reads too soon is red each time.
 */
import type { BrowserContext, Page } from 'playwright-core';

const LATEST_MS = 1_500;

/** How many times slower, as the environment says; 1 is as fast as the machine is. */
export function slowness(): number {
  const said = Number(process.env.E2E_SLOW ?? 1);
  if (!(said >= 1)) throw new Error('E2E_SLOW: how many times slower the pages are to work, such as 6');
  return said;
}

/** Slows down every page of a window, when the environment says so. To be called before there is any. */
export async function slowDown(context: BrowserContext): Promise<void> {
  const rate = slowness();
  if (rate === 1) return;
  context.on('page', (page) => void slowPage(page, rate));
  let asked = 0;
  await context.route(
    ({ pathname }) => /^\/(api|fhir|assets)\//.test(pathname),
    async (route) => {
      asked += 1;
      // Scattered, and the same in every run.
      const late = (asked * 617) % LATEST_MS;
      await new Promise((resolve) => {
        setTimeout(resolve, late);
      });
      // A window that was closed meanwhile no longer wants it.
      await route.fallback().catch(() => undefined);
    },
  );
}

/** A page that is closed before it was slowed down no longer needs to be. */
async function slowPage(page: Page, rate: number): Promise<void> {
  await page
    .context()
    .newCDPSession(page)
    .then((session) => session.send('Emulation.setCPUThrottlingRate', { rate }))
    .catch(() => undefined);
}
