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

const namesOf = (person: RelatedPerson): string =>
  plainText(nameText(list(person.name)[0]) ?? '')
    .split(/[\s.]+/)
    .filter((word) => word !== '' && !TITLES.has(word))
    .sort()
    .join(' ');

/** The last ten digits, which are the same with `+44` and with `0`. */
const telephonesOf = (person: RelatedPerson): readonly string[] =>
  list(person.telecom).flatMap(({ system, use, value }) => {
    const digits = (textOf(value) ?? '').replace(/\(0\)/, '').replace(/\D/g, '');
    const isNumber = system === undefined || system === 'phone' || system === 'sms';
    return isNumber && use !== 'old' && digits.length >= 10 ? [digits.slice(-10)] : [];
  });

const asPerson = (resource: FhirResource): RelatedPerson | null =>
  resource.resourceType === 'RelatedPerson' ? resource : null;

/** Buckets for `sameContact`: the whole name, in whatever order and case. */
export function contactKeys(resource: FhirResource): readonly string[] {
  const person = asPerson(resource);
  const name = person === null ? '' : namesOf(person);
  return name.includes(' ') ? [`contact:${name}`] : [];
}

/**
 * The same whole name, the same relation, and no telephone or date of birth that says otherwise; the relation not told
 * by one: then the same telephone.
 */
export function sameContact(left: FhirResource, right: FhirResource): Join | null {
  const [a, b] = [asPerson(left), asPerson(right)];
  if (a === null || b === null) return null;
  const name = namesOf(a);
  if (!name.includes(' ') || name !== namesOf(b)) return null;
  const [born, bornToo] = [textOf(a.birthDate), textOf(b.birthDate)];
  if (born !== null && bornToo !== null && born !== bornToo) return null;
  const [mine, theirs] = [telephonesOf(a), telephonesOf(b)];
  const sharesNumber = mine.some((number) => theirs.includes(number));
  if (!sharesNumber && mine.length > 0 && theirs.length > 0) return null;
  const [relation, theirRelation] = [relationOf(contactOf(a).relation), relationOf(contactOf(b).relation)];
  if (relation === theirRelation && (relation !== null || sharesNumber))
    return { rule: 'contact-name', text: 'same name and relation', rank: 1 };
  return (relation === null || theirRelation === null) && sharesNumber
    ? { rule: 'contact-telephone', text: 'same name and telephone', rank: 2 }
    : null;
}
