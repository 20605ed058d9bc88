/** The choices of a form, in the order in which they are offered. */
import type { Precision, Purpose } from '../../../secondary/shapes/request';
import { PRECISION_NAMES, PURPOSE_NAMES } from './states';

interface Choice<Id extends string> {
  readonly value: Id;
  readonly label: string;
}

const choices = <Id extends string>(names: Readonly<Record<Id, string>>): readonly Choice<Id>[] =>
  (Object.entries(names) as [Id, string][]).map(([value, label]) => ({ value, label }));

export const PURPOSES_IN_ORDER = choices<Purpose>(PURPOSE_NAMES);
/** From the broadest to the finest. */
export const PRECISIONS_IN_ORDER = choices<Precision>(PRECISION_NAMES);
