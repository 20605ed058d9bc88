/** Which harms do the policy rows weigh up? One sentence each; every row of every policy table names one. */
import { z } from 'zod';
import given from './hazards.json' with { type: 'json' };
import { hazard, tableFile, text } from './table-file';

export const HAZARD_FILE = tableFile('hazards.json', {
  hazards: z.array(z.strictObject({ id: hazard, title: text, harm: text })),
});

export const HAZARDS = HAZARD_FILE.shipped(given).hazards;
