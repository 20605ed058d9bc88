/** Whom does a look-up ask for, and what does it answer? `POST /api/patients`. */

export interface PatientMatch {
  readonly nhsNumber: string;
  readonly name: string;
  readonly dateOfBirth: string;
  readonly gender: string;
}

export type FindPatientRequest =
  | { readonly nhsNumber: string; readonly dateOfBirth: string }
  | { readonly family: string; readonly given: string; readonly dateOfBirth: string; readonly postcode?: string };

export interface FindPatientAnswer {
  readonly matches: readonly PatientMatch[];
  /** More people match than demographics name: nobody is named. */
  readonly tooMany?: boolean;
}
