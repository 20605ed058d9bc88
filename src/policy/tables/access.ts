/**
 * On what footing does a user open a record, and what does emergency access do? The rules as rows; gateway/access
 * carries them out. Source: POLICY 6.
 */
import { z } from 'zod';
import given from './access.json' with { type: 'json' };
import { hazard, id, tableFile, text, why } from './table-file';

const rule = z.strictObject({ id, rule: text, why, hazard });

export const ACCESS_FILE = tableFile('access.json', { relationships: z.array(rule), emergency: z.array(rule) });

const shipped = ACCESS_FILE.shipped(given);
export const RELATIONSHIPS = shipped.relationships;
export const EMERGENCY_RULES = shipped.emergency;
