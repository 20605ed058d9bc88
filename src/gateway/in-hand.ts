/**
 * How much is this process in the middle of, and who is told to wait when that is enough? Counted: openings that are
 * being answered, and records of which some provider's first answer has not ended. Source: CONTRACT
 * "Config file".
 */
import type { Purpose } from '../domain/api';
import { problem, type Problem } from './http/problem';

/** An opening that is being answered. `opened`: it led to a record, of which these providers will be asked. */
export interface Opening {
  opened(access: string, providers: readonly string[]): void;
  /** Must be called, whatever happens. */
  end(): void;
}

export interface InHand {
  /** Null where there is no room: nothing has been asked of anybody. `now` in milliseconds. */
  open(purpose: Purpose, now: number): Opening | null;
  /** What can wait is told to wait before anything else is. */
  mayTellChanges(now: number): boolean;
  /** A provider of this record begins to be asked; the answer ends it, and must. */
  read(access: string, provider: string, now: () => number): () => void;
  closed(access: string): void;
  /** How much it is now, for whoever watches. */
  size(now: number): number;
}

/** Kept for emergencies, beside what everybody may use: a tenth of it, and one at least. */
export const RESERVED = 0.1;
/** Of what everybody may use: from here on “what changed” is told to wait. */
export const CHANGES_UP_TO = 0.8;
/**
 * Milliseconds after which a record that is open and of which nothing is being asked is not waited for: its providers
 * are asked at another gateway, or its page has gone.
 */
export const QUIET_MS = 1_000;

export const TOO_BUSY: Problem = problem(
  503,
  'busy',
  'Many records are being opened just now, so this one has to wait; those that are open go on. Try again in a few ' +
    'seconds. In an emergency, open the record for that purpose.',
);
export const CHANGES_WAIT: Problem = problem(
  503,
  'busy',
  'Many records are being opened just now. What is new can be asked again in a few seconds; the record itself is ' +
    'whole.',
);

interface Record {
  readonly pending: Set<string>;
  running: number;
  /** Milliseconds: the last moment at which something of it began or ended. */
  heardAt: number;
}

/** At most `most` at once, and a tenth more for emergencies. */
export function createInHand(most: number): InHand {
  const records = new Map<string, Record>();
  let openings = 0;
  const size = (now: number): number => {
    for (const [access, { running, heardAt }] of records)
      if (running === 0 && now - heardAt > QUIET_MS) records.delete(access);
    return openings + records.size;
  };
  const room = (purpose: Purpose): number =>
    purpose === 'emergency' ? most + Math.max(1, Math.floor(most * RESERVED)) : most;
  return {
    size,
    open(purpose, now) {
      if (size(now) >= room(purpose)) return null;
      openings += 1;
      let ended = false;
      let record: readonly [string, Record] | null = null;
      return {
        opened(access, providers) {
          if (providers.length > 0) record = [access, { pending: new Set(providers), running: 0, heardAt: now }];
        },
        end() {
          if (ended) return;
          ended = true;
          openings -= 1;
          if (record !== null) records.set(...record);
        },
      };
    },
    mayTellChanges: (now) => size(now) < Math.max(1, Math.ceil(most * CHANGES_UP_TO)),
    read(access, provider, now) {
      const record = records.get(access) ?? { pending: new Set<string>(), running: 0, heardAt: 0 };
      record.running += 1;
      record.heardAt = now();
      records.set(access, record);
      return () => {
        record.running -= 1;
        record.pending.delete(provider);
        record.heardAt = now();
        if (record.running === 0 && record.pending.size === 0 && records.get(access) === record) records.delete(access);
      };
    },
    closed: (access) => void records.delete(access),
  };
}
