/**
 * How do the tests of redaction look at one provider's answer: by the shipped policy, or by decisions made for the
 * purpose?
 */
import type { FhirResource } from 'fhir/r4';
import type { Role } from '../../../src/domain/roles';
import type { Setting } from '../../../src/domain/settings';
import { label } from '../../../src/gateway/label/label';
import type { Contribution } from '../../../src/gateway/pipeline';
import type { Decision } from '../../../src/gateway/decide/decide';
import { buildPolicy } from '../../../src/policy/policy';
import { release } from '../../../src/gateway/release';
import { createOpaqueId } from '../../../src/gateway/opaque-id';
import { redact, type Redacted } from '../../../src/gateway/redact/redact';

const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
if (!built.ok) throw new Error(built.problems.join('\n'));
export const { policy } = built;
const key = new Uint8Array(32).fill(1);
/** Frozen at every depth: whoever changes what was read, throws. */
const copyOf = (resources: readonly object[]): readonly FhirResource[] =>
  JSON.parse(JSON.stringify(resources), (_key, value: unknown) => Object.freeze(value)) as readonly FhirResource[];

export const opaque = createOpaqueId(key, 'acc', 'northgate');

/** Released to this role by the shipped policy. */
export const see = (
  role: Role,
  setting: Setting,
  resources: readonly object[],
  more: Partial<Contribution> & { readonly emergency?: boolean } = {},
) =>
  release({
    contribution: {
      outcome: 'answered',
      known: true,
      resources: copyOf(resources),
      supplies: null,
      partial: [],
      warnings: [],
      ...more,
    },
    provider: { id: 'northgate', name: 'Northgate Hospital', setting },
    viewer: { role, emergency: more.emergency ?? false },
    policy,
    accessId: 'acc',
    key,
  });

export const RELEASE: Decision = { effect: 'release', rules: [], shape: null, why: [] };
export const WITHHOLD: Decision = { effect: 'withhold', rules: [], shape: null, why: [] };

/** Redacted by these decisions, one for each resource and each contained one, in the order of arrival. */
export const redactedBy = (decisions: readonly Decision[], resources: readonly object[]): Redacted =>
  redact({
    labelled: label(copyOf(resources), 'acute', policy),
    decisions,
    tables: policy.tables,
    opaqueId: opaque,
    sameContent: (hash) => `same-${hash}`,
    patient: 'Patient/acc',
    providerName: 'Northgate Hospital',
  });
