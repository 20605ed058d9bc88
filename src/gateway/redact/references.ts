/** How is it kept who or what is referred to, and what may be said of a relative? */
import { ODS_ORGANISATION, ODS_SITE } from '../../domain/code-systems';
import type { Json } from '../../domain/json';
import { each, withForm, type Copier } from './copier';

/** An organisation's own code; any other identifier of a reference goes. */
export const ods: Copier = each(({ system, value }) =>
  (system === ODS_ORGANISATION || system === ODS_SITE) && typeof value === 'string' ? { system, value } : undefined,
);

/**
 * INVARIANT: a reference passes only to something released; its own words never do, save where it is nothing but words,
 * or where an ODS code shows that they name an organisation (an excluded one takes with it all that refers to it).
 */
export const reference = (only: ReadonlySet<string> | null): Copier =>
  withForm(
    { kind: 'reference', only },
    each((value, context) => {
      const { reference: to, display, identifier } = value;
      if (typeof to === 'string') return context.refer(to, only);
      if (typeof display !== 'string' || !context.mayPass(display)) return undefined;
      if (identifier === undefined) return only === null ? { display } : undefined;
      const code = ods(identifier, context);
      return code !== undefined && (only === null || only.has('Organization'))
        ? { identifier: code, display }
        : undefined;
    }),
  );

/** Types whose name may be said where somebody gave information, answered or took part. */
const STAFF: ReadonlySet<string> = new Set([
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'HealthcareService',
  'CareTeam',
  'Location',
  'Device',
]);
const RELATIVE = 'RelatedPerson';
const typeOf = ({ type, reference: to }: Json): string | undefined =>
  typeof type === 'string'
    ? type
    : typeof to === 'string'
      ? /(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/.exec(to)?.[1]
      : undefined;
/**
 * INVARIANT: of a relative, friend or carer who gave information nothing passes but that it was one; words that name
 * nobody knows whom do not pass. Source: POLICY 8.
 */
export const informant: Copier = each((value, context) => {
  const type = typeOf(value);
  if (type === RELATIVE) return { type };
  const kept = reference(null)({ ...value }, context) as Json | undefined;
  if (kept === undefined || typeof value['reference'] === 'string') return kept;
  return type !== undefined && STAFF.has(type) ? { ...kept, type } : undefined;
});

/**
 * The medicine of an order: what it points to, else the name beside it. Many systems send the product by name and
 * address, and not the product. INVARIANT: the name is the order's own: where it tells, or what it points to is never
 * shared, the order is withheld whole.
 */
export const medicineOf: Copier = each((value, context) => {
  const kept = reference(null)({ ...value }, context) as Json | undefined;
  if (kept !== undefined) return kept;
  const { display } = value;
  if (typeof display !== 'string' || display.trim() === '') return undefined;
  return context.mayPass(display) && !context.namesMedicine({ text: display }) ? { display } : undefined;
});

export const party: Copier = each((value, context) =>
  typeOf(value) === RELATIVE ? { type: RELATIVE } : (reference(null)(value, context) as Json | undefined),
);
