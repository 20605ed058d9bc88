/**
 * S1, S2, S3: what do labelling, deciding and redacting to the answer’s bytes cost, against reading and writing them;
 * and what does merging, against reading it?
 */
import type { Bundle, FhirResource } from 'fhir/r4';
import { largeR4Bundle } from '../fhir-fixtures/large';
import type { Contribution } from '../src/gateway/pipeline';
import { buildPolicy, type Policy } from '../src/policy/policy';
import { release, releaseBytes, type ReleaseInput } from '../src/gateway/release';
import '../server/terminology/shipped';
import { buildRecord } from '../src/record/record';
import { medianMs, medianMsOfEach, round, type Figure } from './measure';

const SIZE = 20_000;
const GROWN = 200_000;
const NOW = Date.parse('2026-11-22T10:00:00Z');
const PROVIDER = { id: 'northgate', name: 'Northgate Hospital', setting: 'acute' } as const;
const KEY = new Uint8Array(32).fill(7);

interface Times {
  readonly parse: number;
  readonly stringify: number;
  readonly release: number;
  readonly record: number;
}

const resourcesOf = (text: string): readonly FhirResource[] =>
  ((JSON.parse(text) as Bundle).entry ?? []).flatMap(({ resource }) =>
    resource && resource.resourceType !== 'Patient' ? [resource as FhirResource] : [],
  );

function inputOf(resources: readonly FhirResource[], policy: Policy): ReleaseInput {
  const contribution: Contribution = {
    outcome: 'answered',
    known: true,
    resources,
    supplies: null,
    partial: [],
    warnings: [],
  };
  const viewer = { role: 'gp', emergency: false } as const;
  return { contribution, provider: PROVIDER, viewer, policy, accessId: 'bench', key: KEY };
}

const mergeAll = (resources: readonly FhirResource[]): unknown =>
  buildRecord({
    now: NOW,
    providers: [
      {
        state: 'answered',
        provider: PROVIDER,
        resources,
        coverage: [],
        warnings: [],
        retrievedAt: '2026-11-22T10:00:00Z',
      },
    ],
  });

function timesAt(size: number, runs: number, policy: Policy): Times {
  const text = JSON.stringify(largeR4Bundle({ size }));
  const parse = medianMs(runs, () => JSON.parse(text) as unknown);
  const whole = JSON.parse(text) as unknown;
  const received = () => inputOf(resourcesOf(text), policy);
  const answer = JSON.stringify(release(received()).resources);
  // INVARIANT: each run has what was read for it alone, as each answer has: what was looked at before is looked up
  // faster, by the texts and shapes that are known by then.
  return {
    parse,
    stringify: medianMs(runs, () => JSON.stringify(whole)),
    release: medianMsOfEach(runs, received, releaseBytes),
    record: medianMsOfEach(runs, () => JSON.parse(answer) as FhirResource[], mergeAll),
  };
}

export function pipelineFigures(): readonly Figure[] {
  const built = buildPolicy({ exclusions: {}, optOutOtherSettings: 'suppress', valueSets: [], knowsCode: () => true });
  if (!built.ok) throw new Error(built.problems.join('\n'));
  const small = timesAt(SIZE, 9, built.policy);
  const grown = timesAt(GROWN, 3, built.policy);
  const parts = (what: 'release' | 'record'): Figure['parts'] => ({
    [`${what} ms`]: round(small[what]),
    'JSON.parse ms': round(small.parse),
  });
  const growth = (bar: string, what: 'release' | 'record'): Figure => ({
    bar,
    measure: `growth of ${what}: 200,000 ÷ 20,000 resources`,
    value: round(grown[what] / small[what]),
    atMost: 12,
    unit: '×',
    parts: { '200,000 ms': round(grown[what]), '20,000 ms': round(small[what]) },
  });
  return [
    {
      bar: 'S1',
      measure: 'label + decide + redact of 20,000 resources to the answer’s bytes ÷ (JSON.parse + JSON.stringify)',
      value: round(small.release / (small.parse + small.stringify)),
      atMost: 1,
      unit: '×',
      parts: { ...parts('release'), 'JSON.stringify ms': round(small.stringify) },
    },
    {
      bar: 'S2',
      measure: 'read + merge + timeline of the same ÷ JSON.parse',
      value: round(small.record / small.parse),
      atMost: 1,
      unit: '×',
      parts: parts('record'),
    },
    growth('S3 (S1)', 'release'),
    growth('S3 (S2)', 'record'),
  ];
}
