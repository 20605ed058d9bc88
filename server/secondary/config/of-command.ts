/** With which config does a command of this program run? Every problem is said on stderr, and the exit code is 2. */
import { option, refuseToStart } from '../../command';
import { readSecondaryConfig } from './read';
import type { SecondaryConfig } from './shape';

/** `usage`: the command as it is typed. */
export function configOfCommand(args: readonly string[], usage: string): SecondaryConfig {
  const path = option(args, 'config');
  if (path === undefined || path === '') refuseToStart([`Say which config file: ${usage}`]);
  const read = readSecondaryConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  return read.config;
}
