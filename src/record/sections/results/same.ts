/**
 * When do two providers hold the same result? Same identifier and code; or same code, specimen time and value. Source:
 * RECORD.md.
 */
import { calendarKey } from '../../../domain/dates';
import { plainText } from '../../fhir/concept';
import { share } from '../../fhir/identity';
import { daysApart } from '../../fhir/span';
import { bothPractices, movedWords } from '../../fhir/transferred';
import { phraseKey, sideOf } from '../../fhir/wording';
import { occasionsDiffer, testPhrase } from '../../codes/analytes';
import type { Join } from '../../section';
import type { ResultFact } from './fact';
import { codedApart, examinationKeys, oneExamination, otherGrowth } from './examination';
import { holdKeys, holdSame } from './holds';
import { identityOf } from './identity';
import { namedInName, sameInName } from './in-name';
import { lineKeys, movedWhen, sameLine, valueInNote } from './moved-line';
import { notedElsewhere } from './pressure';
import { sameValue } from './same-value';
import { dayAlone, sameDate, sameInstant } from './when';

/** A report that is coded only as "a report" says by its code nothing of which report it is. */
const sameReport = (a: ResultFact, b: ResultFact): boolean =>
  (a.panel !== null && a.panel === b.panel) ||
  (!a.general && !b.general ? a.codes.some((code) => b.codes.includes(code)) || named(a, b) : a.general && b.general);

/**
 * The side of the body that a test is named after: a left eye's acuity is no right one's, though their words are else
 * alike.
 */
const sideNamed = ({ name }: ResultFact): string | null =>
  /\b(?:left|right|bilateral)\b/.exec(plainText(name))?.[0] ?? null;

const sameWords = (a: string, b: string): boolean => a !== '' && a === b;

/** Two names may be equal while the codes of one system say otherwise: then they are two tests. */
const named = (a: ResultFact, b: ResultFact): boolean =>
  sideNamed(a) === sideNamed(b) &&
  (a.plainName === b.plainName || sameWords(testPhrase(a.name), testPhrase(b.name))) &&
  !(a.code !== null && b.code !== null && a.code.system === b.code.system && a.code.code !== b.code.code);

function sameTest(a: ResultFact, b: ResultFact): boolean {
  if (a.isReport !== b.isReport) return false;
  if (a.isReport) return sameReport(a, b);
  if (a.analyte !== undefined && b.analyte !== undefined) return a.analyte.key === b.analyte.key;
  return a.codes.some((code) => b.codes.includes(code)) || named(a, b);
}

const otherSite = (a: string, b: string): boolean => {
  const [x, y] = [phraseKey(a), phraseKey(b)];
  return sideOf(a) !== sideOf(b) || !(x.includes(y) || y.includes(x));
};

const AT_THE_BEDSIDE = /\b(?:poct?|point[ -]of[ -]care|near[ -]patient|bedside|haemocue|hemocue|i-stat)\b/;

/** Measured beside the person, as its name or method says: another measurement than the laboratory's of that moment. */
const atTheBedside = ({ name, method }: ResultFact): boolean =>
  AT_THE_BEDSIDE.test(plainText(`${name} ${method ?? ''}`));

/** By its code or name, or by what else tells that it is one. */
const isOneTest = (a: ResultFact, b: ResultFact): boolean =>
  sameTest(a, b) || oneReport(a, b) || sameLine(a, b) || oneExamination(a, b) || sameInName(a, b) || sameHeld(a, b);

/** Blood glucose is not urine glucose, and a left eye is not a right one: what both name must agree. */
export const apartResults = (a: ResultFact, b: ResultFact): boolean =>
  (sideNamed(a) !== null && sideNamed(b) !== null && sideNamed(a) !== sideNamed(b)) ||
  occasionsDiffer(a.name, b.name) ||
  !isOneTest(a, b) ||
  twice(a, b) ||
  (a.bodySite !== null && b.bodySite !== null && otherSite(a.bodySite, b.bodySite)) ||
  (!a.vital && !b.vital && atTheBedside(a) !== atTheBedside(b) && !share(identityOf(a), identityOf(b))) ||
  (a.specimenKind !== null &&
    b.specimenKind !== null &&
    a.specimenKind !== b.specimenKind &&
    !share(identityOf(a), identityOf(b)));

/** Reports of one day that hold the same results; two codes of one system say that they are two. */
const sameHeld = (a: ResultFact, b: ResultFact): boolean =>
  sameDate(a, b) && (dayAlone(a) || dayAlone(b) || sameInstant(a, b)) && !codedApart(a, b) && holdSame(a, b);

