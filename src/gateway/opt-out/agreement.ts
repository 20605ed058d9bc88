/**
 * Does what a form says belong to one person of demographics? Number, date of birth and family name; nothing else
 * opts anybody out, or in. Source: POLICY 1.
 */
import type { WhyWaiting } from '../../domain/opt-out-desk';
import { plain } from '../../forms/signature';

/** What demographics say of somebody; a part of `Person`. */
export interface Known {
  readonly nhsNumber: string;
  readonly otherNhsNumbers: readonly string[];
  readonly dateOfBirth: string;
  readonly names: readonly { readonly family: string; readonly given: string }[];
  readonly postcode?: string;
}

/** What a form or row says of somebody. */
export interface Said {
  readonly lastName?: string | undefined;
  readonly dateOfBirth?: string | undefined;
  readonly postcode?: string | undefined;
}

const sameName = ({ names }: Known, lastName: string | undefined): boolean =>
  lastName !== undefined && plain(lastName) !== '' && names.some(({ family }) => plain(family) === plain(lastName));

export type Agreement = 'agrees' | Extract<WhyWaiting, 'name-differs' | 'date-of-birth-differs'>;

/** INVARIANT: only where the date of birth agrees is anything said, or done, of the person who has this number. */
export function agreementOf(known: Known, said: Said): Agreement {
  if (known.dateOfBirth !== said.dateOfBirth) return 'date-of-birth-differs';
  return sameName(known, said.lastName) ? 'agrees' : 'name-differs';
}

/**
 * May an officer rule that this form is this person’s? The number is theirs to choose; beside it the date of birth
 * must agree, or family name and postcode together.
 */
export const mayBeMatched = (known: Known, said: Said): boolean =>
  known.dateOfBirth === said.dateOfBirth ||
  (sameName(known, said.lastName) &&
    said.postcode !== undefined &&
    known.postcode !== undefined &&
    plain(known.postcode) !== '' &&
    plain(known.postcode) === plain(said.postcode));
