/** Who completes a form for another person, and what allows it (leaflet May 2026, POLICY 1). */
import { z } from 'zod';
import { words } from './fields';

export const onBehalf = z.strictObject({
  name: words('Name of the person completing the form'),
  relationship: words('Relationship'),
  basis: z.enum(['parental-responsibility', 'lasting-power-of-attorney', 'court-appointed-deputy'], {
    error:
      'say whether by parental responsibility, lasting power of attorney or as court-appointed deputy, for ' +
      'health and welfare',
  }),
});
