/** Why may I see this? The rows of the policy that the gateway released it by, and the role's depth for the section. */
import { ROLE_NAMES } from '../../../../domain/roles';
import { SECTION_NAMES } from '../../../../domain/sections';
import type { Entry } from '../../../../record/entry';
import { useRecordOnScreen } from '../../../record/record-context';

const WHY_SYSTEM = 'urn:whole-picture:why';

const rulesOf = (entry: Entry): readonly string[] => [
  ...new Set(entry.sources.flatMap(({ resource }) => resource.meta?.tag?.flatMap((tag) => (tag.system === WHY_SYSTEM && tag.code !== undefined ? [tag.code] : [])) ?? [])),
];

export function WhyShown({ entry }: { readonly entry: Entry }) {
  const { opened, role } = useRecordOnScreen();
  const depth = opened.view.sections[entry.section];
  const rules = rulesOf(entry);
  const section = SECTION_NAMES[entry.section].toLowerCase();
  return (
    <div className="wp-entry__part">
      <h3>Why you can see this</h3>
      <p className="wp-source">
        {ROLE_NAMES[role]} sees {section} {depth === 'summary' ? 'in summary' : 'in full'}
        {rules.length > 0 && ` (${rules.length === 1 ? 'row' : 'rows'} ${rules.join(', ')})`}{opened.view.emergency !== null && ', with emergency access open'}. Policy {opened.policy.version}.
      </p>
    </div>
  );
}
