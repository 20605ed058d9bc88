/**
 * Is one provider's letter the copy that another one filed? The two have other ids, kinds and titles, and the copy is
 * often dated by its arrival. Source: RECORD, documents.
 */
import { MONTHS } from '../../../domain/dates/written';
import type { DocumentReference } from 'fhir/r4';
import { calendarKey, dayOfInstant, daysBetween, isDayPrecise } from '../../../domain/dates';
import { DAY_MS } from '../../../domain/dates/civil';
import { remembered } from '../../../domain/remembered';
import { within } from '../../../domain/within';
import { share } from '../../fhir/identity';
import { fieldsAt, sameFields } from '../../fhir/service-words';
import { list, textOf } from '../../fhir/shape';
import { phraseKey } from '../../fhir/wording';
import type { Join } from '../../section';
import type { DocumentFact } from './read';

/** Kinds of document by the words of their type, else of their title; the first that holds. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['certificate', /\b(?:e?med ?3|fit note|certificate)\b/],
  ['photograph', /\bphoto(?:graph)?s?\b/],
  ['operation note', /\bop(?:eration)? note\b/],
  ['referral', /\b(?:referral|referred)\b/],
  ['consent', /\bconsent\b/],
  ['plan', /\b(?:respect|dnacpr|dnar|care plan|action plan)\b/],
  ['shared care', /\bshared care\b/],
  ['imaging', /\b(?:radiology|x-?ray|imaging|ct|mri|ultrasound)\b/],
  ['laboratory', /\b(?:pathology|histology|laboratory|blood) (?:report|results?)\b/],
  ['ambulance', /\b(?:ambulance|e-?pcr|prf|electronic patient care record|paramedic)\b/],
  ['emergency', /\b(?:a ?[&+] ?e|a and e|accident (?:and|&) emergency|emergency (?:department|dept)|ed|casualty)\b/],
  ['meeting', /\b(?:mdt|multi-?disciplinary|tumour board)\b/],
  ['discharge', /\bdischarge\b|\bd\/c\b/],
  ['clinic', /\b(?:clinic|out-?patients?)\b/],
  ['assessment', /\bassessment\b/],
];

/** Kinds that are letters about a contact, which a practice may file as "letter" and no more. */
const LETTERS: ReadonlySet<string | null> = new Set([null, 'discharge', 'clinic', 'assessment', 'shared care']);

const SHORT = MONTHS.map((month) => month.slice(0, 3).toLowerCase());
const WRITTEN = /\b(\d{1,2})(?:st|nd|rd|th)?([ /.-])(\d{1,2}|[a-z]{3,9})(?:\2(\d{4}|\d{2}))?\b/g;

/** Words of every letter, which tell none from another. */
const EVERY =
  /\b(?:letters?|copy|of|from|to|the|your|gp|report|summary|clinical|clinic|note|notes|document|scanned|received|file|on|and|for|with|hospital|discharge|attendance|outpatients?|review|outcome|service|team|department|assessment|results?|referral|specialist|health|care|patient|record)\b/g;

interface Told {
  readonly kind: string | null;
  readonly days: readonly string[];
  readonly words: readonly string[];
  /** The form that it is, where it is one that goes with the person. */
  readonly form: string | null;
  readonly version: string | null;
  /** It says that it is a letter. */
  readonly letter: boolean;
  /** It says itself that it came from elsewhere. */
  readonly copy: boolean;
}

const kindIn = (text: string): string | null => KINDS.find(([, words]) => words.test(text))?.[0] ?? null;

/** Of a stay, by whichever way the person came in. */
const OF_A_STAY = /\b(?:admi\w+|in-?patients?|ward|via|from|transfer\w*|stay|spell)\b/;

/**
 * A letter is a referral by its type alone: titles speak of referrals that were accepted, or advised. An emergency
 * department's letter is often sent under the kind of all discharge summaries.
 */
const kindOf = (type: string, title: string): string | null => {
  const [first, second] = [kindIn(type), kindIn(title)];
  if (first === 'discharge' && second === 'emergency' && !OF_A_STAY.test(title)) return second;
  return first ?? (second === 'referral' ? null : second);
};

/** Forms that go with the person under several titles; whoever holds one holds a copy. Source: RECORD, documents. */
const FORMS: readonly (readonly [string, RegExp])[] = [
  ['ReSPECT', /(?<!\b(?:with|and|in) )\brespect\b(?! (?:for|to|of)\b)|\brecommended summary plan for emergency care\b/],
  ['DNACPR', /\bdna(?:cp)?r\b|\bdo not attempt (?:cardio\w* )?resus\w*/],
  ['emergency health care plan', /\bemergency health ?care plan\b/],
  ['education, health and care plan', /\beducation,? health,? (?:and|&) (?:social )?care plan\b/],
  ['treatment escalation plan', /\btreatment escalation plan\b|\btep form\b/],
];

