/** Who judges many jobs at once? As many threads as there is room for, each with one job at a time. */
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Policy } from '../../../src/policy/policy';
import type { SecondaryPolicy } from '../config/shape';
import { startThread } from '../../thread';
import { answerJob } from './answer-job';
import type { Begun, Job, JobAnswer } from './jobs';

export interface Judges {
  /** Resolves when a thread has done it; rejects where a thread ends without an answer. */
  judge(job: Job): Promise<JobAnswer>;
  /** Resolves when a thread is free: so that no more is read ahead than is judged. */
  free(): Promise<void>;
  close(): Promise<void>;
}

const MEGABYTES = { maxOldGenerationSizeMb: 768 };

function startJudge(policy: SecondaryPolicy): Worker {
  const begun: Begun = { policy };
  return startThread(new URL('./judge-thread.mjs', import.meta.url), MEGABYTES, begun);
}

function answered(thread: Worker, job: Job): Promise<JobAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      thread.off('message', onAnswer).off('error', onEnd).off('exit', onEnd);
    };
    const onAnswer = (answer: JobAnswer): void => {
      settle();
      resolve(answer);
    };
    const onEnd = (): void => {
      settle();
      reject(new Error('a thread that judges ended without an answer'));
    };
    thread.on('message', onAnswer).on('error', onEnd).on('exit', onEnd);
    thread.postMessage(job, [job.lines.buffer as ArrayBuffer]);
  });
}

/** `threads`: at most so many, and never more than the machine has. */
export function startJudges(policy: SecondaryPolicy, threads: number): Judges {
  const all = Array.from({ length: Math.max(1, Math.min(threads, availableParallelism())) }, () => startJudge(policy));
  const idle = [...all];
  const waiting: ((thread: Worker) => void)[] = [];
  for (const thread of all) thread.on('error', () => undefined);

  const give = (thread: Worker): void => {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };
  const take = (): Promise<Worker> => {
    const thread = idle.pop();
    return thread === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(thread);
  };
  return {
    judge: async (job) => {
      const thread = await take();
      try {
        return await answered(thread, job);
      } finally {
        give(thread);
      }
    },
    free: async () => {
      give(await take());
    },
    close: async () => {
      await Promise.all(all.map((thread) => thread.terminate()));
    },
  };
}

/** Without a thread: for so little that to start one would take longer. */
export const judgesHere = (policy: Policy): Judges => ({
  judge: (job) => Promise.resolve(answerJob(job, policy)),
  free: () => Promise.resolve(),
  close: () => Promise.resolve(),
});
