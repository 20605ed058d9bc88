/** Results: which are one, which version speaks, and how value, range and flag are put in words. */
import type { Observation } from 'fhir/r4';
import { dateText, factLine, factTable } from '../../fhir/facts';
import { canonicalValue, sameUnit } from '../../codes/units';
import { codeInWords, conceptText, plainText } from '../../fhir/concept';
import { dateInWords, periodInWords } from '../../fhir/quantity';
import { standingDate } from '../../fhir/span';
import { joined, list } from '../../fhir/shape';
import type { EntryParts, Group, SectionRules } from '../../section';
import { reasonAlone } from './component';
import { conclusionOf, conclusions, sameConclusions } from './conclusion';
import type { ResultFact } from './fact';
import { worstOf } from './flag';
import { flagBeside } from './flag-beside';
import { issuedOf, replacedBy, resultLinks, versionKeys } from './identity';
import { samePressure } from './pressure';
import { readResult } from './read';
import { isCodedEntry } from './remark';
import { componentText, saidInRow, valueShown, valueText } from './row';
import { apartResults, nearResult, resultKeys, sameResult } from './same';
import { sameMeasured } from './value';

/** A corrected one supersedes a final one, a final one what came before. */
const VERSION: Readonly<Record<string, number>> = {
  corrected: 0,
  amended: 0,
  appended: 0,
  final: 1,
  cancelled: 1,
  partial: 2,
  preliminary: 2,
  registered: 3,
};

const INTERIM = new Set(['preliminary', 'partial', 'registered']);

function combine(group: Group<ResultFact>): ResultFact {
  const replaced = new Set(group.flatMap(replacedBy));
  const ordered = [...group].sort(
    (a, b) =>
      Number(replaced.has(a.reference)) - Number(replaced.has(b.reference)) ||
      (VERSION[a.status] ?? 4) - (VERSION[b.status] ?? 4) ||
      (issuedOf(b)?.sort ?? -Infinity) - (issuedOf(a)?.sort ?? -Infinity) ||
      0 ||
      (a.reference < b.reference ? -1 : 1),
  );
  return { ...(ordered[0] as ResultFact), versions: ordered };
}

/** A laboratory's own "normal" speaks against another's "high"; silence does not. */
const saysNormal = ({ normal }: ResultFact): boolean => normal;

const statusWords = (fact: ResultFact): string =>
  fact.status === 'unknown' ? 'Status not known' : codeInWords(fact.status);

const unitOf = (fact: ResultFact): string | null =>
  fact.measured?.kind === 'quantity'
    ? fact.measured.text.replace(/^[^\d-]*-?\d[\d.]*(?:e[+-]?\d+)?\s*/i, '') || null
    : null;

const unitCode = ({ measured }: ResultFact): string => (measured?.kind === 'quantity' ? measured.unit : '');

const LIMITS = /(-?\d+(?:\.\d+)?)/g;

