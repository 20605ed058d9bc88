/**
 * `npm run config:check -- --config FILE`: is the config sound, and does everything that it names answer? Exit 0 when
 * all is well, 1 when something did not answer, 2 when the config is bad. Source: CONTRACT "Commands".
 */
import { checkedConfig } from './check-dependencies';
import { option, refuseToStart } from './command';
import { outboundOfCommand } from './outbound/for-command';

async function main(): Promise<void> {
  const path = option(process.argv.slice(2), 'config');
  if (path === undefined || path === '')
    refuseToStart(['Say which config file: npm run config:check -- --config FILE']);
  const { code, lines } = await checkedConfig(path, outboundOfCommand);
  if (code === 2) refuseToStart(lines);
  process.stdout.write(`${lines.join('\n')}\n`, () => process.exit(code));
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
