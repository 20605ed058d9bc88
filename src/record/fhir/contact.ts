/** Who is a related person: what to the patient, by which name, on which telephone? */
import type { CodeableConcept, ContactPoint, RelatedPerson } from 'fhir/r4';
import { conceptText } from './concept';
import { nameText } from './reference';
import { list, textOf } from './shape';

/** Relationship codes that come without words. Source: HL7 v2 table 0131 and v3 RoleCode. */
const RELATIONS: Readonly<Record<string, string>> = {
  N: 'Next of kin',
  C: 'Emergency contact',
  CP: 'Contact person',
  E: 'Employer',
  MTH: 'Mother',
  FTH: 'Father',
  PRN: 'Parent',
  DAU: 'Daughter',
  DAUC: 'Daughter',
  SON: 'Son',
  SONC: 'Son',
  CHILD: 'Child',
  SPS: 'Spouse',
  WIFE: 'Wife',
  HUSB: 'Husband',
  DOMPART: 'Partner',
  SIB: 'Sibling',
  BRO: 'Brother',
  SIS: 'Sister',
  GRMTH: 'Grandmother',
  GRFTH: 'Grandfather',
  GRPRN: 'Grandparent',
  GRNDCHILD: 'Grandchild',
  AUNT: 'Aunt',
  UNCLE: 'Uncle',
  FRND: 'Friend',
  NBOR: 'Neighbour',
  ROOM: 'Lives with the person',
  GUARD: 'Guardian',
  POWATT: 'Power of attorney',
  HPOWATT: 'Power of attorney for health',
  DPOWATT: 'Durable power of attorney',
};

function relationText(concept: CodeableConcept): string | null {
  const text = conceptText(concept);
  if (text !== null && !text.startsWith('Code ')) return text;
  return list(concept.coding).flatMap(({ code }) => RELATIONS[String(code)] ?? [])[0] ?? text;
}

const ORDER = ['mobile', 'home', 'work'] as const;
const rank = ({ use }: ContactPoint): number => {
  const at = ORDER.indexOf(use as (typeof ORDER)[number]);
  return at < 0 ? ORDER.length : at;
};

/** `020 7946 0000 (home)`, mobile first; old numbers and other ways of contact are left out. */
export function telephoneText(telecom: readonly ContactPoint[]): string | null {
  const phones = telecom.filter(
    ({ system, use, value }) =>
      (system === 'phone' || system === 'sms' || system === undefined) && use !== 'old' && textOf(value) !== null,
  );
  return (
    [...phones]
      .sort((a, b) => rank(a) - rank(b))
      .map(({ value, use }) => `${textOf(value) ?? ''}${textOf(use) === null ? '' : ` (${use ?? ''})`}`)
      .join(', ') || null
  );
}

export interface ContactPerson {
  readonly name: string | null;
  readonly relation: string | null;
  readonly telephone: string | null;
}

export const contactOf = (person: RelatedPerson): ContactPerson => ({
  name: nameText(list(person.name)[0]),
  relation: [...new Set(list(person.relationship).flatMap((one) => relationText(one) ?? []))].join(', ') || null,
  telephone: telephoneText(list(person.telecom)),
});

/** `Daughter: Anne Example`, or what of it is known. */
export const contactTitle = ({ name, relation }: ContactPerson): string =>
  relation === null ? (name ?? 'Contact') : name === null ? relation : `${relation}: ${name}`;