/** The limits in numbers, turned into what the analyte is compared in; null where the range is told in other words. */
function limitsOf(fact: ResultFact): readonly number[] | null {
  const range = fact.range?.replace(/(\d)\s*[-–]\s*(\d)/, '$1 to $2') ?? '';
  if (/[a-z(]/i.test(range.replace(/\b(?:to|or|more|up)\b/g, ''))) return null;
  const found = range.match(LIMITS);
  return found ? found.map((limit) => canonicalValue(Number(limit), unitCode(fact), fact.analyte).value) : null;
}

/** Equal once both are in one unit; a range has as many figures as its laboratory chose. */
function sameRange(a: ResultFact, b: ResultFact): boolean {
  const [x, y] = [limitsOf(a), limitsOf(b)];
  if (x === null || y === null || unitOf(a) === null || unitOf(b) === null)
    return plainText(a.range ?? '') === plainText(b.range ?? '');
  return (
    x.length === y.length &&
    x.every((limit, i) => Math.abs(limit - (y[i] ?? NaN)) <= 0.02 * Math.max(Math.abs(limit), Number.EPSILON))
  );
}

const sameFactValue = (a: ResultFact, b: ResultFact): boolean =>
  samePressure(a, b) ||
  (a.measured === null || b.measured === null
    ? valueText(a) === valueText(b)
    : sameMeasured(a.measured, b.measured, a.analyte, b.analyte) && componentText(a) === componentText(b));

const hasValue = ({ measured, components }: ResultFact): boolean => measured !== null || components.length > 0;

/**
 * The fact that speaks: the corrected before the final before the interim; then one with a value, one in parts, one
 * with a time, and the newest.
 */
export function leadOf(group: Group<ResultFact>): ResultFact {
  return (
    [...group].sort(
      (a, b) =>
        (VERSION[a.status] ?? 4) - (VERSION[b.status] ?? 4) ||
        Number(hasValue(b)) - Number(hasValue(a)) ||
        b.components.length - a.components.length ||
        Number(b.date?.precision === 'time') - Number(a.date?.precision === 'time'),
    )[0] ?? group[0]
  );
}

const NO_COMPONENTS: readonly never[] = [];

function tagOf({ status }: ResultFact): string | null {
  if (INTERIM.has(status)) return 'interim';
  if (status === 'cancelled') return 'cancelled';
  return VERSION[status] === 0 ? 'corrected' : null;
}

function entry(group: Group<ResultFact>): EntryParts {
  const lead = group.length === 1 ? group[0] : leadOf(group);
  const { title, value, remark } = saidInRow(lead);
  const isOff = lead.status === 'cancelled' && !lead.isReport;
  const finding = isOff ? null : lead.finding;
  const flag = isOff ? null : lead.flag;
  const range = isOff ? null : lead.range;
  const shown = [
    value,
    finding,
    flagBeside(flag, [value, finding]),
    remark,
    range === null ? null : `range ${range}`,
    lead.specimen,
    lead.performer,
    lead.isReport ? conclusions(lead, group) : null,
  ];
  return {
    title,
    summary: joined(shown, ' – '),
    date: group.length === 1 ? lead.date : standingDate(group.map(({ date }) => date)),
    end: null,
    status: statusWords(lead),
    tag: tagOf(lead),
    code: lead.code,
    detail: {
      section: 'results',
      value,
      remark,
      number: lead.measured?.kind === 'quantity' && !isOff ? lead.measured.number : null,
      unit: isOff ? null : unitOf(lead),
      range,
      flag,
      finding,
      worst: lead.components.length === 0 || isOff ? flag : worstOf([flag, ...lead.components.map((one) => one.flag)]),
      interim: INTERIM.has(lead.status),
      isReport: lead.isReport,
      isCodedEntry: isCodedEntry(lead),
      components:
        lead.components.length === 0 || isOff
          ? NO_COMPONENTS
          : lead.components.map(({ name, said }) => ({ name, value: said })),
    },
  };
}

/** Each part that has more to say than its value: its range, and whose the others are. */
const partRanges = ({ components }: ResultFact): string | null =>
  components
    .flatMap(({ name, ranges: { shown, others } }) =>
      shown === null ? [] : [`${name}: ${others === null ? shown : `${shown}; ${others}`}`],
    )
    .join('\n') || null;

/** Both ends of the time it was taken over; the moments of a timing. */
function takenText({ resource, date }: ResultFact): string | null {
  const { effectivePeriod, effectiveTiming } = resource as Observation;
  if (effectivePeriod !== undefined) return periodInWords(effectivePeriod) ?? dateText(date);
  if (effectiveTiming === undefined) return dateText(date);
  const { event, repeat, code } = effectiveTiming;
  const moments = list(event).flatMap((one) => dateInWords(one) ?? []);
  return (
    [...moments, periodInWords(repeat?.boundsPeriod), conceptText(code)].filter((part) => part !== null).join(', ') ||
    dateText(date)
  );
}

function describe(group: Group<ResultFact>) {
  const line = (label: string, value: (fact: ResultFact) => string | null) => factLine(label, group, value);
  const older = group.flatMap((fact) => fact.versions.filter((version) => version.reference !== fact.reference));
  return {
    facts: factTable([
      line('Test', (fact) => fact.name),
      line('Value', (fact) => valueText(fact) ?? (fact.flag === null ? valueShown(fact) : null)),
      line('Interpretation', (fact) => fact.finding),
      line('Said beside the value', (fact) => (fact.measured === null ? null : reasonAlone(fact.absent))),
      line('Range', (fact) => fact.range),
      line('Other ranges', (fact) => fact.otherRanges),
      line('Ranges of the parts', partRanges),
      line('Flag', (fact) => fact.flag),
      line('Status', statusWords),
      line('Specimen', (fact) => fact.specimen),
      line('Body site', (fact) => fact.bodySite),
      line('Method', (fact) => fact.method),
      line('Device', (fact) => fact.device),
      line('Taken', takenText),
      line('Reported', (fact) => dateText(issuedOf(fact))),
      line('Laboratory or performer', (fact) => fact.performer),
      line('Comments', (fact) => fact.comments.join('\n') || null),
    ]),
    history: older.map((version) => ({
      date: issuedOf(version) ?? version.date,
      provider: version.provider.id,
      text:
        `Superseded: ${joined([valueText(version), version.finding], ' ') ?? 'no value'} – ` +
        statusWords(version).toLowerCase(),
    })),
  };
}

export const rules: SectionRules<ResultFact> = {
  section: 'results',
  read: readResult,
  ownKeys: versionKeys,
  ownKeyStarts: (fact) => fact.identifiers,
  replaced: replacedBy,
  combine,
  keys: resultKeys,
  same: sameResult,
  apart: apartResults,
  near: nearResult,
  conflicts: [
    { field: 'value', value: valueText, equal: sameFactValue },
    {
      field: 'unit',
      value: unitOf,
      equal: (a, b) => unitOf(a) === null || unitOf(b) === null || sameUnit(unitCode(a), unitCode(b)),
    },
    { field: 'range', value: (fact) => fact.range, equal: sameRange },
    { field: 'flag', value: (fact) => fact.flag ?? (saysNormal(fact) ? 'Normal' : null) },
    { field: 'interpretation', value: (fact) => fact.finding },
    {
      field: 'conclusion',
      value: (fact) => (fact.isReport ? conclusionOf(fact.comments) : null),
      equal: sameConclusions,
    },
    {
      field: 'status',
      value: statusWords,
      equal: (a, b) =>
        INTERIM.has(a.status) === INTERIM.has(b.status) && (a.status === 'cancelled') === (b.status === 'cancelled'),
    },
  ],
  entry,
  describe,
  links: resultLinks,
};
