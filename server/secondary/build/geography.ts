/**
 * Is the file of places what it should be, to its last line? INVARIANT: what is wrong is told by its line and its
 * column, never by what stands there; and nothing is built of a part of it.
 */
import { columnRow } from '../../../src/secondary/rules/columns';
import type { Breakdown } from '../../../src/secondary/shapes/question';
import { eachLine } from '../lines';
import { refusal, type BuildRefusal } from './refusal';

export const GEOGRAPHY = ['postcode', 'lsoa', 'deprivationFifth', 'borough'] as const;

type Column = (typeof GEOGRAPHY)[number];

/** What may stand there where anything does. */
const HOLDS: Readonly<Record<Column, (value: string) => boolean>> = {
  postcode: (value) => /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i.test(value),
  lsoa: (value) => /^[A-Z]\d{8}$/.test(value),
  deprivationFifth: columnRow('deprivationFifth').holds,
  borough: columnRow('borough').holds,
};

const QUOTED = /^"((?:[^"]|"")*)"$/;

/** The values of a line; null where a quotation mark opens nothing or is not closed. */
function valuesOf(line: string): readonly string[] | null {
  const values: string[] = [];
  for (const value of line.match(/"(?:[^"]|"")*"[^,]*|[^,]+|(?<=,|^)(?=,|$)/g) ?? []) {
    const [, within] = QUOTED.exec(value) ?? [];
    if (within === undefined && value.includes('"')) return null;
    values.push(within ?? value);
  }
  return values;
}

function lineProblem(line: string): string | null {
  const values = valuesOf(line);
  if (values === null) return 'a quotation mark stands where none should';
  if (values.length !== GEOGRAPHY.length) return `it has ${String(values.length)} columns, not ${GEOGRAPHY.join(', ')}`;
  const wrong = GEOGRAPHY.find((column, at) => {
    const value = values[at] ?? '';
    return value === '' ? column === 'postcode' : !HOLDS[column](value);
  });
  return wrong === undefined ? null : `${wrong} is none`;
}

const OF_PLACES: readonly Breakdown[] = ['deprivationFifth', 'borough'];

/** Why no data set of these columns can be built with this file; null where it is sound. */
export function geographyProblem(file: string, columns: readonly Breakdown[]): BuildRefusal | null {
  const head = GEOGRAPHY.join(',');
  let places = 0;
  let isHeaded = false;
  const read = eachLine(file, (line, number) => {
    if (number > 1) places += 1;
    else isHeaded = line.replace(/^\uFEFF/, '') === head;
    return number === 1 || !isHeaded ? null : lineProblem(line);
  });
  if (!read.ok) return refusal('geography', read.problem);
  if (!isHeaded) return refusal('geography', `${file} does not begin with the line ${head}`);
  return places === 0 && columns.some((column) => OF_PLACES.includes(column))
    ? refusal('geography', `${file} holds no place`)
    : null;
}
