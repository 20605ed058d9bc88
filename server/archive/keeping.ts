/**
 * Are the sealed parts of the audit still the files that were sealed, as far as this server can see? Looked at when it
 * starts and beside the work, one file a step. One that is not is told, and nothing is shut for it: what is opened does
 * not rest on it, and its copy takes its place.
 */
import { existsSync } from 'node:fs';
import type { ArchiveState } from '../../src/domain/audit-state';
import type { Logger } from '../../src/gateway/ports';
import type { ServerConfig } from '../config';
import { sealedParts, type SealedPart } from '../database/archived';
import type { Database } from '../database/open';
import { faultOf, gapBefore, type PartFault } from './folder';

/** Files that a start looks at: some hundred milliseconds. */
const AT_START = 8;
/** A look at all of them that was finished is begun anew after this. */
const REST_MS = 3_600_000;

export interface ArchiveKeeping {
  /** Before anything is served: the first of them. */
  begin(): Promise<void>;
  /** Looks at one file. True when it may go on at once. */
  step(): Promise<boolean>;
  /** Null where nothing was archived, or nobody has looked yet. */
  state(): ArchiveState | null;
}

interface Fault extends PartFault {
  readonly since: string;
}

const NO_KEY = 'parts of the audit are archived, and keys.file is missing: they cannot be read';

/** Keeps an eye on the archive of one server. */
export function archiveKeeping(
  { archive: { folder }, wrapping }: Pick<ServerConfig, 'archive' | 'wrapping'>,
  { db }: Pick<Database, 'db'>,
  log: Logger,
  now: () => number,
): ArchiveKeeping {
  const faults = new Map<number, Fault>();
  let parts: readonly SealedPart[] = [];
  let next = 0;
  let checkedAt: number | null = null;
  let isHere = true;
  const instant = (): string => new Date(now()).toISOString();

  const look = (part: SealedPart, before: SealedPart | undefined): PartFault | null =>
    wrapping === null
      ? { ok: false, seq: part.first, problem: NO_KEY, absent: true }
      : (gapBefore(part, before === undefined ? null : { seq: before.last, hash: before.hash }) ??
        faultOf(folder, part, wrapping));

  /** Says it once, for as long as it is so. */
  function note({ first }: SealedPart, found: PartFault | null): void {
    const known = faults.get(first);
    if (found === null) faults.delete(first);
    else if (known?.problem !== found.problem) {
      faults.set(first, { ...found, since: instant() });
      log.error({ part: 'audit', problem: found.problem }, 'a sealed part of the audit is not as it was written');
    }
  }

  async function step(): Promise<boolean> {
    if (next === 0) {
      if (checkedAt !== null && now() - checkedAt < REST_MS) return false;
      parts = await sealedParts(db);
      // kept on another machine, where audit:verify looks at it
      isHere = existsSync(folder);
      if (!isHere) faults.clear();
    }
    const part = parts[next];
    if (part === undefined || !isHere) return false;
    note(part, look(part, parts[next - 1]));
    next += 1;
    if (next < parts.length) return true;
    next = 0;
    checkedAt = now();
    return false;
  }

  return {
    async begin() {
      for (let most = AT_START; most > 0 && (await step()); most -= 1);
    },
    step,
    state() {
      const last = parts.at(-1);
      if (last === undefined) return null;
      const all = [...faults.values()];
      const worst = all.find(({ absent }) => absent !== true) ?? all[0];
      return {
        to: last.last,
        here: isHere,
        checkedAt: checkedAt === null ? null : new Date(checkedAt).toISOString(),
        fault:
          worst === undefined
            ? null
            : { problem: worst.problem, since: worst.since, altered: worst.absent !== true, parts: all.length },
      };
    },
  };
}
