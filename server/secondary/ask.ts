/**
 * `npm run secondary:ask -- --config FILE --request ID --question FILE [--json]`: what may be told of the data set of
 * an approved request. It is put on record as the operator's before it is asked. There is no option that turns
 * disclosure control off, and none that releases.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isRefusal, refusal, type Refusal } from '../../src/secondary/requests/request';
import type { Answer, AnswerRow } from '../../src/secondary/shapes/answer';
import { option } from '../command';
import { answer } from './answers/answer';
import { configOfCommand } from './config/of-command';
import type { SecondaryConfig } from './config/shape';
import { loadApproved, noteAnswered } from './requests/by-command';

const USAGE = 'npm run secondary:ask -- --config FILE --request ID --question FILE [--json]';

function questionIn(file: string): { readonly sent: unknown } | Refusal {
  try {
    return { sent: JSON.parse(readFileSync(file, 'utf8')) as unknown };
  } catch {
    return refusal(400, 'question-malformed', `${file} is no JSON that can be read`, 'Q-1');
  }
}

/** The whole command as a function. */
export async function ask(config: SecondaryConfig, id: string, file: string): Promise<Answer | Refusal> {
  const question = questionIn(file);
  if (isRefusal(question)) return question;
  const loaded = await loadApproved(config, id, 'ask');
  if (isRefusal(loaded)) return loaded;
  if (loaded.built === null) return refusal(409, 'not-built', 'There is no data set to ask. It must be built first.');
  const answered = await answer(config, loaded.approved, loaded.built, question.sent);
  if (isRefusal(answered)) return answered;
  const problem = await noteAnswered(config, id, loaded.registers);
  return problem ?? answered;
}

/** Nothing could begin: it is not the question that is wrong. */
const UNASKABLE: readonly string[] = ['data-set-old', 'not-counted'];

const share = (percent: AnswerRow['percent']): string =>
  typeof percent === 'number' ? `${String(percent)} %` : percent;

function tableOf({ request, question, rows, total }: Answer): string {
  const head = Object.keys(rows[0]?.by ?? {});
  const lines = rows.map(({ by, population, outcome, percent, stands, figureOf, populationOf }) => [
    ...head.map((column) => by[column as keyof typeof by] ?? ''),
    String(population),
    String(outcome),
    share(percent),
    stands ?? '',
    [
      ...(figureOf === undefined ? [] : [`figure of ${figureOf}`]),
      ...(populationOf === undefined ? [] : [`people of ${populationOf}`]),
    ].join(', '),
  ]);
  const last = [...head.map((_, at) => (at === 0 ? 'shown, together' : ''))];
  const all = [
    [...head, 'population', 'outcome', 'share', 'against the whole', ''],
    ...lines,
    [...last, String(total.population), String(total.outcome), share(total.percent), '', ''],
  ];
  const wide = all[0]?.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0))) ?? [];
  const text = all.map((line) =>
    line
      .map((cell, at) => cell.padEnd(wide[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`${question} (request ${request}); not released`, '', ...text].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const args = process.argv.slice(2);
  const config = configOfCommand(args, USAGE);
  const [id, file] = [option(args, 'request'), option(args, 'question')];
  if (id === undefined || file === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exit(2);
  }
  const answered = await ask(config, id, file);
  if (isRefusal(answered)) {
    const rules = answered.rules.length === 0 ? '' : ` [${answered.rules.join(', ')}]`;
    process.stderr.write(`${answered.code}${rules}: ${answered.message}\n`);
    process.exitCode = UNASKABLE.includes(answered.code) ? 2 : 1;
  } else process.stdout.write(`${args.includes('--json') ? JSON.stringify(answered) : tableOf(answered)}\n`);
}
