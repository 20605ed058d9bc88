/** Which sections does the record read, and by which rules? To add a section: its folder, and its line here. */
import type { SectionId } from '../domain/sections';
import type { AnyRules } from './merge/read';
import { rules as alerts } from './sections/alerts/rules';
import { rulesBy } from './sections/allergies/rules';
import { substanceOf } from './sections/allergies/substance';
import { rules as appointments } from './sections/appointments/rules';
import { rules as carePlans } from './sections/care-plans/rules';
import { rules as documents } from './sections/documents/rules';
import { rules as encounters } from './sections/encounters/rules';
import { rules as immunisations } from './sections/immunisations/rules';
import { rules as medications } from './sections/medications/rules';
import { rules as problems } from './sections/problems/rules';
import { rules as procedures } from './sections/procedures/rules';
import { rules as results } from './sections/results/rules';
import { rules as socialCare } from './sections/social-care/rules';

const RULES: readonly AnyRules[] = [
  alerts,
  rulesBy(substanceOf),
  medications,
  problems,
  encounters,
  results,
  appointments,
  immunisations,
  procedures,
  documents,
  carePlans,
  socialCare,
];

export const SECTION_RULES: ReadonlyMap<SectionId, AnyRules> = new Map(RULES.map((rules) => [rules.section, rules]));
