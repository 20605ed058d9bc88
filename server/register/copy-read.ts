/** What does a copy of the register hold? Read whole, or refused whole and by the line that is wrong. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { WrappingKeys } from '../keys/wrapping';
import { decisionOf, digestOf, fileKey, headerOf, placeOfLine, type StoredDecision } from './copy-lines';

export type ReadCopy =
  | { readonly ok: true; readonly decisions: readonly StoredDecision[] }
  | { readonly ok: false; readonly problem: string };

/** Lines as they were written, each with whether its end was written too. */
export async function* linesOf(file: string): AsyncGenerator<{ readonly line: string; readonly whole: boolean }> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield { line, whole: true };
  }
  if (rest !== '') yield { line: rest, whole: false };
}

/** True where `next` may stand after `last`: it follows it, or takes its place as that one was never committed. */
const mayFollow = (last: StoredDecision | undefined, next: StoredDecision): 'follows' | 'overtakes' | null => {
  if (next.number === (last?.number ?? 0) + 1 && next.previous === (last?.hash ?? '')) return 'follows';
  return last !== undefined && next.number === last.number && next.previous === last.previous ? 'overtakes' : null;
};

const damagedAt = (at: number): string => `line ${String(at)} is damaged, or does not stand where it was written`;

async function decisionsOf(file: string, keys: WrappingKeys): Promise<ReadCopy> {
  const refused = (problem: string): ReadCopy => ({ ok: false, problem: `${file}: ${problem}` });
  const decisions: StoredDecision[] = [];
  let key: Uint8Array | null = null;
  let before = '';
  let at = 0;
  for await (const { line, whole } of linesOf(file)) {
    at += 1;
    if (!whole) return refused(`line ${String(at)} was not written to its end`);
    if (key === null) {
      const header = headerOf(line);
      if (header === null) return refused('it does not begin as a copy of the register does');
      const wrapping = [keys.current, ...keys.previous].find(({ id }) => id === header.key);
      if (wrapping === undefined)
        return refused(`it is encrypted under another key (${header.key}) than keys.file and keys.previous hold`);
      key = fileKey(wrapping, header);
    } else {
      const decision = decisionOf(key, before, line);
      if (decision === null)
        return refused(placeOfLine(line) === null ? `line ${String(at)} is no decision` : damagedAt(at));
      const how = mayFollow(decisions.at(-1), decision);
      if (how === null) return refused(damagedAt(at));
      if (how === 'overtakes') decisions.pop();
      decisions.push(decision);
    }
    before = digestOf(line);
  }
  return key === null ? refused('it is empty') : { ok: true, decisions };
}

/** Reads a copy, under the present key or a previous one. Never rejects. */
export async function readCopy(file: string, keys: WrappingKeys): Promise<ReadCopy> {
  try {
    if (!(await stat(file)).isFile()) return { ok: false, problem: `${file} is not a file` };
    return await decisionsOf(file, keys);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { ok: false, problem: `${file} cannot be read (${code ?? 'unknown'})` };
  }
}
