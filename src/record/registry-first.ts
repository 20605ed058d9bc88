/**
 * Which sections are read first? What may do harm if it is not known: alerts and allergies. The rest follows when these
 * stand on the screen.
 */
import type { SectionId } from '../domain/sections';
import type { AnyRules } from './merge/read';
import { rules as alerts } from './sections/alerts/rules';
import { rulesBy } from './sections/allergies/rules';
import { substanceInWords } from './sections/allergies/words';
import { FIRST_UNREAD_DETAILS } from './unread-detail';
import { withUnread } from './unread-modifier';

export const FIRST_RULES: ReadonlyMap<SectionId, AnyRules> = new Map([
  ['alerts', withUnread(alerts, FIRST_UNREAD_DETAILS.alerts)],
  ['allergies', withUnread(rulesBy(substanceInWords), FIRST_UNREAD_DETAILS.allergies)],
]);
