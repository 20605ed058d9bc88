/** How is it said in plain words whether the record of who looked is whole, and how a source system answered? */
import type { AuditState } from '../../../domain/audit-state';
import { writeDate } from '../../../domain/dates/written';
import type { ProvidersListed } from '../../../domain/listed-providers';

export interface Said {
  readonly look: 'plain' | 'good' | 'warning' | 'danger';
  readonly title: string;
  readonly sentences: readonly string[];
}

const DAY_MS = 86_400_000;
/** The walk begins anew an hour after its end: one so old has stopped. */
const OLD_MS = 7 * DAY_MS;
/** The end is noted every hour. */
const NOT_NOTED_MS = 2 * 3_600_000;

/** `28-Nov-2026 at 03:10`. */
const moment = (iso: string): string => writeDate(iso).replace(' ', ' at ');
const number = (count: number): string => count.toLocaleString('en-GB');
const entries = (count: number): string => (count === 1 ? '1 entry' : `${number(count)} entries`);

/** A row of the database is an entry to whoever reads this. */
const asEntries = (problem: string): string =>
  problem
    .replace(/\brows\b/g, 'entries')
    .replace(/\ba row\b/g, 'an entry')
    .replace(/\brow\b/g, 'entry');

type Kept = Extract<AuditState, { readonly kept: true }>;

function notedWords({ whole, noted, outside }: Kept, now: number): readonly string[] {
  const where = outside
    ? []
    : [
        'It is noted in the database alone: whoever owns the database could change both. ' +
          'Ask your IT team to note it outside too (audit.anchorFile).',
      ];
  if (noted === null) return ['Where the record ends has not been noted yet.'];
  const late = now - Date.parse(noted.at) > NOT_NOTED_MS;
  return [
    (whole === null || noted.to <= whole.to
      ? `Where the record ends was noted on ${moment(noted.at)}, at entry ${number(noted.to)}.`
      : `What came since was checked up to entry ${number(noted.to)} on ${moment(noted.at)}, ` +
        'and where the record ends was noted then.') +
      (late ? ' That should be done every hour: tell your IT team.' : ''),
    ...where,
  ];
}

/** Entries that were moved out of the database: each file as it was sealed, or which is not and since when. */
function archiveWords({ archive }: Kept): readonly string[] {
  if (archive === undefined) return [];
  const upTo = `Entries up to ${number(archive.to)} lie in the archive`;
  if (!archive.here)
    return [`${upTo}, which is not on the machine that you are using: it is checked where it lies (audit:verify).`];
  if (archive.fault !== null) {
    const { problem, since, altered, parts } = archive.fault;
    return [
      `A check found on ${moment(since)}: ${asEntries(problem)}.` +
        (parts > 1 ? ` It is one of ${number(parts)} files of the archive with a fault.` : ''),
      altered
        ? 'Tell your IT team and whoever answers for information governance now: somebody may have tried to change ' +
          'who looked. Have the file kept as it is, and brought back from its copy.'
        : 'Until it is there nobody can say who looked in that time. Tell your IT team.',
    ];
  }
  return [
    archive.checkedAt === null
      ? `${upTo}, which is being checked for the first time.`
      : `${upTo}; each of its files was as it was sealed on ${moment(archive.checkedAt)}.`,
  ];
}

/** A fault of the archive stands above what is known of the rest, which goes on. */
function withArchive(said: Said, state: Kept): Said {
  const words = archiveWords(state);
  const fault = state.archive?.fault ?? null;
  if (fault === null) return { ...said, sentences: [...said.sentences, ...words] };
  return {
    look: fault.altered ? 'danger' : 'warning',
    title: fault.altered
      ? 'The archived record of who looked has been changed'
      : 'A part of the archived record of who looked is missing',
    sentences: [...words, `The rest: ${said.title}.`, ...said.sentences],
  };
}

