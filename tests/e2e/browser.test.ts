/** Is there a browser to walk the journeys with, with its web security on? */
import { expect, it } from 'vitest';
import { findChromium, launchBrowser } from './browser';

it('starts and draws a page', async () => {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    await page.setContent('<h1>Whole Picture</h1>');
    await page.getByRole('heading', { name: 'Whole Picture' }).waitFor();
  } finally {
    await browser.close();
  }
});

it('keeps web security on', async () => {
  expect((await findChromium()).args.join(' ')).not.toMatch(/disable-web-security|disable-site-isolation/);
});
