/**
 * How long does `/healthz` take, asked again and again? Run by `bench/service.ts` as a process that does nothing else,
 * so that no large body which the bench itself reads or sends holds the clock: `node --import tsx bench/health-probe.ts
 * ORIGIN`. Ends when its input ends, and prints the milliseconds of each answer as JSON.
 */
import { setTimeout as pause } from 'node:timers/promises';

const [origin = ''] = process.argv.slice(2);
const PAUSE_MS = 10;

let ended = false;
process.stdin.on('end', () => (ended = true)).resume();

const times: number[] = [];
// the first makes the connection, and is none of them
await (await fetch(`${origin}/healthz`)).text();
process.stderr.write('asking\n');
while (!ended) {
  const before = performance.now();
  await (await fetch(`${origin}/healthz`)).text();
  times.push(performance.now() - before);
  await pause(PAUSE_MS);
}
process.stdout.write(JSON.stringify(times));
