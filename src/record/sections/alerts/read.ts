/** What does a flag, a contact or a legal decision say, and does it stand? */
import type { CodeableConcept, Consent, ConsentProvision, FhirResource, Flag, Meta, RelatedPerson } from 'fhir/r4';
import { ACT_CODE_SYSTEMS } from '../../../domain/code-systems';
import { endOfDate } from '../../../domain/dates';
import type { RecordDate } from '../../entry';
import { codeInWords, codeKeys, conceptCode, conceptText } from '../../fhir/concept';
import { contactOf, contactTitle } from '../../fhir/contact';
import { identityKeys } from '../../fhir/identity';
import { guarded, referenceOf } from '../../fhir/readable';
import { organisationText, referenceText } from '../../fhir/reference';
import { firstDate, list, readPeriod, textOf } from '../../fhir/shape';
import { wordsOfExtension } from '../../fhir/extension-words';
import { ties } from '../../fhir/ties';
import { nobodyIn, statedIn } from './stated';
import type { FactBase, Link, ReadContext } from '../../section';

export type AlertKind = 'flag' | 'communication' | 'contact' | 'legal';

export interface AlertFact extends FactBase {
  readonly kind: AlertKind;
  readonly title: string;
  readonly category: string | null;
  /** What its sender says of it in words beside its name. */
  readonly note: string | null;
  readonly code: { readonly system: string; readonly code: string } | null;
  readonly status: string | null;
  /** That it says that there is none: a statement of its one source, and never an alert that stands. */
  readonly stated: string | null;
  readonly active: boolean;
  readonly end: RecordDate | null;
  readonly who: string | null;
  readonly contact: string | null;
  /** Staff see it; the person is not to be told (v3 ActCode NOPAT). */
  readonly notForPatient: boolean;
  readonly identity: readonly string[];
  readonly links: readonly Link[];
}

/** Requires reasonable adjustment for health and care access. SNOMED CT UK, reasonable adjustment flag. */
const ADJUSTMENT = '1108111000000107';

const COMMUNICATION =
  /\b(?:communication|interpreter|translator|large print|braille|easy read|hearing (?:aid|loss|impair)|deaf|lip[- ]?read|sign language|makaton|speech|accessible information|reasonable adjustment|adjustment|visual(?:ly)? impair|sight|blind|preferred language|advocate)/i;

/** By the adjustment code, or by words: a need in how to speak, write or meet. */
function isCommunication(concepts: readonly (CodeableConcept | undefined)[]): boolean {
  return concepts.some(
    (concept) =>
      codeKeys(concept).some((key) => key.endsWith(`|${ADJUSTMENT}`)) || COMMUNICATION.test(conceptText(concept) ?? ''),
  );
}

const isNotForPatient = (meta: Meta | undefined): boolean =>
  list(meta?.security).some(
    ({ system, code }) => code === 'NOPAT' && (system === undefined || ACT_CODE_SYSTEMS.includes(system)),
  );

const hasEnded = (end: RecordDate | null, now: number): boolean => end !== null && endOfDate(end) <= now;

const first = (concepts: readonly CodeableConcept[]): string | null =>
  concepts.map(conceptText).find((text) => text !== null) ?? null;

const CONCERN = /safeguard|child protection|at risk|abuse|neglect|domestic|concern|marac|vulnerable/i;

/**
 * Of a concern for somebody's safety no person is named who told of it, or wrote it down. Source: RECORD, “Third
 * persons”.
 */
function whoRaised({ author, code, category }: Flag, context: ReadContext): string | null {
  if (author === undefined) return null;
  const told = [code, ...list(category)].flatMap((concept) => conceptText(concept) ?? []).join(' ');
  return CONCERN.test(told) ? organisationText(author, context) : referenceText(author, context);
}

