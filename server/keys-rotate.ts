/**
 * `npm run keys:rotate -- --config FILE --key cookies|sign-in [--at-once]`: signs cookies with a new key from the next
 * minute on. Exit 0 when the new key stands, 2 when it does not, and why.
 */
import { option, refuseToStart } from './command';
import { readConfig } from './config';
import { FIXED_KEY, ROTATED_KEYS, rotateKey, type RotatedKey } from './database/keys';
import { openDatabase } from './database/open';
import { TAKEN_UP_MS } from './keys/key-ring';

const MINUTE = 60_000;

function keyAsked(args: readonly string[]): RotatedKey {
  const asked = option(args, 'key');
  const known = ROTATED_KEYS.find((name) => name === asked);
  if (known !== undefined) return known;
  if (asked === FIXED_KEY)
    refuseToStart([
      `The key "${FIXED_KEY}" is never rotated in place: ids of open records and the fingerprints of what people ` +
        'have seen are made with it, and all would be lost at once.',
    ]);
  return refuseToStart([`Say which key: --key ${ROTATED_KEYS.join(' or --key ')}`]);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const name = keyAsked(args);
  const path = option(args, 'config');
  if (path === undefined || path === '') refuseToStart(['Say which config file: --config FILE']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const { config } = read;
  const database = await openDatabase(config.databaseUrl, config.base);
  if (!database.ok) refuseToStart([`database.url: ${database.problem}`]);
  const keptMs = config.gateway.session.absoluteMinutes * MINUTE + TAKEN_UP_MS;
  const atOnce = args.includes('--at-once');
  const rotated = await rotateKey(database.db, config.wrapping, name, { keptMs, atOnce }).finally(() =>
    database.close(),
  );
  if (!rotated.ok) refuseToStart([rotated.problem]);
  const readUntil = atOnce ? null : new Date(Date.now() + keptMs).toISOString();
  const told = {
    key: name,
    generation: rotated.generation,
    signsWithinSeconds: TAKEN_UP_MS / 1000,
    previousReadUntil: readUntil,
  };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

main().catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
