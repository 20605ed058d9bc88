/** What does one line of the merged record look like, whatever its section? The viewer draws these and nothing else. */
import type { FhirResource } from 'fhir/r4';
import type { ProviderRef } from '../domain/settings';
import type { SectionCoverage } from '../domain/coverage';
import type { EntrySection, NoneMissing, SectionId } from '../domain/sections';

/** A FHIR date as precise as it was sent; `sort` is milliseconds (the start of what the text covers, London time). */
export interface RecordDate {
  readonly text: string;
  readonly precision: 'year' | 'month' | 'day' | 'time';
  readonly sort: number;
}

/** Everywhere below, `provider` is the provider’s id; the screen puts the name. */
export interface Source {
  readonly provider: string;
  readonly reference: string;
  readonly resource: FhirResource;
  /** Its place among sources: a plan's issue or an amended result's predecessor stands behind the main one. */
  readonly part: 'main' | 'history' | 'supporting';
  readonly recordedAt: RecordDate | null;
}

export interface Conflict {
  readonly field: string;
  readonly values: readonly { readonly provider: string; readonly value: string }[];
}

/** Why two sources stand on one line: the rule that joined them, and the words a clinician reads. */
export interface JoinReason {
  readonly rule: string;
  readonly text: string;
}

/** A reason with its evidence: what it was that the rule joined. */
export interface JoinEvidence extends JoinReason {
  /** The records it joined, each by its main resource. */
  readonly sides: readonly {
    readonly provider: string;
    readonly reference: string;
    readonly date: RecordDate | null;
  }[];
  /** The identifiers that all of them carry, where there are such. */
  readonly identifiers: readonly string[];
}

/** What an entry would be if this provider's part of it stood alone. */
export interface Alone {
  readonly provider: string;
  readonly title: string;
  readonly summary: string | null;
  readonly date: RecordDate | null;
  readonly status: string | null;
}

/** Another entry, and what it is to this one. */
export interface LinkedEntry {
  readonly id: string;
  readonly title: string;
  readonly relation: string;
}

/** A line of the opened entry's side-by-side table: one value per source, null where that source does not say. */
export interface Fact {
  readonly label: string;
  readonly values: readonly { readonly provider: string; readonly reference: string; readonly value: string | null }[];
}

export interface HistoryLine {
  readonly date: RecordDate | null;
  readonly text: string;
  readonly provider: string;
}

/** Where an entry stands in time, told from `now`. */
export type Lane = 'upcoming' | 'dated' | 'undated';

/** What only one section's entries have. */
export type Detail =
  | {
      readonly section: 'medications';
      readonly generic: string;
      readonly brand: string | null;
      readonly strength: string | null;
      readonly form: string | null;
      /** Null where the sources differ: then `conflicts` holds every dose with its provider. */
      readonly dose: string | null;
      readonly route: string | null;
      readonly frequency: string | null;
      /** Limits and instructions beside the dose: at most so much in a day, for so long, with food. */
      readonly more: string | null;
      readonly reason: string | null;
      /** `statement`: says that there are none, or that it is not known; never a medicine. */
      readonly standing: 'do-not-give' | 'current' | 'unconfirmed' | 'past' | 'upcoming' | 'statement';
      /** An order not to give it, whether it still holds or not: never a medicine that the person takes. */
      readonly doNotGive: boolean;
      readonly lastEvidence: RecordDate | null;
    }
  | {
      readonly section: 'allergies';
      readonly kind: 'allergy' | 'negative';
      /** An allergy whose words or code could be taken for a denial: it counts as one, and is shown in quotes. */
      readonly toCheck: boolean;
      /** False for a negative that only says that it is not known, or was not asked. */
      readonly denies: boolean;
      /** A clinician's explicit dated 716186003 or IPS equivalent: the only negative that makes the label. */
      readonly noKnownAllergies: boolean;
      readonly active: boolean;
      readonly refuted: boolean;
      readonly substance: string;
      readonly reactions: string | null;
      readonly severity: string | null;
    }
  | {
      readonly section: 'results';
      readonly value: string | null;
      /** Where no value was sent: what its comments say. */
      readonly remark: string | null;
      readonly number: number | null;
      readonly unit: string | null;
      readonly range: string | null;
      /** High, Low, Critical high …: the word that a reader sees. */
      readonly flag: string | null;
      /** What the laboratory says beside a value: resistant, detected …. */
      readonly finding: string | null;
      /** The most serious flag of it and of its parts. */
      readonly worst: string | null;
      readonly interim: boolean;
      readonly isReport: boolean;
      /** Of a GP record, and no test. */
      readonly isCodedEntry: boolean;
      readonly components: readonly { readonly name: string; readonly value: string }[];
    }
  | {
      readonly section: 'problems';
      readonly active: boolean;
      /** `statement`: that there are none, or not this one. */
      readonly kind: 'problem' | 'encounter-diagnosis' | 'context' | 'family-history' | 'statement';
      /** A standing statement that there are none at all. */
      readonly none?: true;
    }
  | {
      readonly section: 'encounters';
      readonly kind: string;
      readonly place: string | null;
      readonly reason: string | null;
    }
  | {
      readonly section: 'appointments';
      readonly kind: 'appointment' | 'referral';
      readonly service: string | null;
      readonly place: string | null;
      readonly cancelled: boolean;
    }
  /** `statement`: that there are none, or that it is not known: no vaccine, and no procedure; `none`: the first. */
  | { readonly section: 'immunisations'; readonly given: boolean; readonly statement?: true; readonly none?: true }
  | { readonly section: 'procedures'; readonly statement?: true; readonly none?: true }
  | {
      readonly section: 'documents';
      readonly author: string | null;
      /** Path below the provider's gateway base, such as `Patient/…/Binary/…`; null where there is nothing to open. */
      readonly binary: string | null;
      readonly contentType: string | null;
    }
  | { readonly section: 'care-plans'; readonly plan: string | null; readonly current: boolean }
  | {
      readonly section: 'social-care';
      readonly kind: 'package' | 'equipment' | 'assessment' | 'plan';
      readonly current: boolean;
      /** The worker, team or organisation responsible, and the number on which it is reached. */
      readonly who: string | null;
      readonly contact: string | null;
    }
  | {
      readonly section: 'alerts';
      readonly kind: 'flag' | 'communication' | 'contact' | 'legal';
      readonly active: boolean;
      readonly contact: string | null;
    };

