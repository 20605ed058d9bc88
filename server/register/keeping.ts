/**
 * Does the register still hold together while a server runs? Walked by the hour, for nobody who asks for one person
 * alone sees that a decision was taken out; once it is found changed nothing is opened any more.
 */
import type { Logger, Stores } from '../../src/gateway/ports';
import type { Database } from '../database/open';
import { verifyRegister } from '../database/verify-register';
import type { Outside } from './outside';

/** A walk is good for this long. */
const REST_MS = 3_000_000;

export interface RegisterTold {
  /** False once it was found changed, and while it is older than its anchor. */
  readonly sound: boolean;
  /** Seconds since it was last walked and held; null where never. */
  readonly verifyAge: number | null;
}

export interface RegisterKeeping {
  /** Walks it where that is due. Rejects when the database does not answer. */
  check(): Promise<void>;
  /** INVARIANT: the same stores, of which none reads the register, or is ready, once it was found changed. */
  guarded(stores: Stores): Stores;
  told(): RegisterTold;
}

/** What the start found. */
export interface Found {
  /** When it walked the register; null where that is older than its anchor. */
  readonly at: number | null;
  /** Whether the desk lacks forms that were taken. INVARIANT: those who are held by them are opted out. */
  readonly lacksCases: boolean;
}

export function registerKeeping(
  { db }: Pick<Database, 'db'>,
  outside: Outside,
  log: Logger,
  { at, lacksCases }: Found,
  now: () => number = Date.now,
): RegisterKeeping {
  let checkedAt = at;
  let changed = false;
  const whole = (): void => {
    if (lacksCases) throw Object.assign(new Error('the opt-out desk lacks forms'), { name: 'RegisterBehind' });
    if (changed) throw Object.assign(new Error('the register was changed'), { name: 'RegisterChanged' });
  };
  return {
    async check() {
      if (changed || (checkedAt !== null && now() - checkedAt < REST_MS)) return;
      const known = outside.known();
      const verified = await verifyRegister(db, known.number === 0 ? [] : [known]);
      if (verified.ok) checkedAt = now();
      else if (!verified.behind) {
        changed = true;
        log.error({ problem: verified.problem }, 'the opt-out register was changed: nothing is opened');
      }
    },
    guarded: (stores) => ({
      ...stores,
      optOuts: {
        async add(decision, told) {
          whole();
          await stores.optOuts.add(decision, told);
        },
        async get(id) {
          whole();
          return stores.optOuts.get(id);
        },
        async of(nhsNumber) {
          whole();
          return stores.optOuts.of(nhsNumber);
        },
      },
      cases: {
        ...stores.cases,
        async add(one, people) {
          whole();
          return stores.cases.add(one, people);
        },
        async replace(one, version, people) {
          whole();
          return stores.cases.replace(one, version, people);
        },
        async heldAmong(people) {
          whole();
          return stores.cases.heldAmong(people);
        },
      },
      register: {
        async decisions(after, count) {
          whole();
          return stores.register.decisions(after, count);
        },
      },
      async ready() {
        whole();
        await stores.ready();
      },
    }),
    told: () => ({
      sound: !changed && !lacksCases && !outside.isShut(),
      // never less than none, also where the clock was set back
      verifyAge: checkedAt === null ? null : Math.max(0, now() - checkedAt) / 1000,
    }),
  };
}
