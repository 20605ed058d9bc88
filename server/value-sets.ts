/**
 * `npm run value-sets -- --config FILE [--json]`: which lists of codes does the policy of this config load? Exit 2 when
 * a file cannot be trusted.
 */
import { buildPolicy } from '../src/policy/policy';
import { codesInForce, type CodesInForce } from '../src/policy/codes-in-force';
import { layPack } from './terminology/pack';
import { option, refuseToStart } from './command';
import { readConfig } from './config';
import { loadedValueSets } from './expanded';
import { outboundOfCommand } from './outbound/for-command';
import { policyOptions } from './policy-in-force';

const HEADINGS = ['CATEGORY', 'SOURCE', 'COUNT', 'IN FORCE', 'DIGEST'] as const;

const cellsOf = ({ category, source, count, inForce, digest }: CodesInForce): readonly string[] => [
  category,
  source ?? 'shipped seed',
  String(count),
  inForce ? 'yes' : 'no',
  digest,
];

/** Columns of one width each, so that they can be read and cut. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = HEADINGS.map((_heading, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

async function main(args: readonly string[]): Promise<void> {
  const path = option(args, 'config');
  if (path === undefined || path === '')
    refuseToStart(['Say which config file: npm run value-sets -- --config FILE [--json]']);
  const read = readConfig(path);
  if (!read.ok) refuseToStart(read.problems);
  const pack = read.config.terminologyPack === null ? null : layPack(read.config.terminologyPack);
  if (pack?.ok === false) refuseToStart(pack.problems.map((problem) => `terminology.pack: ${problem}`));
  const loaded = await loadedValueSets(read.config, outboundOfCommand(read.config));
  if (!loaded.ok) refuseToStart(loaded.problems);
  const built = buildPolicy(policyOptions(read.config, loaded.valueSets));
  if (!built.ok) refuseToStart(built.problems);
  const { policy } = built;
  const rows = codesInForce(policy);
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify({ policy: { version: policy.version, digest: policy.digest }, valueSets: rows })}\n`
      : `Policy ${policy.version}, digest ${policy.digest}\n\n${table([HEADINGS, ...rows.map(cellsOf)])}`,
  );
}

main(process.argv.slice(2)).catch((error: unknown) => {
  refuseToStart([error instanceof Error ? error.message : String(error)]);
});
