/** When do two providers hold the same result? Same identifier and code; or same code, specimen time and value. Source: RECORD.md. */
import { calendarKey } from '../../../domain/dates';
import { share } from '../../fhir/identity';
import { daysApart } from '../../fhir/span';
import type { Join } from '../../section';
import { identityOf, type ResultFact } from './read';
import { sameMeasured, type Component } from './value';

const sameTest = (a: ResultFact, b: ResultFact): boolean =>
  a.isReport === b.isReport &&
  ((a.analyte !== undefined && b.analyte !== undefined ? a.analyte.key === b.analyte.key : false) || a.codes.some((code) => b.codes.includes(code)) || (a.isReport && a.panel !== null && a.panel === b.panel) || (a.plainName === b.plainName && !disagree(a, b)));

/** Two names may be equal while the codes of one system say otherwise: then they are two tests. */
const disagree = (a: ResultFact, b: ResultFact): boolean =>
  (a.analyte !== undefined && b.analyte !== undefined) || (a.code !== null && b.code !== null && a.code.system === b.code.system && a.code.code !== b.code.code);

const MINUTE = 60_000;

/** The same instant; one system may have dropped the seconds. */
function sameInstant(a: ResultFact, b: ResultFact): boolean {
  if (a.date?.precision !== 'time' || b.date?.precision !== 'time') return false;
  const [x, y] = [a.date.sort, b.date.sort];
  return x === y || (Math.floor(x / MINUTE) === Math.floor(y / MINUTE) && (x % MINUTE === 0 || y % MINUTE === 0));
}

const sameDate = (a: ResultFact, b: ResultFact): boolean => a.date !== null && b.date !== null && calendarKey(a.date) === calendarKey(b.date);

function sameComponents(a: readonly Component[], b: readonly Component[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((one) => {
    const other = b.find((two) => one.codes.some((code) => two.codes.includes(code)) || one.name.toLowerCase() === two.name.toLowerCase());
    return other !== undefined && (one.measured === null || other.measured === null ? one.measured === other.measured : sameMeasured(one.measured, other.measured, undefined));
  });
}

function sameValue(a: ResultFact, b: ResultFact): boolean {
  if (a.isReport) return a.comments.length === 0 || b.comments.length === 0 || a.comments.join('\n') === b.comments.join('\n');
  if (a.measured === null || b.measured === null) return a.measured === b.measured && a.components.length > 0 && sameComponents(a.components, b.components);
  return sameMeasured(a.measured, b.measured, a.analyte, b.analyte) && sameComponents(a.components, b.components);
}

/** Blood glucose is not urine glucose, and a left eye is not a right one: what both name must agree. */
export const apartResults = (a: ResultFact, b: ResultFact): boolean => {
  const clash = (x: string | null, y: string | null): boolean => x !== null && y !== null && x.toLowerCase() !== y.toLowerCase();
  return !sameTest(a, b) || clash(a.bodySite, b.bodySite) || (clash(a.specimen, b.specimen) && !share(identityOf(a), identityOf(b)));
};

/** One may give the time taken, the other the time reported; but laboratories use their numbers again. */
const REUSED_AFTER_DAYS = 14;

/** Buckets: identifiers, and test and day. */
export function resultKeys(fact: ResultFact): readonly string[] {
  if (fact.date === null) return identityOf(fact);
  const day = calendarKey(fact.date);
  const tests = new Set([fact.analyte?.key ?? fact.plainName, ...fact.codes]);
  return [...identityOf(fact), ...[...tests].map((test) => `${test}|${day}`)];
}

export function sameResult(a: ResultFact, b: ResultFact): Join | null {
  if (apartResults(a, b)) return null;
  const from = `${a.name}, from ${a.provider.name} and ${b.provider.name}`;
  const near = a.date === null || b.date === null || daysApart(a.date, b.date) <= REUSED_AFTER_DAYS;
  if (near && share(identityOf(a), identityOf(b))) return { rule: 'result-identifier', text: `same laboratory identifier and test: ${from}`, rank: sameInstant(a, b) ? 0 : sameDate(a, b) ? 0.5 : 0.75 };
  if (a.status === 'cancelled' || b.status === 'cancelled') return null;
  const vital = a.vital || b.vital;
  if (sameInstant(a, b)) {
    if (vital && !a.isReport && a.measured?.kind === b.measured?.kind) return { rule: 'vital-instant', text: `same measurement at the same instant: ${from}`, rank: sameValue(a, b) ? 1 : 2 };
    return sameValue(a, b) ? { rule: 'result-value', text: `same test, specimen time and value: ${from}`, rank: 1 } : null;
  }
  if (vital || !sameDate(a, b) || !sameValue(a, b)) return null;
  return a.date?.precision === 'day' || b.date?.precision === 'day' ? { rule: 'result-day', text: `same test, day and value, the only one of that day: ${from}`, rank: 3, sole: true } : null;
}

/** Two of one test and day that are kept apart. */
export function nearResult(a: ResultFact, b: ResultFact): string | null {
  if (!sameTest(a, b) || !sameDate(a, b)) return null;
  return a.provider.id === b.provider.id ? 'Another of that day' : 'May be the same: kept apart because time or value differ';
}
