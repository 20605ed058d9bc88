/** What else does an immunisation say: how it went, whether it counts, who says so, what was given and how? */
import type { CodeableConcept, FhirResource, Immunization, ImmunizationReaction, Observation } from 'fhir/r4';
import { saysNot } from '../../../domain/do-not';
import { timeInWords } from '../../fhir/age';
import { conceptText } from '../../fhir/concept';
import { dateText } from '../../fhir/facts';
import { referenceText } from '../../fhir/reference';
import { firstDate, joined, list, textOf } from '../../fhir/shape';
import type { ReadContext } from '../../section';

export interface Particulars {
  /** What happened afterwards; null where nothing is said. */
  readonly reaction: string | null;
  /** The dose does not count as one: why, or that it is not said why. Null for a dose that counts. */
  readonly subpotent: string | null;
  /** Known from somebody else than who gave it: from whom. */
  readonly reported: string | null;
  /** When, where that was written in words. */
  readonly when: string | null;
  readonly quantity: string | null;
  readonly route: string | null;
  readonly expiry: string | null;
  readonly maker: string | null;
  readonly series: string | null;
  readonly reason: string | null;
  readonly eligibility: string | null;
  readonly education: string | null;
}

const words = (concepts: readonly (CodeableConcept | undefined)[] | undefined): string | null =>
  joined(list(concepts).map(conceptText), ', ');

/** A finding in words: what was found, or the name of what was looked for. */
function findingOf(target: FhirResource | undefined): string | null {
  if (target === undefined || !('code' in target)) return null;
  const { valueCodeableConcept, valueString } = target as Observation;
  return conceptText(valueCodeableConcept) ?? textOf(valueString) ?? conceptText(target.code as CodeableConcept);
}

/** `anaphylaxis (02-Oct-2026, as reported)`. That there was one is said even where nobody can read which. */
function reactionText({ detail, date, reported }: ImmunizationReaction, context: ReadContext): string {
  const what = findingOf(context.resolve(detail?.reference)) ?? textOf(detail?.display) ?? 'recorded, no detail sent';
  const more = joined([dateText(firstDate(date)), reported === true ? 'as reported' : null], ', ');
  return more === null ? what : `${what} (${more})`;
}

const numbered = (number: unknown, text: unknown): string | null =>
  typeof number === 'number' ? String(number) : (textOf(number) ?? textOf(text));

/** `2`, `2 of 3`, `Booster`; of several protocols each; null where none is numbered. */
export function dosesOf(immunization: Immunization): string | null {
  const all = list(immunization.protocolApplied).flatMap((protocol) => {
    const dose = numbered(protocol.doseNumberPositiveInt, protocol.doseNumberString);
    const of = numbered(protocol.seriesDosesPositiveInt, protocol.seriesDosesString);
    return dose === null ? [] : [of === null ? dose : `${dose} of ${of}`];
  });
  return joined([...new Set(all)], ', ');
}

const quantityText = ({ doseQuantity }: Immunization): string | null => {
  const value: unknown = doseQuantity?.value;
  return typeof value !== 'number' && textOf(value) === null
    ? null
    : joined([String(value), textOf(doseQuantity?.unit) ?? textOf(doseQuantity?.code)], ' ');
};

/** Source: FHIR R4 Immunization, of which `isSubpotent` is a modifier. */
export function particularsOf(immunization: Immunization, context: ReadContext): Particulars {
  const { isSubpotent, subpotentReason, primarySource, reportOrigin } = immunization;
  const { occurrenceDateTime: dateTime, occurrenceString: string, manufacturer } = immunization;
  return {
    reaction: joined(
      list(immunization.reaction).map((one) => reactionText(one, context)),
      '; ',
    ),
    subpotent: saysNot(isSubpotent) ? (words(subpotentReason) ?? 'reason not recorded') : words(subpotentReason),
    reported:
      primarySource === false ? (conceptText(reportOrigin) ?? 'not from who gave it') : conceptText(reportOrigin),
    when: timeInWords({ dateTime, string }),
    quantity: quantityText(immunization),
    route: conceptText(immunization.route),
    expiry: dateText(firstDate(immunization.expirationDate)),
    maker: referenceText(manufacturer, context),
    series: joined(
      list(immunization.protocolApplied).map(({ series }) => textOf(series)),
      ', ',
    ),
    reason: words(immunization.reasonCode),
    eligibility: joined([words(immunization.programEligibility), conceptText(immunization.fundingSource)], ', '),
    education: joined(
      list(immunization.education).map(({ documentType, reference, presentationDate }) =>
        joined([textOf(documentType) ?? textOf(reference), dateText(firstDate(presentationDate))], ', '),
      ),
      '; ',
    ),
  };
}
