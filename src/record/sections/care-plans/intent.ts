/** Is a plan, or an order in it, agreed, or only proposed? Source: FHIR R4 CarePlan.intent, a modifier element. */

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
