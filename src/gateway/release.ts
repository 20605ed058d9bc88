/**
 * What of one provider's contribution may cross the trust boundary to this viewer? Label, decide, redact, and say what
 * the silence means.
 */
import type { FhirResource } from 'fhir/r4';
import { notCarriedSentence } from '../domain/not-carried';
import { SECTIONS, type SectionId } from '../domain/sections';
import { untranslatedIn } from './intake/terminology/translate';
import type { PdfsRead } from './label/attached-words';
import { label, type Labelled } from './label/label';
import type { Contribution, ProviderContext, Released, ReleasedBytes, Translation, Viewer } from './pipeline';
import { decideAll } from './decide/decide-all';
import { CATEGORIES } from '../policy/marks';
import type { Policy } from '../policy/policy';
import { isWithheldByRole, stateCoverage } from './redact/coverage';
import { createOpaqueId } from './opaque-id';
import { redact, redactWritten, type Redacted, type Redaction } from './redact/redact';

export interface ReleaseInput {
  readonly contribution: Contribution;
  readonly provider: ProviderContext;
  readonly viewer: Viewer;
  readonly policy: Policy;
  readonly accessId: string;
  readonly key: Uint8Array;
  /** What was read of the PDFs that came within the contribution. */
  readonly pdfs?: PdfsRead;
}

/** No provider is called so. */
const SAME_CONTENT = '#content';

const UNTRANSLATED = 'Codes could not be translated just now; the same condition may stand twice.';
const NOTHING_TRANSLATED: Translation = { added: new Set(), pending: new Set() };

const utf8 = new TextDecoder();

/** The JSON of each resource that was released, in UTF-8. */
export const partsOf = ({ bytes, ends }: Pick<ReleasedBytes, 'bytes' | 'ends'>): readonly Uint8Array<ArrayBuffer>[] =>
  ends.map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));

/** The same as text. */
export const textsOf = (released: Pick<ReleasedBytes, 'bytes' | 'ends'>): readonly string[] =>
  partsOf(released).map((json) => utf8.decode(json));

/** The resources that were released, for whoever looks into them. */
export const resourcesOf = (released: Pick<ReleasedBytes, 'bytes' | 'ends'>): readonly FhirResource[] =>
  textsOf(released).map((text) => JSON.parse(text) as FhirResource);

/** What is to be left of a contribution, once it is labelled and decided. */
function redactionOf({ contribution, provider, viewer, policy, accessId, key, pdfs }: ReleaseInput): Redaction {
  const { setting } = provider;
  const labelled = label(contribution.resources, setting, policy, pdfs);
  const decisions = decideAll(policy, viewer, setting, labelled);
  // INVARIANT: what was not decided is not taken for “nothing there”.
  if (decisions.length !== labelled.nodes.list.length) throw new Error('not every resource was decided');
  return {
    labelled,
    decisions,
    tables: policy.tables,
    opaqueId: createOpaqueId(key, accessId, provider.id),
    sameContent: createOpaqueId(key, accessId, SAME_CONTENT),
    patient: `Patient/${accessId}`,
    providerName: provider.name,
  };
}

/**
 * Why the contribution is not whole, without what a list said that tells of an excluded category.
 * INVARIANT: a warning of what is withheld would tell that it was there.
 */
function reasonsHeard({ partial }: Contribution, { nodes, marks }: Labelled): Contribution['partial'] {
  const told = new Set(partial.flatMap((reason) => ('of' in reason ? [reason.of] : [])));
  if (told.size === 0) return partial;
  const excluded = new Set(nodes.list.flatMap(({ key }, at) => (((marks[at] ?? 0) & CATEGORIES) === 0 ? [] : [key])));
  return partial.filter((reason) => !('of' in reason) || reason.of === undefined || !excluded.has(reason.of));
}

/**
 * What is said beside the resources.
 * INVARIANT: what is said of a section rests on what is in the answer, and on nothing else that came.
 */
function saidBeside(
  { contribution: sent, provider, viewer, policy }: ReleaseInput,
  labelled: Labelled,
  left: Omit<Redacted, 'resources'>,
  resources: () => readonly FhirResource[],
): Omit<ReleasedBytes, 'bytes' | 'ends'> {
  const { names, references, documents, sections: released, doubled } = left;
  const contribution = { ...sent, partial: reasonsHeard(sent, labelled) };
  const { added, pending } = contribution.translation ?? NOTHING_TRANSLATED;
  const coverage = stateCoverage({ policy, viewer, provider, contribution, released, doubled });
  const outcome = (section: SectionId) =>
    isWithheldByRole(policy, viewer, provider.setting, section)
      ? 'role-withheld'
      : released.has(section)
        ? 'released'
        : 'nothing';
  const isUntranslated = pending.size > 0 && untranslatedIn(resources(), pending);
  return {
    names,
    references,
    coverage,
    warnings: isUntranslated ? [...contribution.warnings, UNTRANSLATED] : contribution.warnings,
    notCarried: notCarriedSentence(provider.name, contribution.supplies),
    translated: added,
    documents,
    sections: new Map(SECTIONS.map((section) => [section, outcome(section)])),
  };
}

/**
 * Pure: equal inputs give equal outputs, and the input is never changed.
 * INVARIANT: the answer equals the one for the same contribution without the resources that are withheld.
 */
export function release(input: ReleaseInput): Released {
  const redaction = redactionOf(input);
  const { resources, ...left } = redact(redaction);
  return { resources, ...saidBeside(input, redaction.labelled, left, () => resources) };
}

/** The same, the resources as the bytes that stand in the answer. */
export function releaseBytes(input: ReleaseInput): ReleasedBytes {
  const redaction = redactionOf(input);
  const { bytes, ends, ...left } = redactWritten(redaction);
  return { bytes, ends, ...saidBeside(input, redaction.labelled, left, () => resourcesOf({ bytes, ends })) };
}
