/** What is asked of a thread that judges, and what does it answer? */
import type { Setting } from '../../../src/domain/settings';
import type { SecondaryPolicy } from '../config/shape';
import type { Id } from './left-out';

/** Lines of files that hang together: those of the same people. */
export interface Job {
  readonly setting: Setting;
  /** Absolute, each with the one type that it may hold. */
  readonly files: readonly { readonly path: string; readonly type: string }[];
  /** Of each line: file, line number, offset, length in bytes. */
  readonly lines: Float64Array;
  /** JSON of resources of nobody that are marked: they may mark what refers to them. */
  readonly beside: readonly string[];
  /** Whether to tell which are marked in any way. */
  readonly tellsMarked: boolean;
}

export type JobAnswer =
  | { readonly ok: true; readonly leftOut: readonly Id[]; readonly marked: readonly string[] }
  /** In words that quote nothing of the file. */
  | { readonly ok: false; readonly problem: string };

export const FIELDS = 4;

/** What the thread is started with. */
export interface Begun {
  readonly policy: SecondaryPolicy;
}
