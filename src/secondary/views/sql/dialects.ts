/** How does each engine write what the compiler needs? One table; everything else of a query is the same in both. */
import type { Kind } from '../fhir-types';

export interface Dialect {
  readonly name: 'duckdb' | 'spark';
  readonly types: Readonly<Record<Kind, string>>;
  /** A name, quoted. */
  id(name: string): string;
  text(value: string): string;
  objectType(fields: readonly (readonly [name: string, type: string])[]): string;
  listType(of: string): string;
  field(of: string, name: string): string;
  row(fields: readonly (readonly [name: string, value: string])[]): string;
  list(items: readonly string[]): string;
  /** Lists, one behind the other; none of them null. */
  behind(lists: readonly string[]): string;
  each(list: string, variable: string, body: string): string;
  /** With a name for the place of each, which `placeOf` counts from nought. */
  eachAt(list: string, variable: string, place: string, body: string): string;
  placeOf(place: string): string;
  keep(list: string, variable: string, body: string): string;
  /** A list of lists as one; a null among them is nothing. */
  flat(lists: string): string;
  count(list: string): string;
  /** Counted from nought; null behind the end. */
  at(list: string, index: number): string;
  join(list: string, by: string): string;
  /** What makes the whole query fail, in words. */
  fail(words: string): string;
  /** A row for each of the list. */
  rows(list: string): string;
  /** A moment with its zone in UTC, to the microsecond; null where it is none. */
  utc(text: string): string;
  lastDay(day: string): string;
  /** Everything that is read, under the name `r`. */
  from(source: string): string;
}

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const DUCKDB: Dialect = {
  name: 'duckdb',
  types: { text: 'VARCHAR', integer: 'BIGINT', decimal: 'DOUBLE', boolean: 'BOOLEAN' },
  id: (name) => `"${name}"`,
  text: quoted,
  objectType: (fields) => `STRUCT(${fields.map(([name, type]) => `"${name}" ${type}`).join(', ')})`,
  listType: (of) => `${of}[]`,
  field: (of, name) => `${of}."${name}"`,
  row: (fields) => `{${fields.map(([name, value]) => `'${name}': ${value}`).join(', ')}}`,
  list: (items) => `[${items.join(', ')}]`,
  behind: (lists) => lists.reduce((all, list) => `list_concat(${all}, ${list})`),
  each: (list, variable, body) => `list_transform(${list}, lambda ${variable}: ${body})`,
  eachAt: (list, variable, place, body) => `list_transform(${list}, lambda ${variable}, ${place}: ${body})`,
  placeOf: (place) => `(${place} - 1)`,
  keep: (list, variable, body) => `list_filter(${list}, lambda ${variable}: ${body})`,
  flat: (lists) => `flatten(${lists})`,
  count: (list) => `coalesce(len(${list}), 0)`,
  at: (list, index) => `list_extract(${list}, ${String(index + 1)})`,
  join: (list, by) => `array_to_string(${list}, ${quoted(by)})`,
  fail: (words) => `error(${quoted(words)})`,
  rows: (list) => `unnest(${list})`,
  utc: (text) => `strftime(timezone('UTC', TRY_CAST(${text} AS TIMESTAMPTZ)), '%Y-%m-%dT%H:%M:%S.%f')`,
  lastDay: (day) => `CAST(last_day(TRY_CAST(${day} AS DATE)) AS VARCHAR)`,
  from: (source) => `${source} AS r`,
};

/** A backslash in a text of Spark's begins a sign, and a quote ends the text. */
const escaped = (value: string): string =>
  `'${value
    .replace(/[\\']/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')}'`;

/** Spark SQL 4, whose session has the time zone UTC. */
export const SPARK: Dialect = {
  name: 'spark',
  types: { text: 'STRING', integer: 'BIGINT', decimal: 'DOUBLE', boolean: 'BOOLEAN' },
  id: (name) => `\`${name}\``,
  text: escaped,
  objectType: (fields) => `STRUCT<${fields.map(([name, type]) => `\`${name}\`: ${type}`).join(', ')}>`,
  listType: (of) => `ARRAY<${of}>`,
  field: (of, name) => `${of}.\`${name}\``,
  row: (fields) => `named_struct(${fields.map(([name, value]) => `'${name}', ${value}`).join(', ')})`,
  list: (items) => `array(${items.join(', ')})`,
  behind: (lists) => `concat(${lists.join(', ')})`,
  each: (list, variable, body) => `transform(${list}, ${variable} -> ${body})`,
  eachAt: (list, variable, place, body) => `transform(${list}, (${variable}, ${place}) -> ${body})`,
  placeOf: (place) => place,
  keep: (list, variable, body) => `filter(${list}, ${variable} -> ${body})`,
  flat: (lists) => `flatten(filter(${lists}, l -> l IS NOT NULL))`,
  count: (list) => `coalesce(array_size(${list}), 0)`,
  at: (list, index) => `get(${list}, ${String(index)})`,
  join: (list, by) => `array_join(${list}, ${escaped(by)})`,
  fail: (words) => `raise_error(${escaped(words)})`,
  rows: (list) => `explode(${list})`,
  utc: (text) => `date_format(try_cast(${text} AS TIMESTAMP), "yyyy-MM-dd'T'HH:mm:ss.SSSSSS")`,
  lastDay: (day) => `CAST(last_day(try_cast(${day} AS DATE)) AS STRING)`,
  from: (source) => `(SELECT struct(*) AS r FROM ${source})`,
};

export const DIALECTS = { duckdb: DUCKDB, spark: SPARK } as const;