/**
 * An examination of one day at two times, or a culture of another growth, was done twice, even where a third source
 * knows only of the day.
 */
const twice = (a: ResultFact, b: ResultFact): boolean =>
  (otherGrowth(a, b) ||
    (oneExamination(a, b) && !dayAlone(a) && !dayAlone(b) && sameDate(a, b) && !sameInstant(a, b))) &&
  !share(identityOf(a), identityOf(b)) &&
  !share(a.accessions, b.accessions);

/** Of one laboratory number, and one of the two named only as "a report". */
const oneReport = (a: ResultFact, b: ResultFact): boolean =>
  a.isReport && b.isReport && a.general !== b.general && share(identityOf(a), identityOf(b));

/** One may give the time taken, the other the time reported; but laboratories use their numbers again. */
const REUSED_AFTER_DAYS = 14;

/** Buckets: identifiers, and test and day. */
export function resultKeys(fact: ResultFact): readonly string[] {
  if (fact.date === null) return [...identityOf(fact), ...fact.accessions];
  const day = calendarKey(fact.date);
  const tests = new Set([fact.analyte?.key ?? fact.panel ?? (testPhrase(fact.name) || fact.plainName), ...fact.codes]);
  return [
    ...identityOf(fact),
    ...fact.accessions,
    ...[...tests].map((test) => `${test}|${day}`),
    ...lineKeys(fact),
    ...namedInName(fact).map((test) => `${test}|${day}`),
    ...examinationKeys(fact, day),
    ...holdKeys(fact, day),
  ];
}

/** One laboratory number and test: the nearer the times, the better; worse where the values differ. */
function byIdentifier(a: ResultFact, b: ResultFact, from: string): Join | null {
  const near = a.date === null || b.date === null || daysApart(a.date, b.date) <= REUSED_AFTER_DAYS;
  if (!near || !share(identityOf(a), identityOf(b))) return null;
  const rank = sameInstant(a, b) ? 0 : sameDate(a, b) ? 0.25 : 0.5;
  return {
    rule: 'result-identifier',
    text: `same laboratory identifier and test: ${from}`,
    rank: sameValue(a, b) === null ? rank + 0.2 : rank,
    sole: !sameTest(a, b),
  };
}

/** A report is told from another by what it is called, which one system puts into its conclusion. */
const saidBy = ({ isReport, name, comments }: ResultFact): readonly string[] =>
  isReport ? [name, ...comments] : comments;

/** Two reports on one specimen, by the laboratory's number of it; it may have brought about several. */
function byAccession(a: ResultFact, b: ResultFact, from: string): Join | null {
  const near = a.date === null || b.date === null || daysApart(a.date, b.date) <= REUSED_AFTER_DAYS;
  if (!a.isReport || !near || !share(a.accessions, b.accessions)) return null;
  const words = movedWords(saidBy(a), saidBy(b));
  return {
    rule: 'report-specimen',
    text: `same kind of report on the same specimen: ${from}`,
    rank: words === null ? 0.8 : 0.6 + words / 10,
    sole: words === null,
  };
}

/** At one instant: a vital sign is one measurement whatever its value, a test only where the value agrees. */
function byInstant(a: ResultFact, b: ResultFact, value: ReturnType<typeof sameValue>, from: string): Join | null {
  if ((a.vital || b.vital) && !a.isReport && a.measured?.kind === b.measured?.kind)
    return {
      rule: 'vital-instant',
      text: `same measurement at the same instant: ${from}`,
      rank: value === null ? 4 : 1,
    };
  return value === null
    ? null
    : {
        rule: 'result-value',
        text: `same test, specimen time and value: ${from}`,
        // Two tests of one analyte at one time meet by their codes, not crosswise.
        rank: 1 + value / 10 + (share(a.codes, b.codes) ? 0 : 0.05),
      };
}

/** Without a value on either side: a coded note, or a report that is told by its words and by what it holds. */
const bothSilent = (a: ResultFact, b: ResultFact): boolean =>
  a.measured === null && b.measured === null && a.components.length === 0 && b.components.length === 0;

/**
 * One line of a GP record at two practices: same test or note, time, value and words. Of several alike on a day each
 * meets one. Where one side has lost its words, or its time and says nothing that tells it from another, only the sole
 * candidate is the same.
 */
