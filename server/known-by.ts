/** By what are we known now, and who by us? As the config said, and read again when a file that it names changes. */
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

const KEPT = 'a file of credentials has changed and cannot be used; what it held before goes on';
const SHUT = 'the keys of a system that links cannot be used; its links are refused until they can';

/** What is known of one config. The first look reads its files again: they may have changed since it was checked. */
function knownOf({ knownByFiles, clientAuth, openToOthers, publicKeys, launch }: ServerConfig, log: Logger) {
  let known: KnownBy = { clientAuth, openToOthers, publicKeys, launch };
  let stamps: string | null = null;
  let told: readonly string[] = [];
  return (): KnownBy => {
    const now = knownByFiles.paths.map(stampOf).join(' ');
    // what could not be used may be sound again without another look of its file
    if (now === stamps && told.length === 0) return known;
    stamps = now;
    const read = knownByFiles.read(known);
    known = read.knownBy;
    const tell = (problems: readonly string[], what: string): void => {
      for (const problem of problems) if (!told.includes(problem)) log.error({ problem }, what);
    };
    tell(read.ours, KEPT);
    tell(read.theirs, SHUT);
    told = [...read.ours, ...read.theirs];
    return known;
  };
}

/**
 * INVARIANT: each file by itself. What we ask with goes on as it was while its file cannot be used; whoever comes by
 * keys of their own does not: they may have been taken away because somebody else has them.
 */
export function liveKnownBy(started: ServerConfig, log: Logger): LiveKnownBy {
  let get = knownOf(started, log);
  return {
    get: () => get(),
    take(next) {
      get = knownOf(next, log);
    },
  };
}
