/** How long does the audit take to be durable? Measured around the store, whichever it is. */
import type { Told } from './happenings';
import type { Stores } from './ports';

/** The same stores; each append to the audit is told, with its time, when it is durable or has failed. */
export function measuredAudit(stores: Stores, now: () => number, told: Told): Stores {
  const { audit } = stores;
  return {
    ...stores,
    audit: {
      ...audit,
      async append(...given) {
        const started = now();
        try {
          await audit.append(...given);
        } catch (error) {
          told({ what: 'audit', outcome: 'failed', seconds: (now() - started) / 1000 });
          throw error;
        }
        told({ what: 'audit', outcome: 'durable', seconds: (now() - started) / 1000 });
      },
    },
  };
}
