/**
 * Which concepts are called by words that tell of an excluded category, and mean something else? Only these silence the
 * words beside them,
 * and only in these very words: anything added to them tells. Source: POLICY 3, “near misses named in a table”.
 */
import { exclusionMark } from '../marks';
import type { ExclusionId } from './exclusions';

export interface NearMissRow {
  readonly id: string;
  readonly exclusion: ExclusionId;
  /** SNOMED CT concepts. */
  readonly codes: readonly string[];
  /** What they are called, in lower case and without the tag of their hierarchy. */
  readonly words: readonly string[];
  readonly why: string;
  readonly hazard: string;
}

export const NEAR_MISSES: readonly NearMissRow[] = [
  {
    id: 'NM-cd4-deficiency',
    exclusion: 'EX-1',
    codes: ['406565005', '763713000'],
    words: [
      'cd4 t lymphocyte deficiency',
      'idiopathic cd4 lymphocytopenia',
      'idiopathic cd4 lymphopenia',
      'idiopathic cd4+ t-lymphocytopenia',
    ],
    why: 'By definition without HIV; the treating team needs the risk of infection.',
    hazard: 'H-17',
  },
  {
    id: 'NM-cd4-lymphoma',
    exclusion: 'EX-1',
    codes: ['788674000'],
    words: [
      'primary cutaneous cd4 positive small/medium t-cell lymphoproliferative disorder',
      'primary cutaneous cd4 positive small/medium t-cell lymphoma',
    ],
    why: 'A marker in the name of a lymphoma of the skin.',
    hazard: 'H-17',
  },
  {
    id: 'NM-unwanted-fertility',
    exclusion: 'EX-2',
    codes: ['281305005'],
    words: ['unwanted fertility'],
    why: 'A wish for contraception, and no fertility treatment.',
    hazard: 'H-17',
  },
];

const TAG =
  /\s*\((?:finding|disorder|procedure|situation|regime\/therapy|observable entity|qualifier value|product|substance|occupation|event|environment|record artifact|morphologic abnormality|organism|person|attribute)\)$/;
const named = (text: string): string => text.trim().toLowerCase().replace(TAG, '').replace(/\s+/g, ' ');

const BY_NAME: ReadonlyMap<string, number> = new Map(
  NEAR_MISSES.flatMap(({ exclusion, codes, words }) =>
    codes.flatMap((code) => words.map((word): [string, number] => [`${code}|${word}`, exclusionMark(exclusion)])),
  ),
);

/** Marks of the categories of which these words do not tell beside this code. */
export const silencedBy = (code: string, text: string): number =>
  BY_NAME.size === 0 ? 0 : (BY_NAME.get(`${code}|${named(text)}`) ?? 0);
