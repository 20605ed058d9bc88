/**
 * How is a merged record put on paper, as JSON for programs or as a table for people? Source: CONTRACT `npm run
 * timeline -- --json`.
 */
import { formatDateTime } from '../../src/domain/dates/written';
import { SECTION_NAMES, SECTIONS } from '../../src/domain/sections';
import { describeEntry, whyJoined } from '../../src/record/describe';
import type { Entry, RecordWarning, WholeRecord } from '../../src/record/entry';

/** A reference as it stood in the input. */
export type Origin = (provider: string, reference: string) => string;

/**
 * The contract's shape, with the allergy label, the absences' sentences, the rules that joined the sources and what the
 * opened entry says of each source added.
 */
export function asJson(record: WholeRecord, warnings: readonly RecordWarning[], origin: Origin): string {
  const entries = record.entries.map((entry) => ({
    id: entry.id,
    section: entry.section,
    date: entry.date?.text ?? null,
    datePrecision: entry.date?.precision ?? null,
    title: entry.title,
    summary: entry.summary,
    status: entry.status,
    lane: entry.lane,
    code: entry.code,
    sources: entry.sources.map(({ provider, reference }) => ({ provider, reference: origin(provider, reference) })),
    conflicts: entry.conflicts,
    facts: (describeEntry(record, entry.id)?.facts ?? []).map(({ label, values }) => ({
      label,
      values: values.flatMap(({ provider, value }) => (value === null ? [] : [{ provider, value }])),
    })),
    joins: entry.sources.length < 2 ? [] : whyJoined(record, entry.id).map(({ rule, text }) => ({ rule, text })),
  }));
  const absences = record.absences.map(({ section, reason, provider, text }) => ({
    section,
    reason,
    ...(provider === null ? {} : { provider }),
    text,
  }));
  return JSON.stringify({ allergyLabel: record.allergyLabel, entries, absences, warnings }, null, 2);
}

const LANES: Readonly<Record<Entry['lane'], string>> = {
  upcoming: 'upcoming',
  dated: '',
  undated: 'date not recorded',
};

function rowOf(entry: Entry, origin: Origin): readonly string[] {
  const when = entry.date === null ? 'Date not recorded' : formatDateTime(entry.date);
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
  ];
}

/** Section by section, newest first, with what is absent and why; then what could not be shown. */
export function asTable(record: WholeRecord, warnings: readonly RecordWarning[], origin: Origin): string {
  const lines = [`Allergy label: ${record.allergyLabel}`];
  for (const section of SECTIONS) {
    const entries = record.entries.filter((entry) => entry.section === section);
    const absences = record.absences.filter((absence) => absence.section === section);
    if (entries.length === 0 && absences.length === 0) continue;
    lines.push('', SECTION_NAMES[section].toUpperCase());
    for (const entry of entries) lines.push(...rowOf(entry, origin));
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