const formIn = (text: string): string | null => {
  const named = FORMS.filter(([, words]) => words.test(text));
  // A ReSPECT form that is called DNACPR as well is one; any other two are a letter about both.
  return named.length === 1 || named[0]?.[0] === 'ReSPECT' ? (named[0]?.[0] ?? null) : null;
};

/** Writing about a form, one that no longer holds, and one for a stay alone are not the form. */
const ABOUT_A_FORM =
  /\b(?:letters?|re|regarding|discuss\w*|leaflet|referral|review\w*|conversation|revoked|cancelled|superseded|void|draft|(?:this |for )?admission|in-?patients?|hospital only)\b/;

const VERSION = /\b(?:v|version|ver|page|part) ?(\d+(?:\.\d+)?)\b/;

function writtenDays(text: string): readonly string[] {
  return [...text.matchAll(WRITTEN)].flatMap(([, day = '', , month = '', year]) => {
    const number = /^\d/.test(month) ? Number(month) : SHORT.indexOf(month.slice(0, 3)) + 1;
    const whole = year === undefined ? '' : `${year.length === 2 ? '20' : ''}${year}`;
    if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) return [];
    if (whole === '' && /^\d/.test(month)) return [];
    return [`${whole}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`];
  });
}

const told = remembered((both): Told => {
  const [type = '', title = ''] = both.toLowerCase().split('\n');
  const text = `${type} ${title}`;
  const bare = text.replace(WRITTEN, ' ').replace(EVERY, ' ');
  return {
    copy: /\b(?:copy|received|scanned|on file)\b/.test(text),
    kind: kindOf(type, title),
    form: ABOUT_A_FORM.test(text) ? null : formIn(text),
    letter: /\bletters?\b/.test(text),
    version: VERSION.exec(text)?.[1] ?? null,
    days: writtenDays(text),
    words: phraseKey(bare)
      .split(' ')
      .filter((word) => word.length > 2),
  };
});

const toldOf = ({ title, description }: DocumentFact): Told => told(`${title}\n${description ?? ''}`);

/** A day written without its year is of the year of the letter, or that before it. */
function daysSaid(fact: DocumentFact, { days }: Told): readonly string[] {
  const dated = fact.date === null || !isDayPrecise(fact.date) ? null : calendarKey(fact.date);
  return days.flatMap((day) => {
    if (!day.startsWith('-')) return [day];
    const year = Number(dated?.slice(0, 4));
    return dated === null ? [] : [`${year}${day}` <= dated ? `${year}${day}` : `${year - 1}${day}`];
  });
}

/** Settings that write no letter of a hospital's kinds: theirs are copies. */
const READERS: ReadonlySet<string> = new Set(['gp', 'pharmacy', 'social-care']);

/** Filed within this many days of its writing: the post, and a scan. */
const FILED_DAYS = 14;

/** A reader without the day in the title files a discharge letter within these days; nobody is discharged so often. */
const LATE_DAYS = 7;

/** A discharge letter at a reader, dated some days after the writer's. */
function filedLate(a: DocumentFact, b: DocumentFact, days: number, kind: string | null): boolean {
  const [writer, reader] = days > 0 ? [a, b] : [b, a];
  return (
    kind === 'discharge' &&
    Math.abs(days) <= LATE_DAYS &&
    READERS.has(reader.provider.setting) &&
    !READERS.has(writer.provider.setting)
  );
}

/**
 * 0: both are of one day; 1: both write the same day in their titles, and one came later; 2: a discharge letter filed
 * late; null: apart. A title that writes another day than the other's is of another event.
 */
function dayMatch(a: DocumentFact, b: DocumentFact, x: Told, y: Told): 0 | 1 | 2 | null {
  if (a.date === null || b.date === null || !isDayPrecise(a.date) || !isDayPrecise(b.date)) return null;
  const [said, others] = [daysSaid(a, x), daysSaid(b, y)];
  const bothSay = said.length > 0 && others.length > 0;
  const sharedDay = said.some((day) => others.includes(day));
  if (bothSay && !sharedDay) return null;
  if (calendarKey(a.date) === calendarKey(b.date)) return 0;
  const days = daysBetween(a.date.sort, b.date.sort);
  if (sharedDay) return Math.abs(days) <= FILED_DAYS ? 1 : null;
  return x.kind === y.kind && filedLate(a, b, days, x.kind) ? 2 : null;
}

/**
 * Kinds that a person has one of on a day: the day and the kind tell it, where it is the only one and each has a title
 * beside its kind: a kind and a day alone say too little.
 */
const ONE_A_DAY: ReadonlySet<string> = new Set(['emergency', 'discharge', 'ambulance']);

/** Who writes letters of a kind, where it is one setting alone: any other's is a copy. */
const WRITERS: Readonly<Record<string, string>> = { ambulance: 'ambulance', emergency: 'acute' };

