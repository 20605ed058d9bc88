/** By which policy does this gateway decide, and by which tables of meaning does it read? Source: CONTRACT "HTTP". */
import { describePolicy } from '../decide/views';
import { json, type Answer, type Call } from '../call';
import type { GatewayConfig } from '../config';
import { inForce } from '../../terminology/manifest';
import type { DescribedTable } from '../../policy/describe';
import shipped from '../../terminology/manifest.json' with { type: 'json' };

/** What a terminology pack loses, before everything else; with nothing lost there is no such table. */
const lossTables = ({ tables, tableLosses = [] }: GatewayConfig): readonly DescribedTable[] =>
  tableLosses.length === 0
    ? []
    : [
        {
          id: 'terminology-losses',
          title: `What the terminology pack ${tables?.name ?? ''} loses of the shipped tables`,
          about: 'Names, codes and near misses that the shipped tables hold and these do not, and who signed for it.',
          columns: ['Loses', 'Signed by', 'Signed on'],
          rows: tableLosses.map(({ loss, signedBy, signedOn }) => [loss, signedBy, signedOn]),
        },
      ];

/** `GET /api/policy`: every table of the policy, and the terminology pack with its digest beside the policy’s. */
export function policyInForce({ gateway }: Call): Answer {
  const { config, policy } = gateway;
  const described = describePolicy(policy);
  const tables = [...lossTables(config), ...described.tables];
  return Promise.resolve(json(200, { ...described, tables, terminology: config.tables ?? inForce(shipped) }));
}
