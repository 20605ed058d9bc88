/** In which fields may two providers differ on a medicine, and when do they agree? Source: RECORD.md "medications". */
import { dateText } from '../../fhir/facts';
import type { ConflictRow, Group } from '../../section';
import { sameDose, sameInstructions } from './dose';
import { sameStrengths } from './drug';
import type { MedicationFact } from './fact';
import { sameForm } from './form';
import { statusWords } from './standing-words';

/** A supply or a dose that was given says nothing against an active prescription; a course of one admission neither. */
const statusSaid = (fact: MedicationFact): string | null =>
  fact.kind === 'dispense' ||
  fact.kind === 'administration' ||
  (fact.setting === 'inpatient' && fact.status === 'completed') ||
  (!fact.active && !fact.ended)
    ? null
    : statusWords(fact);

/** As sent, else as its words were read. */
const routeSaid = ({ dosage: { route, said } }: MedicationFact): string | null =>
  said.way === null ? null : (route ?? said.way);

/** An inhaler is inhaled whatever route was picked for it; where one says “injection” alone, it is silent. */
const sameWay = (a: MedicationFact, b: MedicationFact): boolean => {
  const [left, right] = [a.dosage.said.way, b.dosage.said.way];
  return left === right || left === 'injection' || right === 'injection' || a.drug?.formRoute === 'inhaled';
};

export const conflicts: readonly ConflictRow<MedicationFact>[] = [
  { field: 'dose', value: (fact) => fact.dosage.dose, equal: sameDose },
  {
    field: 'strength',
    value: (fact) => fact.drug?.strength?.text ?? null,
    equal: (a, b) => sameStrengths(a.drug, b.drug),
  },
  {
    field: 'frequency',
    value: (fact) => (fact.dosage.pace === null ? null : (fact.dosage.frequency ?? fact.dosage.instructions)),
    equal: (a, b) => a.dosage.pace === b.dosage.pace,
  },
  { field: 'instructions', value: (fact) => fact.dosage.instructions, equal: sameInstructions },
  { field: 'route', value: (fact) => routeSaid(fact), equal: sameWay },
  { field: 'maximum dose', value: (fact) => fact.dosage.ceiling },
  { field: 'side', value: (fact) => fact.dosage.side },
  { field: 'status', value: statusSaid, equal: (a, b) => a.active === b.active },
  {
    field: 'form',
    value: (fact) => fact.drug?.form ?? null,
    equal: (a, b) => sameForm(a.drug?.form ?? '', b.drug?.form ?? ''),
  },
  {
    field: 'stop date',
    value: (fact) => (fact.kind === 'dispense' || fact.kind === 'administration' ? null : dateText(fact.end)),
    equal: (a, b) => a.end?.text.slice(0, 10) === b.end?.text.slice(0, 10),
  },
];

/** Whether those of a group that say this field do not agree. */
export const differs = (field: string, group: Group<MedicationFact>): boolean => {
  if (group.length === 1) return false;
  const row = conflicts.find((one) => one.field === field);
  const said = group.filter((fact) => row?.value(fact) !== null);
  return said.some((a, i) => said.slice(i + 1).some((b) => row?.equal?.(a, b) === false));
};
