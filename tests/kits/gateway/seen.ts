/** What does one viewer see of a contribution? For the tests of redaction. */
import type { FhirResource } from 'fhir/r4';
import type { Role } from '../../../src/domain/roles';
import type { Setting } from '../../../src/domain/settings';
import type { Contribution } from '../../../src/gateway/pipeline';
import { release } from '../../../src/gateway/release';
import { policy } from './shipped-policy';

export const SNOMED = 'http://snomed.info/sct';
export const see = (
  role: Role,
  setting: Setting,
  resources: readonly object[],
  more: Partial<Contribution> & { emergency?: boolean } = {},
) =>
  release({
    contribution: {
      outcome: 'answered',
      known: true,
      resources: resources as FhirResource[],
      supplies: null,
      partial: [],
      warnings: [],
      ...more,
    },
    provider: { id: 'northgate', name: 'Northgate Hospital', setting },
    viewer: { role, emergency: more.emergency ?? false },
    policy,
    accessId: 'acc',
    key: new Uint8Array(32).fill(1),
  });
export const bytes = (value: unknown) => JSON.stringify(value);
