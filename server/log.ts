/** Where does the server say what happened? One JSON line each on stderr, from which no NHS number can be read. */
import { pino } from 'pino';
import type { Logger } from '../src/gateway/ports';
import { currentRequestId } from './request-scope';

/** Ten digits, written together or in threes and fours; and a UUID, whose digits are none of anybody's. */
const NHS_NUMBER =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;

const UUID_LENGTH = 36;

/**
 * INVARIANT: the last thing before a line is written takes out everything shaped like an NHS number, whoever logged it.
 */
export const scrub = (line: string): string =>
  line.replace(NHS_NUMBER, (found) => (found.length === UUID_LENGTH ? found : '[number]'));

/** Every line that is written for a request carries its id, whoever writes it. */
const requestNamed = (): object => {
  const request = currentRequestId();
  return request === null ? {} : { request };
};

/** A logger to stderr, or to the given writer; `level` as pino names them. */
export function createLog(
  level = 'info',
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Logger {
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin: requestNamed },
    {
      write: (line) => {
        write(scrub(line));
      },
    },
  );
  return {
    info: (fields, message) => {
      log.info(fields, message);
    },
    error: (fields, message) => {
      log.error(fields, message);
    },
  };
}

/** What went wrong and where, without the message: it may quote what somebody sent. */
export const described = (error: unknown): { readonly error: string; readonly at: readonly string[] } =>
  error instanceof Error
    ? {
        error: error.name,
        at: (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .slice(0, 5)
          .map((line) => line.trim()),
      }
    : { error: typeof error, at: [] };
