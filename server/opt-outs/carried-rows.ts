/**
 * What does each row of an earlier register say? Number, names, date of birth, postcode, and since when; what cannot be
 * read is named by line and column, and never quoted. Source: CONTRACT "Commands".
 */
import { readTypedDay } from '../../src/domain/dates/typed';
import { isNhsNumber, nhsNumberDigits } from '../../src/domain/nhs-number';
import { readCsv, type CsvRow } from './csv';

export const HEADER = ['nhsNumber', 'familyName', 'givenName', 'dateOfBirth', 'postcode', 'optedOutOn'] as const;

export interface CarriedRow {
  readonly line: number;
  /** As read where it can be; as written where not. */
  readonly nhsNumber: string;
  readonly familyName: string;
  readonly givenName: string;
  /** ISO day where it can be read; as written where not. */
  readonly dateOfBirth: string;
  readonly postcode: string;
  readonly optedOutOn: string;
  /** What cannot be read, each in words without a value; empty where all can. */
  readonly faults: readonly string[];
}

export type ReadCarried =
  { readonly ok: true; readonly rows: readonly CarriedRow[] } | { readonly ok: false; readonly problem: string };

const LONGEST = 200;

/** Spreadsheets add a time of nought to a day. */
const dayIn = (text: string, today: string): string | null =>
  readTypedDay(text.replace(/[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?$/u, ''), today);

/** Bounded, and without what would break a line or turn text round. */
const isPlain = (text: string): boolean => text.length <= LONGEST && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);

const NUMBER_FAULT = 'nhsNumber is not ten digits that check';
const SHORTENED = 'nhsNumber was shortened by a spreadsheet (written with E+)';

function daysFaults(born: string | null, from: string | null, today: string): readonly string[] {
  const faults: string[] = [];
  if (born === null || born > today) faults.push('dateOfBirth is not a day up to today');
  if (from === null || from > today) faults.push('optedOutOn is not a day up to today');
  else if (born !== null && from < born) faults.push('optedOutOn is before dateOfBirth');
  return faults;
}

function carriedRow({ line, fields }: CsvRow, today: string): CarriedRow {
  const [number = '', familyName = '', givenName = '', birth = '', postcode = '', since = ''] = fields;
  const born = dayIn(birth, today);
  const from = dayIn(since, today);
  const faults: string[] = [];
  if (fields.length !== HEADER.length) faults.push(`${String(fields.length)} columns where 6 are needed`);
  if (!isNhsNumber(number)) faults.push(/e\+/i.test(number) ? SHORTENED : NUMBER_FAULT);
  faults.push(...daysFaults(born, from, today));
  for (const [name, text] of Object.entries({ familyName, givenName, postcode }))
    if (!isPlain(text)) faults.push(`${name} is too long or holds characters that cannot be used`);
  const kept = (text: string): string => text.slice(0, LONGEST);
  return {
    line,
    nhsNumber: nhsNumberDigits(number) ?? kept(number),
    familyName: kept(familyName),
    givenName: kept(givenName),
    dateOfBirth: born ?? kept(birth),
    postcode: kept(postcode),
    optedOutOn: from ?? kept(since),
    faults,
  };
}

/** The rows of a file, or why it is refused whole. `today`: ISO day. */
export function readCarried(bytes: Uint8Array, today: string): ReadCarried {
  const table = readCsv(bytes);
  if (!table.ok) return table;
  const [header, ...rows] = table.rows;
  const columns = header?.fields.join(',') ?? '';
  if (columns !== HEADER.join(','))
    return { ok: false, problem: `the first line must be ${HEADER.join(',')}; nothing of the file was loaded` };
  if (rows.length === 0) return { ok: false, problem: 'the file has a header and no row' };
  return { ok: true, rows: rows.map((row) => carriedRow(row, today)) };
}
