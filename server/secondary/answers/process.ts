/** How is a question counted in a process of its own: with its own memory, for so long, and with no key in reach? */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Asking, Counted } from './counted';

const TIME_LIMIT_MS = 120_000;

/** Rejects where it takes too long, or cannot be counted; DuckDB's own words are not passed on. */
export function countedApart(asking: Asking): Promise<Counted> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./counting.ts', import.meta.url)), [], {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
      timeout: TIME_LIMIT_MS,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let counted: Counted | null = null;
    child.on('message', (message) => {
      counted = message as Counted;
    });
    child.on('error', reject);
    child.on('exit', () => {
      if (counted === null) reject(new Error('the question could not be counted'));
      else resolve(counted);
    });
    child.send(asking);
  });
}
