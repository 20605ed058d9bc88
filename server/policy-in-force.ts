/** From what is the policy of a config built, and what does its pack open beyond the shipped tables? */
import './terminology/shipped';
import type { Policy, PolicyOptions } from '../src/policy/policy';
import { isKnownCode } from '../src/record/codes/known-codes';
import type { ServerConfig, ValueSetFile } from './config';

/** The switches, the pack and the lists of a config. */
export const policyOptions = ({ gateway, pack }: ServerConfig, valueSets: readonly ValueSetFile[]): PolicyOptions => ({
  ...gateway.policy,
  valueSets,
  knowsCode: isKnownCode,
  ...(pack === undefined ? {} : { pack }),
});

/** A sentence for each thing that the pack opens, and who signed for it; none where the tables are the shipped ones. */
export const widenedByPack = ({ pack }: Policy): readonly string[] =>
  pack === null
    ? []
    : pack.widenings.map(
        ({ widening, signedBy, signedOn }) =>
          `policy: the pack ${pack.name} opens more than the shipped tables: ${widening} ` +
          `(signed by ${signedBy} on ${signedOn})`,
      );
