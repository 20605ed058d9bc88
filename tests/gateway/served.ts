/**
 * How does a test run the server as it is run in earnest? The serve command, a process of its own, on a database of its
 * own.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Served {
  readonly origin: string;
  /** Everything it has logged so far. */
  log(): string;
  /** The most memory it has ever held, in MB; null where the system does not say. */
  peakMegabytes(): number | null;
  /** CPU that it has used so far, of all its threads; null where the system does not say. */
  cpuSeconds(): number | null;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

const peakOf = ({ pid }: ChildProcess): number | null => {
  const file = `/proc/${String(pid)}/status`;
  const kilobytes = existsSync(file) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
};

/** Linux counts in hundredths of a second, whatever the processor. */
const TICKS = 100;

function cpuOf({ pid }: ChildProcess): number | null {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return null;
  // behind the name in brackets, which may hold blanks: the 14th and 15th field are time in the program and the system
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

const CONFIG = 'config.json';

/** What `audit:verify` says of the database of the server that was started in this folder. */
export function verifyServed(folder: string): ReturnType<typeof spawnSync> {
  const args = ['--import', 'tsx', join(ROOT, 'server', 'audit-verify.ts'), '--config', join(folder, CONFIG)];
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
}

/**
 * Writes the config file into the folder, a free port and a database beside it unless it says otherwise, and starts the
 * server with it.
 */
export async function startServed(folder: string, config: Readonly<object>): Promise<Served> {
  const file = join(folder, CONFIG);
  writeFileSync(file, JSON.stringify({ listen: { port: 0 }, database: { url: 'pglite:./db' }, ...config }));
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'server', 'serve.ts'), '--config', file], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const ended = new Promise<Awaited<Served['ended']>>((resolve) => {
    child.on('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const origin = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      const listening = /"listening":"([^"]+)"/.exec(out)?.[1];
      if (listening !== undefined) resolve(listening);
    });
    child.on('close', () => {
      reject(new Error(`the server ended before it listened: ${err}`));
    });
  });
  return {
    origin,
    log: () => out + err,
    peakMegabytes: () => peakOf(child),
    cpuSeconds: () => cpuOf(child),
    kill: (signal) => void child.kill(signal),
    ended,
  };
}
