/**
 * Does a part that says how a contact likes to be reached say only that? "Telephone", "mornings", a code: yes. Whatever
 * else stands in it is a remark, and may be a reason not to ring: "no voicemail, husband listens". (Hazard H-38.)
 * Source: UK Core and Care Connect, ContactPreference, of which the times are free text.
 */
import { isObject, objectsOf, type Json } from './json';

/** Ways and times, and what joins them. */
const WORD =
  '(?:tele)?phones?|mobiles?|landlines?|e-?mails?|letters?|post|texts?|sms|mornings?|afternoons?|evenings?|' +
  'weekdays?|weekends?|any ?time|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tues?|wed|thur?s?|fri|sat|sun|' +
  '\\d{1,2}[:.]\\d{2} ?(?:am|pm)?|\\d{1,2} ?(?:am|pm)|by|and|or|to|from|between';
const PLAIN_WAY = new RegExp(`^(?:(?:${WORD})(?:[ ,;/.&\\u2013-]+|$)){1,20}$`, 'i');

/** Whether these words are only ways and times. */
export const isPlainWay = (words: string): boolean => PLAIN_WAY.test(words.trim().replace(/\s+/g, ' '));

/** Who publishes codes that mean the same for every sender. */
const PUBLIC = /^https?:\/\/(?:fhir\.hl7\.org\.uk|fhir\.nhs\.uk|(?:terminology\.)?hl7\.org|snomed\.info|loinc\.org)\//;
/** UK Core, PreferredContactMethod: no telephone contact. */
const NO_TELEPHONE = '8';

/** A code that everybody reads; what its sender writes beside it is a name of the same. */
const isPublic = ({ system, code }: Json): boolean =>
  typeof system === 'string' &&
  PUBLIC.test(system) &&
  typeof code === 'string' &&
  !(code === NO_TELEPHONE && /PreferredContactMethod/i.test(system));

/** What the public codes of a concept are called: its text may say the same. */
const namesOfCodes = ({ coding }: Json): readonly unknown[] =>
  objectsOf(coding)
    .filter(isPublic)
    .map(({ display }) => display);

/** What holds no words: numbers, dates, and what names a thing for programs. */
const WORDLESS = /^(?:id|url|system|version|code|userSelected|value(?:Code|Date|DateTime|Time|Instant)|start|end)$/;

/** Whether all that stands in this part is a way, a time, or a code that everybody reads; without recursion. */
export function saysOnlyHow(extension: Json): boolean {
  const waiting: object[] = [extension];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const part: Json = isObject(node) ? node : {};
    const coding = 'code' in part;
    const display = part['display'];
    if (coding && !isPublic(part) && !(typeof display === 'string' && isPlainWay(display))) return false;
    const named = namesOfCodes(part);
    for (const [key, value] of Object.entries(node)) {
      const isName = (coding && key === 'display') || (key === 'text' && named.includes(value));
      const says = typeof value === 'string' && !isName && !(WORDLESS.test(key) && !/\s/.test(value));
      if (says && !isPlainWay(value)) return false;
      if (typeof value === 'object' && value !== null) waiting.push(value as object);
    }
  }
  return true;
}
