/**
 * What is an entry's detail where it was recorded under a condition that nobody can read? Here for what is read first;
 * of the other sections in unread-details.ts. Source: RECORD, “A condition that cannot be read”.
 */
import type { FhirResource } from 'fhir/r4';
import type { Detail } from './entry';

/** The detail of an entry, by its title, its section's own detail (null where that may not be shown), its resource. */
export type MakeDetail = (title: string, plain: Detail | null, resource: FhirResource) => Detail;

type DetailOf<S extends Detail['section']> = Extract<Detail, { section: S }>;

/** The section's own detail, or one that says nothing; `over` is what an unread condition does not leave as it is. */
export const detailOf =
  <S extends Detail['section']>(
    nothing: DetailOf<S>,
    over: (title: string, plain: DetailOf<S>, resource: FhirResource) => Partial<DetailOf<S>>,
  ): MakeDetail =>
  (title, given, resource) => {
    const plain = (given as DetailOf<S> | null) ?? nothing;
    return { ...plain, ...over(title, plain, resource) };
  };

/** Of the sections that are read first. */
export const FIRST_UNREAD_DETAILS: Readonly<Record<'alerts' | 'allergies', MakeDetail>> = {
  alerts: detailOf<'alerts'>({ section: 'alerts', kind: 'flag', active: true, contact: null }, () => ({
    active: true,
    contact: null,
  })),
  allergies: detailOf<'allergies'>(
    {
      section: 'allergies',
      kind: 'allergy',
      toCheck: true,
      denies: false,
      noKnownAllergies: false,
      active: true,
      refuted: false,
      substance: '',
      reactions: null,
      severity: null,
    },
    // INVARIANT: an allergy to check that stands, whatever it says of itself; never a denial.
    (title) => ({
      kind: 'allergy',
      toCheck: true,
      denies: false,
      noKnownAllergies: false,
      active: true,
      refuted: false,
      substance: title,
    }),
  ),
};
