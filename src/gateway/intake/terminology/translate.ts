/**
 * Which codings of a contribution are told in SNOMED CT too? Those without one, as far as a configured terminology
 * server knows them.
 */
import type { CodeableConcept, FhirResource } from 'fhir/r4';
import { canonicalSystem } from '../../../domain/code-systems';
import { isObject, type JsonDraft } from '../../../domain/json';
import { isNhsNumber } from '../../../domain/nhs-number';
import type { Contribution } from '../../pipeline';
import { familyOf, type Family } from '../../../policy/indexes/code-family';
import { hasSnomed, translatedCoding } from '../../translated';
import type { Person } from '../identity/person';
import { nameOf, type ForeignCode, type Terminology } from './translations';

const ASKED: ReadonlySet<Family> = new Set<Family>(['read', 'icd10', 'opcs4', 'local']);
/** What stands in these is no clinical code. */
const NOT_CLINICAL: ReadonlySet<string> = new Set([
  'meta',
  'extension',
  'modifierExtension',
  'identifier',
  'securityLabel',
  'text',
]);

const SYSTEM = /^(?:https?:\/\/|urn:)[A-Za-z0-9._~:/-]{1,200}$/u;
/** No blanks: what has some is a text in a code's place, and may be about somebody. */
const CODE = /^[A-Za-z0-9.^*†+_/-]{1,40}$/u;

const plain = (text: string): string => text.replace(/[^A-Za-z0-9]/gu, '').toUpperCase();

/** What tells of this person, as it could stand in a code. */
function tellsOf(person: Person): ReadonlySet<string> {
  const [year = '', month = '', day = ''] = person.dateOfBirth.split('-');
  const names = person.names.flatMap(({ family, given }) => [
    family,
    given,
    ...given.split(' '),
    family + given,
    given + family,
  ]);
  const told = [
    person.nhsNumber,
    ...person.otherNhsNumbers,
    year + month + day,
    day + month + year,
    day + month + year.slice(2),
    person.postcode ?? '',
    person.telephone ?? '',
    ...names,
  ];
  return new Set(told.map(plain).filter((text) => text !== ''));
}

/**
 * INVARIANT: a number or name that somebody has put where a code stands is never sent: only what looks like a code, and
 * like nothing of this person's.
 */
const isCode = (code: string, told: ReadonlySet<string>): boolean =>
  CODE.test(code) && !isNhsNumber(code) && !told.has(plain(code));

function foreignCodes({ coding = [] }: CodeableConcept, told: ReadonlySet<string>): readonly ForeignCode[] {
  return coding.flatMap(({ system, code }) => {
    if (typeof system !== 'string' || typeof code !== 'string' || !ASKED.has(familyOf(system))) return [];
    const asked = { system: canonicalSystem(system.split('|', 1)[0] ?? ''), code };
    return SYSTEM.test(asked.system) && isCode(code, told) ? [asked] : [];
  });
}

/**
 * The value with every concept in it replaced by what `replace` makes of it; the value itself where nothing changes.
 */
function eachConcept(value: unknown, replace: (concept: CodeableConcept) => CodeableConcept): unknown {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    const made = items.map((item) => eachConcept(item, replace));
    return made.some((item, at) => item !== items[at]) ? made : value;
  }
  if (!isObject(value)) return value;
  if (Array.isArray(value['coding'])) return replace(value as CodeableConcept);
  let copy: JsonDraft | null = null;
  for (const element in value) {
    const inner = value[element];
    if (typeof inner !== 'object' || inner === null || NOT_CLINICAL.has(element)) continue;
    const made = eachConcept(inner, replace);
    if (made !== inner) (copy ??= { ...value })[element] = made;
  }
  return copy ?? value;
}

/** The names of the foreign codes of concepts without a SNOMED code, in what is released. */
export function untranslatedIn(resources: readonly FhirResource[], pending: ReadonlySet<string>): boolean {
  if (pending.size === 0) return false;
  let met = false;
  const look = (concept: CodeableConcept): CodeableConcept => {
    met ||= !hasSnomed(concept) && foreignCodes(concept, new Set()).some((code) => pending.has(nameOf(code)));
    return concept;
  };
  eachConcept(resources, look);
  return met;
}

/**
 * The contribution with the SNOMED codes that the server holds for its codings added behind them, and what is still
 * untranslated noted.
 * What a coding becomes rests on the coding alone. The contribution that was given is not changed.
 */
export async function translate(
  contribution: Contribution,
  person: Person,
  terminology: Terminology,
  withinMs: number,
  signal?: AbortSignal,
): Promise<Contribution> {
  const told = tellsOf(person);
  const asked = new Map<string, ForeignCode>();
  const collect = (concept: CodeableConcept): CodeableConcept => {
    if (!hasSnomed(concept)) for (const code of foreignCodes(concept, told)) asked.set(nameOf(code), code);
    return concept;
  };
  eachConcept(contribution.resources, collect);
  if (asked.size === 0) return contribution;
  const { found, pending } = await terminology.translate([...asked.values()], withinMs, signal);
  const add = (concept: CodeableConcept): CodeableConcept => {
    if (hasSnomed(concept)) return concept;
    const codes = new Set(foreignCodes(concept, told).flatMap((code) => found.get(nameOf(code)) ?? []));
    return codes.size === 0
      ? concept
      : { ...concept, coding: [...(concept.coding ?? []), ...[...codes].map(translatedCoding)] };
  };
  const resources = eachConcept(contribution.resources, add) as readonly FhirResource[];
  return { ...contribution, resources, translation: { added: new Set([...found.values()].flat()), pending } };
}
