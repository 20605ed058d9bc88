/**
 * Who looked at one person's record, told to that person: by name, in sentences, visit by visit. From the audit alone.
 */
import { OPENING_REASONS } from './alerts';
import { actionWords, endingOf } from './attempts';
import { AUDIT_ACTIONS, type AuditAction, type AuditLine } from './audit';
import { writeDate } from './dates/written';

/** One opening of the record, and what was done until it was closed; or one attempt that opened nothing. */
export interface Visit {
  readonly at: string;
  /** Further times at which the very same happened, one after another. */
  readonly again: readonly string[];
  readonly heading: string;
  readonly sentences: readonly string[];
  readonly emergency: boolean;
  readonly refused: boolean;
  /** Tried, and nothing came of it, without anybody refusing it. */
  readonly failed: boolean;
}

export interface Visitor {
  readonly name: string;
  /** Role and organisation. */
  readonly as: string;
  readonly visits: readonly Visit[];
}

export interface AccessReport {
  readonly visitors: readonly Visitor[];
  readonly opened: number;
  readonly emergencies: number;
  readonly refused: number;
  readonly failed: number;
}

const is = ({ action }: AuditLine, ...actions: readonly AuditAction[]): boolean =>
  actions.some((one) => AUDIT_ACTIONS[one].text === action);

const RELATIONSHIPS: Readonly<Record<string, string>> = {
  registered: 'Reason for access: the person’s GP practice.',
  'in-care': 'Reason for access: their organisation has the person in its care.',
  'self-claimed':
    'Reason for access: they said they care for the person; no visit, appointment or referral at their ' +
    'organisation was found. ' +
    'The privacy officer was told.',
};

const OPENED_FOR: Readonly<Record<string, string>> = OPENING_REASONS;

/** By name, whoever answered first: what was seen alike is told alike. */
const listed = (names: readonly string[]): string => {
  const [last, ...rest] = [...new Set(names)].sort((a, b) => b.localeCompare(a, 'en-GB'));
  return last === undefined ? '' : rest.length === 0 ? last : `${rest.reverse().join(', ')} and ${last}`;
};

const valuesOf = (lines: readonly AuditLine[], name: string): readonly string[] =>
  lines.flatMap(({ details }) => details[name] ?? []);
const because = (line: AuditLine): string =>
  line.details['reason'] === undefined ? '' : ` Reason given: “${line.details['reason']}”.`;

/** What was done in an opened record, beside opening and closing it. */
function doneIn(lines: readonly AuditLine[]): readonly string[] {
  const seen = listed(
    valuesOf(
      lines.filter((line) => line.succeeded && is(line, 'provider-read')),
      'provider',
    ),
  );
  const failed = listed(
    valuesOf(
      lines.filter((line) => !line.succeeded && is(line, 'provider-read')),
      'provider',
    ),
  );
  return [
    ...(seen === '' ? [] : [`Could see, within their role, records from ${seen}.`]),
    ...(failed === '' ? [] : [`No answer came from ${failed}.`]),
    ...lines
      .filter((line) => is(line, 'emergency-opened', 'emergency-renewed'))
      .map((line) => `${line.action} on ${writeDate(line.recorded)}.${because(line)}`),
    ...lines
      .filter((line) => is(line, 'document-read') && line.succeeded)
      .map((line) => `Opened a document of ${line.details['provider'] ?? 'a provider'}.`),
    ...lines
      .filter((line) => is(line, 'address-read') && line.succeeded)
      .map((line) => `${line.action}, ${line.details['what'] ?? ''}.`),
    ...lines
      .filter((line) => is(line, 'number-read') && line.succeeded)
      .map((line) => `${line.action}, as ${line.details['provider'] ?? 'a provider'} holds it.`),
    ...lines
      .filter((line) => is(line, 'printed', 'exported') && line.succeeded)
      .map((line) => `${line.action}: ${line.details['what'] ?? ''}.`),
    ...lines
      .filter((line) => is(line, 'why-given'))
      .map((line) => `Said why: ${OPENED_FOR[line.details['opened for'] ?? ''] ?? ''}.`),
    ...lines.filter((line) => is(line, 'reported')).map(() => 'Reported something as wrong.'),
  ];
}

function visitOf(opening: AuditLine, lines: readonly AuditLine[]): Visit {
  const inEmergency = opening.details['purpose'] === 'emergency';
  return {
    at: opening.recorded,
    again: [],
    heading: `Opened the record ${inEmergency ? 'in an emergency' : 'for direct care'}`,
    sentences: [
      `${RELATIONSHIPS[opening.details['relationship'] ?? ''] ?? ''}${because(opening)}`.trim(),
      ...doneIn(lines),
    ].filter(Boolean),
    emergency: inEmergency || lines.some((line) => is(line, 'emergency-opened')),
    refused: false,
    failed: false,
  };
}

