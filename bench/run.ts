/**
 * `npm run bench`: every benchmark, printed as a table and written to bench/results.json. A bar that is not met is
 * said, not hidden.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { browserFigures } from './browser';
import { gatewayFigures } from './gateway';
import type { Figure } from './measure';
import { memoryFigures } from './memory';
import { pipelineFigures } from './pipeline';

process.env.NODE_ENV = 'production';

const figures: readonly Figure[] = [
  ...pipelineFigures(),
  ...(await gatewayFigures()),
  ...(await memoryFigures()),
  ...(await browserFigures()),
];

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
writeFileSync(
  join(import.meta.dirname, 'results.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`,
);
