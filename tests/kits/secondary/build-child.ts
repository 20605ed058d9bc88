/** A build in a process of its own, which says each step and stops at one until it is killed. */
import { writeSync } from 'node:fs';
import { buildDataSet } from '../../../server/secondary/build/build';
import { crowd, jab } from './people';
import { approved, ports, zoneAt } from './zone';

const [folder = '', stopAt = ''] = process.argv.slice(2);

export const REQUEST = approved('r1', { columns: ['ageBand', 'borough'], valueSets: ['flu-vaccine'] });
export const PEOPLE = crowd(300);
export const LINES = PEOPLE.map(({ nhsNumber }) => jab(nhsNumber));

if (folder !== '') {
  const place = zoneAt(folder);
  await buildDataSet(
    place.config,
    REQUEST,
    ports(PEOPLE, {
      tell: (step) => {
        writeSync(1, `${step}\n`);
        if (step === stopAt) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      },
    }),
  );
}
