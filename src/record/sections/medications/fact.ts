/** What does one provider say of one medicine? */
import type { RecordDate } from '../../entry';
import type { FactBase } from '../../section';
import type { ReadDosage } from './dosage';
import type { Drug } from './drug';

export type MedicineKind = 'statement' | 'plan' | 'order' | 'dispense' | 'administration';

export interface MedicationFact extends FactBase {
  /** Null where the product is not named in any way that can be compared. */
  readonly drug: Drug | null;
  /** Product codes as `system|code`, dm+d and SNOMED as one. */
  readonly codes: readonly string[];
  readonly code: { readonly system: string; readonly code: string } | null;
  /** The product as the provider wrote it, headed “Do NOT:” where it must not be given. */
  readonly product: string;
  readonly kind: MedicineKind;
  readonly dosage: ReadDosage;
  readonly status: string;
  readonly active: boolean;
  /** Ended by a decision or by running out; false too where the status says neither. */
  readonly ended: boolean;
  readonly start: RecordDate | null;
  /** The moment of reading, in milliseconds. */
  readonly readAt: number;
  /** Begins after the moment of reading. */
  readonly future: boolean;
  readonly end: RecordDate | null;
  readonly setting: 'inpatient' | 'discharge' | 'other';
  readonly encounterEnd: RecordDate | null;
  /** True while the stay it belongs to still runs. */
  readonly inStay: boolean;
  readonly repeat: boolean;
  /** When a repeat's authorisation runs out. */
  readonly authorisedUntil: RecordDate | null;
  /** When the latest supply runs out, in milliseconds. */
  readonly supplyEnd: number | null;
  /** The latest sign that it is really taken: issued, supplied, given, asserted. */
  readonly lastEvidence: RecordDate | null;
  /** The last issue that a statement names; null elsewhere. */
  readonly issuedOn: RecordDate | null;
  readonly reason: string | null;
  readonly statusReason: string | null;
  readonly hospitalOnly: boolean;
  /** Who prescribes it, in the provider's own words; null where it does not say. */
  readonly prescribedBy: string | null;
  /** A GP's plan of which nothing has been issued. */
  readonly neverIssued: boolean;
  /** A request not to give it, a proposal, or a draft: never shown as something the person takes. */
  readonly notGiven: 'do not give' | 'proposal' | null;
  /** “No known medications”, “not asked”: no medicine, but somebody's word; null for every medicine. */
  readonly nothing: 'none' | 'not known' | null;
  /** Words of a denial beside the name or the dose of a medicine: shown as written, never joined with another. */
  readonly toCheck: boolean;
  /** What is written beside it, each note once. */
  readonly notes: readonly string[];
  readonly ownKeys: readonly string[];
  /** What it was combined from, newest first; itself alone where nothing was. */
  readonly members: readonly MedicationFact[];
}
