/**
 * Which roles see the person's address and telephone as soon as the record stands? Code carries it out, so that it is
 * not a pack's to change. Source: POLICY 4.
 */
import { z } from 'zod';
import given from './addresses.json' with { type: 'json' };
import { CLINICAL_ROLES } from './label-caps';
import { hazard, id, tableFile, why } from './table-file';

export const ADDRESS_FILE = tableFile('addresses.json', {
  addressAtOnce: z.array(z.strictObject({ id, role: z.enum(CLINICAL_ROLES), why, hazard })),
});

const shipped = ADDRESS_FILE.shipped(given);
export const ADDRESS_AT_ONCE = shipped.addressAtOnce;
