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

/** What was tried, where the action's own words would call it a refusal. */
const TRIED: Readonly<Partial<Record<AuditAction, string>>> = {
  'look-up-refused': 'Tried to look for a person',
  'record-refused': 'Tried to open the record',
  'address-refused': 'Tried to see the address and telephone',
  'emergency-refused': 'Tried to open emergency access',
  'export-refused': 'Tried to take a patient summary away',
  'opt-out-refused': 'Tried to record an opt-out',
};
const TRIED_BY_TEXT: ReadonlyMap<string, string> = new Map(
  texts.flatMap(([id, { text }]) => (TRIED[id] === undefined ? [] : [[text, TRIED[id]]])),
);

/** Done, refused, or failed. */
export function endingOf({ succeeded, action, details }: AuditLine): Ending {
  if (succeeded) return 'done';
  return REFUSALS.has(action) && !NOT_DECIDED.has(details['why'] ?? '') ? 'refused' : 'failed';
}

/** What was done, or tried; never a refusal where nobody refused anything. */
export const actionWords = (line: AuditLine): string =>
  endingOf(line) === 'failed' ? (TRIED_BY_TEXT.get(line.action) ?? line.action) : line.action;
