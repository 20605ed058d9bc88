/**
 * `npm run screens`: takes the pictures in docs/screens/ anew, from the built app over synthetic people. Names after it
 * choose a few.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDemo } from '../demo';
import { launchBrowser } from './browser';
import { smallPng } from './small-png';
import { GROUPS_SCREENS, groupsTour } from './groups-tour';
import { RENEWAL_SCREENS, renewalTour } from './renewal';
import { LAPTOP, openScreen } from './steps';
import { TOUR, type Stop } from './tour';
import { pictureOf, toMiddle } from './waiting';

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
    ...[...RENEWAL_SCREENS, ...GROUPS_SCREENS].map(
      ([name, shows]) => `| [${name}](${name}.png) | ${shows} (${String(LAPTOP.width)} × ${String(LAPTOP.height)}) |`,
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
for (const [screens, tour] of [
  [RENEWAL_SCREENS, renewalTour],
  [GROUPS_SCREENS, groupsTour],
] as const)
  if (chosen.length === 0 || screens.some(([name]) => chosen.includes(name)))
    await tour(
      async (origin) => (await openScreen(browser, origin)).page,
      async (name, page) => {
        if (chosen.length > 0 && !chosen.includes(name)) return;
        const title = page.getByRole('heading', { level: 1 });
        await toMiddle(title);
        await writeFile(join(OUT, `${name}.png`), smallPng(await pictureOf(title)));
        console.log(`docs/screens/${name}.png`);
      },
    );
await writeFile(join(OUT, 'README.md'), index(TOUR));
await browser.close();
await demo.close();
if (failed.length > 0) process.exitCode = 1;
