/** What is read first? Allergies: the rest follows when these stand on the screen, alerts before all else. */
import type { SectionId } from '../domain/sections';
import type { AnyRules } from './merge/read';
import { rulesBy } from './sections/allergies/rules';
import { substanceInWords } from './sections/allergies/words';
import { FIRST_UNREAD_DETAILS } from './unread-detail';
import { withUnread } from './unread-modifier';
import { withSentAs } from './with-sent-as';

export const FIRST_RULES: ReadonlyMap<SectionId, AnyRules> = new Map([
  ['allergies', withSentAs(withUnread(rulesBy(substanceInWords), FIRST_UNREAD_DETAILS.allergies))],
]);
