/** What of the config is law: legal basis, exceptions, and how old a list of objections may be? */
import type { Law } from '../../../src/secondary/requests/in-force';
import type { SecondaryConfig } from '../config/shape';

export const lawOf = ({ legalBasis, exceptions, registers }: SecondaryConfig): Law => ({
  legalBasis,
  exceptions,
  maxAgeDays: registers.ndop.maxAgeDays,
});
