/** The thread that large answers are handed to: reads them, and works them through for whoever may see something. */
import { parentPort, workerData } from 'node:worker_threads';
import '../terminology/shipped';
import type { HeldAside, Outside } from '../../src/gateway/aside';
import { asideHere } from '../../src/gateway/aside-here';
import { createOwnTables } from '../../src/gateway/own-tables';
import { buildPolicy } from '../../src/policy/policy';
import { isKnownCode } from '../../src/record/codes/known-codes';
import { inForce } from '../../src/terminology/manifest';
import { layPack } from '../terminology/pack';
import type { Begun, ProcessMethods, ThreadMethods } from './asked';
import { callsOver } from './calls';

const { policy: options, policyDigest, tables, key } = workerData as Begun;

/** INVARIANT: what is read by other tables than the process reads by is not worked through. */
function policyAsBegun() {
  if (tables !== null) {
    const laid = layPack(tables.folder);
    if (!laid.ok || inForce(laid.pack.manifest).digest !== tables.told.digest)
      throw new Error('the tables of names and codes are no longer those that the process was started with');
  }
  const built = buildPolicy({ ...options, knowsCode: isKnownCode });
  if (!built.ok || built.policy.digest !== policyDigest)
    throw new Error('the policy is no longer the one that the process was started with');
  return built.policy;
}

const policy = policyAsBegun();
const held = new Map<number, HeldAside>();

const of = (read: number): HeldAside => {
  const one = held.get(read);
  if (one === undefined) throw new Error('nothing is held by that number');
  return one;
};

const own: ThreadMethods = {
  async read({ read, provider, person, translates }) {
    const outside: Outside = {
      ask: (asking) => process_.ask('ask', { read, asking }),
      terminology: translates
        ? { translate: (codes, withinMs) => process_.ask('translate', { read, codes, withinMs }) }
        : null,
    };
    const { result, problem } = await aside.read(provider, person, outside);
    if (result.outcome !== 'held') return { result, problem };
    held.set(read, result);
    const { outcome, known, partial } = result;
    return { result: { outcome, known, partial }, problem };
  },
  translate: async ({ read, withinMs }) => of(read).translate(withinMs),
  readPdfs: async ({ read }) => of(read).readPdfs(),
  workOut: async ({ read, wanted }) => of(read).workOut(wanted),
  showsCare: async ({ read, viewing }) => of(read).showsCare(viewing),
  drop: async ({ read }) => {
    held.delete(read);
    return Promise.resolve();
  },
  beat: async () => Promise.resolve(),
};

const process_ = callsOver<ProcessMethods>((message, moved) => parentPort?.postMessage(message, moved), own);
const aside = asideHere({
  policy,
  key,
  ownTables: tables === null ? null : createOwnTables(tables.told, policy),
  readPdf: (bytes) => process_.ask('readPdf', { bytes }),
});
parentPort?.on('message', (message) => {
  process_.hear(message);
});
