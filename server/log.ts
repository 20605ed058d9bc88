/** Where does the server say what happened? One JSON line each on stderr, from which no NHS number can be read. */
import { pino } from 'pino';
import type { Logger } from '../src/gateway/ports';

/** Ten digits, written together or in threes and fours. */
const NHS_NUMBER = /(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g;

/**
 * INVARIANT: the last thing before a line is written takes out everything shaped like an NHS number, whoever logged it.
 */
export const scrub = (line: string): string => line.replace(NHS_NUMBER, '[number]');

/** A logger to stderr, or to the given writer; `level` as pino names them. */
export function createLog(
  level = 'info',
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Logger {
  const log = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
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
