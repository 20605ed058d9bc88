/** How is truth.json written? References are `provider/Type/id`. */
import type { Role } from '../src/domain/roles';

export interface Truth {
  readonly people: readonly {
    readonly id: string;
    readonly nhsNumber: string;
    readonly dateOfBirth: string;
    readonly family: string;
    readonly given: string;
    readonly scenario: string;
  }[];
  /** Each group is one fact, one entry. A resource in no group stands alone. */
  readonly same: readonly (readonly string[])[];
  readonly conflicts: readonly {
    readonly section: string;
    readonly field: string;
    readonly references: readonly string[];
  }[];
  /** Near misses that must not join. */
  readonly apart: readonly { readonly references: readonly string[]; readonly why: string }[];
  /** Shown as one episode, yet apart. */
  readonly linked: readonly { readonly references: readonly string[]; readonly why: string }[];
  /** Never released to these roles, emergency access or not. */
  readonly neverSeen: readonly {
    readonly reference: string;
    readonly by: 'everyone' | readonly Role[];
    readonly why: string;
  }[];
  /** Near misses of redaction: these must reach these roles. */
  readonly mustShow: readonly { readonly reference: string; readonly to: readonly Role[]; readonly why: string }[];
}
