/** How often may one user look people up and open records? The figures are CONTRACT's; all gateways count together. */
import type { LimitsConfig } from './config';
import { createRateLimit, type RateLimit } from './http/rate-limit';
import { createOpaqueId } from './opaque-id';
import type { Ports } from './ports';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * `inFlight`: with more, 100 users wait longer than three times what 8 do (bench O-e).
 * `sessionsPerUser`: more places than anybody works at within the time that a session may stand idle.
 */
export const DEFAULT_LIMITS: LimitsConfig = {
  inFlight: 24,
  matchedLookUpsPerHour: 120,
  openingsPerHour: 60,
  sessionsPerUser: 10,
};

export interface Limits {
  /** Refused or unmatched look-ups: 20 per user per 10 minutes. */
  readonly lookUps: RateLimit;
  /** Look-ups that found somebody, by name or number; beyond it nobody is looked for by name. */
  readonly matched: RateLimit;
  /** Opened records, for whatever purpose: 120 per user per minute. */
  readonly openings: RateLimit;
  /** Direct-care openings; never those for purpose emergency. */
  readonly openingsInHour: RateLimit;
  /** Addresses that were shown: 120 per user per minute. */
  readonly addresses: RateLimit;
}

const SEARCH_BY_NUMBER = 'Searching by NHS number and date of birth still works.';
const IN_AN_EMERGENCY = 'In an emergency, open the record for that purpose.';

/** INVARIANT: the store learns no user: its rows are named by a keyed hash of the limit and the user's id. */
export function createLimits(
  { stores, key }: Pick<Ports, 'stores' | 'key'>,
  { matchedLookUpsPerHour, openingsPerHour }: LimitsConfig,
): Limits {
  const limit = (name: string, most: number, windowMs: number, tooMany: string, instead?: string): RateLimit =>
    createRateLimit({
      store: stores.limits,
      keyOf: createOpaqueId(key, 'limit', name),
      most,
      windowMs,
      words: instead === undefined ? { tooMany } : { tooMany, instead },
    });
  return {
    lookUps: limit('look-ups', 20, 10 * MINUTE, 'Too many look-ups.'),
    matched: limit('matched', matchedLookUpsPerHour, HOUR, 'Too many searches by name.', SEARCH_BY_NUMBER),
    openings: limit('openings', 120, MINUTE, 'Too many records opened.'),
    openingsInHour: limit('openings in an hour', openingsPerHour, HOUR, 'Too many records opened.', IN_AN_EMERGENCY),
    addresses: limit('addresses', 120, MINUTE, 'Too many addresses shown.'),
  };
}
