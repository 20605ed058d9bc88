/** Which sections does the record read, and by which rules? To add a section: its folder, and its line here. */
import type { EntrySection, SectionId } from '../domain/sections';
import { withKnownAgain } from './known-again';
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
import {
  IN_APPOINTMENTS,
  IN_CARE_PLANS,
  IN_DOCUMENTS,
  IN_PROBLEMS,
  IN_PROCEDURES,
  IN_RESULTS,
  IN_SOCIAL_CARE,
} from './sections/others/details';
import { withOthers } from './sections/others/with-others';
import { rules as problems } from './sections/problems/rules';
import { rules as procedures } from './sections/procedures/rules';
import { rules as results } from './sections/results/rules';
import { rules as socialCare } from './sections/social-care/rules';
import { UNREAD_DETAILS } from './unread-details';
import { withUnread } from './unread-modifier';
import { withOwnText } from './with-own-text';
import { withSentAs } from './with-sent-as';

/** A section without rules does not compile; at run time it would be asked for and never read. */
const RULES: Readonly<Record<EntrySection, AnyRules>> = {
  alerts,
  allergies: rulesBy(substanceOf),
  medications,
  problems: withOthers(problems, IN_PROBLEMS),
  encounters,
  results: withOthers(results, IN_RESULTS),
  appointments: withOthers(appointments, IN_APPOINTMENTS),
  immunisations,
  procedures: withOthers(procedures, IN_PROCEDURES),
  documents: withOthers(documents, IN_DOCUMENTS),
  'care-plans': withOthers(carePlans, IN_CARE_PLANS),
  'social-care': withOthers(socialCare, IN_SOCIAL_CARE),
};

export const SECTION_RULES: ReadonlyMap<SectionId, AnyRules> = new Map(
  (Object.keys(RULES) as EntrySection[]).map((section) => [
    section,
    withSentAs(withUnread(withOwnText(withKnownAgain(RULES[section])), UNREAD_DETAILS[section])),
  ]),
);
