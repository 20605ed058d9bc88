/** With what does a command ask others? With the credentials of the config, and on nobody's behalf. */
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import { openOutbound, type Outbound } from './open-outbound';

const SILENT: Logger = { info: () => undefined, error: () => undefined };

/** Its own failures are told by the command itself. */
export const outboundOfCommand = (config: ServerConfig, log: Logger = SILENT): Outbound =>
  openOutbound({
    config: config.outbound,
    publicUrl: config.gateway.publicUrl ?? '',
    users: () => null,
    now: Date.now,
    log,
  });
