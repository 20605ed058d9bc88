/** What do demographics say of a person: who they are, under which numbers, and whether they may be placed at all? */
import { isObject, objectsOf, textOf, type Json } from '../../domain/json';
import { isNhsNumber, nhsNumberDigits } from '../../domain/nhs-number';
import { patientRow, type PatientRow } from './patient';
import { referredNumber } from '../../domain/referred-number';

export interface DemographicsRow extends PatientRow {
  /** Ordinary confidentiality, said or not, is false; whatever else stands there is true. */
  readonly restricted: boolean;
  /** The number that this record has been replaced by. */
  readonly replacedBy: string | null;
}

const ORDINARY: readonly unknown[] = ['U', 'N'];

function isRestricted({ meta }: Json): boolean {
  if (meta === undefined) return false;
  if (!isObject(meta)) return true;
  const { security } = meta;
  if (security === undefined) return false;
  if (!Array.isArray(security)) return true;
  return (security as readonly unknown[]).some((label) => !isObject(label) || !ORDINARY.includes(label['code']));
}

/** A Patient of demographics, whose id is its number where no identifier says it. */
export function demographicsRow(patient: Json): DemographicsRow {
  const row = patientRow(patient);
  const id = nhsNumberDigits(textOf(patient['id']) ?? '');
  const isNumbered = row.numbers.length > 0 || id === null || !isNhsNumber(id);
  const replaced = objectsOf(patient['link']).find(({ type }) => type === 'replaced-by');
  return {
    ...row,
    numbers: isNumbered ? row.numbers : [id],
    restricted: isRestricted(patient),
    replacedBy: replaced === undefined ? null : referredNumber(replaced['other']),
  };
}
