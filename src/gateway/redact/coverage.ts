/**
 * What does each section's silence mean at this provider? Told from role, setting and what was released; never from
 * what was withheld. Source: CONTRACT, POLICY 5.
 */
import { nothingToShow, type CoverageCode, type SectionCoverage } from '../../domain/coverage';
import { OTHER_TYPES, SECTION_ROWS, type ResourceType, type SectionRow } from '../../domain/section-of';
import { SECTION_NAMES, SECTIONS, type SectionId } from '../../domain/sections';
import type { Setting } from '../../domain/settings';
import type { Contribution, PartialReason, ProviderContext, Viewer } from '../pipeline';
import { capLevel, cappingLabels } from '../decide/decide';
import { hasClinicalView } from '../decide/views';
import type { ClinicalRole } from '../../policy/tables/label-caps';
import type { Policy } from '../../policy/policy';

/** True where role and setting together leave nothing of a section, whatever the provider holds. */
export function isWithheldByRole(
  policy: Policy,
  { role, emergency }: Viewer,
  setting: Setting,
  section: SectionId,
): boolean {
  const cell = policy.views.get(role)?.get(section);
  if (cell === undefined || cell.depth === 'N') return true;
  if (section === 'demographics' || section === 'alerts') return false;
  const clinical = role as ClinicalRole;
  if (!hasClinicalView(policy, role)) return true;
  const labels = cappingLabels(policy, clinical, cell.depth, section, null, policy.settingCaps.get(setting) ?? []);
  return labels.some((label) => {
    const level = capLevel(policy, label, clinical, emergency);
    return level === 'B' || level === 'N';
  });
}

/**
 * INVARIANT: kinds that stand beside a section's own do not make a provider its supplier: one that holds images and no
 * results would otherwise have “nothing to show” of results.
 */
const ASIDE: ReadonlySet<string> = new Set([...OTHER_TYPES, 'Task', 'QuestionnaireResponse']);
const isAside = ({ type, section }: SectionRow): boolean => section !== 'social-care' && ASIDE.has(type);

/** Types that bring a section at a provider of this setting; conditional rows do not make a provider a supplier. */
const suppliers = (section: SectionId, setting: Setting): readonly ResourceType[] =>
  SECTION_ROWS.filter(
    (row) =>
      !isAside(row) &&
      row.section === section &&
      row.when === undefined &&
      (row.setting === undefined || row.setting === setting),
  ).map(({ type }) => type);

const sectionsOfType = (type: ResourceType, setting: Setting): readonly SectionId[] =>
  SECTION_ROWS.filter((row) => row.type === type && (row.setting === undefined || row.setting === setting)).map(
    ({ section }) => section,
  );

/** Fixed sentences: a provider's own words do not pass. */
const WARNINGS: Readonly<Record<string, string>> = {
  'switched-off':
    'This provider is switched off here by the IT team and was not asked. Contact the provider for what it holds.',
  'confidential-items': 'The provider says that confidential items are held back from this part.',
  'data-in-transit': 'The provider says that records are still being transferred to it; this part may be incomplete.',
  'data-awaiting-filing': 'The provider says that items are waiting to be filed; this part may be incomplete.',
};

type Lacking = Exclude<PartialReason, { readonly kind: 'sent-empty' }>;

const partialText = (reason: Lacking): string => {
  switch (reason.kind) {
    case 'bounded':
      return (
        'The provider’s answer was longer than can be read here; more is held there. Contact the provider ' +
        'for the rest.'
      );
    case 'unreadable':
      return 'Some items in the provider’s answer could not be read.';
    case 'provider-warning':
      return WARNINGS[reason.code] ?? 'The provider warned that this part may be incomplete.';
  }
};

export interface CoverageQuestion {
  readonly policy: Policy;
  readonly viewer: Viewer;
  readonly provider: ProviderContext;
  readonly contribution: Pick<Contribution, 'supplies' | 'partial'>;
  /** Sections of which something was released. */
  readonly released: ReadonlySet<SectionId>;
  /** Sections in which something released was sent more than once, with different content. */
  readonly doubled: ReadonlySet<SectionId>;
}

const DOUBLED = 'Some items were sent more than once with different content; one of each is shown.';

export function stateCoverage({
  policy,
  viewer,
  provider,
  contribution,
  released,
  doubled,
}: CoverageQuestion): readonly SectionCoverage[] {
  const { setting, name } = provider;
  const state = (section: SectionId, code: CoverageCode, text: string): SectionCoverage => ({ section, code, text });
  return SECTIONS.map((section) => {
    const words = SECTION_NAMES[section];
    if (isWithheldByRole(policy, viewer, setting, section)) {
      const cell = policy.views.get(viewer.role)?.get(section);
      const plans =
        section === 'care-plans' &&
        (policy.tables.planExemptRoles as readonly string[]).includes(viewer.role) &&
        cell !== undefined &&
        cell.depth !== 'N';
      return state(
        section,
        'withheld-by-role',
        `${words}: what ${name} holds is not part of your role’s ` +
          `view${plans ? ', except shared plans such as ReSPECT or end of life care' : ''}.`,
      );
    }
    if (section === 'demographics')
      return state(section, 'answered', 'Personal details come from the national demographics service.');
    const types = suppliers(section, setting);
    const supplies = contribution.supplies;
    if (
      !released.has(section) &&
      (types.length === 0 || (supplies !== null && !types.some((type) => supplies.has(type))))
    )
      return state(section, 'not-supplied', `${name} does not supply this part of the record.`);
    const reasons = contribution.partial.filter(
      (reason) =>
        reason.kind === 'bounded' || reason.type === null || sectionsOfType(reason.type, setting).includes(section),
    );
    const lacking = reasons.filter((reason): reason is Lacking => reason.kind !== 'sent-empty');
    const texts = [...new Set(lacking.map(partialText)), ...(doubled.has(section) ? [DOUBLED] : [])];
    if (texts.length > 0) return state(section, 'partial', texts.join(' '));
    if (released.has(section)) return state(section, 'answered', `${name} answered.`);
    const empty = reasons.flatMap((reason) => (reason.kind === 'sent-empty' ? [reason.why] : []));
    return state(section, 'none-recorded', nothingToShow(empty));
  });
}
