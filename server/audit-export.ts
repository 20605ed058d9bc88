/**
 * `npm run audit:export -- --config FILE [--after SEQ] [--with-subject]`: the audit as NDJSON on standard output, for
 * another system, in order and resumable. Exit 0; 1 where the chain is broken, by its row; 2 where it cannot be told.
 * The last line on standard error says where to go on.
 */
import { exportAudit } from './export-audit';

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Whoever reads and goes away knows which line was their last: they are told nothing. */
function endUnwritten({ code = 'for no reason given' }: NodeJS.ErrnoException): never {
  if (code === 'EPIPE') return process.exit(0);
  tell(`What is exported cannot be written (${code}). Go on after the last whole line that was.`);
  return process.exit(2);
}

/** Resolves when whoever reads has taken it: nothing piles up here. */
const lines = (text: string): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(text, (error) => {
      if (error) endUnwritten(error);
      resolve();
    });
  });

for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

exportAudit(process.argv.slice(2), { lines, tell }).then(
  (exit) => {
    process.exitCode = exit;
  },
  (error: unknown) => {
    tell(`the database cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  },
);
