/** What does an immunisation say: which vaccine, against what, which dose, when, given or not? */
import type { CodeableConcept, FhirResource, Immunization } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { codeIn, codeInWords, codeKeys, codingsOf, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { referenceText } from '../../fhir/reference';
import { firstDate, list, textOf } from '../../fhir/shape';
import { ties } from '../../fhir/ties';
import { phraseKey } from '../../fhir/wording';
import type { FactBase, Link, ReadContext } from '../../section';
import { diseaseOfCode, diseasesIn, diseasesOf } from './diseases';

export interface ImmunisationFact extends FactBase {
  readonly title: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly codes: readonly string[];
  readonly phrase: string;
  /** The diseases for comparing; empty where neither codes nor words tell. */
  readonly diseases: string;
  readonly targets: string | null;
  readonly dose: string | null;
  readonly given: boolean;
  readonly status: string | null;
  readonly notGivenReason: string | null;
  readonly batch: string | null;
  readonly site: string | null;
  readonly where: string | null;
  readonly by: string | null;
  readonly note: string | null;
  readonly identity: readonly string[];
  readonly links: readonly Link[];
}

/**
 * GP Connect puts the coded act of vaccination in an extension and the product in `vaccineCode`. Source: GP Connect
 * 1.6.2.
 */
const procedureOf = (immunization: Immunization) =>
  list(immunization.extension).find(({ url }) => /VaccinationProcedure/i.test(url))?.valueCodeableConcept;

function doseOf(immunization: Immunization): string | null {
  for (const { doseNumberPositiveInt, doseNumberString } of list(immunization.protocolApplied)) {
    if (typeof doseNumberPositiveInt === 'number') return String(doseNumberPositiveInt);
    const text = textOf(doseNumberString);
    if (text !== null) return text;
  }
  return null;
}

/** A target disease in words; one that is sent by its code alone by the name we know it by. */
function diseaseText(concept: CodeableConcept): string | null {
  const code = codeIn(concept, SNOMED);
  const text = conceptText(concept);
  return text === null || !text.startsWith('Code ') ? text : code === null ? text : (diseaseOfCode(code) ?? text);
}

/** A vaccine that is sent by its code alone is called by what it protects against. */
function vaccineText(concept: CodeableConcept | undefined, coded: string): string | null {
  const text = conceptText(concept);
  if (coded === '' || text?.startsWith('Code ') !== true) return text;
  const against = coded.replaceAll('+', ', ').replace('covid-19', 'COVID-19');
  return `${against.charAt(0).toUpperCase()}${against.slice(1)} vaccine`;
}

/**
 * Targets say best what a vaccine is against, unless they are but some of what its own name says, or name none that is
 * known.
 */
function against(targets: string, named: string): string {
  const all = new Set(named.split('+'));
  return targets.split('+').every((disease) => all.has(disease)) ? named : targets || named;
}

function readVaccination(immunization: Immunization, context: ReadContext): ImmunisationFact | string {
  const procedure = procedureOf(immunization);
  const coded = diseasesOf(codingsOf(immunization.vaccineCode));
  const vaccine = vaccineText(immunization.vaccineCode, coded);
  const act = conceptText(procedure);
  const targets = list(immunization.protocolApplied).flatMap(({ targetDisease }) =>
    list(targetDisease).flatMap((one) => diseaseText(one) ?? []),
  );
  const targetCodes = list(immunization.protocolApplied)
    .flatMap(({ targetDisease }) => list(targetDisease).flatMap(codeKeys))
    .sort();
  const title = vaccine ?? act ?? (targets.length === 0 ? null : `${targets.join(', ')} vaccination`);
  if (title === null) return 'names no vaccine';
  const named = diseasesIn([vaccine, act].filter((text) => text !== null).join(', '));
  return {
    provider: context.provider,
    reference: referenceOf(immunization),
    resource: immunization,
    date: firstDate(immunization.occurrenceDateTime, immunization.occurrenceString),
    title,
    code: conceptCode(immunization.vaccineCode) ?? conceptCode(procedure),
    codes: [...codeKeys(immunization.vaccineCode), ...codeKeys(procedure)],
    phrase: phraseKey(title.replace(/\b(?:vaccine|vaccination|immunisation|immunization)\b/gi, ' ')),
    diseases: against(diseasesIn(targets.join(', ')), named) || coded || targetCodes.join('+'),
    targets: targets.join(', ') || null,
    dose: doseOf(immunization),
    given: immunization.status !== 'not-done',
    status: textOf(immunization.status) === null ? null : codeInWords(immunization.status),
    notGivenReason: conceptText(immunization.statusReason),
    batch: textOf(immunization.lotNumber),
    site: conceptText(immunization.site),
    where: referenceText(immunization.location, context),
    by:
      list(immunization.performer)
        .flatMap(({ actor }) => referenceText(actor, context) ?? [])
        .join(', ') || null,
    note:
      list(immunization.note)
        .flatMap(({ text }) => textOf(text) ?? [])
        .join('; ') || null,
    identity: identityKeys(immunization.identifier),
    links: ties(immunization.encounter, 'Given at', 'Immunisation'),
  };
}

/** Reads vaccines given and not given. */
export const readImmunisation = guarded<ImmunisationFact>((resource: FhirResource, context) =>
  resource.resourceType === 'Immunization'
    ? readVaccination(resource, context)
    : 'is of a type that the immunisations do not read',
);
