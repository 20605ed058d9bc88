/**
 * What changed in the medicine types between STU3 and R4? Source: HL7 FHIR R4 "R3 diff"; GP Connect 1.6.2 for the
 * status reason.
 */
import { isObject } from '../../domain/json';
import { as, carried, each, listOf, lost, many, notDone, recoded, type ElementTable, type Rule } from '../rules';
import { definition, dosage, encounter, requester } from './common';

/** GP Connect keeps why a course stopped in an extension with a nested concept; R4 has an element for it. */
const statusReasonFromExtension = (several: boolean): Rule =>
  carried((value, { out }) => {
    out['extension'] = value;
    for (const extension of listOf(value)) {
      if (
        !isObject(extension) ||
        typeof extension['url'] !== 'string' ||
        !extension['url'].includes('MedicationStatusReason')
      )
        continue;
      for (const inner of listOf(extension['extension'])) {
        if (isObject(inner) && inner['url'] === 'statusReason' && isObject(inner['valueCodeableConcept']))
          out['statusReason'] = several ? [inner['valueCodeableConcept']] : inner['valueCodeableConcept'];
      }
    }
  });

/** How much is supplied, in GP Connect's words: `14 capsules`, or the unit alone beside a number. */
const wordsOf = (holder: unknown): string | null => {
  const extension = isObject(holder) ? listOf(holder['extension']) : [];
  for (const one of extension)
    if (isObject(one) && /MedicationQuantityText/.test(String(one['url'])) && typeof one['valueString'] === 'string')
      return one['valueString'].trim();
  return null;
};

/** The quantity with the number and the unit that its words give, where it has none of its own. */
function inWords(quantity: unknown, words: string | null): unknown {
  if (words === null || words === '' || (quantity !== undefined && !isObject(quantity))) return quantity;
  const sent = quantity ?? {};
  if (sent['unit'] !== undefined || sent['code'] !== undefined) return sent;
  // “2 x 30 capsules” is no number with a unit; “28” is one without
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*([^\d\s][^\d]*)?$/.exec(words) ?? [];
  if (digits === undefined) return sent['value'] === undefined || /\d/.test(words) ? sent : { ...sent, unit: words };
  const number = sent['value'] ?? Number(digits);
  if (Number(number) !== Number(digits)) return sent;
  return unit === undefined ? { ...sent, value: number } : { ...sent, value: number, unit };
}

/** Where the words of a quantity can be said as one, they are; else they stay where nobody reads them: that is told. */
const supplied: Rule = carried((value, { out, lose }, element) => {
  const words = wordsOf(value) ?? wordsOf(isObject(value) ? value['quantity'] : undefined);
  const quantity = inWords(isObject(value) ? value['quantity'] : undefined, words);
  out[element] = isObject(value) && quantity !== undefined ? { ...value, quantity } : value;
  const isSaid = isObject(quantity) && (quantity['unit'] !== undefined || String(quantity['value']) === words);
  if (words !== null && !isSaid) lose(`${element}.quantity`);
});

const dispensed: Rule = carried((value, { out }, element) => {
  out[element] = inWords(value, wordsOf(value));
});

export const MEDICATIONS: Readonly<Record<string, ElementTable>> = {
  MedicationStatement: {
    status: recoded('status', {}),
    taken: carried((value, { from, out }) => {
      if (value === 'n' && from['status'] !== 'entered-in-error') out['status'] = 'not-taken';
    }),
    reasonNotTaken: many('statusReason'),
    extension: statusReasonFromExtension(true),
    dosage: dosage('dosage'),
  },
  MedicationRequest: {
    definition,
    category: many('category'),
    context: encounter,
    requester,
    extension: statusReasonFromExtension(false),
    dosageInstruction: dosage('dosageInstruction'),
    substitution: each('substitution', { allowed: as('allowedBoolean') }),
    dispenseRequest: supplied,
  },
  MedicationDispense: {
    status: recoded('status', {}),
    notDone: notDone('declined'),
    notDoneReasonCodeableConcept: as('statusReasonCodeableConcept'),
    notDoneReasonReference: as('statusReasonReference'),
    performer: each('performer', { onBehalfOf: lost }),
    quantity: dispensed,
    dosageInstruction: dosage('dosageInstruction'),
  },
  MedicationAdministration: {
    definition,
    status: recoded('status', {}),
    notGiven: notDone('not-done'),
    reasonNotGiven: many('statusReason'),
    prescription: as('request'),
    performer: each('performer', { onBehalfOf: lost }),
  },
  Medication: {
    isBrand: lost,
    isOverTheCounter: lost,
    image: lost,
    ingredient: each('ingredient', { amount: as('strength') }),
    package: carried((value, { out, lose }) => {
      if (!isObject(value)) return;
      const [batch, ...more] = listOf(value['batch']);
      if (batch !== undefined) out['batch'] = batch;
      if (more.length > 0) lose('package.batch');
      if (value['container'] !== undefined && out['form'] === undefined) out['form'] = value['container'];
      if (value['content'] !== undefined) lose('package.content');
    }),
  },
};