function flag(resource: Flag, context: ReadContext): AlertFact {
  const { start, end } = readPeriod(resource.period);
  const categories = list(resource.category);
  const category = first(categories);
  const words = conceptText(resource.code);
  const said = textOf(resource.status);
  const detail = wordsOfExtension(resource, 'FlagDetail');
  const stated = statedIn(words === null ? categories[0] : resource.code, [detail]);
  return {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    notForPatient: isNotForPatient(resource.meta),
    date: start,
    end,
    kind: isCommunication([resource.code, ...categories, { text: detail ?? '' }]) ? 'communication' : 'flag',
    title: words ?? category ?? 'Alert',
    category: words === null || category === words ? null : category,
    note: detail,
    code: conceptCode(resource.code),
    status: said === null ? null : codeInWords(said),
    stated,
    active: stated === null && said !== 'inactive' && !hasEnded(end, context.now),
    who: whoRaised(resource, context),
    contact: null,
    identity: identityKeys(resource.identifier),
    links: ties(resource.encounter, 'Recorded at', 'Alert'),
  };
}

function contactPerson(resource: RelatedPerson, context: ReadContext): AlertFact {
  const { start, end } = readPeriod(resource.period);
  const person = contactOf(resource);
  const stated = nobodyIn(person);
  const active = stated === null && resource.active !== false && !hasEnded(end, context.now);
  return {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    notForPatient: isNotForPatient(resource.meta),
    date: start,
    end,
    kind: 'contact',
    title: contactTitle(person),
    category: null,
    note: null,
    code: conceptCode(list(resource.relationship)[0]),
    status: stated !== null ? null : active ? 'Current' : 'Former',
    stated,
    active,
    who: null,
    contact: person.telephone,
    identity: identityKeys(resource.identifier),
    links: [],
  };
}

/** What it rules on, each rule in its own words: “deny: Blood transfusion; permit: Antibiotics”. */
function ruledIn(provision: ConsentProvision | undefined): string | null {
  if (provision === undefined) return null;
  const about = list(provision.code).flatMap((concept) => conceptText(concept) ?? []);
  const type = textOf(provision.type);
  const own = about.length === 0 ? null : [type, about.join(', ')].filter((words) => words !== null).join(': ');
  const rules = [own, ...list(provision.provision).map(ruledIn)].filter((words) => words !== null);
  return rules.join('; ') || null;
}

function legal(resource: Consent, context: ReadContext): AlertFact {
  const categories = list(resource.category);
  const words = first(categories) ?? conceptText(resource.scope);
  const { start, end } = readPeriod(resource.provision?.period);
  const actors = list(resource.provision?.actor).flatMap(({ role, reference }) => {
    const name = referenceText(reference, context);
    const job = conceptText(role);
    return name === null ? [] : [job === null ? name : `${name} (${job})`];
  });
  const people = [...actors, ...list(resource.performer).flatMap((one) => referenceText(one, context) ?? [])];
  const said = textOf(resource.status);
  return {
    provider: context.provider,
    reference: referenceOf(resource),
    resource,
    notForPatient: isNotForPatient(resource.meta),
    date: firstDate(resource.dateTime) ?? start,
    end,
    kind: 'legal',
    title: words ?? 'Legal decision',
    category: null,
    note: ruledIn(resource.provision),
    code: conceptCode(categories[0]) ?? conceptCode(resource.scope),
    status: said === null ? null : codeInWords(said),
    stated: null,
    active: (said === null || said === 'active') && !hasEnded(end, context.now),
    who: [...new Set(people)].join(', ') || null,
    contact: null,
    identity: identityKeys(resource.identifier),
    links: ties(resource.sourceReference, 'Document', 'Legal decision'),
  };
}

/** Reads flags, contacts, powers of attorney and advance decisions. */
export const readAlert = guarded<AlertFact>((resource: FhirResource, context) => {
  switch (resource.resourceType) {
    case 'Flag':
      return flag(resource, context);
    case 'RelatedPerson':
      return contactPerson(resource, context);
    case 'Consent':
      return legal(resource, context);
    default:
      return 'is of a type that the alerts do not read';
  }
});
