/** How is a thread started? It knows nothing of the process's environment. */
import { Worker, type ResourceLimits } from 'node:worker_threads';

/** `file`: where it begins. Whatever a library says in it may quote a record: nothing of it is written anywhere. */
export const startThread = (file: URL, resourceLimits: ResourceLimits, begun?: unknown): Worker =>
  new Worker(file, { execArgv: [], resourceLimits, stdout: true, stderr: true, env: {}, workerData: begun });

/** What a thread says once it listens, where somebody waits for it. */
export const READY = 'ready';
