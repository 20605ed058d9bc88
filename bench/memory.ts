/**
 * S9: does the gateway keep anything of the records it has opened and closed? A server of its own process, collected
 * before each look.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { round, type Figure } from './measure';

interface Held {
  readonly resident: number;
  readonly live: number;
}

const ROOT = join(import.meta.dirname, '..');

function run(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', join(ROOT, 'bench', 'memory-run.ts')], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error('the measured server ended before it was measured'));
    });
  });
}

/**
 * What is resident holds the embedded database too, so what JavaScript still holds is measured beside it: it is there
 * that a leak shows first.
 */
export async function memoryFigures(): Promise<readonly Figure[]> {
  const { few, many } = JSON.parse(await run()) as { readonly few: Held; readonly many: Held };
  const figure = (bar: string, what: string, of: keyof Held): Figure => ({
    bar,
    measure: `${what} after 2,000 records opened and closed ÷ after 200`,
    value: round(many[of] / few[of]),
    atMost: 1.2,
    unit: '×',
    parts: { '2,000 MB': round(many[of]), '200 MB': round(few[of]) },
  });
  return [figure('S9', 'memory', 'resident'), figure('S9 (live)', 'JavaScript memory still held', 'live')];
}
