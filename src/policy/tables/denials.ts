/**
 * What happens where no table says yes? Everything is withheld, and each way to come there is a row of its own: deny
 * unless permitted. Source: POLICY, “Order of decision”.
 */
import { z } from 'zod';
import given from './denials.json' with { type: 'json' };
import { hazard, id, tableFile, text, why } from './table-file';

export const DENIAL_FILE = tableFile('denials.json', {
  denials: z.array(z.strictObject({ id, rule: text, why, hazard })),
});

export const DENIALS = DENIAL_FILE.shipped(given).denials;