/** Where this does not compile, the section named has no member of `Detail`. */
export type SectionsWithoutDetail = NoneMissing<Exclude<EntrySection, Detail['section']>>;

export interface Entry {
  /** Stable whatever the order of arrival: made from the entry's own sources. */
  readonly id: string;
  readonly section: SectionId;
  readonly title: string;
  /** The rest of the row, already in words: value and range, dose, place. */
  readonly summary: string | null;
  readonly date: RecordDate | null;
  /** The time in words, where no date could be read and words were sent: `as a child`, `at 7 years of age`. */
  readonly when?: string;
  readonly end: RecordDate | null;
  readonly status: string | null;
  /** A short word to show in a tag, such as "booked" or "interim". */
  readonly tag: string | null;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly lane: Lane;
  readonly sources: readonly Source[];
  readonly conflicts: readonly Conflict[];
  readonly detail: Detail;
}

/** What the opened entry shows beyond its row; made only when it is opened, so that 20,000 rows stay light. */
export interface EntryDescription {
  readonly joins: readonly JoinEvidence[];
  /** Its parts seen apart, provider by provider; empty where only one provider speaks. */
  readonly alone: readonly Alone[];
  readonly facts: readonly Fact[];
  readonly history: readonly HistoryLine[];
  /**
   * Entries it belongs with: a report and its results, an attendance, the stay and the letter; and those like it that
   * are plainly others.
   */
  readonly linked: readonly LinkedEntry[];
  /** Entries of other providers that may be the same and were kept apart, each with the reason. */
  readonly near: readonly (LinkedEntry & { readonly date: RecordDate | null; readonly providers: readonly string[] })[];
}

/** What one provider has brought, or why it has brought nothing yet. */
export type ProviderState =
  | {
      readonly state: 'answered';
      readonly provider: ProviderRef;
      readonly resources: readonly FhirResource[];
      readonly coverage: readonly SectionCoverage[];
      readonly warnings: readonly string[];
      /** One sentence: kinds of record that it also holds and that are not shown here. The same for everybody. */
      readonly notCarried?: string;
      readonly retrievedAt: string;
    }
  | { readonly state: 'asking'; readonly provider: ProviderRef }
  | {
      readonly state: 'failed';
      readonly provider: ProviderRef;
      readonly reason: 'unreachable' | 'too-slow' | 'bad-answer' | 'sign-in-again';
    }
  | { readonly state: 'identity-not-confirmed'; readonly provider: ProviderRef };

export type AbsenceReason =
  | 'asking'
  | 'failed'
  | 'identity-not-confirmed'
  | 'withheld-by-role'
  | 'not-supplied'
  | 'partial'
  | 'nothing-to-show'
  | 'explicit-negative'
  | 'opted-out'
  | 'unasked';

/** Why a section holds nothing, or not all, from one provider; `text` is a whole sentence, never a bare "none". */
export interface Absence {
  readonly section: SectionId;
  readonly reason: AbsenceReason;
  readonly provider: string | null;
  readonly text: string;
  /** It was not asked, for it no longer takes the user's sign-in: it did not fail to answer. */
  readonly signIn?: true;
}

export interface RecordWarning {
  readonly provider: string;
  readonly reference: string;
  readonly reason: string;
}

export type AllergyLabel =
  'Known allergies' | 'Allergies unavailable' | 'No known allergies' | 'Allergies not recorded';

export interface WholeRecord {
  /** Every entry, in timeline order: upcoming (soonest first), dated (newest first), undated. */
  readonly entries: readonly Entry[];
  readonly absences: readonly Absence[];
  readonly warnings: readonly RecordWarning[];
  readonly allergyLabel: AllergyLabel;
}

/** What the whole record is built from: who answered what, and the moment it is read at (milliseconds). */
export interface RecordInput {
  readonly providers: readonly ProviderState[];
  readonly now: number;
  /**
   * True when the opened record said that an opt-out leaves some providers out: then allergies cannot be called
   * complete.
   */
  readonly suppressedByOptOut?: boolean;
  /** True where providers that may hold something were not asked: every section says so. */
  readonly othersUnasked?: boolean;
  /** True where whoever should know of an allergy was not asked: no absence of any is claimed. */
  readonly allergiesInDoubt?: boolean;
  /**
   * Ids that the reader has been shown: an entry that holds one keeps it, so that a provider's arrival renames nothing
   * that is open or in focus.
   */
  readonly shown?: ReadonlySet<string>;
}
