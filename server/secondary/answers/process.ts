/** How is a question counted in a process of its own: with its own memory, for so long, and with no key in reach? */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Asking, Counted } from './counted';
import { NotCounted, type WhyNot } from './not-counted';

const TIME_LIMIT_MS = 120_000;

/** What the process tells before it ends. */
export type Told = Counted | WhyNot;

const isCounted = (told: Told): told is Counted => typeof told === 'object';

export interface Limits {
  readonly ms: number;
  /** The module that counts. */
  readonly file: URL;
}

const LIMITS: Limits = { ms: TIME_LIMIT_MS, file: new URL('./counting.ts', import.meta.url) };

/** Rejects with `NotCounted` where it takes too long, or cannot be counted; DuckDB's own words are not passed on. */
export function countedApart(asking: Asking, { ms, file }: Limits = LIMITS): Promise<Counted> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(file), [], {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
      timeout: ms,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let told: Told = 'damaged';
    child.on('message', (message) => {
      told = message as Told;
    });
    child.on('error', () => {
      reject(new NotCounted('damaged'));
    });
    child.on('exit', (_code, signal) => {
      if (isCounted(told)) resolve(told);
      else reject(new NotCounted(signal === null ? told : 'stopped'));
    });
    child.send(asking);
  });
}
