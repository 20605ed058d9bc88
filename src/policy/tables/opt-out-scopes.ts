/**
 * Whose information does an opt-out hold back from whom? The leaflet's words as rows over regions and settings. Source:
 * POLICY 1.
 */
import { z } from 'zod';
import given from './opt-out-scopes.json' with { type: 'json' };
import { hazard, id, tableFile, why } from './table-file';

const side = z.enum(['inside', 'outside']);

export const OPT_OUT_SCOPE_FILE = tableFile('opt-out-scopes.json', {
  /** First row that holds decides; where none holds, suppress. */
  optOutScopes: z.array(
    z.strictObject({
      id,
      viewer: side,
      provider: side,
      setting: z.enum(['gp', 'other', 'any']),
      /** `switch`: as the deployer has set `optOutOtherSettings`. */
      effect: z.enum(['suppress', 'show', 'switch']),
      why,
      hazard,
    }),
  ),
});

const shipped = OPT_OUT_SCOPE_FILE.shipped(given);
export type ScopeRow = (typeof shipped.optOutScopes)[number];
export const OPT_OUT_SCOPES = shipped.optOutScopes;
