/** With what does a server reach others, from before its database is open? */
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import { createMetrics, type Metrics } from '../metrics';
import type { Users } from './carried';
import { openOutbound, type Outbound } from './open-outbound';

/** What the gateway reaches others with, from before the database is open. */
export interface Reaching {
  readonly outbound: Outbound;
  readonly metrics: Metrics;
  /** From now on users’ own tokens can be had. */
  readonly haveUsers: (users: Users) => void;
}

export function reaching(config: ServerConfig, log: Logger): Reaching {
  const metrics = createMetrics();
  let users: Users | null = null;
  const outbound = openOutbound({
    config: config.outbound,
    publicUrl: config.gateway.publicUrl ?? '',
    users: () => users,
    now: Date.now,
    log,
    told: metrics.credentialTold,
  });
  return {
    outbound,
    metrics,
    haveUsers: (had) => {
      users = had;
    },
  };
}
