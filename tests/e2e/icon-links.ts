/** What does a page say of its icon and manifest when it is loaded? */
import { expect } from 'vitest';
import type { Screen } from './steps';

/** Loads the page anew, has what it links, and gives every complaint of the console. */
export async function loadedAnew({ page }: Screen): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Until somebody signs in, the gateway answers 401 to who is, and a browser says so in the console.
    const asksWhoIs = message.location().url.endsWith('/api/session') && message.text().includes('401');
    if (['error', 'warning'].includes(message.type()) && !asksWhoIs) complaints.push(message.text());
  });
  await page.reload();
  await page.getByRole('button', { name: 'Dr Asha Patel' }).waitFor();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const links = [
          ...document.querySelectorAll<HTMLLinkElement>(
            'link[rel~="icon"], link[rel="manifest"], link[rel="apple-touch-icon"]',
          ),
        ];
        return Promise.all(
          links.map(async ({ href }) => {
            const response = await fetch(href);
            return `${new URL(href).pathname} ${String(response.status)} ${response.headers.get('content-type') ?? ''}`;
          }),
        );
      }),
    )
    .toEqual([
      '/icon.svg 200 image/svg+xml',
      '/icon-32.png 200 image/png',
      '/apple-touch-icon.png 200 image/png',
      '/site.webmanifest 200 application/manifest+json',
    ]);
  // As the browser itself has it, by its own rules for manifests and by manifest-src.
  const devtools = await page.context().newCDPSession(page);
  const { url, errors, data } = await devtools.send('Page.getAppManifest');
  expect([new URL(url).pathname, errors]).toEqual(['/site.webmanifest', []]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({ name: 'Whole Picture' });
  return complaints;
}
