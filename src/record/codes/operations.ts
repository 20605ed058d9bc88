/**
 * Which codes and words name an operation or examination of one kind? A kind is broader than a code: that one person
 * had two of one kind on one day is possible, so that it joins only where each side has but one of that day.
 * Rows: `operations.csv`; an OPCS-4 code of three characters stands for all beneath it.
 */
import { concepts, fromTables } from '../../terminology/in-force';

export interface Operation {
  readonly name: string;
  readonly snomed: readonly string[];
  readonly opcs: readonly string[];
  readonly names: readonly string[];
}

export const operations: () => readonly Operation[] = fromTables(() =>
  concepts('operations').map(({ id, codes, names }) => ({
    name: id,
    snomed: codes.flatMap(({ system, code }) => (system === 'snomed' ? [code] : [])),
    opcs: codes.flatMap(({ system, code }) => (system === 'opcs4' ? [code] : [])),
    names,
  })),
);
