/** Results: which are one, which version speaks, and how value, range and flag are put in words. */
import { dateText, factLine, factTable } from '../../fhir/facts';
import { canonicalValue, sameUnit } from '../../codes/units';
import { codeInWords, conceptText, plainText } from '../../fhir/concept';
import { standingDate } from '../../fhir/span';
import { list } from '../../fhir/shape';
import { joined } from '../../fhir/shape';
import type { EntryParts, Group, SectionRules } from '../../section';
import type { ResultFact } from './fact';
import { issuedOf, replacedBy, resultLinks, versionKeys } from './identity';
import { readResult } from './read';
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

const SYSTOLIC = /\b(?:8480-6|72313002|271649006)$/;
const DIASTOLIC = /\b(?:8462-4|1091811000000102|271650006)$/;

/** `140/90 mmHg` for a blood pressure; otherwise each part with its name. */
function componentText(fact: ResultFact): string | null {
  if (fact.components.length === 0) return null;
  const part = (codes: RegExp, name: string) =>
    fact.components.find((one) => one.codes.some((code) => codes.test(code)) || one.name.toLowerCase().startsWith(name))
      ?.measured;
  const systolic = part(SYSTOLIC, 'systolic');
  const diastolic = part(DIASTOLIC, 'diastolic');
  if (
    fact.components.length === 2 &&
    systolic?.kind === 'quantity' &&
    diastolic?.kind === 'quantity' &&
    systolic.unit === diastolic.unit
  ) {
    return diastolic.text.replace(
      /^[<>=]*[\d.]+/,
      (number) => `${systolic.comparator ?? ''}${systolic.number}/${number}`,
    );
  }
  return fact.components.map(({ name, value }) => `${name} ${value}`).join(', ');
}

const valueText = (fact: ResultFact): string | null => {
  const parts = componentText(fact);
  if (fact.measured === null) return parts ?? fact.absent;
  return parts === null ? fact.measured.text : `${fact.measured.text} (${parts})`;
};

/** A laboratory's own "normal" speaks against another's "high"; silence does not. */
const saysNormal = ({ resource }: ResultFact): boolean =>
  resource.resourceType === 'Observation' &&
  list(resource.interpretation).some(
    (one) => list(one.coding).some(({ code }) => code === 'N') || /^(?:within )?normal\b/i.test(conceptText(one) ?? ''),
  );

const statusWords = (fact: ResultFact): string =>
  fact.status === 'unknown' ? 'Status not known' : codeInWords(fact.status);

const unitOf = (fact: ResultFact): string | null =>
  fact.measured?.kind === 'quantity' ? fact.measured.text.replace(/^[<>=]*\s*-?[\d.e+-]+\s*/, '') || null : null;

const unitCode = ({ measured }: ResultFact): string => (measured?.kind === 'quantity' ? measured.unit : '');

const LIMITS = /(-?\d+(?:\.\d+)?)/g;

/** The limits in numbers, turned into what the analyte is compared in; null where the range is told in other words. */
function limitsOf(fact: ResultFact): readonly number[] | null {
  const found = fact.range?.replace(/(\d)\s*[-–]\s*(\d)/, '$1 to $2').match(LIMITS);
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
  a.measured === null || b.measured === null
    ? valueText(a) === valueText(b)
    : sameMeasured(a.measured, b.measured, a.analyte, b.analyte) && componentText(a) === componentText(b);

/**
 * The fact that speaks: the corrected before the final before the interim; then the one with a time, then the newest.
 */
export function leadOf(group: Group<ResultFact>): ResultFact {
  return (
    [...group].sort(
      (a, b) =>
        (VERSION[a.status] ?? 4) - (VERSION[b.status] ?? 4) ||
        Number(b.date?.precision === 'time') - Number(a.date?.precision === 'time'),
    )[0] ?? group[0]
  );
}

const NO_COMPONENTS: readonly never[] = [];

function entry(group: Group<ResultFact>): EntryParts {
  const lead = group.length === 1 ? group[0] : leadOf(group);
  const value = valueText(lead);
  const interim = INTERIM.has(lead.status);
  const unit = unitOf(lead);
  const shown = [
    value,
    lead.flag,
    lead.range === null ? null : `range ${lead.range}`,
    lead.specimen,
    lead.performer,
    lead.isReport ? (lead.comments[0] ?? null) : null,
  ];
  return {
    title: lead.name,
    summary: joined(shown, ' – '),
    date: group.length === 1 ? lead.date : standingDate(group.map(({ date }) => date)),
    end: null,
    status: statusWords(lead),
    tag: interim
      ? 'interim'
      : lead.status === 'cancelled'
        ? 'cancelled'
        : VERSION[lead.status] === 0
          ? 'corrected'
          : null,
    code: lead.code,
    detail: {
      section: 'results',
      value,
      number: lead.measured?.kind === 'quantity' ? lead.measured.number : null,
      unit,
      range: lead.range,
      flag: lead.flag,
      interim,
      isReport: lead.isReport,
      components:
        lead.components.length === 0
          ? NO_COMPONENTS
          : lead.components.map(({ name, value: part }) => ({ name, value: part })),
    },
  };
}

function describe(group: Group<ResultFact>) {
  const line = (label: string, value: (fact: ResultFact) => string | null) => factLine(label, group, value);
  const older = group.flatMap((fact) => fact.versions.filter((version) => version.reference !== fact.reference));
  return {
    facts: factTable([
      line('Test', (fact) => fact.name),
      line('Value', valueText),
      line('Range', (fact) => fact.range),
      line('Flag', (fact) => fact.flag),
      line('Status', statusWords),
      line('Specimen', (fact) => fact.specimen),
      line('Body site', (fact) => fact.bodySite),
      line('Method', (fact) => fact.method),
      line('Taken', (fact) => dateText(fact.date)),
      line('Reported', (fact) => dateText(issuedOf(fact))),
      line('Laboratory or performer', (fact) => fact.performer),
      line('Comments', (fact) => fact.comments.join('\n') || null),
    ]),
    history: older.map((version) => ({
      date: issuedOf(version) ?? version.date,
      provider: version.provider.id,
      text: `Superseded: ${valueText(version) ?? 'no value'} – ${statusWords(version).toLowerCase()}`,
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