function byTransfer(a: ResultFact, b: ResultFact, from: string): Join | null {
  if (!bothPractices(a, b)) return null;
  const date = movedWhen(a, b);
  const noted = sameTest(a, b) && valueInNote(a, b);
  const words = noted ? 2 : sameTest(a, b) ? movedWords(saidBy(a), saidBy(b)) : sameLine(a, b) ? 1 : null;
  if (date === null || words === null) return null;
  const held = a.isReport || bothSilent(a, b) ? a.absent === b.absent || a.absent === null || b.absent === null : false;
  if (!held && !noted && sameValue(a, b) === null) return null;
  return {
    rule: 'result-transferred',
    text: `same line of the GP record at two practices: ${from}`,
    rank: 2 + words / 2 + date / 10,
    sole: words === 2 || !sameTest(a, b) || (date === 2 && (words !== 0 || saidBy(a).length === 0)),
  };
}

/** One report by what it holds, whatever each calls it: the only such one of its day, or of its moment. */
const heldAlike = (a: ResultFact, b: ResultFact, from: string): Join | null =>
  sameHeld(a, b)
    ? { rule: 'report-results', text: `same results on one day, under two names: ${from}`, rank: 3.4, sole: true }
    : null;

/** One examination by its name, however each side puts what it found: the only one of its day, or of its moment. */
function examined(a: ResultFact, b: ResultFact, from: string): Join | null {
  const near = sameDate(a, b) && (dayAlone(a) || dayAlone(b) || sameInstant(a, b));
  if (!near || !oneExamination(a, b)) return null;
  return {
    rule: 'report-examination',
    text: `same examination and day, the only one of that day: ${from}`,
    rank: 3.5,
    sole: true,
  };
}

/** One has in its name what the other has as its value: the only one of the day, or of its moment. */
function saidInName(a: ResultFact, b: ResultFact, from: string): Join | null {
  const near = sameDate(a, b) && (dayAlone(a) || dayAlone(b) || sameInstant(a, b));
  return near && !a.vital && !b.vital && sameInName(a, b)
    ? { rule: 'result-in-name', text: `same day, and what it found stands in the name: ${from}`, rank: 3.2, sole: true }
    : null;
}

/** Measured on the person about once a day. */
const ONCE_A_DAY: ReadonlySet<string> = new Set(['weight', 'height', 'bmi', 'head circumference', 'body length']);

const hasFraction = ({ measured }: ResultFact): boolean =>
  measured?.kind === 'quantity' && !Number.isInteger(measured.number);

/**
 * A vital sign is taken again within the day and comes out the same (a pulse of 72, a pressure of 140/90), so that an
 * equal value is no proof. A weight or a length to a tenth is, and a pressure that one says the other took.
 */
const measuredOnceADay = (a: ResultFact, b: ResultFact): boolean =>
  notedElsewhere(a, b) ||
  (a.analyte !== undefined &&
    a.analyte.key === b.analyte?.key &&
    ONCE_A_DAY.has(a.analyte.key) &&
    (hasFraction(a) || hasFraction(b)));

/** Where neither test nor value tells it: by the name, by what was examined, or by what is held. */
const otherwise = (a: ResultFact, b: ResultFact, from: string): Join | null =>
  saidInName(a, b, from) ?? examined(a, b, from) ?? heldAlike(a, b, from);

/** Why two providers' results are one, or null. Source: RECORD.md, results. */
export function sameResult(a: ResultFact, b: ResultFact): Join | null {
  if (apartResults(a, b)) return null;
  const from = `${a.name}, from ${a.provider.name} and ${b.provider.name}`;
  const identified = byIdentifier(a, b, from);
  if (identified !== null) return identified;
  const reported = byAccession(a, b, from);
  if (reported !== null) return reported;
  if (a.status === 'cancelled' || b.status === 'cancelled') return null;
  const value = sameValue(a, b);
  const instant = sameInstant(a, b) && (!a.isReport || sameTest(a, b)) ? byInstant(a, b, value, from) : null;
  const moved = instant ?? byTransfer(a, b, from);
  if (moved !== null) return moved;
  if (sameInstant(a, b)) return otherwise(a, b, from);
  if (!sameDate(a, b) || (!dayAlone(a) && !dayAlone(b))) return otherwise(a, b, from);
  if (value === null || !sameTest(a, b)) return otherwise(a, b, from);
  if ((a.vital || b.vital) && !measuredOnceADay(a, b)) return null;
  return {
    rule: 'result-day',
    text: `same test, day and value, the only one of that day: ${from}`,
    rank: 3,
    sole: true,
  };
}

/** Two of one test and day that are kept apart. */
export function nearResult(a: ResultFact, b: ResultFact): string | null {
  if (!sameTest(a, b) || !sameDate(a, b)) return null;
  return a.provider.id === b.provider.id
    ? 'Another of that day'
    : 'May be the same: kept apart because time or value differ';
}
