/** Is a plan, or an order in it, agreed, or only proposed? Source: FHIR R4 CarePlan.intent, a modifier element. */
import { saysNothingKnown } from '../../codes/nothing-known-words';

const NOT_AGREED: Readonly<Record<string, string>> = {
  proposal: 'proposed, not agreed',
  option: 'an option, not agreed',
};

/** `proposed, not agreed` of what nobody has agreed to yet; null of plans and orders. */
export const proposalWords = (intent: string | null): string | null =>
  intent !== null && Object.hasOwn(NOT_AGREED, intent) ? (NOT_AGREED[intent] ?? null) : null;

/** How the intent reads where it is shown by itself. */
export function intentSaid(intent: string | null): string | null {
  if (intent === null) return null;
  const words =
    proposalWords(intent) ??
    (intent === 'order' ? 'an order' : intent === 'plan' ? 'a plan' : intent.replace(/-/g, ' '));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * What a title that denies reads as: “No care plan” is no plan that stands, whatever its status says. Null where the
 * plan is named by its code, or holds anything.
 */
export const deniedWords = (title: string | null, isPlain: boolean): string | null =>
  isPlain && title !== null && saysNothingKnown('plans', title) !== null ? 'a statement, not a plan' : null;
