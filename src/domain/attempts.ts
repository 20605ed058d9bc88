/**
 * How did a recorded act end? A refusal is a decision; an attempt that failed found nobody, or was not answered. The
 * audit writes both under the same action, and whoever reads it is told which it was.
 */
import { AUDIT_ACTIONS, type AuditAction, type AuditLine } from './audit';

export type Ending = 'done' | 'refused' | 'failed';

const texts = Object.entries(AUDIT_ACTIONS) as readonly (readonly [AuditAction, { readonly text: string }])[];
const REFUSALS: ReadonlySet<string> = new Set(
  texts.filter(([id]) => id === 'refused' || id.endsWith('-refused')).map(([, { text }]) => text),
);

/** Why an act came to nothing without anybody deciding against it, as the gateway writes it. */
const NOT_DECIDED: ReadonlySet<string> = new Set([
  'nobody matched number and date of birth',
  'demographics did not answer',
  'demographics did not confirm the person',
  'not confirmed by demographics',
  'a part of the system did not answer; nothing was shown',
]);

/** Why an act was refused that is told under its own name. */
const DECIDED: ReadonlySet<string> = new Set(['it is about the officer']);

/** A form that demographics did not confirm is kept all the same, and a record held by it is held. */
const STANDS: ReadonlySet<string> = new Set(
  (['opt-out-held', 'opt-out-kept'] as const).map((id) => AUDIT_ACTIONS[id].text),
);

/** What was tried, where the action's own words would call it a refusal, or done. */
const TRIED: Readonly<Partial<Record<AuditAction, string>>> = {
  'look-up-refused': 'Tried to look for a person',
  'record-refused': 'Tried to open the record',
  'address-refused': 'Tried to see the address and telephone',
  'emergency-refused': 'Tried to open emergency access',
  'export-refused': 'Tried to take a patient summary away',
  'opt-out-refused': 'Tried to record an opt-out',
  'sign-in-refused': 'Tried to sign in',
  refused: 'Asked for something that was not answered',
  'role-changed': 'Tried to change role',
  'provider-read': 'Asked what one provider holds',
  'document-read': 'Tried to open a document',
  'alert-acknowledged': 'Tried to close an alert',
};
const TRIED_BY_TEXT: ReadonlyMap<string, string> = new Map(
  texts.flatMap(([id, { text }]) => (TRIED[id] === undefined ? [] : [[text, TRIED[id]]])),
);

/** Done, refused, or failed. */
export function endingOf({ succeeded, action, details }: AuditLine): Ending {
  if (succeeded || STANDS.has(action)) return 'done';
  const why = details['why'] ?? '';
  if (DECIDED.has(why)) return 'refused';
  return REFUSALS.has(action) && !NOT_DECIDED.has(why) ? 'refused' : 'failed';
}

/** What was done, or tried; never a refusal where nobody refused anything. */
export const actionWords = (line: AuditLine): string =>
  endingOf(line) === 'failed' || (endingOf(line) === 'refused' && !REFUSALS.has(line.action))
    ? (TRIED_BY_TEXT.get(line.action) ?? line.action)
    : line.action;
