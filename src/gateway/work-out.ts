/**
 * What is made of a provider's answer for one viewer: the bytes that leave, and what is told and kept of them? One
 * function, on the thread that answers everybody and on the one that large answers are handed to.
 */
import type { OperationOutcome } from 'fhir/r4';
import { COVERAGE_SYSTEM, NOT_CARRIED_CODE } from '../domain/coverage';
import { isPastPregnancy } from '../domain/pregnancy';
import type { Policy } from '../policy/policy';
import type { Held, Viewing, Wanted, WrittenAnswer } from './aside';
import { fingerprintOf, packed } from './changes/fingerprints';
import { readPdfsWithin } from './label/pdfs-within';
import type { PdfsRead } from './label/attached-words';
import type { OwnTables } from './own-tables';
import type { Contribution, ReleasedBytes } from './pipeline';
import type { Ports } from './ports';
import { partsOf, release, releaseBytes, resourcesOf } from './release';
import { searchsetBytes } from './routes/searchset';
import { showsCare } from './shows-care';

/** By what an answer is worked through. */
export interface WorkParts {
  readonly policy: Policy;
  readonly key: Uint8Array;
  readonly ownTables: OwnTables | null;
  readonly readPdf?: Ports['readPdf'];
}

/**
 * INVARIANT: a pregnancy status whose time is over is as if it had never come: nothing after this can tell of it.
 * Source: POLICY 5.
 */
const asOfNow = (contribution: Contribution, now: number): Contribution =>
  contribution.resources.some((resource) => isPastPregnancy(resource, now))
    ? { ...contribution, resources: contribution.resources.filter((resource) => !isPastPregnancy(resource, now)) }
    : contribution;

/**
 * Exactly one: an issue per section, an issue without expression for each other warning, and one for what is not
 * carried.
 */
const outcomeOf = ({ coverage, warnings, notCarried }: ReleasedBytes): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    ...coverage.map(({ section, code, text }) => ({
      severity: code === 'partial' ? ('warning' as const) : ('information' as const),
      code:
        code === 'withheld-by-role'
          ? ('suppressed' as const)
          : code === 'partial'
            ? ('incomplete' as const)
            : ('informational' as const),
      details: { coding: [{ system: COVERAGE_SYSTEM, code }] },
      diagnostics: text,
      expression: [section],
    })),
    ...warnings.map((text) => ({ severity: 'warning' as const, code: 'informational' as const, diagnostics: text })),
    ...(notCarried === null
      ? []
      : [
          {
            severity: 'information' as const,
            code: 'informational' as const,
            details: { coding: [{ system: COVERAGE_SYSTEM, code: NOT_CARRIED_CODE }] },
            diagnostics: notCarried,
          },
        ]),
  ],
});

function printsOf(released: ReleasedBytes, { accessId, provider }: Wanted, scope: string, key: Uint8Array) {
  const { names, translated } = released;
  const print = fingerprintOf({ key, scope, provider: provider.id, access: accessId, translated });
  return packed(partsOf(released).map((json, at) => print(names[at] ?? '', json)));
}

function written(released: ReleasedBytes, wanted: Wanted, { key }: WorkParts): WrittenAnswer | null {
  const { answer } = wanted;
  if (answer === null) return null;
  const { timestamp, patient, scope } = answer;
  return {
    ...searchsetBytes({ timestamp, patient, released, outcome: outcomeOf(released) }),
    references: released.references.join('\n'),
    prints: scope === null ? null : printsOf(released, wanted, scope, key),
  };
}

/** The answer that `contribution` tells of at the moment of asking, held on this thread. */
export function heldHere(contribution: () => Contribution, parts: WorkParts): Held {
  let pdfs: PdfsRead | null = null;
  const inputOf = (wanted: Viewing) => {
    const { provider, viewer, accessId } = wanted;
    return { provider, viewer, accessId, policy: parts.policy, key: parts.key };
  };
  return {
    async readPdfs() {
      pdfs ??= await readPdfsWithin(contribution().resources, parts.readPdf);
    },
    // async: whatever it throws rejects
    async workOut(wanted) {
      const released = releaseBytes({
        ...inputOf(wanted),
        contribution: asOfNow(contribution(), wanted.at),
        ...(pdfs === null ? {} : { pdfs }),
      });
      const { coverage, documents, sections } = released;
      const knownCodes = parts.ownTables?.knownIn(resourcesOf(released)) ?? null;
      return Promise.resolve({ coverage, documents, sections, written: written(released, wanted, parts), knownCodes });
    },
    async showsCare(viewing) {
      const { resources } = release({ ...inputOf(viewing), contribution: contribution() });
      return Promise.resolve(resources.some((resource) => showsCare(resource, viewing.at, viewing.provider.setting)));
    },
  };
}
