/**
 * What may this role see of an open record now, and what may it do with it? Told from the tables, the role and an
 * emergency alone.
 */
import type { Depth } from './api';
import type { SectionId } from './sections';

export interface RecordView {
  readonly sections: Readonly<Record<SectionId, Depth>>;
  readonly emergency: { readonly endsAt: string } | null;
  readonly emergencyOffered: boolean;
  /** What emergency access opens for this role, in words; absent from an earlier gateway. */
  readonly emergencyOpens?: readonly string[];
  /** How much of a contact this role is shown; absent from an earlier gateway. */
  readonly contacts?: Depth;
  /** True where the role may take a patient summary away. */
  readonly exportOffered: boolean;
  /** True where the page asks for the address as the record opens; else somebody presses for it. */
  readonly addressAtOnce: boolean;
  /** True where all the providers that were not asked may be asked at once; absent from an earlier gateway. */
  readonly restOffered?: boolean;
}
