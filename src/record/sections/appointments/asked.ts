/**
 * Is a referral that came in another than the one that was sent: for another reason, how soon, of which part, or from
 * somebody else? INVARIANT: a field of care is shared by many referrals, and joins two only where nothing that both say
 * differs. Source: RECORD, appointments.
 */
import type { CodeableConcept } from 'fhir/r4';
import { within } from '../../../domain/within';
import { codeKeys, plainText } from '../../fhir/concept';
import { share } from '../../fhir/identity';
import { mayBePractice } from '../../fhir/organisation';
import { fieldsOf, withoutFields } from '../../fhir/service-words';
import { list } from '../../fhir/shape';
import type { AppointmentFact } from './read';

const SOON = [
  '2 ?ww|2 ?week ?(?:wait|rule)|two[- ]week[- ](?:wait|rule)|usc',
  'urgent(?:ly)?|emergency|asap|stat|same day|fast[- ]?track',
];
const URGENT = new RegExp(`\\b(?:${SOON.join('|')})\\b`, 'i');

/** Soon or not: what says nothing of it is routine. */
const isUrgent = ({ priority, words }: AppointmentFact): boolean =>
  (priority !== null && priority !== 'routine') || URGENT.test(words);

/** Words of every referral, which tell nothing of what it is for. */
const OF_REFERRALS = new Set(
  (
    'referral referrals referred refer ref reference received incoming inward request requested accepted triage ' +
    'triaged assessment appointment appt contact opinion review routine see needs please former new ve ' +
    'service services clinic clinics team dept department unit nhs hospital hosp surgery practice community ' +
    'outpatient outpatients opd adult adults specialist consultant nurse nurses practitioner dr gp gps ' +
    'in to from for by of the a an and at on via'
  ).split(' '),
);

/** What is said beside the field of care. */
const beside = ({ words }: AppointmentFact, fields: readonly string[]): readonly string[] =>
  plainText(withoutFields(words.replace(FROM, ' '), fields).replace(URGENT, ' '))
    .split(/[^a-z0-9]+/)
    .filter((word) => /[a-z]/.test(word) && !OF_REFERRALS.has(word));

const coded = (concepts: readonly CodeableConcept[] | undefined): readonly string[] =>
  list(concepts).flatMap((concept) => codeKeys(concept));

/** Both are coded in one system, and in nothing alike. */
function codedApart(a: readonly string[], b: readonly string[]): boolean {
  const system = (key: string): string => key.slice(0, key.lastIndexOf('|'));
  return share(a.map(system), b.map(system)) && !share(a, b);
}

function codesDiffer({ resource: a }: AppointmentFact, { resource: b }: AppointmentFact): boolean {
  if (a.resourceType !== 'ServiceRequest' || b.resourceType !== 'ServiceRequest') return false;
  return codedApart(coded(a.reasonCode), coded(b.reasonCode)) || codedApart(coded(a.bodySite), coded(b.bodySite));
}

/** For another reason, part of the body or haste, as far as both tell. */
export function askedApart(a: AppointmentFact, b: AppointmentFact, fields: readonly string[]): boolean {
  if (isUrgent(a) !== isUrgent(b) || codesDiffer(a, b)) return true;
  const [x, y] = [beside(a, fields), beside(b, fields)];
  return !within(x, y) && !within(y, x);
}

/** Whose referral it is, where it came from; up to the next thing that is said. */
const FROM = /\b(?:from|by|via)\b(?!\s*$)[^·;,:(]*/gi;

/** Who is no general practice, in front of “referral” or behind “from”. */
const OTHERS = [
  'self|optician|optometrist|optometry|police|school|nursery|family|carers?|parents?|ambulance|paramedics?|crew|111',
  'a ?& ?e|ed|emergency department|ward|hospital|consultants?|dent(?:ist|al)|pharmac\\w+|midwi\\w+|health visitors?',
  'social (?:workers?|services|care)|court|probation|prison|custody|council|neighbours?|internal|inter-?hospital',
  'tertiary|private',
].join('|');
const OTHERS_REFERRAL = new RegExp(`\\b(?:${OTHERS})['’]?s?[ -]*(?:referr?(?:al|ed)|ref)\\b`, 'i');
const OTHER_SENDER = new RegExp(`\\b(?:${OTHERS})\\b`, 'i');

const A_PERSON = /^(?:dr|mr|mrs|ms|miss|prof|sister|nurse)\b\.? [^,(]*$/i;
/** Words of any practice's name. */
const ANY_PRACTICE = new Set(
  (
    'the a of at and in gp gps general practice surgery medical centre center health mc group partnership partners ' +
    'family doctors dr nhs clinic practitioner'
  ).split(' '),
);

const ownWords = (name: string): readonly string[] =>
  plainText(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !ANY_PRACTICE.has(word));

/** Which part of a hospital or a trust it is, not which of them. */
const PARTS =
  'wards? ?\\w{0,3}|unit|team|gen(?:eral)?|hosp(?:ital)?s?|trust|discharge\\w*|staff|sister|nurs\\w+|midwi\\w+|' +
  'dr|mr|mrs|ms';
const A_PART = new RegExp(`\\b(?:${PARTS})\\b`, 'g');

/** A part of the sender, or its own name more or less fully. */
function ofOthers(name: string, sent: AppointmentFact): boolean {
  if (mayBePractice(name)) return false;
  const named = ownWords(withoutFields(name, fieldsOf(name)).replace(A_PART, ' '));
  return named.length === 0 || share(named, ownWords(sent.provider.name));
}

/** Whether whoever is named may be the practice that sent it: by its own name, as any GP, or as a person. */
function ofPractice(name: string, sent: AppointmentFact): boolean {
  const [named, own] = [ownWords(name), ownWords(sent.provider.name)];
  if (own.length > 0 && within(own, named)) return true;
  if (OTHER_SENDER.test(name)) return false;
  return named.length === 0 || A_PERSON.test(name) || within(named, own);
}

/** INVARIANT: a referral that says from whom it came is only that sender's. */
export function cameFrom(taken: AppointmentFact, sent: AppointmentFact): boolean {
  if (sent.provider.setting === 'gp' && OTHERS_REFERRAL.test(taken.words)) return false;
  const named = [...(taken.words.match(FROM) ?? []).map((one) => one.replace(/^\w+\s*/, '')), taken.who ?? ''];
  const mayBe = sent.provider.setting === 'gp' ? ofPractice : ofOthers;
  return named.map((name) => name.trim()).every((name) => name === '' || mayBe(name, sent));
}
