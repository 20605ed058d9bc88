/**
 * By what may somebody who asks for a record be of the person's own household or family? Read from demographics apart
 * from the person: former names and addresses among it are compared with the user and never shown, kept or sent.
 * Source: POLICY 6.
 */
import { type Json, objectsOf, textOf, textsOf } from '../../../domain/json';
import type { PersonName } from './person';

export interface Kin {
  /** Family names, present and former. */
  readonly families: readonly string[];
  /** Postcodes of present and former addresses, without spaces, in capitals. */
  readonly postcodes: readonly string[];
  /** People whom demographics hold as the person's contacts. */
  readonly contacts: readonly PersonName[];
}

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})\b/gu;

/** A postcode however it was written; null where there is none. */
export const plainPostcode = (text: string): string => text.replace(/\s/gu, '').toUpperCase();

/** The postcode in its element, and whatever looks like one in the lines: former addresses are often text alone. */
function postcodesOf(address: Readonly<Json>): readonly string[] {
  const own = textOf(address['postalCode']);
  const words = [...textsOf(address['line']), textOf(address['text']) ?? ''].join(' ').toUpperCase();
  return [
    ...(own === null ? [] : [plainPostcode(own)]),
    ...[...words.matchAll(POSTCODE)].map(([, a, b]) => `${a}${b}`),
  ];
}

/** One that is text alone stands whole as the family name, with its title. */
const nameOf = (name: Readonly<Json>): PersonName => {
  const family = textsOf(name['family']).join(' ');
  return family === ''
    ? { family: textOf(name['text']) ?? '', given: '' }
    : { family, given: textsOf(name['given']).join(' ') };
};

const unique = (all: readonly string[]): readonly string[] => [...new Set(all.filter((one) => one !== ''))];

/** Everything is read, whatever its use and period: who has moved, or changed their name, is looked for under both. */
export function kinOf(patient: Readonly<Json>): Kin {
  const contacts = objectsOf(patient['contact']).flatMap(({ name }) => objectsOf(name).map(nameOf));
  return {
    families: unique(objectsOf(patient['name']).map((name) => nameOf(name).family)),
    postcodes: unique(objectsOf(patient['address']).flatMap(postcodesOf)),
    contacts: contacts.filter(({ family }) => family !== ''),
  };
}
