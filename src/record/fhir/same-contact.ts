/** Are two related persons, told by two providers, one person: by what they are to the patient, name and telephone? */
import type { FhirResource, RelatedPerson } from 'fhir/r4';
import type { Join } from '../section';
import { plainText } from './concept';
import { contactOf } from './contact';
import { nameText } from './reference';
import { list, textOf } from './shape';

/**
 * What one person is to another, in the words of forms and ward notes.
 * INVARIANT: “next of kin” and “carer” are no relation: they are what somebody is asked to do.
 */
const RELATIONS: readonly (readonly [string, RegExp])[] = [
  ['daughter', /\b(?:daughter|dtr|daug|dau)\b(?!.{0,2}in.{0,2}law)/],
  ['son', /\bson\b(?!.{0,2}in.{0,2}law)/],
  ['daughter-in-law', /\bdaughter.{0,2}in.{0,2}law\b|\bdil\b/],
  ['son-in-law', /\bson.{0,2}in.{0,2}law\b/],
  ['wife', /\bwife\b/],
  ['husband', /\b(?:husband|hubby)\b/],
  ['partner', /\b(?:partner|common law)\b/],
  ['mother', /\b(?<!grand ?|step)(?:mother|mum|mam)\b(?!.{0,2}in.{0,2}law)/],
  ['father', /\b(?<!grand ?|step)(?:father|dad)\b(?!.{0,2}in.{0,2}law)/],
  ['sister', /\bsister\b(?!.{0,2}in.{0,2}law)/],
  ['brother', /\bbrother\b(?!.{0,2}in.{0,2}law)/],
  ['grandmother', /\b(?:grand ?mother|gran|nan)\b/],
  ['grandfather', /\b(?:grand ?father|grandad)\b/],
  ['friend', /\bfriend\b/],
  ['neighbour', /\bneighbou?r\b/],
];

/** The one relation that the words name; null where they name none or several. */
export function relationOf(words: string | null): string | null {
  if (words === null) return null;
  const plain = plainText(words);
  const named = RELATIONS.flatMap(([relation, is]) => (is.test(plain) ? [relation] : []));
  return named.length === 1 ? (named[0] ?? null) : null;
}

const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'rev']);

/**
 * Short forms that stand for one name alone: `Sam`, `Alex` and `Pat` may be either of two people, and are none.
 * Source: common English hypocorisms, Oxford Dictionary of First Names.
 */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map(
  [
    'thomas tom tommy',
    'robert bob bobby rob robbie',
    'william bill billy will',
    'richard rick dick',
    'james jim jimmy jamie',
    'michael mike mick',
    'david dave',
    'stephen steve steven',
    'peter pete',
    'anthony tony',
    'andrew andy',
    'edward ted eddie',
    'matthew matt',
    'daniel dan danny',
    'benjamin ben',
    'joseph joe',
    'gregory greg',
    'kenneth ken kenny',
    'ronald ron ronnie',
    'timothy tim',
    'nicholas nick',
    'elizabeth liz lizzie beth betty',
    'margaret maggie peggy',
    'susan sue susie',
    'deborah debbie deb',
    'jennifer jenny jen',
    'katherine kate katie kathy',
    'barbara barb',
    'judith judy',
    'rebecca becky becca',
    'victoria vicky vicki',
    'christine chrissie',
  ].flatMap((line) => {
    const [whole = '', ...short] = line.split(' ');
    return short.map((one) => [one, whole] as const);
  }),
);

const wordsIn = (text: string): readonly string[] =>
  plainText(text)
    .split(/[\s.]+/)
    .filter((word) => word !== '' && !TITLES.has(word))
    .map((word) => SHORT_NAMES.get(word) ?? word);

const nameWords = (person: RelatedPerson): readonly string[] => wordsIn(nameText(list(person.name)[0]) ?? '');

const namesOf = (person: RelatedPerson): string => nameWords(person).toSorted().join(' ');

/** Words of the given names; empty where the name came as one text. */
const givenOf = (person: RelatedPerson): readonly string[] =>
  list(list(person.name)[0]?.given).flatMap((given) => wordsIn(textOf(given) ?? ''));

/** Relations that hardly anybody has two people in at one telephone. */
const ONE_OF_A_KIND: ReadonlySet<string> = new Set(['wife', 'husband', 'partner', 'mother', 'father']);

/** `Neil` and `Neil Example`: the shorter name within the longer; of relations that may be several, the given name. */
function nameWithin(a: RelatedPerson, b: RelatedPerson, relation: string): boolean {
  const [short, long] = [a, b].toSorted((one, other) => nameWords(one).length - nameWords(other).length);
  if (short === undefined || long === undefined || nameWords(short).length === 0) return false;
  const known = new Set(nameWords(long));
  if (!nameWords(short).every((word) => known.has(word))) return false;
  return ONE_OF_A_KIND.has(relation) || givenOf(short).some((word) => givenOf(long).includes(word));
}

/** The last ten digits, which are the same with `+44` and with `0`. */
const telephonesOf = (person: RelatedPerson): readonly string[] =>
  list(person.telecom).flatMap(({ system, use, value }) => {
    const digits = (textOf(value) ?? '').replace(/\(0\)/, '').replace(/\D/g, '');
    const isNumber = system === undefined || system === 'phone' || system === 'sms';
    return isNumber && use !== 'old' && digits.length >= 10 ? [digits.slice(-10)] : [];
  });

const asPerson = (resource: FhirResource): RelatedPerson | null =>
  resource.resourceType === 'RelatedPerson' ? resource : null;

/** Buckets for `sameContact`: the whole name, in whatever order and case; each telephone. */
export function contactKeys(resource: FhirResource): readonly string[] {
  const person = asPerson(resource);
  if (person === null) return [];
  const name = namesOf(person);
  return [
    ...(name.includes(' ') ? [`contact:${name}`] : []),
    ...telephonesOf(person).map((number) => `contact-tel:${number}`),
  ];
}

/**
 * The same whole name, the same relation, and no telephone or date of birth that says otherwise; the relation not told
 * by one: then the same telephone; a part of the name: then the same relation and telephone.
 */
export function sameContact(left: FhirResource, right: FhirResource): Join | null {
  const [a, b] = [asPerson(left), asPerson(right)];
  if (a === null || b === null) return null;
  const [born, bornToo] = [textOf(a.birthDate), textOf(b.birthDate)];
  if (born !== null && bornToo !== null && born !== bornToo) return null;
  const [mine, theirs] = [telephonesOf(a), telephonesOf(b)];
  const sharesNumber = mine.some((number) => theirs.includes(number));
  if (!sharesNumber && mine.length > 0 && theirs.length > 0) return null;
  const [relation, theirRelation] = [relationOf(contactOf(a).relation), relationOf(contactOf(b).relation)];
  const name = namesOf(a);
  if (!name.includes(' ') || name !== namesOf(b))
    return sharesNumber && relation !== null && relation === theirRelation && nameWithin(a, b, relation)
      ? { rule: 'contact-telephone', text: 'same relation and telephone, and a part of the name', rank: 3 }
      : null;
  if (relation === theirRelation && (relation !== null || sharesNumber))
    return { rule: 'contact-name', text: 'same name and relation', rank: 1 };
  return (relation === null || theirRelation === null) && sharesNumber
    ? { rule: 'contact-telephone', text: 'same name and telephone', rank: 2 }
    : null;
}
