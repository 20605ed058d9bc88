/** What does an immunisation say: which vaccine, against what, which dose, when, given or not? */
import type { CodeableConcept, FhirResource, Immunization } from 'fhir/r4';
import { SNOMED } from '../../../domain/code-systems';
import { isVoidSystem } from '../../../domain/void-system';
import { codeIn, codeInWords, codeKeys, codingsOf, conceptCode, conceptText } from '../../fhir/concept';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { referenceText } from '../../fhir/reference';
import { firstDate, joined, list, notesText, textOf } from '../../fhir/shape';
import { moreBeside, statedAs, writtenIn } from '../../fhir/statement';
import { ties } from '../../fhir/ties';
import { phraseKey } from '../../fhir/wording';
import type { FactBase, Link, ReadContext } from '../../section';
import { nothingKnown } from '../../codes/nothing-known';
import { diseaseOfCode, diseasesIn, diseasesOf } from './diseases';
import { dosesOf, particularsOf, type Particulars } from './particulars';

export interface ImmunisationFact extends FactBase, Particulars {
  /** `statement`: that there are none, or that it is not known; never a vaccine, and joined with none. */
  readonly kind: 'vaccine' | 'statement';
  /** What the row says of a statement. */
  readonly stated: string | null;
  /** A statement that there are none. */
  readonly none: boolean;
  /** Words that deny stand beside words that do not. */
  readonly toCheck: boolean;
  readonly title: string;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly codes: readonly string[];
  readonly phrase: string;
  /** The diseases for comparing; empty where neither codes nor words tell. */
  readonly diseases: string;
  readonly targets: string | null;
  readonly dose: string | null;
  readonly given: boolean;
  /** A status that FHIR does not have, in words. */
  readonly sentStatus: string | null;
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

const UNKNOWN = /^(?:unknown|not known)\.?$/i;

/**
 * The product, if one is named: beside the coded act GP Connect sends HL7's “unknown” where it is not known, in the
 * code and in the words, which says nothing against the act. Source: GP Connect 1.6.2, Immunization.vaccineCode.
 */
function productOf({ vaccineCode }: Immunization, act: string | null): CodeableConcept | undefined {
  const codings = list(vaccineCode?.coding);
  const isVoid = codings.length > 0 && codings.every(({ system }) => isVoidSystem(system));
  return act !== null && isVoid && UNKNOWN.test(textOf(vaccineCode?.text) ?? 'unknown') ? undefined : vaccineCode;
}

/** Words that say, whatever the status, that it was not given. */
const NOT_GIVEN =
  /\b(?:declined|refused|refusal|not given|not done|not administered|contra-?indicated|did not attend|dna|no consent|consent (?:not given|withheld))\b/i;

/** Source: FHIR R4 immunization-status. */
const KNOWN_STATUSES: ReadonlySet<string> = new Set(['completed', 'entered-in-error', 'not-done']);

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

/** What it is called: a vaccine, a statement that there are none, or words to check. */
function namedAs(
  immunization: Immunization,
  procedure: CodeableConcept | undefined,
  title: string,
): Pick<ImmunisationFact, 'kind' | 'title' | 'stated' | 'none' | 'toCheck'> {
  const { lotNumber } = immunization;
  const vaccineCode = productOf(immunization, conceptText(procedure));
  const more = moreBeside(immunization);
  // INVARIANT: a coded act of vaccination beside HL7's “unknown” names the vaccine.
  const denied = nothingKnown(
    'immunisations',
    writtenIn(vaccineCode ?? procedure, [textOf(lotNumber), conceptText(procedure)]),
  );
  // “Influenza vaccination declined” is that vaccine, not given.
  if (denied?.kind === 'statement' && !NOT_GIVEN.test(title))
    return {
      kind: 'statement',
      title: denied.words,
      stated: joined([statedAs(denied.says, 'vaccine'), more], ' – '),
      none: denied.says === 'none' && more === null,
      toCheck: false,
    };
  return {
    kind: 'vaccine',
    title: denied?.kind === 'to check' ? `“${denied.words}”` : title,
    stated: null,
    none: false,
    toCheck: denied?.kind === 'to check',
  };
}

/** That one was given, and when, is there whatever it was; two of them are not one. */
const NAMELESS = 'Vaccine recorded without a name';

function readVaccination(immunization: Immunization, context: ReadContext): ImmunisationFact | string {
  const procedure = procedureOf(immunization);
  const act = conceptText(procedure);
  const product = productOf(immunization, act);
  const coded = diseasesOf(codingsOf(product));
  const vaccine = vaccineText(product, coded);
  const targets = list(immunization.protocolApplied).flatMap(({ targetDisease }) =>
    list(targetDisease).flatMap((one) => diseaseText(one) ?? []),
  );
  const targetCodes = list(immunization.protocolApplied)
    .flatMap(({ targetDisease }) => list(targetDisease).flatMap(codeKeys))
    .sort();
  const name = vaccine ?? act ?? (targets.length === 0 ? null : `${targets.join(', ')} vaccination`);
  const title = name ?? NAMELESS;
  const called = namedAs(immunization, procedure, title);
  const status = textOf(immunization.status);
  const sent = status === null || KNOWN_STATUSES.has(status) ? null : codeInWords(status).toLowerCase();
  const named = diseasesIn([vaccine, act].filter((text) => text !== null).join(', '));
  return {
    provider: context.provider,
    reference: referenceOf(immunization),
    resource: immunization,
    date: firstDate(immunization.occurrenceDateTime, immunization.occurrenceString),
    ...called,
    ...particularsOf(immunization, context),
    code: conceptCode(immunization.vaccineCode) ?? conceptCode(procedure),
    codes: [...codeKeys(immunization.vaccineCode), ...codeKeys(procedure)],
    phrase:
      name === null
        ? `${context.provider.id} ${referenceOf(immunization)}`
        : phraseKey(title.replace(/\b(?:vaccine|vaccination|immunisation|immunization)\b/gi, ' ')),
    diseases: against(diseasesIn(targets.join(', ')), named) || coded || targetCodes.join('+'),
    targets: targets.join(', ') || null,
    dose: dosesOf(immunization),
    given: called.kind === 'vaccine' && immunization.status !== 'not-done' && !NOT_GIVEN.test(`${title} ${sent ?? ''}`),
    sentStatus: sent,
    status: textOf(immunization.status) === null ? null : codeInWords(immunization.status),
    notGivenReason: conceptText(immunization.statusReason),
    batch: textOf(immunization.lotNumber),
    site: conceptText(immunization.site),
    where: referenceText(immunization.location, context),
    by: joined(
      list(immunization.performer).map(({ actor }) => referenceText(actor, context)),
      ', ',
    ),
    note: notesText(immunization.note),
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
