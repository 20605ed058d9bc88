/**
 * Does the audit keep up? Appends a second on a real PostgreSQL while the process is busy, and beside another that is:
 * bar O-a. Without a PostgreSQL (`TEST_DATABASE_URL`, or its programs on this machine) there is nothing to measure.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { round, type Figure } from './measure';
import { onPostgres } from './on-postgres';

const run = promisify(execFile);
const SECONDS = 5;
/** Appends a second, at least; and of what a free process appends alone, the share it appends beside a busy one. */
const LEAST = 300;
const LEAST_SHARE = 0.8;

async function appends(url: string, busy: boolean): Promise<number> {
  const writer = join(import.meta.dirname, 'audit-writer.ts');
  const { stdout } = await run(process.execPath, [
    '--import',
    'tsx',
    writer,
    url,
    String(SECONDS),
    ...(busy ? ['busy'] : []),
  ]);
  return Number(stdout);
}

async function measured(url: string): Promise<readonly Figure[]> {
  // brings the database up, so that two who start together do not meet in it
  await appends(url, false);
  const alone = await appends(url, false);
  const busy = await appends(url, true);
  const [beside] = await Promise.all([appends(url, false), appends(url, true)]);
  return [
    {
      bar: 'O-a',
      measure: 'milliseconds per audit append, ten writers, event loop held for 20 ms at a time',
      value: round(1000 / busy),
      atMost: round(1000 / LEAST),
      unit: 'ms',
      parts: { 'appends a second': round(busy), 'with a free event loop': round(alone) },
    },
    {
      bar: 'O-a',
      measure: 'audit appends of a free process: alone ÷ beside a busy one',
      value: round(alone / beside),
      atMost: round(1 / LEAST_SHARE),
      unit: '×',
      parts: { alone: round(alone), beside: round(beside) },
    },
  ];
}

/** The figures of O-a; none where there is no PostgreSQL. */
export const auditFigures = (): Promise<readonly Figure[]> => onPostgres(measured);
