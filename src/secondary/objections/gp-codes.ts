/**
 * Which type 1 codes stand in an entry, in any coding position? INVARIANT: what could be one is looked at; the code
 * goes to the decision and nowhere else.
 */
import { isObject, textOf, type Json } from '../../domain/json';
import { TYPE_1 } from '../rules/objections';
import type { GpCode } from './decide';

const SNOMED_IDS: readonly string[] = [...TYPE_1.dissent, ...TYPE_1.withdrawn]
  .map(({ code }) => code)
  .filter((code) => /^\d+$/.test(code));
const IS_ONE = new RegExp(`^\\s*(?:9Nu[01]|(?:${SNOMED_IDS.join('|')})\\s*$)`);
/** A letter may be written as an escape in JSON. */
const MAY_HOLD = new RegExp(`9Nu[01]|${SNOMED_IDS.join('|')}|\\\\u00`);

/** Whether the text of an entry is worth reading: false only where no such code can stand in it. */
export const mayHoldGpCode = (json: string): boolean => MAY_HOLD.test(json);

/** When it was recorded: the first of these that says a day. */
const RECORDED = [
  'recordedDate',
  'assertedDate',
  'issued',
  'effectiveDateTime',
  'performedDateTime',
  'authoredOn',
  'dateTime',
  'date',
  'onsetDateTime',
] as const;

const DAY = /^\d{4}-\d{2}-\d{2}/;

function recordedOn(entry: Json): string | null {
  for (const element of RECORDED) {
    const day = DAY.exec(textOf(entry[element]) ?? '')?.[0];
    if (day !== undefined) return day;
  }
  return null;
}

const isInError = (entry: Json): boolean =>
  /entered-in-error/.test(JSON.stringify([entry['status'], entry['verificationStatus']]));

/** Every one, with the day it was recorded; of an entry made in error without a day, so that it withdraws nothing. */
export function gpCodesIn(entry: Json): readonly GpCode[] {
  const date = isInError(entry) ? null : recordedOn(entry);
  const found: GpCode[] = [];
  const rest: unknown[] = [entry];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (isObject(node)) {
      const { code, system } = node;
      if (typeof code === 'string' && IS_ONE.test(code)) found.push({ system: textOf(system) ?? '', code, date });
    }
    if (typeof node === 'object' && node !== null)
      rest.push(...(Object.values(node) as unknown[]).filter((one) => one !== undefined));
  }
  return found;
}
