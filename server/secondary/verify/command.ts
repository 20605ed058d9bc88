/** `npm run secondary:verify -- --config FILE`: names each breach on a line of its own; without one, exits 0. */
import { pathToFileURL } from 'node:url';
import { configOfCommand } from '../config/of-command';
import { verify } from './verify';

const USAGE = 'npm run secondary:verify -- --config FILE';

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const findings = await verify(configOfCommand(process.argv.slice(2), USAGE));
  for (const { check, where, what } of findings) process.stdout.write(`${check} ${where}: ${what}\n`);
  process.stdout.write(findings.length === 0 ? 'nothing found\n' : `${String(findings.length)} found\n`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}
