/**
 * `npm run bench`: every benchmark, printed as a table and written to bench/results.json. A bar that is not met is
 * said, not hidden.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { auditFigures } from './audit';
import { browserFigures } from './browser';
import { gatewayFigures } from './gateway';
import { locatorFigures } from './locator';
import type { Figure } from './measure';
import { memoryFigures } from './memory';
import { pipelineFigures } from './pipeline';
import { seenFigures } from './seen';
import { secondaryFigures } from './secondary';
import { serviceFigures } from './service';
import { shiftFigures } from './shift';
import { viewFigures } from './views';

process.env.NODE_ENV = 'production';

const PARTS: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  pipeline: pipelineFigures,
  gateway: gatewayFigures,
  audit: auditFigures,
  locator: locatorFigures,
  memory: memoryFigures,
  seen: seenFigures,
  service: serviceFigures,
  views: viewFigures,
  groups: secondaryFigures,
  browser: browserFigures,
  shift: shiftFigures,
};

/** All of them, or those that are named. */
const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}: ${Object.keys(PARTS).join(', ')}.\n`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, part] of Object.entries(PARTS))
  if (named.length === 0 || named.includes(name)) figures.push(...(await part()));

const rows = figures.map(({ bar, measure, value, atMost, unit, parts }) => ({
  bar,
  measure,
  value: `${String(value)} ${unit}`,
  'at most': `${String(atMost)} ${unit}`,
  met: value <= atMost ? 'yes' : 'NO',
  from: Object.entries(parts)
    .map(([name, part]) => `${name}: ${String(part)}`)
    .join(', ')
    .slice(0, 90),
}));
console.table(rows);
const machine = { node: process.version, cores: cpus().length };
// a part alone is looked at, and replaces nothing
if (named.length === 0)
  writeFileSync(
    join(import.meta.dirname, 'results.json'),
    `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`,
  );
