/**
 * What must a text say of itself that leaves the screen: who is not in it, what is not whole, and what it never holds?
 * Beside the record those words stand in the strip, the banner and the cards; a copy has none of them.
 */
import { SECTION_NAMES, type SectionId } from '../../domain/sections';
import { absenceLines, listOf } from './absence-words';
import { failedOf } from './failure-words';
import type { RecordOnScreen } from './record-context';
import { isShown, roleLimit } from './role-limits';

type From = Pick<RecordOnScreen, 'record' | 'states' | 'opened' | 'nameOf' | 'inOrder'>;

/**
 * One sentence each, of these sections.
 * INVARIANT: told from who was asked and what they said of their answers, never from what was released or left out.
 */
export function notInIt({ record, states, opened, nameOf, inOrder }: From, sections: readonly SectionId[]): string[] {
  const named = (which: string): string =>
    listOf(inOrder(states.filter(({ state }) => state === which).map(({ provider }) => provider.id)).map(nameOf));
  const [unconfirmed, asking] = [named('identity-not-confirmed'), named('asking')];
  const failed = failedOf(states, undefined, 'the sign-in of whoever copied this');
  const lines = sections
    .filter((section) => isShown(opened.view, section))
    .flatMap((section) =>
      absenceLines(record.absences, section, nameOf, states.length).map((line) => ({ ...line, section })),
    );
  const partly = lines.flatMap(({ reason, section, text }) =>
    reason === 'partial' || reason === 'opted-out' ? [`${SECTION_NAMES[section]}: ${text.replace(/\.$/, '')}.`] : [],
  );
  const unasked = lines.some(({ reason }) => reason === 'unasked');
  const limit = roleLimit(opened.view)?.replace('Your role', 'The role of whoever copied this') ?? null;
  const medicines = opened.notices.find(({ code }) => code === 'medicines');
  return [
    ...failed.map(({ providers, words }) => `Not included: ${listOf(inOrder(providers).map(nameOf))} (${words}).`),
    ...(unconfirmed === '' ? [] : [`Not included: ${unconfirmed} (identity not confirmed).`]),
    ...(asking === '' ? [] : [`Not included: ${asking} (not answered yet when this was copied).`]),
    ...partly,
    ...(unasked ? ['Not known beyond the places asked.'] : []),
    ...(limit === null || sections.every((section) => isShown(opened.view, section)) ? [] : [limit]),
    ...(sections.includes('medications') && medicines !== undefined ? [medicines.text] : []),
  ];
}