/** What stands by itself: a look-up, a refusal, an opt-out. */
const aloneOf = (line: AuditLine): Visit => ({
  at: line.recorded,
  again: [],
  heading: actionWords(line),
  sentences: [line.details['why'] ?? line.details['result'], line.details['what']].flatMap((part) =>
    part === undefined ? [] : [`${part.charAt(0).toUpperCase()}${part.slice(1)}.`],
  ),
  emergency: false,
  refused: endingOf(line) === 'refused',
  failed: endingOf(line) === 'failed',
});

const wordsOf = ({ heading, sentences, emergency, refused, failed }: Visit): string =>
  JSON.stringify([heading, sentences, emergency, refused, failed]);

/** Visits that follow each other and read the same are told once, with every time. INVARIANT: no time is left out. */
function together(visits: readonly Visit[]): readonly Visit[] {
  const grouped: Visit[] = [];
  for (const visit of visits) {
    const before = grouped.at(-1);
    if (before !== undefined && wordsOf(before) === wordsOf(visit))
      grouped[grouped.length - 1] = { ...before, again: [...before.again, visit.at] };
    else grouped.push(visit);
  }
  return grouped;
}

function visitsOf(lines: readonly AuditLine[]): readonly Visit[] {
  const openings = new Map(
    lines.filter((line) => is(line, 'record-opened')).map((line) => [line.details['access'], line]),
  );
  const inside = (line: AuditLine): boolean =>
    line.details['access'] !== undefined && openings.has(line.details['access']);
  return [
    ...[...openings].map(([access, opening]) =>
      visitOf(
        opening,
        lines.filter(({ details }) => details['access'] === access),
      ),
    ),
    ...lines.filter((line) => !inside(line)).map(aloneOf),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

const timesOf = (visits: readonly Visit[]): number => visits.reduce((sum, { again }) => sum + 1 + again.length, 0);

/** Where nobody is named, role and organisation stand as the name; a service that is not named is all there is. */
function whoIs(line: AuditLine | undefined): Pick<Visitor, 'name' | 'as'> {
  const { user = '', role = '', organisation = '' } = line ?? {};
  const as = [role, organisation].filter(Boolean).join(', ');
  return user === organisation || user === as ? { name: user, as: '' } : { name: user, as };
}

/** The report of one person; in the order in which each visitor first came. */
export function accessReportOf(lines: readonly AuditLine[]): AccessReport {
  const byVisitor = new Map<string, AuditLine[]>();
  for (const line of [...lines].sort((a, b) => a.recorded.localeCompare(b.recorded))) {
    const key = [line.user, line.role, line.organisation].join('\n');
    byVisitor.set(key, [...(byVisitor.get(key) ?? []), line]);
  }
  const visitors = [...byVisitor.values()].map((theirs) => ({
    ...whoIs(theirs[0]),
    visits: together(visitsOf(theirs)),
  }));
  const visits = visitors.flatMap((visitor) => visitor.visits);
  return {
    visitors,
    opened: lines.filter((line) => is(line, 'record-opened')).length,
    emergencies: timesOf(visits.filter(({ emergency }) => emergency)),
    refused: timesOf(visits.filter(({ refused }) => refused)),
    failed: timesOf(visits.filter(({ failed }) => failed)),
  };
}

const times = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${many}` : count === 1 ? `1 ${one}` : `${String(count)} ${many}`;

const DAY = '25-Nov-2026'.length;

/** "25-Nov-2026 09:00, 10:00, 26-Nov-2026 08:30": the day once for all its times, and each minute once. */
export function timesInWords(instants: readonly string[]): string {
  const all = [...new Set(instants.map(writeDate))];
  return all
    .map((text, index) => (text.slice(0, DAY) === all[index - 1]?.slice(0, DAY) ? text.slice(DAY + 1) : text))
    .join(', ');
}

/** "2 people; 3 openings of the record, no emergencies, 1 refusal, no failed attempts." */
export const countsInWords = ({ visitors, opened, emergencies, refused, failed }: AccessReport): string =>
  `${times(visitors.length, 'person', 'people')}; ${times(opened, 'opening', 'openings')} of the record, ` +
  `${times(emergencies, 'emergency', 'emergencies')}, ${times(refused, 'refusal', 'refusals')}, ` +
  `${times(failed, 'failed attempt', 'failed attempts')}.`;
