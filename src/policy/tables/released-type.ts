/** Which types of resource may a row speak of? Those that a section carries, and those that are reached from them. */
import { z } from 'zod';
import { SECTION_ROWS, SUPPORTING_TYPES, type ResourceType } from '../../domain/section-of';

const CARRIED: ReadonlySet<string> = new Set([...SECTION_ROWS.map(({ type }) => type), ...SUPPORTING_TYPES]);

export const releasedType = z.custom<ResourceType>(
  (value) => typeof value === 'string' && CARRIED.has(value),
  'must be a type that a section carries, or a supporting one',
);
