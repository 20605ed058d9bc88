/**
 * How does a command of ours end? Every failure to start is a clear text on stderr and exit code 2; a signal drains
 * first.
 */
import type { Logger } from '../src/gateway/ports';
import { described } from './log';

/** Says what is wrong, one line each, and ends the process. */
export function refuseToStart(problems: readonly string[]): never {
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exit(2);
}

/**
 * A fault that nobody caught is told without its message, which may quote a record, and ends the process.
 * INVARIANT: whoever reads our output and stops (a log collector that restarts) is no such fault: what must not be lost
 * stands in the audit.
 */
export function endOnFault(log: Logger): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const end = (error: unknown): void => {
    log.error(described(error), 'a fault nobody caught: the process ends');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** Who started us, as long as they live; taken before anything else happens. */
const STARTED_BY = process.ppid;
const LOOK_MS = 250;

/**
 * npm puts a shell between itself and us, which takes the signal and dies of it without passing it on: its end is then
 * the signal.
 */
function onOrphaned(drain: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === STARTED_BY) return;
    clearInterval(timer);
    drain();
  }, LOOK_MS);
  timer.unref();
}

/** Milliseconds after which a process that was told to end is gone, whatever hangs. Source: CONTRACT "Commands". */
export const MOST_MS = 9_500;

/**
 * What a signal does: closes in order and ends with 0, no later than `MOST_MS`; a second one ends at once.
 * INVARIANT: what still hangs then is left as a crash would leave it, which loses nothing that was acknowledged.
 */
export function drainer(close: () => Promise<void>, exit: (code: number) => void): () => void {
  let closing = false;
  return () => {
    if (closing) {
      exit(1);
      return;
    }
    closing = true;
    setTimeout(() => {
      exit(0);
    }, MOST_MS);
    close().then(
      () => {
        exit(0);
      },
      (error: unknown) => {
        process.stderr.write(`closing failed: ${error instanceof Error ? error.message : String(error)}\n`);
        exit(1);
      },
    );
  };
}

/** SIGTERM and SIGINT close in order and exit 0; a second signal ends at once. */
export function drainOnSignal(close: () => Promise<void>): void {
  const drain = drainer(close, (code) => process.exit(code));
  process.on('SIGTERM', drain);
  process.on('SIGINT', drain);
  onOrphaned(drain);
}

/** The value of `--name VALUE` or `--name=VALUE` among the arguments. */
export function option(args: readonly string[], name: string): string | undefined {
  const flag = `--${name}`;
  const joined = args.find((arg) => arg.startsWith(`${flag}=`));
  if (joined !== undefined) return joined.slice(flag.length + 1);
  const at = args.indexOf(flag);
  return at === -1 ? undefined : args[at + 1];
}
