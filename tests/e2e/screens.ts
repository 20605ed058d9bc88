/** `npm run screens`: takes the pictures in docs/screens/ anew, from the built app over synthetic people. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startDemo } from '../demo';
import { launchBrowser } from './browser';
import { allAnswered, find, LAPTOP, openScreen, PHONE, region, signIn, type Opening } from './steps';

const OUT = join(import.meta.dirname, '..', '..', 'docs', 'screens');
const MARJORIE = { nhsNumber: '999 012 3454', dateOfBirth: '14-Mar-1948' };

interface Shot {
  readonly name: string;
  readonly user: string;
  readonly who: Opening;
  readonly viewport?: typeof LAPTOP;
  /** Opens this entry first. */
  readonly entry?: string;
}

const SHOTS: readonly Shot[] = [
  { name: 'gp-record', user: 'Dr Asha Patel', who: MARJORIE, entry: 'amlodipine' },
  { name: 'emergency', user: 'Dr Ben Okoro', who: { ...MARJORIE, emergencyReason: 'Unconscious in resus, no history' } },
  { name: 'social-worker', user: 'Jo Clarke', who: MARJORIE },
  { name: 'gp-phone', user: 'Dr Asha Patel', who: MARJORIE, viewport: PHONE },
];

await mkdir(OUT, { recursive: true });
const demo = await startDemo();
const browser = await launchBrowser();
for (const { name, user, who, viewport = LAPTOP, entry } of SHOTS) {
  const { page, context } = await openScreen(browser, demo.origin, viewport);
  await signIn(page, user);
  await find(page, who);
  await allAnswered(page);
  if (entry !== undefined) {
    await page.getByRole('searchbox', { name: 'Search the record' }).fill(entry);
    await page.locator('[data-entry-id]', { hasText: entry }).first().click();
    await region(page, 'Entry').waitFor();
    await page.getByRole('searchbox', { name: 'Search the record' }).fill('');
  }
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  await context.close();
  console.log(`docs/screens/${name}.png`);
}
await browser.close();
await demo.close();
