/** By which policy does this gateway decide, and by which tables of meaning does it read? Source: CONTRACT "HTTP". */
import { describePolicy } from '../decide/views';
import { json, type Answer, type Call } from '../call';
import { inForce } from '../../terminology/manifest';
import shipped from '../../terminology/manifest.json' with { type: 'json' };

/** `GET /api/policy`: every table of the policy, and the terminology pack with its digest beside the policy’s. */
export const policyInForce = ({ gateway }: Call): Answer =>
  Promise.resolve(
    json(200, { ...describePolicy(gateway.policy), terminology: gateway.config.tables ?? inForce(shipped) }),
  );
