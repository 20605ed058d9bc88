/** What does a policy case say? */
import type { Role } from '../../domain/roles';
import type { Setting } from '../../domain/settings';

export interface PolicyCase {
  readonly name: string;
  /** The first one is judged; the others stand beside it. */
  readonly given: readonly Readonly<Record<string, unknown>>[];
  readonly setting: Setting;
  /** One role, or several that must all come out alike. */
  readonly roles: readonly Role[];
  readonly emergency?: boolean;
  readonly expect: 'released' | 'summary' | 'withheld';
  /** A rule that must have decided. */
  readonly rule?: string;
}
