/**
 * Loaded first by each process that a test starts: its fresh databases are copies of one that is laid out, and the
 * database's program is not compiled a second time for a speed that so short a life never sees.
 */
import { register } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--liftoff-only');
  register('./hooks.mjs', import.meta.url);
}
