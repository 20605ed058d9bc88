/**
 * What of one provider's contribution may cross the trust boundary to this viewer? Label, decide, redact, and say what
 * the silence means.
 */
import { notCarriedSentence } from '../domain/not-carried';
import { SECTIONS, type SectionId } from '../domain/sections';
import { untranslatedIn } from './intake/terminology/translate';
import type { PdfsRead } from './label/attached-words';
import { label } from './label/label';
import type { Contribution, ProviderContext, Released, Translation, Viewer } from './pipeline';
import { decideAll } from './decide/decide-all';
import type { Policy } from '../policy/policy';
import { isWithheldByRole, stateCoverage } from './redact/coverage';
import { createOpaqueId } from './opaque-id';
import { redact } from './redact/redact';

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

/**
 * Pure: equal inputs give equal outputs, and the input is never changed.
 * INVARIANT: the answer equals the one for the same contribution without the resources that are withheld.
 */
export function release({ contribution, provider, viewer, policy, accessId, key, pdfs }: ReleaseInput): Released {
  const { setting } = provider;
  const labelled = label(contribution.resources, setting, policy, pdfs);
  const decisions = decideAll(policy, viewer, setting, labelled);
  // INVARIANT: what was not decided is not taken for “nothing there”.
  if (decisions.length !== labelled.nodes.list.length) throw new Error('not every resource was decided');
  // INVARIANT: what is said of a section rests on what is in the answer, and on nothing else that came.
  const {
    resources,
    names,
    documents,
    sections: released,
    doubled,
  } = redact({
    labelled,
    decisions,
    tables: policy.tables,
    opaqueId: createOpaqueId(key, accessId, provider.id),
    sameContent: createOpaqueId(key, accessId, SAME_CONTENT),
    patient: `Patient/${accessId}`,
    providerName: provider.name,
  });

  const { added, pending } = contribution.translation ?? NOTHING_TRANSLATED;
  const coverage = stateCoverage({ policy, viewer, provider, contribution, released, doubled });
  const outcome = (section: SectionId) =>
    isWithheldByRole(policy, viewer, setting, section)
      ? 'role-withheld'
      : released.has(section)
        ? 'released'
        : 'nothing';
  return {
    resources,
    names,
    coverage,
    warnings: untranslatedIn(resources, pending) ? [...contribution.warnings, UNTRANSLATED] : contribution.warnings,
    notCarried: notCarriedSentence(provider.name, contribution.supplies),
    translated: added,
    documents,
    sections: new Map(SECTIONS.map((section) => [section, outcome(section)])),
  };
}
