/** What passes from one stage to the next: intake → label → decide → redact. The stages meet here and nowhere else. */
import type { FhirResource } from 'fhir/r4';
import type { Role } from '../domain/roles';
import type { EmptyList, SectionCoverage } from '../domain/coverage';
import type { SectionId } from '../domain/sections';
import type { Setting } from '../domain/settings';
import type { ResourceType } from '../domain/section-of';

/** Why a contribution is not the whole of what the provider holds. */
export type PartialReason =
  | { readonly kind: 'bounded' }
  | { readonly kind: 'unreadable'; readonly type: ResourceType | null }
  | {
      readonly kind: 'provider-warning';
      readonly code: string;
      readonly type: ResourceType | null;
      readonly text: string;
      /** What says so, as `List/id`: where that tells of an excluded category, it has said nothing. */
      readonly of?: string;
    }
  /** A list was sent empty, and why: it is whole, and nothing of it is lost. */
  | { readonly kind: 'sent-empty'; readonly why: EmptyList; readonly type: ResourceType; readonly of?: string };

/** What one provider answered, already R4, already confirmed to be this person; its own Patient is left out. */
export interface Contribution {
  readonly outcome: 'answered';
  /** False where the provider does not know the person: `resources` is then empty. */
  readonly known: boolean;
  readonly resources: readonly FhirResource[];
  /** Types the provider can supply; null where it does not say. */
  readonly supplies: ReadonlySet<ResourceType> | null;
  readonly partial: readonly PartialReason[];
  /** Said once for the whole provider, such as "Confirm identity: details held by X differ". */
  readonly warnings: readonly string[];
  /** Only where a terminology server is configured and there was something to ask. */
  readonly translation?: Translation;
}

export interface Translation {
  /** SNOMED codes that were added to this contribution. */
  readonly added: ReadonlySet<string>;
  /**
   * Codes, as `system|code`, that could not be translated just now. INVARIANT: told of only where one of them is
   * released.
   */
  readonly pending: ReadonlySet<string>;
}

export type IntakeFailure =
  /** `field` is at most one of the three that may be named. */
  | { readonly outcome: 'identity-not-confirmed'; readonly field: 'NHS number' | 'date of birth' | 'postcode' | null }
  /** The provider's own Patient is restricted: answered like an unconfirmed identity, and nothing said of why. */
  | { readonly outcome: 'restricted' }
  /** `signInAgain`: it no longer takes what vouched for the user, and was not asked. */
  | { readonly outcome: 'unreachable'; readonly signInAgain?: true }
  | { readonly outcome: 'bad-answer' }
  | { readonly outcome: 'too-slow' };

export type IntakeResult = Contribution | IntakeFailure;

/** Who looks, from where, as far as the decision needs it. */
export interface Viewer {
  readonly role: Role;
  readonly emergency: boolean;
}

export interface ProviderContext {
  readonly id: string;
  readonly name: string;
  readonly setting: Setting;
}

/**
 * What may cross the trust boundary for one provider, as it stands in the answer. Nothing in it depends on what was
 * withheld.
 */
export interface ReleasedBytes {
  /** The resources as JSON, as they leave: in UTF-8, one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each of them ends. */
  readonly ends: readonly number[];
  /** `Type/id` of each, in the same order. */
  readonly references: readonly string[];
  /** The provider's own name of each, in the same order. INVARIANT: stays within the gateway. */
  readonly names: readonly string[];
  readonly coverage: readonly SectionCoverage[];
  readonly warnings: readonly string[];
  /** That the provider also holds kinds of record that are not shown here, from what it says it can supply. */
  readonly notCarried: string | null;
  /** SNOMED codes that the gateway may have added: whether they were is no change of what the provider says. */
  readonly translated: ReadonlySet<string>;
  /** Opaque Binary id → where the released document's bytes are at the provider. */
  readonly documents: ReadonlyMap<string, DocumentLocation>;
  /** Section by section: released something, withheld for the role; for the audit, without counts. */
  readonly sections: ReadonlyMap<SectionId, 'released' | 'role-withheld' | 'nothing'>;
}

/** The same as resources, for whoever looks into them. */
export interface Released extends Omit<ReleasedBytes, 'bytes' | 'ends'> {
  readonly resources: readonly FhirResource[];
}

export interface DocumentLocation {
  readonly url: string;
  readonly contentType: string | null;
  /** What the sender states of the bytes: how many, and their SHA-1 in base64. */
  readonly stated?: { readonly size: number | null; readonly hash: string | null };
}
