/**
 * D8: was this question answered before, of this build, and how often was anything asked under this request? What
 * was refused because of what the data hold counts, and is refused again in the same words.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Refusal } from '../../../src/secondary/questions/refusal';
import { questionKey } from '../../../src/secondary/questions/same-question';
import type { Answer } from '../../../src/secondary/shapes/answer';
import type { Question } from '../../../src/secondary/shapes/question';
import { answersOf, ledgerOf, writeWhole } from './places';

export type Outcome = { readonly answer: Answer } | { readonly refusal: Refusal };

const keyOf = (build: string, question: Question): string =>
  createHash('sha256')
    .update(`${build}\n${questionKey(question)}`)
    .digest('hex')
    .slice(0, 32);

const folderOf = (dataDir: string, request: string): string => join(ledgerOf(dataDir), 'asked', request);

/** Null where it was not asked yet. */
export function storedOutcome(dataDir: string, request: string, build: string, question: Question): Outcome | null {
  const path = join(folderOf(dataDir, request), `${keyOf(build, question)}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Outcome) : null;
}

export const timesAsked = (dataDir: string, request: string): number => {
  const folder = folderOf(dataDir, request);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).length : 0;
};

/** The answer itself lies in the analysis zone too; it is put there again where it was lost. */
export function store(dataDir: string, request: string, build: string, question: Question, outcome: Outcome): void {
  const name = `${keyOf(build, question)}.json`;
  const path = join(folderOf(dataDir, request), name);
  if (!existsSync(path)) writeWhole(path, JSON.stringify(outcome));
  if (!('answer' in outcome)) return;
  const answer = join(answersOf(dataDir, request), name);
  if (!existsSync(answer)) writeWhole(answer, `${JSON.stringify(outcome.answer)}\n`);
}
