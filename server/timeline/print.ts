/**
 * How is a merged record put on paper, as JSON for programs or as a table for people? Source: CONTRACT `npm run
 * timeline -- --json`.
 */
import { formatDateTime } from '../../src/domain/dates/written';
import { SECTION_NAMES, SECTIONS } from '../../src/domain/sections';
import { describeEntry, linesOf, whyJoined } from '../../src/record/describe';
import { alsoRecorded, type AlsoLine } from '../../src/record/elements/also';
import type { Entry, ProviderState, RecordWarning, WholeRecord } from '../../src/record/entry';

/** A reference as it stood in the input. */
export type Origin = (provider: string, reference: string) => string;

/** The elements of each source that its entry does not show, by `provider reference`; null where it was not asked. */
export type Explained = ((entry: Entry) => ReadonlyMap<string, readonly string[]>) | null;

/** What its sources say besides, as the opened entry shows it. */
function alsoOf(record: WholeRecord, entry: Entry, states: readonly ProviderState[]): readonly AlsoLine[] {
  const lines = linesOf(record, entry.id);
  return lines === null ? [] : alsoRecorded(entry, lines, states);
}

/**
 * The contract's shape, with the allergy label, the absences' sentences, the rules that joined the sources, what the
 * opened entry says of each source and what was also recorded added.
 */
export function asJson(
  record: WholeRecord,
  warnings: readonly RecordWarning[],
  origin: Origin,
  states: readonly ProviderState[],
  explained: Explained = null,
): string {
  const entries = record.entries.map((entry) => ({
    id: entry.id,
    section: entry.section,
    date: entry.date?.text ?? null,
    datePrecision: entry.date?.precision ?? null,
    ...(entry.when === undefined ? {} : { when: entry.when }),
    title: entry.title,
    summary: entry.summary,
    status: entry.status,
    lane: entry.lane,
    code: entry.code,
    sources: entry.sources.map(({ provider, reference }) => ({ provider, reference: origin(provider, reference) })),
    conflicts: entry.conflicts,
    alsoRecorded: alsoOf(record, entry, states).map(({ label, value, provider, reference }) => ({
      label,
      value,
      provider,
      reference: origin(provider, reference),
    })),
    facts: (describeEntry(record, entry.id)?.facts ?? []).map(({ label, values }) => ({
      label,
      values: values.flatMap(({ provider, value }) => (value === null ? [] : [{ provider, value }])),
    })),
    joins: entry.sources.length < 2 ? [] : whyJoined(record, entry.id).map(({ rule, text }) => ({ rule, text })),
    ...(explained === null ? {} : { explained: explanationOf(record, entry, origin, explained) }),
  }));
  const absences = record.absences.map(({ section, reason, provider, text }) => ({
    section,
    reason,
    ...(provider === null ? {} : { provider }),
    text,
  }));
  return JSON.stringify({ allergyLabel: record.allergyLabel, entries, absences, warnings }, null, 2);
}

/** Why its sources stand together, with what was compared; and what of each source it does not say. */
function explanationOf(record: WholeRecord, entry: Entry, origin: Origin, explained: NonNullable<Explained>) {
  const missing = explained(entry);
  return {
    joins: whyJoined(record, entry.id).map(({ rule, text, sides, identifiers }) => ({
      rule,
      text,
      sides: sides.map(({ provider, reference, date }) => ({
        provider,
        reference: origin(provider, reference),
        date: date?.text ?? null,
      })),
      identifiers,
    })),
    sources: entry.sources.map(({ provider, reference }) => ({
      provider,
      reference: origin(provider, reference),
      notShown: missing.get(`${provider} ${reference}`) ?? [],
    })),
  };
}

const LANES: Readonly<Record<Entry['lane'], string>> = {
  upcoming: 'upcoming',
  dated: '',
  undated: 'date not recorded',
};

function rowOf(entry: Entry, origin: Origin, explained: readonly string[]): readonly string[] {
  const when = entry.date === null ? (entry.when ?? 'Date not recorded') : formatDateTime(entry.date);
  const tags = [entry.tag, entry.lane === 'upcoming' && entry.tag !== 'upcoming' ? LANES.upcoming : null]
    .filter((tag) => tag !== null)
    .join(', ');
  const head =
    `  ${when.padEnd(18)}  ` +
    `${[entry.title, entry.summary].filter((part) => part !== null).join(' – ')}${tags === '' ? '' : `  [${tags}]`}`;
  const indent = ' '.repeat(22);
  return [
    head,
    ...entry.conflicts.map(
      ({ field, values }) =>
        `${indent}conflict in ${field}: ${values.map(({ provider, value }) => `${value} (${provider})`).join(' / ')}`,
    ),
    `${indent}from ` +
      `${entry.sources.map(({ provider, reference }) => `${provider} ${origin(provider, reference)}`).join(', ')}`,
    ...explained.map((line) => `${indent}${line}`),
  ];
}

function explanationLines(record: WholeRecord, entry: Entry, origin: Origin, explained: Explained): readonly string[] {
  if (explained === null) return [];
  const { joins, sources } = explanationOf(record, entry, origin, explained);
  return [
    ...joins.map(
      ({ rule, text, sides, identifiers }) =>
        `joined by ${rule}: ${text}; ${sides.map((side) => `${side.provider} ${side.date ?? 'undated'}`).join(', ')}` +
        (identifiers.length === 0 ? '' : `; identifier ${identifiers.join(', ')}`),
    ),
    ...sources.flatMap(({ provider, reference, notShown }) =>
      notShown.length === 0 ? [] : [`not shown of ${provider} ${reference}: ${notShown.join(', ')}`],
    ),
  ];
}

/** Section by section, newest first, with what is absent and why; then what could not be shown. */
export function asTable(
  record: WholeRecord,
  warnings: readonly RecordWarning[],
  origin: Origin,
  explained: Explained = null,
): string {
  const lines = [`Allergy label: ${record.allergyLabel}`];
  for (const section of SECTIONS) {
    const entries = record.entries.filter((entry) => entry.section === section);
    const absences = record.absences.filter((absence) => absence.section === section);
    if (entries.length === 0 && absences.length === 0) continue;
    lines.push('', SECTION_NAMES[section].toUpperCase());
    for (const entry of entries)
      lines.push(...rowOf(entry, origin, explanationLines(record, entry, origin, explained)));
    for (const absence of absences) lines.push(`  · ${absence.text}`);
  }
  if (warnings.length > 0)
    lines.push(
      '',
      'WARNINGS',
      ...warnings.map(({ provider, reference, reason }) => `  ${provider} ${reference}: ${reason}`),
    );
  return lines.join('\n');
}