/** By who holds it, or by its own words. */
function isCopy({ provider }: DocumentFact, { kind, copy, form }: Told): boolean {
  const writer = kind === null ? undefined : WRITERS[kind];
  return (
    copy || form !== null || READERS.has(provider.setting) || (writer !== undefined && writer !== provider.setting)
  );
}

const otherVersion = (x: Told, y: Told): boolean => x.version !== null && y.version !== null && x.version !== y.version;

/**
 * Two originals: each was written where it is held, so that a third, a copy, must not bring them together; nor two
 * versions of a form.
 */
export function apartOriginals(a: DocumentFact, b: DocumentFact): boolean {
  if (share(a.identity, b.identity)) return false;
  const [x, y] = [toldOf(a), toldOf(b)];
  return (!isCopy(a, x) && !isCopy(b, y)) || (x.form !== null && x.form === y.form && otherVersion(x, y));
}

const fieldsHere = ({ provider, title, description }: DocumentFact): readonly string[] =>
  fieldsAt(provider.setting, [title, description]);

/** The fields of the two letters, or the words beside them, agree; null where neither tells. */
function subjectMatch(a: DocumentFact, b: DocumentFact, x: Told, y: Told): boolean | null {
  if (x.form !== null || y.form !== null) return x.form === y.form;
  const fields = sameFields(fieldsHere(a), fieldsHere(b));
  if (fields !== null) return fields;
  if (x.words.length === 0 || y.words.length === 0) return null;
  return within(x.words, y.words) || within(y.words, x.words) ? true : null;
}

/** Where one number is given by the same system to two letters, or the same sort of file differs, they are two. */
function contradicts(a: DocumentFact, b: DocumentFact): boolean {
  const hashes = ({ identity }: DocumentFact) => identity.filter((key) => key.startsWith('hash:'));
  if (a.contentType === b.contentType && hashes(a).length > 0 && hashes(b).length > 0) return true;
  const systems = ({ resource }: DocumentFact) =>
    [(resource as DocumentReference).masterIdentifier, ...list((resource as DocumentReference).identifier)].flatMap(
      (one) => textOf(one?.system) ?? [],
    );
  return share(systems(a), systems(b));
}

/** Of a clinic or of the assessment that was made there: one letter is called either; a form of assessment is none. */
const OF_A_VISIT: ReadonlySet<string | null> = new Set(['clinic', 'assessment']);

/**
 * Of one kind, or one form in the same version; a letter that was filed as a letter and no more may be of any kind of
 * letter.
 */
function kindsAllow(x: Told, y: Told): boolean {
  if (otherVersion(x, y)) return false;
  const [a, b] = [x.kind, y.kind];
  if (x.form !== null && x.form === y.form) return true;
  if (OF_A_VISIT.has(a) && OF_A_VISIT.has(b) && x.letter && y.letter) return true;
  return a === b || ((a === null || b === null) && LETTERS.has(a) && LETTERS.has(b));
}

/** The kind and the day tell it, where each has a title beside. */
const oneOfTheDay = (a: DocumentFact, b: DocumentFact, { kind }: Told, other: Told): boolean =>
  kind !== null && kind === other.kind && ONE_A_DAY.has(kind) && a.description !== null && b.description !== null;

/**
 * One letter at its writer and at whoever got a copy, or at two who did: of one kind, of one day, about one field of
 * care, and the only such one on either side.
 * INVARIANT: two that say another kind, another day or another field are two, however alike the rest.
 */
export function copied(a: DocumentFact, b: DocumentFact): Join | null {
  if (a.superseded !== b.superseded || a.draft !== b.draft || contradicts(a, b)) return null;
  const [x, y] = [toldOf(a), toldOf(b)];
  if (!isCopy(a, x) && !isCopy(b, y)) return null;
  const day = dayMatch(a, b, x, y);
  if (day === null || !kindsAllow(x, y)) return null;
  const subject = subjectMatch(a, b, x, y);
  if (subject !== true && (subject === false || day > 0 || !oneOfTheDay(a, b, x, y))) return null;
  return {
    rule: 'document-copy',
    text: 'same kind of letter, day and field of care',
    rank: 3 + day + (subject === true ? 0 : 1) + (x.kind === y.kind ? 0 : 0.5),
    sole: true,
  };
}

/** A letter meets those of its own day, those of the days in its title, and a discharge letter those of its week. */
export const copyKeys = (fact: DocumentFact): readonly string[] => {
  if (fact.date === null || !isDayPrecise(fact.date)) return [];
  const { date, provider } = fact;
  const said = toldOf(fact);
  const late = said.kind === 'discharge' && READERS.has(provider.setting) ? LATE_DAYS : 0;
  const before = Array.from({ length: late }, (_, i) => dayOfInstant(date.sort - (i + 1) * DAY_MS));
  return [...new Set([calendarKey(date), ...daysSaid(fact, said), ...before])].map((day) => `day:${day}`);
};
