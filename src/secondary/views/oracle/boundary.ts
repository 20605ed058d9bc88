/**
 * What is the least and the greatest that a value as coarse as this may stand for? Experimental in SQL on FHIR v2.
 * Source: FHIRPath, lowBoundary() and highBoundary().
 */
import { daysInMonth, isoDay } from '../../../domain/dates/civil';
import type { Run, Values } from './run';

export type Side = 'low' | 'high';

/** Outside it, programs write a number with an exponent, each in its own way. */
const isPlain = (value: number): boolean => value === 0 || (Math.abs(value) >= 0.001 && Math.abs(value) < 1e7);

/** Half a unit of the last place. JSON keeps no place of a whole number, so it counts as sent to one place. */
function ofNumber(value: number, side: Side): Values {
  if (!isPlain(value)) return [];
  const places = Math.max(1, (String(value).split('.')[1] ?? '').length);
  const half = Number(`5e-${String(places + 1)}`);
  return [side === 'low' ? value - half : value + half];
}

const DAY = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;

function dayOf(text: string, side: Side): string | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return null;
  if (day !== undefined) return text;
  if (month === undefined) return `${year}-${side === 'low' ? '01-01' : '12-31'}`;
  const at = Number(month);
  if (at < 1 || at > 12) return null;
  return isoDay(Number(year), at, side === 'low' ? 1 : daysInMonth(Number(year), at));
}

const CLOCK = /^(\d\d:\d\d)(:\d\d)?(?:\.(\d{1,3}))?$/;

function clockOf(text: string, side: Side): string | null {
  const [, minutes, seconds, fraction = ''] = CLOCK.exec(text) ?? [];
  if (minutes === undefined) return null;
  const [second, digit] = side === 'low' ? [':00', '0'] : [':59', '9'];
  return `${minutes}${seconds ?? second}.${fraction.padEnd(3, digit)}`;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)T([\d:.]+?)(Z|[+-]\d\d:\d\d)?$/;
/** The first and the last place on Earth to have a day. */
const EDGE = { low: '+14:00', high: '-12:00' } as const;

function momentOf(text: string, side: Side): string | null {
  const found = MOMENT.exec(text);
  const day = dayOf(found?.[1] ?? text, side);
  const clock = clockOf(found === null ? (side === 'low' ? '00:00' : '23:59') : (found[2] ?? ''), side);
  return day === null || clock === null ? null : `${day}T${clock}${found?.[3] ?? EDGE[side]}`;
}

/** What the text itself says it is, where no type is known. */
function ofText(text: string, side: Side, type: string | null): string | null {
  if (type === 'time' || CLOCK.test(text)) return clockOf(text, side);
  return type === 'dateTime' || type === 'instant' || text.includes('T') ? momentOf(text, side) : dayOf(text, side);
}

export function boundaryOf(values: Values, side: Side, type: string | null, run: Run): Values {
  if (values.length > 1) return run.fails('a boundary is that of one value, and there are more');
  const [value] = values;
  if (typeof value === 'number') return ofNumber(value, side);
  if (typeof value === 'string') {
    const found = ofText(value, side, type);
    return found === null ? [] : [found];
  }
  return value === undefined ? [] : run.fails('a boundary is that of a number, a date or a time');
}
