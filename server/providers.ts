/**
 * `npm run providers -- [--port N] [--host HOST]`: demographics and the synthetic providers alone, to rehearse a
 * deployment against; synthetic people only. Prints the address, and where each has its base.
 */
import { demoConfig } from '../mocks/demo-config';
import { createProvidersApp } from '../mocks/providers/app';
import { drainOnSignal, option, refuseToStart } from './command';
import { listen } from './host';

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const text = option(args, 'port') ?? '9000';
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    refuseToStart([`"${text}" is not a port: give a number from 0 to 65535.`]);
  const app = createProvidersApp();
  const listening = await listen((request) => app.fetch(request), option(args, 'host') ?? '127.0.0.1', Number(text));
  if (!listening.ok) refuseToStart([listening.problem]);
  drainOnSignal(() => listening.close(0));
  const { demographics, providers } = demoConfig(listening.origin);
  const bases = [demographics, ...providers].map(({ baseUrl }) => baseUrl);
  process.stdout.write(`${JSON.stringify({ listening: listening.origin, bases })}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
