/** Loaded first by each process that a test starts: its fresh databases are copies of one that is laid out. */
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register('./hooks.mjs', import.meta.url);
