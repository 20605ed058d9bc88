/** Which config holds now? The one of the start, or what was taken of a later one. */
import type { GatewayConfig } from '../src/gateway/config';
import type { ReadConfig, ServerConfig } from './config';
import type { Metrics } from './metrics';
import { reloaded, type Reloaded } from './reload';

export interface LiveConfig {
  gateway(): GatewayConfig;
  /** Takes what may change of a config that was read again; `take` hears of it, where it is taken. */
  reload(read: ReadConfig, take: (gateway: GatewayConfig, config: ServerConfig) => void): Reloaded;
}

export function liveConfig(started: ServerConfig, metrics: Pick<Metrics, 'reloaded'>): LiveConfig {
  let { gateway } = started;
  return {
    gateway: () => gateway,
    reload(read, take) {
      const became = reloaded(started, gateway, read);
      metrics.reloaded(became.outcome);
      if (became.outcome === 'taken') {
        ({ gateway } = became);
        take(gateway, became.config);
      }
      return became;
    },
  };
}
