/**
 * How long does a test of the screen wait for what is to come? As long as the test itself may: the second that the
 * library gives is not enough on a busy machine.
 */

/** Milliseconds; only against what hangs. */
export const PATIENCE_MS = 240_000;

if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: PATIENCE_MS });
}
