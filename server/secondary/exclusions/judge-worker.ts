/** A thread that judges one job after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerJob } from './answer-job';
import type { Begun, Job, JobAnswer } from './jobs';
import { exclusionPolicy } from './policy';

const built = exclusionPolicy((workerData as Begun).policy);

parentPort?.on('message', (job: Job) => {
  const answer: JobAnswer = built.ok ? answerJob(job, built.policy) : { ok: false, problem: built.problems.join('; ') };
  parentPort?.postMessage(answer);
});
