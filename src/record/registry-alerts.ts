/** What is read next? Alerts too, drawn once they can be ranked: before the other sections can be read. */
import type { SectionId } from '../domain/sections';
import type { AnyRules } from './merge/read';
import { FIRST_RULES } from './registry-first';
import { rules as alerts } from './sections/alerts/rules';
import { FIRST_UNREAD_DETAILS } from './unread-detail';
import { withUnread } from './unread-modifier';
import { withSentAs } from './with-sent-as';

export const ALERT_RULES: ReadonlyMap<SectionId, AnyRules> = new Map([
  ...FIRST_RULES,
  ['alerts', withSentAs(withUnread(alerts, FIRST_UNREAD_DETAILS.alerts))],
]);
