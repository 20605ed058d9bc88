/**
 * The program for groups of people beside the demo: a process of its own, started by the first visit to its address,
 * which is held for it meanwhile. It ends when this one does; where it cannot start, this one goes on and says so.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { holdPort, type HeldPort } from './held-port';
import { isTold, waitingPage, type Told } from './waiting-page';

const CHILD = join(import.meta.dirname, 'secondary', 'demo', 'start.ts');

export interface Groups {
  readonly origin: string;
  close(): Promise<void>;
}

interface GroupsParts {
  readonly host: string;
  /** The one wanted; any free one where that is taken, or where it is 0. */
  readonly port: number;
  /** Told in words to whoever started us. */
  readonly say: (line: string) => void;
  /** The module to run; another in tests. */
  readonly child?: string;
}

async function held(
  { host, port }: GroupsParts,
  waiting: Parameters<typeof holdPort>[2],
  visit: () => void,
): Promise<HeldPort> {
  try {
    return await holdPort(host, port, waiting, visit);
  } catch {
    return holdPort(host, 0, waiting, visit);
  }
}

const ENDED = 'Its program ended unexpectedly.';

/** Resolves once the child is gone; by force where it does not go. */
function ended(child: ChildProcess, graceMs = 30_000): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    const cut = setTimeout(() => child.kill('SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(cut);
      resolve();
    });
    if (child.connected) child.disconnect();
    else child.kill('SIGTERM');
  });
}

/** Rejects where not even a port can be held. */
export async function startGroups(parts: GroupsParts): Promise<Groups> {
  let child: ChildProcess | null = null;
  let told: Told | null = null;
  let closing = false;
  const hear = (message: unknown): void => {
    if (!isTold(message)) return;
    told = message;
    if (message.kind === 'ready') port.passOnTo(message.port);
    if (message.kind === 'failed')
      parts.say(`Groups of people are not available: ${message.problem} The record viewer goes on.`);
  };
  const begin = (): void => {
    if (child !== null || closing) return;
    child = fork(parts.child ?? CHILD, [], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', hear);
    child.on('error', () => undefined);
    child.on('exit', () => {
      port.takeBack();
      if (!closing && told?.kind !== 'failed') hear({ kind: 'failed', problem: ENDED });
    });
  };
  const port: HeldPort = await held(parts, () => waitingPage(told), begin);
  return {
    origin: port.origin,
    close: async () => {
      closing = true;
      await port.close();
      if (child !== null) await ended(child);
    },
  };
}
