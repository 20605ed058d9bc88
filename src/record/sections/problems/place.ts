/** On which side and part of the body is a problem, where its own name says it? */
import type { CodeableConcept } from 'fhir/r4';
import type { Side } from '../../../domain/sides';
import { phraseKey, sideOf } from '../../fhir/wording';

/** Words that SNOMED CT puts around the name of a body site. */
const PART_OF_BODY = /\b(?:structure|entire|region|area|part|body)\b/gi;

/** One part by its noun and its adjective. */
const NOUNS: Readonly<Record<string, string>> = {
  sacral: 'sacrum',
  ischial: 'ischium',
  coccygeal: 'coccyx',
  trochanteric: 'trochanter',
  calcaneal: 'heel',
};

/** The site for comparing; null where it says no more than a side. */
export const siteKey = (text: string): string | null => {
  const key = phraseKey(text.replace(PART_OF_BODY, ' '));
  return key === '' ? null : key.replace(/\b\w+\b/g, (word) => NOUNS[word] ?? word);
};

/** How far a colitis goes is said as “left sided”, and is no side of a pair. Source: Montreal classification. */
const COLITIS = /\b(?:ulcerative colitis|u\/?c)\b/i;
const EXTENT = /\bleft[- ]sided\b/gi;

/** The side that name and sites tell. */
export const sideOfProblem = (title: string, sites: readonly CodeableConcept[]): Side | null =>
  sideOf(COLITIS.test(title) ? title.replace(EXTENT, ' ') : title, sites);

/** Where people have pressure sores; one elsewhere is another. Source: EPUAP, NPIAP and PPPIA guideline. */
const SORE = /\b(?:pressure (?:ulcer|sore|injury|damage)|decubitus ulcer|bed ?sore)\b/i;
const SORE_PLACE =
  /\b(?:(?:of|to|on|over) (?:the )?)?(?:(left|right|l|r) )?(sacral|sacrum|heel|buttock|ischial|ischium|trochanter(?:ic)?|coccyx|hip|ankle|elbow|natal cleft)s?\b/i;

/** A pressure sore’s place out of its name, and the name without it; null where it is none, or says no place. */
export function soreAt(name: string): { readonly name: string; readonly site: string } | null {
  if (!SORE.test(name)) return null;
  const [found, side = '', place] = SORE_PLACE.exec(name) ?? [];
  if (found === undefined || place === undefined) return null;
  const bare = name.replace(found, ` ${side} `).replace(/\s+/g, ' ').trim();
  return { name: bare, site: place };
}
