/**
 * `npm run secondary:build -- --config FILE --request ID [--explain]`: builds the data set of an approved request. The
 * last line is its manifest; `--explain` puts before it what each rule did, in rounded counts.
 */
import { pathToFileURL } from 'node:url';
import { isRefusal } from '../../../src/secondary/requests/request';
import type { BuildReport } from '../../../src/secondary/shapes/http';
import { option } from '../../command';
import { configOfCommand } from '../config/of-command';
import { ownRegister, ownRows } from '../registers/objections';
import { loadApproved, noteBuilt } from '../requests/by-command';
import { keepOnly } from './places';
import { runBuild, STEP_WORDS } from './run';

const USAGE = 'npm run secondary:build -- --config FILE --request ID [--explain]';

interface Refused {
  readonly code: string;
  readonly message: string;
  readonly rules: readonly string[];
}

function refuse({ code, message, rules }: Refused): number {
  process.stderr.write(`${[code, ...rules].join(' ')}: ${message}\n`);
  return 1;
}

/** How many sources are of each day; there may be hundreds. */
function daysOf(sources: BuildReport['sources']): readonly string[] {
  const days = new Map<string, number>();
  for (const { takenAt, state } of sources) {
    const said = `${state}, of ${takenAt ?? 'no day'}`;
    days.set(said, (days.get(said) ?? 0) + 1);
  }
  return [...days].map(([said, count]) => `sources: ${String(count)} ${said}`);
}

function explained({ sources, counts, ladder, worklist }: BuildReport): readonly string[] {
  return [
    ...daysOf(sources),
    ...counts.map(({ rule, words, count }) => `${rule}: ${String(count)} ${words}`),
    ...ladder.map((step) => `FL-3: ${step}`),
    `worklist: ${String(worklist)}`,
  ];
}

/** The exit code. */
export async function buildByCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  const config = configOfCommand(args, USAGE);
  const id = option(args, 'request') ?? '';
  if (id === '') return refuse({ code: 'usage', message: USAGE, rules: [] });
  const explain = args.includes('--explain');
  const loaded = await loadApproved(config, id, 'build');
  if (isRefusal(loaded)) return refuse(loaded);
  const { approved, objections, registers } = loaded;
  const made = await runBuild(config, approved, {
    own: ownRegister(ownRows(objections)),
    now: () => new Date(),
    tell: (step) => {
      if (explain) process.stderr.write(`${STEP_WORDS[step]}\n`);
    },
  });
  if (!made.ok) return refuse(made);
  const { manifest, report } = made.value;
  const refused = await noteBuilt(config, id, manifest, registers);
  if (refused !== null) return refuse(refused);
  keepOnly(config.dataDir, id, manifest.digest);
  if (explain) explained(report).forEach(say);
  say(JSON.stringify(manifest));
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exitCode = await buildByCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
