/**
 * Is the audit whole, as far as this server knows? Verified from the last mark when it starts, walked from end to end
 * beside the work, anchored by the hour; once it is found broken nothing is answered any more. What left it for sealed
 * files is looked at beside it.
 */
import type { ArchiveState, ChainState, Reached } from '../src/domain/audit-state';
import type { Logger, Stores } from '../src/gateway/ports';
import { archiveKeeping, type ArchiveKeeping } from './archive/keeping';
import { besideWork } from './beside-work';
import type { ServerConfig } from './config';
import { lastVerified, readAnchors, writeAnchor, type Anchor } from './database/anchors';
import type { Database } from './database/open';
import { verifyAudit, type Mark, type Verified } from './database/verify-audit';
import { noteWalk, walkNamed, walkOneStep } from './database/walks';

/** Rows of the whole walk that a start takes first: a chain no longer than this is walked whole. */
const AT_START = 5_000;
/** Rows of one step beside the work: some milliseconds of this process. */
const STEP = 200;
const PACE = { pauseMs: 250, busy: 0.4, waits: 40 };
/** A walk that was finished is begun anew after this. */
const REST_MS = 3_600_000;

export interface AuditTold {
  /** Seconds since the end of the chain was noted, and since a whole walk was finished; null where never. */
  readonly anchorAge: number | null;
  readonly wholeAge: number | null;
  readonly sound: boolean;
  /** The row that the whole walk has come to. */
  readonly walkedTo: number;
  /** Whether each file of the archive is as it was sealed, and seconds since all were looked at; null: not known. */
  readonly archiveSound: boolean | null;
  readonly archiveAge: number | null;
}

export interface AuditKeeping {
  /** Before anything is served. */
  verifyStart(): Promise<Verified>;
  /** Notes where the chain ends, once what came since the last time has been walked. */
  anchor(): Promise<void>;
  /** One step of the walk over the whole chain. True when it may go on at once. */
  step(): Promise<boolean>;
  /** Walks on by itself until the returned function is called. */
  walkOn(): () => void;
  /** INVARIANT: the same stores, none of which puts on record, or is ready, once the chain was found broken. */
  guarded(stores: Stores): Stores;
  told(): AuditTold;
  /** The same for whoever answers for the audit: with its rows, and what is wrong with it. */
  state(): ChainState;
}

type Broken = Verified & { readonly ok: false };

interface State {
  broken: Broken | null;
  verified: Mark;
  noted: Reached | null;
  whole: Reached | null;
  walkedTo: number;
}

/** Nothing is younger than now, also where the clock was set back. */
const age = (now: number, since: string | undefined): number | null =>
  since === undefined ? null : Math.max(0, now - Date.parse(since)) / 1000;

const toldOf = ({ noted, whole, broken, walkedTo }: State, archive: ArchiveState | null, now: number): AuditTold => ({
  anchorAge: age(now, noted?.at),
  wholeAge: age(now, whole?.at),
  sound: broken === null,
  walkedTo,
  archiveSound: archive?.here === true ? archive.fault === null : null,
  archiveAge: age(now, archive?.checkedAt ?? undefined),
});

const stateOf = (
  { noted, whole, broken, walkedTo }: State,
  archive: ArchiveState | null,
  outside: boolean,
): ChainState => ({
  sound: broken === null,
  problem: broken?.problem ?? null,
  whole,
  walkedTo,
  noted,
  outside,
  ...(archive === null ? {} : { archive }),
});

/** The same stores, of which none puts on record, or is ready, unless `whole` lets it. */
const guardedBy = (stores: Stores, whole: () => void): Stores => ({
  ...stores,
  audit: {
    ...stores.audit,
    async append(event, keys) {
      whole();
      await stores.audit.append(event, keys);
    },
  },
  optOuts: {
    ...stores.optOuts,
    // puts on record too: the event of a decision is stored with it
    async add(decision, told) {
      whole();
      await stores.optOuts.add(decision, told);
    },
  },
  async ready() {
    whole();
    await stores.ready();
  },
});

