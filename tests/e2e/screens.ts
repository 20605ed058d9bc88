/**
 * `npm run screens`: takes the pictures in docs/screens/ anew, from the built app over synthetic people. Names after it
 * choose a few.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDemo } from '../demo';
import { launchBrowser } from './browser';
import { smallPng } from './small-png';
import { LAPTOP, openScreen } from './steps';
import { TOUR, type Stop } from './tour';
import { pictureOf } from './waiting';

const OUT = join(import.meta.dirname, '..', '..', 'docs', 'screens');

const index = (stops: readonly Stop[]): string =>
  [
    '# Every screen',
    '',

    'Taken by `npm run screens` from the built app over synthetic people; every person, organisation ' +
      'and record is made up.',
    'How each is laid out is held by `tests/e2e/layout.test.ts`.',
    '',
    '| screen | shows |',
    '|---|---|',
    ...stops.map(
      ({ name, shows, viewport = LAPTOP }) =>
        `| [${name}](${name}.png) | ${shows} (${String(viewport.width)} × ${String(viewport.height)}) |`,
    ),
    '',
  ].join('\n');

const chosen = process.argv.slice(2);
await mkdir(OUT, { recursive: true });
const demo = await startDemo();
const browser = await launchBrowser();
const failed: string[] = [];
for (const stop of TOUR.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  demo.simulator.control.reset();
  const { page, context } = await openScreen(browser, demo.origin, stop.viewport);
  try {
    await stop.go(page, demo.simulator.control);
    await writeFile(join(OUT, `${stop.name}.png`), smallPng(await pictureOf(stop.stands(page))));
    console.log(`docs/screens/${stop.name}.png`);
  } catch (problem) {
    failed.push(stop.name);
    console.error(`${stop.name}: ${String(problem).slice(0, 400)}`);
  }
  await context.close();
}
await writeFile(join(OUT, 'README.md'), index(TOUR));
await browser.close();
await demo.close();
if (failed.length > 0) process.exitCode = 1;
