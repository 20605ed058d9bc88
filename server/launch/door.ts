/** What do all doors have in common? Where a launch goes on, how it is refused, and what is remembered meanwhile. */
import { createHash, randomBytes } from 'node:crypto';
import { LAUNCH_KEY, OPENING_PATH, REFUSED_PATH, type LaunchRefusal } from '../../src/domain/launch';
import { EARLIEST_DAY } from '../../src/domain/dates/typed';
import { isDay } from '../../src/domain/dates';
import { isNhsNumber, nhsNumberDigits } from '../../src/domain/nhs-number';
import type { Gateway } from '../../src/gateway/call';
import type { PendingLaunch } from '../../src/gateway/launch-ports';
import type { LaunchConfig, LinkRow, SmartRow } from '../config-launch';
import type { SealedCookie } from './sealed-cookie';
import type { Underway } from './smart';

/** Seconds that somebody may take between a door and the open record, a sign-in between them included. */
export const LAUNCH_SECONDS = 600;
export const PENDING_COOKIE = 'wp-launch';
export const UNDERWAY_COOKIE = 'wp-launch-begun';

/** A launch as it is sealed: bound to the door that it came by. */
export interface SealedLaunch extends PendingLaunch {
  readonly door: string;
}

export interface Doors {
  /** As it is now: it may be read again. */
  readonly config: () => LaunchConfig;
  readonly gateway: Gateway;
  readonly pending: SealedCookie<SealedLaunch>;
  readonly underway: SealedCookie<Underway>;
}

/** Why a launch was refused: in the user's words by its code, in the log by its cause. */
export interface Refused {
  readonly code: LaunchRefusal;
  /** A fixed sentence. INVARIANT: nothing of a person, a token, or what the other system wrote. */
  readonly cause: string;
}

export const refused = (code: LaunchRefusal, cause: string): Refused => ({ code, cause });

export const isRefused = (value: object): value is Refused => 'cause' in value && 'code' in value;

const onwards = (to: string, method: string): Response =>
  new Response(null, {
    // after a form, the next page is fetched and not sent the form again
    status: method === 'POST' ? 303 : 302,
    headers: { Location: to, 'Cache-Control': 'no-store' },
  });

/** The page that says why not; one line of the log says by which system, and the cause. */
export function refuse({ gateway }: Doors, request: Request, system: string, { code, cause }: Refused): Response {
  gateway.ports.log.info({ system, cause }, 'a launch was refused');
  gateway.ports.told?.({ what: 'launch', outcome: 'refused' });
  return onwards(`${REFUSED_PATH}?why=${code}`, request.method);
}

/**
 * Another for every row that is not the same in whom it believes, by which keys, and what follows from that. Not of
 * it: its name, and what we prove ourselves with.
 */
export const doorOf = (row: SmartRow | LinkRow): string =>
  useKey('door', JSON.stringify({ ...row, name: undefined, auth: undefined }));

/** 128 bits, for whom it names nobody but this launch. */
export const launchId = (): string => randomBytes(16).toString('base64url');

/**
 * The page on which it goes on in the browser's own site, with what the door learned sealed beside it.
 * INVARIANT: the address holds a number of the launch, which opens nothing, and nothing of the person.
 */
export function goOn(
  { pending, gateway }: Doors,
  request: Request,
  row: SmartRow | LinkRow,
  launch: PendingLaunch,
): Response {
  const page = launch.kind === 'opens' ? OPENING_PATH : '/find';
  const answer = onwards(`${page}#${LAUNCH_KEY}=${launch.id}`, request.method);
  answer.headers.append('Set-Cookie', pending.line({ ...launch, door: doorOf(row) }, LAUNCH_SECONDS));
  gateway.ports.told?.({ what: 'launch', outcome: 'taken' });
  return answer;
}

export const pageTo = (to: string): Response => onwards(to, 'GET');

/** Under this it is remembered that something was used; what it was cannot be read from it. */
export const useKey = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

export interface Named {
  readonly nhsNumber: string;
  readonly dateOfBirth: string;
}

/** A number that passes Modulus 11, and a real day; null for anything else. */
export function personOf(number: unknown, born: unknown): Named | null {
  if (typeof number !== 'string' || !isNhsNumber(number)) return null;
  if (typeof born !== 'string' || !isDay(born) || born < EARLIEST_DAY) return null;
  return { nhsNumber: nhsNumberDigits(number) ?? number, dateOfBirth: born };
}
