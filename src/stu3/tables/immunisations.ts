/** What changed in Immunization between STU3 and R4? Source: HL7 FHIR R4 "R3 diff". */
import { isObject, type Json, type JsonDraft } from '../../domain/json';
import { as, carried, each, listOf, many, notDone, recoded, type ElementTable, type Rule } from '../rules';

/** Carried beside the protocol, by `doseStatus` below. */
const inNote: Rule = carried(() => undefined);

/** A concept in words; undefined where it has none. */
function wordsOf(concept: unknown): string | undefined {
  if (!isObject(concept)) return undefined;
  const displays = listOf(concept['coding']).flatMap((one) => (isObject(one) ? [one['display']] : []));
  return [concept['text'], ...displays].find((words): words is string => typeof words === 'string' && words !== '');
}

const addNote = (out: JsonDraft, text: string): void => {
  out['note'] = [...listOf(out['note']), { text }];
};

/** INVARIANT: a dose that “does not count” in STU3 is one that is not at full strength in R4, with its reason. */
function doseStatus({ description, doseStatus: status, doseStatusReason: why }: Json, out: JsonDraft): void {
  const codes = isObject(status)
    ? listOf(status['coding']).map((one) => (isObject(one) ? one['code'] : undefined))
    : [];
  const words = wordsOf(why);
  if (codes.includes('nocount')) {
    out['isSubpotent'] = true;
    if (why !== undefined) out['subpotentReason'] = [...listOf(out['subpotentReason']), why];
  } else {
    const said = [wordsOf(status), words].filter((one) => one !== undefined);
    if (said.length > 0) addNote(out, `Dose status: ${said.join('; ')}`);
  }
  if (typeof description === 'string' && description !== '') addNote(out, description);
}

const protocol = each('protocolApplied', {
  doseSequence: as('doseNumberPositiveInt'),
  seriesDoses: as('seriesDosesPositiveInt'),
  description: inNote,
  doseStatus: inNote,
  doseStatusReason: inNote,
}) as Extract<Rule, { kind: 'with' }>;

export const IMMUNISATIONS: Readonly<Record<string, ElementTable>> = {
  Immunization: {
    status: recoded('status', {}),
    notGiven: notDone('not-done'),
    date: as('occurrenceDateTime'),
    note: many('note'),
    practitioner: each('performer', { role: as('function') }),
    explanation: carried((value, { out, lose }) => {
      if (!isObject(value)) return;
      if (value['reason'] !== undefined) out['reasonCode'] = listOf(value['reason']);
      const [whyNot, ...more] = listOf(value['reasonNotGiven']);
      if (whyNot !== undefined) out['statusReason'] = whyNot;
      const words = more.flatMap((one) => wordsOf(one) ?? []);
      if (words.length > 0) addNote(out, `Not given also because: ${words.join('; ')}`);
      else if (more.length > 0) lose('explanation.reasonNotGiven');
    }),
    vaccinationProtocol: carried((value, carrying, element) => {
      protocol.carry(value, carrying, element);
      for (const one of listOf(value).filter(isObject)) doseStatus(one, carrying.out);
    }),
  },
};
