/**
 * Is the table of sections, which the gateway decides by and the record reads by, what it has to be? It stands in
 * src/domain, where both reach it; it is checked here with the other tables.
 */
import { z } from 'zod';
import given from '../../domain/section-of.json' with { type: 'json' };
import { CARRIED_TYPES, SECTION_CONDITIONS } from '../../domain/section-of';
import { SECTIONS } from '../../domain/sections';
import { SETTINGS } from '../../domain/settings';
import { id, tableFile, text, why } from './table-file';

export const SECTION_FILE = tableFile('section-of.json', {
  planCodes: z.record(z.string().regex(/^\d{6,18}$/, 'must be a SNOMED id'), text),
  sections: z.array(
    z.strictObject({
      id,
      type: z.enum(CARRIED_TYPES),
      section: z.enum(SECTIONS),
      setting: z.enum(SETTINGS).exactOptional(),
      when: z.enum(SECTION_CONDITIONS).exactOptional(),
      why,
    }),
  ),
});

SECTION_FILE.shipped(given);
