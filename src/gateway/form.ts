/**
 * In which form is a resource released? What was shown in one form is not compared with what is shown in another: a
 * release of ours that shows more elements has changed nothing of what a provider says.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { RELEASED_EXTENSIONS } from '../domain/known-extensions';
import { FULL_SHAPES, SUPPORTING_SHAPES } from './redact/full-shapes';
import { DOSAGE, PERIOD, QUANTITY, QUESTION, RANGE, RATIO, SAMPLED, TIMING, VALUE } from './redact/shapes';

/** Raised where the same tables come to release another text of the same resource. */
const WRITING = 2;

const TABLES = [
  WRITING,
  RELEASED_EXTENSIONS,
  FULL_SHAPES,
  SUPPORTING_SHAPES,
  ...[DOSAGE, PERIOD, QUANTITY, QUESTION, RANGE, RATIO, SAMPLED, TIMING, VALUE],
];

/** The same for equal allow-lists, and another for any other. */
export const formOf = (tables: unknown): string =>
  Array.from(sha256(new TextEncoder().encode(JSON.stringify(tables))).subarray(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** Of this release. */
export const RELEASE_FORM = formOf(TABLES);
