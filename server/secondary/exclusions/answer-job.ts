/** What is left out of the lines of a job? What goes wrong quotes nothing of what was read. */
import type { JsonDraft } from '../../../src/domain/json';
import type { Policy } from '../../../src/policy/policy';
import type { Job, JobAnswer } from './jobs';
import { judged } from './left-out';
import { readLines } from './read-lines';

export function answerJob(job: Job, policy: Policy): JobAnswer {
  try {
    const read = readLines(job);
    if (!read.ok) return read;
    const { resources, texts } = read.value;
    const beside = job.beside.map((text) => JSON.parse(text) as JsonDraft);
    const { leftOut, marked } = judged([...resources, ...beside], job.setting, policy);
    const own = job.tellsMarked ? marked.flatMap((at) => texts[at] ?? []) : [];
    return { ok: true, leftOut, marked: own };
  } catch {
    return { ok: false, problem: 'it could not be judged' };
  }
}
