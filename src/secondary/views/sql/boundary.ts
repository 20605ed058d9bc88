/** How are the boundaries of a number, a date or a time written? As the oracle's, in `oracle/boundary.ts`. */
import type { Path } from '../path/ast';
import type { Dialect } from './dialects';
import { bound, isNumeric, NOTHING, one, single, type Term, type Writing } from './terms';

type Side = 'low' | 'high';
type Boundary = Extract<Path, { op: 'boundary' }>;

function ofNumber({ dialect }: Writing, value: string, side: Side): string {
  const [text, decimal] = [dialect.types.text, dialect.types.decimal];
  const number = `CAST(${value} AS ${decimal})`;
  const places = `greatest(1, length(split_part(CAST(${number} AS ${text}), '.', 2)))`;
  const half = `CAST('5e-' || CAST(${places} + 1 AS ${text}) AS ${decimal})`;
  const plain = `${number} = 0 OR (abs(${number}) >= 0.001 AND abs(${number}) < 10000000)`;
  return `CASE WHEN ${plain} THEN ${number} ${side === 'low' ? '-' : '+'} ${half} END`;
}

const matches = (dialect: Dialect, text: string, pattern: string): string =>
  `regexp_extract(${text}, ${dialect.text(pattern)}, 0) <> ''`;

const DAY = '^[0-9]{4}(-[0-9]{2})?(-[0-9]{2})?$';
const CLOCK = '^[0-9]{2}:[0-9]{2}(:[0-9]{2})?(\\.[0-9]{1,3})?$';
const MOMENT = '^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9:.]+)(Z|[+-][0-9]{2}:[0-9]{2})?$';

function dayOf(dialect: Dialect, text: string, side: Side): string {
  const first = `(${text} || '-01')`;
  const month = side === 'low' ? `left(${dialect.lastDay(first)}, 8) || '01'` : dialect.lastDay(first);
  const year = `${text} || '${side === 'low' ? '-01-01' : '-12-31'}'`;
  return (
    `CASE WHEN NOT ${matches(dialect, text, DAY)} THEN NULL ` +
    `WHEN length(${text}) = 10 THEN ${text} WHEN length(${text}) = 7 THEN ${month} ELSE ${year} END`
  );
}

function clockOf(dialect: Dialect, text: string, side: Side): string {
  const [second, digit] = side === 'low' ? [':00', '0'] : [':59', '9'];
  const seconds = `CASE WHEN substr(${text}, 6, 1) = ':' THEN substr(${text}, 6, 3) ELSE '${second}' END`;
  const fraction = `rpad(regexp_extract(${text}, ${dialect.text('\\.([0-9]{1,3})$')}, 1), 3, '${digit}')`;
  const whole = `left(${text}, 5) || ${seconds} || '.' || ${fraction}`;
  return `CASE WHEN ${matches(dialect, text, CLOCK)} THEN ${whole} END`;
}

function momentOf(dialect: Dialect, text: string, side: Side): string {
  const [edge, midnight] = side === 'low' ? ['+14:00', '00:00'] : ['-12:00', '23:59'];
  const group = (at: number): string => `regexp_extract(${text}, ${dialect.text(MOMENT)}, ${String(at)})`;
  const clock = clockOf(dialect, group(2), side);
  const timed = `${group(1)} || 'T' || ${clock} || coalesce(nullif(${group(3)}, ''), '${edge}')`;
  const day = `${dayOf(dialect, text, side)} || 'T' || ${clockOf(dialect, `'${midnight}'`, side)} || '${edge}'`;
  return `CASE WHEN ${matches(dialect, text, MOMENT)} THEN ${timed} ELSE ${day} END`;
}

function ofText(dialect: Dialect, text: string, side: Side, type: string | null): string {
  if (type === 'time') return clockOf(dialect, text, side);
  const isTimed = type === 'dateTime' || type === 'instant' ? 'TRUE' : `contains(${text}, 'T')`;
  return (
    `CASE WHEN ${matches(dialect, text, CLOCK)} THEN ${clockOf(dialect, text, side)} ` +
    `WHEN ${isTimed} THEN ${momentOf(dialect, text, side)} ELSE ${dayOf(dialect, text, side)} END`
  );
}

export function boundaryOf(writing: Writing, { side, type }: Boundary, of: Term): Term {
  const value = single(writing, of, 'a boundary is that of one value, and there are more');
  if (value.gives === 'nothing') return NOTHING;
  if (isNumeric(value.shape))
    return one(
      bound(writing, value.text, (text) => ofNumber(writing, text, side)),
      'decimal',
    );
  if (value.shape.kind !== 'text') return writing.fails('a boundary is that of a number, a date or a time');
  return one(
    bound(writing, value.text, (text) => ofText(writing.dialect, text, side, type)),
    'text',
  );
}
