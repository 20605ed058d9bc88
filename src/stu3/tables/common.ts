/** Which elements changed in the same way in many types? */
import { isObject, type JsonDraft } from '../../domain/json';
import { as, carried, listOf, type ElementTable, type Rule } from '../rules';

/** `context` held the encounter (or episode); R4 calls it encounter. */
export const encounter: Rule = as('encounter');

/** `requester` was an agent acting on behalf of somebody; R4 keeps the agent. */
export const requester: Rule = carried((value, { out, lose }) => {
  if (!isObject(value) || value['agent'] === undefined) {
    if (value !== undefined) out['requester'] = value;
    return;
  }
  out['requester'] = value['agent'];
  if (value['onBehalfOf'] !== undefined) lose('requester.onBehalfOf');
});

/** Request status words that R4 renamed. */
export const REQUEST_STATUS = { suspended: 'on-hold', cancelled: 'revoked' } as const;

const DOSE = ['doseQuantity', 'doseRange', 'rateQuantity', 'rateRange', 'rateRatio'] as const;

const dosageInR4 = (item: unknown): unknown => {
  if (!isObject(item)) return item;
  const out: JsonDraft = {};
  const doseAndRate: JsonDraft = {};
  for (const key of Object.keys(item)) {
    if ((DOSE as readonly string[]).includes(key)) doseAndRate[key] = item[key];
    else out[key] = item[key];
  }
  if (Object.keys(doseAndRate).length > 0) out['doseAndRate'] = [...listOf(item['doseAndRate']), doseAndRate];
  return out;
};

/** Dose and rate moved below `doseAndRate`; everything else of a Dosage is the same. */
export const dosage = (to: string): Rule =>
  carried((value, { out }) => {
    out[to] = listOf(value).map(dosageInR4);
  });

/** An order that says nothing of what it is based on: definitions are canonical URLs in R4. */
export const definition: Rule = carried((_value, { lose }) => {
  lose('definition');
});

/** A performer with a role: R4 calls the role a function. */
export const PERFORMER: ElementTable = { role: as('function') };
