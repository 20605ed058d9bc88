/**
 * Who may take the record they see away as a document? One row per clinical role; gateway/access carries it out. Ours,
 * to be signed by each organisation's Caldicott Guardian: a document that has left is beyond opt-out, role and audit.
 */
import { z } from 'zod';
import given from './exports.json' with { type: 'json' };
import { roleId } from './label-caps';
import { hazard, id, tableFile, why } from './table-file';

export const EXPORT_FILE = tableFile('exports.json', {
  exports: z.array(z.strictObject({ id, role: roleId, allowed: z.boolean(), why, hazard })),
});

const shipped = EXPORT_FILE.shipped(given);
export type ExportRow = (typeof shipped.exports)[number];
export const EXPORTS = shipped.exports;
