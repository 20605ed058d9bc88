/** By what are we known now? As the config said, and read again when a file that it names changes. */
import type { Logger } from '../src/gateway/ports';
import type { ServerConfig } from './config';
import type { KnownBy } from './config-known-by';
import { stampOf } from './outbound/named-file';

export interface LiveKnownBy {
  /** As the files are now. */
  get(): KnownBy;
  /** Of a config that was read again. */
  take(config: ServerConfig): void;
}

/** INVARIANT: taken whole or not at all; what cannot be used is told once, and what was known before goes on. */
export function liveKnownBy(started: ServerConfig, log: Logger): LiveKnownBy {
  const stampsOf = ({ knownByFiles }: ServerConfig): string => knownByFiles.paths.map(stampOf).join(' ');
  let config = started;
  let known: KnownBy = started;
  let stamps = stampsOf(started);
  return {
    get() {
      const now = stampsOf(config);
      if (now === stamps) return known;
      stamps = now;
      const read = config.knownByFiles.read();
      if (read.ok) known = read.knownBy;
      else
        for (const problem of read.problems)
          log.error({ problem }, 'a file of credentials has changed and cannot be used; what it held before goes on');
      return known;
    },
    take(next) {
      config = next;
      known = next;
      stamps = stampsOf(next);
    },
  };
}
