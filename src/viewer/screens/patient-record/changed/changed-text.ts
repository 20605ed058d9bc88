/** How does what changed read as plain text? The same lines as on paper: without what must not leave. */
import { formatDate } from '../../../../domain/dates/written';
import type { ChangedGroup, ChangedRow } from '../../../../record/changed/rows';
import { isSafeguarding } from '../../../../record/safeguarding';
import type { Settling } from '../../../../record/changed/settle';
import { listOf } from '../../../open-record/absence-words';
import type { WhatsNew } from '../../../open-record/whats-new';
import { restOf } from '../../../sections/entry-words';
import { GROUP_NAMES } from './ChangedGroups';
import type { TextNames } from './CopyAsText';
import { medicineText } from './medicine-text';
import { openedBy, sentencesOf, unreadWords } from './settle-words';

interface Changed {
  readonly about: string;
  readonly groups: readonly ChangedGroup[];
  readonly settling: Settling;
  /** "previous 61, falling", by the entry's id. */
  readonly before: (id: string) => string | null;
  /** What is told beside the lines where it is asked since the last look. */
  readonly looked: readonly string[];
  readonly names: TextNames;
}

const said = (parts: readonly (string | null)[], between: string): string =>
  parts.filter((part) => part !== null && part !== '').join(between);

function lineOf({ entry, verb, more, date, providers }: ChangedRow, { before, names }: Changed): string {
  const what =
    entry.section === 'medications' ? medicineText(entry) : said([entry.title, restOf(entry, names.nameOf)], ' ');
  const beside = more ?? (entry.section === 'results' ? before(entry.id) : null);
  const who = names.inOrder(providers).map(names.nameOf).join(', ');
  return `- ${verb}: ${said([what, beside, date === null ? 'date not recorded' : formatDate(date), who], '; ')}`;
}

/** What was withdrawn since the last look, and who could not be compared. */
export function lookedText({ withdrawn, notCompared }: WhatsNew, { nameOf, inOrder }: TextNames): readonly string[] {
  const gone = withdrawn
    .filter(({ title }) => !isSafeguarding({ title, code: null, section: 'alerts' }))
    .map(({ title, provider }) => `- Withdrawn: ${title}; ${nameOf(provider)} now says that it was entered in error`);
  return notCompared.length === 0
    ? gone
    : [...gone, `Not compared: ${listOf(inOrder(notCompared).map(nameOf))} had not answered at the last look.`];
}

/** A copy goes where the person, and whoever acts for them, may read it: with no concern, and with nobody to ring. */
const leaves = ({ guarded, entry: { detail } }: ChangedRow): boolean =>
  !guarded && !(detail.section === 'alerts' && detail.kind === 'contact');

/** INVARIANT: a concern is in no line, and nothing tells that one was left out: the last sentence is always there. */
export function changedText(changed: Changed): string {
  const { about, groups, settling, looked, names } = changed;
  const unread = unreadWords(settling, names.nameOf);
  const settle = settling.items.flatMap((item) => {
    const entry = openedBy(item);
    if (entry === undefined) return [];
    const { matter, beside } = sentencesOf(item, names);
    return `- ${said([entry.section === 'medications' ? medicineText(entry) : 'Allergies', matter, beside], ' ')}`;
  });
  const parts = groups.flatMap(({ group, rows, unsure }) => {
    const shown = rows.filter(leaves).map((row) => lineOf(row, changed));
    const vague = unsure.filter(leaves).map((row) => lineOf(row, changed));
    return shown.length + vague.length === 0
      ? []
      : [
          '',
          GROUP_NAMES[group],
          ...shown,
          ...(vague.length === 0 ? [] : ['Date not recorded, or too vague to tell:', ...vague]),
        ];
  });
  return [
    `What changed. ${about}.`,
    ...(settle.length === 0 && unread === null
      ? []
      : ['', 'To settle', ...settle, ...(unread === null ? [] : [unread])]),
    ...parts,
    ...(looked.length === 0 ? [] : ['', ...looked]),
    '',
    'From a shared record, which is never the whole picture. Contacts, and concerns about safety, are not in it.',
  ].join('\n');
}