/** Without `archive` nothing was ever archived. */
type KeptBy = Pick<ServerConfig, 'anchorFile'> & Partial<Pick<ServerConfig, 'archive' | 'wrapping'>>;

const NOTHING_ARCHIVED: ArchiveKeeping = {
  begin: () => Promise.resolve(),
  step: () => Promise.resolve(false),
  state: () => null,
};

const archiveOf = (
  { archive, wrapping = null }: KeptBy,
  database: Pick<Database, 'db'>,
  log: Logger,
  now: () => number,
): ArchiveKeeping =>
  archive === undefined ? NOTHING_ARCHIVED : archiveKeeping({ archive, wrapping }, database, log, now);

/** Keeps the audit of one server on one database; `atStart`: rows of the whole walk that a start takes first. */
export function auditKeeping(
  config: KeptBy,
  { db }: Pick<Database, 'db'>,
  log: Logger,
  now: () => number = Date.now,
  atStart = AT_START,
): AuditKeeping {
  const { anchorFile } = config;
  const archive = archiveOf(config, { db }, log, now);
  const state: State = { broken: null, verified: { seq: 0, hash: '' }, noted: null, whole: null, walkedTo: 0 };
  const instant = (): string => new Date(now()).toISOString();
  const anchors = (): readonly Anchor[] => (anchorFile === null ? [] : readAnchors(anchorFile));

  /** Says it once; nothing is answered from now on. */
  function foundBroken(found: Broken): void {
    if (state.broken === null)
      log.error(
        { problem: found.problem },
        'the audit has been tampered with: nothing is answered until it is cleared up',
      );
    state.broken = found;
  }

  async function markAtStart(): Promise<Mark> {
    const mark = anchorFile === null ? await walkNamed(db, 'verified') : lastVerified(anchors());
    return mark ?? { seq: 0, hash: '' };
  }

  /** From the last mark to the end, which then is the mark. */
  async function verifyOn(from: Mark): Promise<Verified> {
    const later = anchors().filter(({ seq }) => seq > from.seq);
    const verified = await verifyAudit(db, later, STEP, from);
    if (!verified.ok) return verified;
    state.verified = { seq: verified.events, hash: verified.head };
    return verified;
  }

  async function note(): Promise<void> {
    const at = instant();
    await noteWalk(db, 'verified', { ...state.verified, at });
    if (anchorFile !== null) writeAnchor(anchorFile, { at, ...state.verified, verified: true });
    log.info({ ...state.verified }, 'the audit ends here');
    state.noted = { at, to: state.verified.seq };
  }

  async function step(most: number, restMs: number): Promise<boolean> {
    const taken = await walkOneStep(db, { most, anchors: anchors(), now: now(), restMs });
    state.whole = taken.whole === null ? null : { at: taken.whole.at, to: taken.whole.seq };
    if (taken.kind === 'broken') foundBroken(taken.found);
    if (taken.kind === 'walked' || taken.kind === 'finished') state.walkedTo = taken.at.seq;
    return taken.kind === 'walked';
  }

  return {
    async verifyStart() {
      await step(atStart, 0);
      await archive.begin();
      const verified = state.broken ?? (await verifyOn(await markAtStart()));
      // a server that is held shut after a restore writes nothing behind what the restore left
      if (!verified.ok) foundBroken(verified);
      return verified;
    },
    async anchor() {
      const verified = await verifyOn(state.verified);
      if (verified.ok) await note();
      else foundBroken(verified);
    },
    step: () => step(STEP, REST_MS),
    walkOn() {
      const stops = [besideWork(() => step(STEP, REST_MS), PACE), besideWork(archive.step, PACE)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    guarded: (stores) =>
      guardedBy(stores, () => {
        if (state.broken !== null) throw new Error('the audit is broken');
      }),
    told: () => toldOf(state, archive.state(), now()),
    state: () => stateOf(state, archive.state(), anchorFile !== null),
  };
}
