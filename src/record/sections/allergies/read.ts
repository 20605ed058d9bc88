/** What does one AllergyIntolerance say: an allergy or a negative, to what, and does it stand? */
import type { AllergyIntolerance, AllergyIntoleranceReaction, FhirResource } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { ALLERGEN_CODES } from '../../codes/allergens';
import { negativeOf } from '../../codes/no-known-allergies';
import type { RecordDate } from '../../entry';
import { codeKeys, codingsOf, conceptCode, conceptText, firstCode } from '../../fhir/concept';
import { firstDate, identifierKeys, list } from '../../fhir/shape';
import { referenceOf } from '../../resolve';
import type { FactBase, ReadContext, ReadResult } from '../../section';

export interface AllergyFact extends FactBase {
  readonly title: string;
  readonly kind: 'allergy' | 'negative';
  /** A clinician's explicit, dated, standing negative for every kind of allergy. */
  readonly noKnownAllergies: boolean;
  /** The category a negative denies; `any`; null where it denies nothing. */
  readonly denies: string | null;
  /** One plain name: `penicillin`, whatever was written; null where the substance is not named. */
  readonly substance: string | null;
  readonly codes: readonly string[];
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly clinical: string;
  readonly active: boolean;
  readonly refuted: boolean;
  readonly type: string | null;
  readonly categories: readonly string[];
  readonly severity: string | null;
  readonly criticality: string | null;
  readonly reactions: string | null;
  readonly end: RecordDate | null;
  readonly recorded: RecordDate | null;
  readonly identifiers: readonly string[];
}

const SEVERITY: Readonly<Record<string, string>> = { mild: 'Mild', moderate: 'Moderate', severe: 'Severe' };
const SEVERITY_ORDER = ['severe', 'moderate', 'mild'] as const;

function severityOf(reactions: readonly AllergyIntoleranceReaction[]): string | null {
  const worst = SEVERITY_ORDER.find((one) => reactions.some(({ severity }) => severity === one));
  return worst === undefined ? null : (SEVERITY[worst] ?? null);
}

const CRITICALITY: Readonly<Record<string, string>> = { low: 'Low risk', high: 'High risk', 'unable-to-assess': 'Risk not assessed' };

/** Told by the person or a relative: shown, but no clinician's word. */
const byPatient = (resource: AllergyIntolerance): boolean => /^(?:.*\/)?(?:Patient|RelatedPerson)\//.test(resource.asserter?.reference ?? '');

/** Reads an AllergyIntolerance; `substanceOf` gives its words' one plain name. */
export function readAllergy(resource: FhirResource, context: ReadContext, substanceOf: (text: string) => string): ReadResult<AllergyFact> {
  if (resource.resourceType !== 'AllergyIntolerance') return { ok: false, reason: 'not an allergy resource' };
  const verification = firstCode(resource.verificationStatus);
  const reactions = list(resource.reaction);
  const concept = conceptText(resource.code) === null ? (reactions[0]?.substance ?? resource.code) : resource.code;
  const codings = codingsOf(concept);
  const text = conceptText(concept);
  // An identifier that a sender puts on several allergies must never make them one.
  const identifiers = identifierKeys(resource.identifier).map((identifier) => `${identifier}|${text === null ? '' : substanceOf(text)}`);
  if (verification === 'entered-in-error') return { ok: false, reason: 'entered in error', withdraws: identifiers };
  const negative = negativeOf(codings as readonly { readonly system?: string; readonly code?: string }[], text);
  const clinical = firstCode(resource.clinicalStatus) ?? 'active';
  const refuted = verification === 'refuted';
  const active = clinical !== 'resolved' && clinical !== 'inactive' && !refuted;
  const recorded = firstDate(resource.recordedDate);
  const date = firstDate(resource.onsetDateTime, resource.onsetPeriod?.start, resource.recordedDate, resource.lastOccurrence);
  const coded = codings.map(({ system, code }) => (system === SNOMED ? ALLERGEN_CODES[String(code)] : undefined)).find((one) => one !== undefined);
  const manifestations = reactions.flatMap((reaction) => {
    const shown = list(reaction.manifestation).flatMap((one) => conceptText(one) ?? []);
    return shown.length > 0 ? shown : reaction.description === undefined ? [] : [reaction.description];
  });
  return {
    ok: true,
    fact: {
      provider: context.provider,
      reference: referenceOf(resource),
      resource,
      date,
      title: text ?? 'Allergy recorded without a usable name',
      kind: negative === null ? 'allergy' : 'negative',
      noKnownAllergies: negative?.all === true && active && (recorded ?? date) !== null && !byPatient(resource),
      denies: negative?.denies ?? null,
      substance: negative !== null || text === null ? null : (coded ?? substanceOf(text)),
      codes: codeKeys(concept),
      code: conceptCode(concept),
      clinical,
      active,
      refuted,
      type: resource.type === 'allergy' ? 'Allergy' : resource.type === 'intolerance' ? 'Intolerance' : null,
      categories: list(resource.category),
      severity: severityOf(reactions),
      criticality: CRITICALITY[resource.criticality ?? ''] ?? null,
      reactions: manifestations.length === 0 ? null : [...new Set(manifestations)].join(', '),
      end: firstDate(resource.onsetPeriod?.end),
      recorded,
      identifiers,
    },
  };
}