/** What is known of the chain in the database. */
function keptWords(state: Kept, now: number): Said {
  const { sound, problem, whole, walkedTo, entries: count } = state;
  if (!sound)
    return {
      look: 'danger',
      title: 'The record of who looked has been changed',
      sentences: [
        `A check found: ${asEntries(problem ?? 'a row does not follow from the one before it')}.`,
        'Nothing more is put on record or shown until this is cleared up. Tell your IT team and whoever answers ' +
          'for information governance now, and have the database left as it is.',
        ...(whole === null
          ? []
          : [`It was whole, up to entry ${number(whole.to)}, when it was checked on ${moment(whole.at)}.`]),
      ],
    };
  const noted = notedWords(state, now);
  if (whole === null)
    return {
      look: 'warning',
      title: 'The record of who looked has not been checked from end to end yet',
      sentences: [
        `The first check has come to entry ${number(walkedTo)} of ${number(count)}. ` +
          'Nothing changed or removed was found so far.',
        ...noted,
      ],
    };
  const old = now - Date.parse(whole.at) > OLD_MS;
  return {
    look: old ? 'warning' : 'good',
    title: `The record of who looked was last checked from end to end on ${moment(whole.at)}`,
    sentences: [
      (whole.to === 0 ? 'It held nothing yet.' : `Nothing had been changed or removed in its ${entries(whole.to)}.`) +
        (count > whole.to ? ` ${entries(count - whole.to)} came since.` : ''),
      ...(old ? ['That is more than a week ago, and it should be checked every day: tell your IT team.'] : []),
      ...noted,
    ],
  };
}

/** What stands at the top: one sentence to act on, then how that is known. */
export function chainWords(state: AuditState, now: number): Said {
  if (state.kept) return state.sound ? withArchive(keptWords(state, now), state) : keptWords(state, now);
  return {
    look: 'warning',
    title: 'The record of who looked is not kept here',
    sentences: [
      `This is a demonstration: what is on record (${entries(state.entries)}) is held in memory alone ` +
        'and ends with it, so there is nothing to check.',
    ],
  };
}

export type Source = ProvidersListed['providers'][number];

const OUTCOMES: Readonly<Record<string, string>> = {
  answered: 'Answered',
  nobody: 'Answered: does not know the person',
  'not-confirmed': 'Answered, but not surely about the person',
  'too-slow': 'Too slow',
  unreachable: 'Could not be reached',
  'bad-answer': 'Answered what cannot be used',
  abandoned: 'Nobody waited for it',
};
const FAILED: readonly string[] = ['too-slow', 'unreachable', 'bad-answer'];

export const outcomeWords = (outcome: string): string => OUTCOMES[outcome] ?? 'Answered otherwise';

/** Who went away before the end says nothing of the source. */
const told = ({ answers }: Source): Source['answers'] => answers.filter(({ outcome }) => outcome !== 'abandoned');

export type Standing = 'answers' | 'fails' | 'not-asked' | 'off';

/** By its last answer. */
export function standingOf(source: Source): Standing {
  if (!source.enabled) return 'off';
  const [last] = told(source);
  if (last === undefined) return 'not-asked';
  return FAILED.includes(last.outcome) ? 'fails' : 'answers';
}

/** `9 of the last 10 times`; nothing where it was not asked. */
export function oftenWords(source: Source): string {
  const asked = told(source);
  if (asked.length === 0) return '';
  const good = asked.filter(({ outcome }) => !FAILED.includes(outcome)).length;
  return asked.length === 1 ? '' : `${String(good)} of the last ${String(asked.length)} times`;
}

/** What a reader sees first: which of them did not answer. */
export function sourcesWords(sources: readonly Source[]): string {
  const failing = sources.filter((source) => standingOf(source) === 'fails').map(({ name }) => name);
  if (failing.length > 0)
    return (
      `When last asked, ${number(failing.length)} of ${number(sources.length)} did not answer: ` +
      `${failing.join(', ')}.`
    );
  return sources.some((source) => standingOf(source) === 'answers')
    ? 'Each that was asked answered.'
    : 'No system has been asked yet.';
}

const ORDER: readonly Standing[] = ['fails', 'answers', 'not-asked', 'off'];

/** Those that fail first; else as in the config. */
export const inOrder = (sources: readonly Source[]): readonly Source[] =>
  [...sources].sort((a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)));
