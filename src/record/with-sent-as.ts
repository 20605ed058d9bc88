/**
 * How does a section show what its sender marks as a part, put together, doubted, translated or a test? The words stand
 * behind its name in every line, and are a line of the opened entry, by provider.
 * Source: src/domain/sent-as.ts.
 */
import type { FhirResource } from 'fhir/r4';
import { objectsOf, type Json } from '../domain/json';
import { namedSentAs, SENT_AS_WORDS, sentAs } from '../domain/sent-as';
import type { Entry } from './entry';
import { factLine, factTable } from './fhir/facts';
import { joined } from './fhir/shape';
import type { AnyRules } from './merge/read';
import type { EntryParts, FactBase, ReadContext } from './section';

/** Those who gave care or wrote, and where: what is doubted of them is not what the entry says. */
const WHO =
  /^(?:Practitioner|PractitionerRole|Organization|Location|HealthcareService|RelatedPerson|CareTeam|Patient)$/;
/** Elements whose one reference says what the entry is of. */
const PRODUCTS = ['medicationReference', 'device', 'specimen'] as const;

/** What is within a resource, or is the product that it names. */
function partsOf(resource: FhirResource, { resolve }: ReadContext): readonly object[] {
  const json = resource as unknown as Json;
  const products = PRODUCTS.flatMap((element) => {
    const to = (json[element] as Json | null | undefined)?.['reference'];
    return typeof to === 'string' ? (resolve(to) ?? []) : [];
  });
  return [...objectsOf(json['contained']), ...products].filter(
    (one) => !WHO.test(String((one as Json)['resourceType'])),
  );
}

const wordsOf = ({ resource, partsSentAs = [] }: FactBase): string | null => {
  const said = new Set([...sentAs(resource), ...partsSentAs]);
  return said.size === 0 ? null : [...said].map((one) => SENT_AS_WORDS[one]).join('; ');
};

/** The names by which a section's own lines call it, beside the title. */
function detailNamed(detail: Entry['detail'], words: string): Entry['detail'] {
  const named = (name: string): string => (name === '' ? name : namedSentAs(name, words));
  if (detail.section === 'medications') return { ...detail, generic: named(detail.generic) };
  if (detail.section === 'allergies') return { ...detail, substance: named(detail.substance) };
  return detail;
}

/** What one of them has whole is not said to be a part. */
function entryOf(parts: EntryParts, group: readonly FactBase[]): EntryParts {
  const said = group.map(wordsOf);
  const words = said.includes(null) ? null : joined([...new Set(said)], '; ');
  return words === null
    ? parts
    : { ...parts, title: namedSentAs(parts.title, words), detail: detailNamed(parts.detail, words) };
}

/** A section's rules with these words. */
export const withSentAs = (rules: AnyRules): AnyRules => ({
  ...rules,
  read(resource, context) {
    const result = rules.read(resource, context);
    if (!result.ok) return result;
    const partsSentAs = partsOf(resource, context).flatMap(sentAs);
    return partsSentAs.length === 0 ? result : { ok: true, fact: { ...result.fact, partsSentAs } };
  },
  entry: (group, now) => entryOf(rules.entry(group, now), group),
  describe(group, now) {
    const told = rules.describe(group, now);
    const line = factTable([factLine('Sent as', group, wordsOf)]);
    return line.length === 0 ? told : { ...told, facts: [...line, ...told.facts] };
  },
});
