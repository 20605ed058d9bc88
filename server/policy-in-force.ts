/** From what is the policy of a config built, and what does its pack open beyond the shipped tables? */
import './terminology/shipped';
import type { Policy, PolicyOptions } from '../src/policy/policy';
import { isKnownCode } from '../src/record/codes/known-codes';
import type { ServerConfig, ValueSetFile } from './config';

/** The switches, the pack and the lists of a config: plain values, for whoever builds the same policy elsewhere. */
export const policySource = (
  { gateway, pack }: ServerConfig,
  valueSets: readonly ValueSetFile[],
): Omit<PolicyOptions, 'knowsCode'> => ({
  ...gateway.policy,
  valueSets,
  ...(pack === undefined ? {} : { pack }),
});

/** The same, for this program. */
export const policyOptions = (config: ServerConfig, valueSets: readonly ValueSetFile[]): PolicyOptions => ({
  ...policySource(config, valueSets),
  knowsCode: isKnownCode,
});

/** Named by the leaflet in force, or by law: no config switches them off. Source: POLICY 3. */
export const NEVER_OFF: readonly string[] = ['EX-1', 'EX-2', 'EX-4', 'EX-7'];

const offByConfig = ({ gateway }: ServerConfig, { tables }: Policy) =>
  tables.exclusions.filter(({ id, on }) => on && gateway.policy.exclusions[id] === false);

// INVARIANT: with any of these nothing starts.
/** What no config may say, whatever else it says. */
export const forbiddenBy = (config: ServerConfig, policy: Policy): readonly string[] => [
  ...switchProblems(config, policy),
  ...neverAskedProblems(config, policy),
];

/** A sentence for each category that the config may not switch off, and does. */
const switchProblems = (config: ServerConfig, policy: Policy): readonly string[] =>
  offByConfig(config, policy)
    .filter(({ id }) => NEVER_OFF.includes(id))
    .map(
      ({ id, category }) =>
        `policy.exclusions: ${id} (${category}) is promised to everybody and cannot be switched off: take it out`,
    );

/** A sentence for each provider that is to be asked for everybody, and is never asked. */
function neverAskedProblems({ gateway }: ServerConfig, { neverAsked }: Policy): readonly string[] {
  const { locator, providers } = gateway;
  if (locator === undefined || locator.kind === 'all') return [];
  return providers
    .filter(({ id, setting }) => locator.always.includes(id) && neverAsked.has(setting))
    .map(({ id, setting }) => `locator.always: "${id}" is of setting ${setting}, which is never asked`);
}

/** A sentence for each category that the config switches off. */
export const switchedOff = (config: ServerConfig, policy: Policy): readonly string[] =>
  offByConfig(config, policy).map(
    ({ id, category }) =>
      `policy: ${category} (${id}) is switched off by policy.exclusions: it is shown by role and label`,
  );

/** A sentence for each thing that the pack opens, and who signed for it; none where the tables are the shipped ones. */
export const widenedByPack = ({ pack }: Policy): readonly string[] =>
  pack === null
    ? []
    : pack.widenings.map(
        ({ widening, signedBy, signedOn }) =>
          `policy: the pack ${pack.name} opens more than the shipped tables: ${widening} ` +
          `(signed by ${signedBy} on ${signedOn})`,
      );
