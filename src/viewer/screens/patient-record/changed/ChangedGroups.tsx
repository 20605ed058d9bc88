/** What changed, group by group: the verb, what it is, who says so; what has no telling date apart. */
import { formatDate } from '../../../../domain/dates/written';
import { GROUP_SECTIONS, type ChangedGroup, type ChangedRow, type GroupId } from '../../../../record/changed/rows';
import { CONCERN } from '../../../../record/safeguarding';
import { absenceLines, type AbsenceLine } from '../../../open-record/absence-words';
import { rememberOpener } from '../../../open-record/focus';
import { usePrinting } from '../../../open-record/printing';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { isShown } from '../../../open-record/role-limits';
import { LOOKS } from '../../../sections/registry';

export const GROUP_NAMES: Readonly<Record<GroupId, string>> = {
  medicines: 'Medicines',
  seen: 'Seen and done',
  allergies: 'Allergies',
  problems: 'Problems',
  results: 'Results',
  letters: 'Letters and plans',
  booked: 'Referrals and appointments',
  alerts: 'Alerts and needs',
  support: 'Care and support',
};

const COLUMNS: readonly (readonly GroupId[])[] = [
  ['medicines', 'allergies', 'seen'],
  ['problems', 'results'],
  ['letters', 'alerts', 'booked', 'support'],
];

export interface Words {
  /** "since 02-Sep-2026": for what there is nothing of. */
  readonly since: string;
}

function Row({ row }: { readonly row: ChangedRow }) {
  const open = useReading((state) => state.open);
  const { briefNameOf, inOrder } = useRecordOnScreen();
  const { entry, verb, date, earlier, guarded } = row;
  const Look = LOOKS[entry.section].Row;
  const beside = [
    row.more,
    date === null ? (entry.when ?? 'date not recorded') : formatDate(date),
    earlier === 0 ? null : `${String(earlier)} earlier in this time`,
  ];
  return (
    <li className={guarded ? 'wp-changed__row wp-screen-only' : 'wp-changed__row'}>
      <span className={verb === 'Do NOT give' ? 'wp-changed__verb wp-do-not' : 'wp-changed__verb'}>{verb}</span>
      <span className="wp-changed__what">
        <button
          type="button"
          className="wp-line__open"
          onClick={(event) => {
            rememberOpener(event.currentTarget);
            open(entry.id);
          }}
        >
          {guarded ? CONCERN : <Look entry={entry} />}
        </button>
        <span className="wp-source wp-changed__beside"> {beside.filter((part) => part !== null).join(' · ')}</span>
      </span>
      <span className="wp-changed__who">{inOrder(row.providers).map(briefNameOf).join(', ')}</span>
    </li>
  );
}

/** Whoever failed or is still asked is named once, above; here what one section alone lacks. */
const isOwn = ({ reason, missing }: AbsenceLine): boolean =>
  missing && reason !== 'failed' && reason !== 'identity-not-confirmed' && reason !== 'asking';

function Group({ one, words }: { readonly one: ChangedGroup; readonly words: Words }) {
  const { record, states, opened, briefNameOf } = useRecordOnScreen();
  const printing = usePrinting((state) => state.now);
  const sections = GROUP_SECTIONS[one.group].filter((section) => isShown(opened.view, section));
  if (sections.length === 0) return null;
  const lacks = new Set(
    sections.flatMap((section) =>
      absenceLines(record.absences, section, briefNameOf, states.length)
        .filter(isOwn)
        .map(({ text }) => text),
    ),
  );
  return (
    <section className="wp-changed__group" aria-label={GROUP_NAMES[one.group]}>
      <h3 className="wp-changed__title">
        {GROUP_NAMES[one.group]} <span className="wp-card__count wp-screen-only">{one.rows.length || ''}</span>
      </h3>
      {one.rows.length > 0 && (
        <ul className="wp-lines">
          {one.rows.map((row) => (
            <Row key={`${row.entry.id} ${row.verb}`} row={row} />
          ))}
        </ul>
      )}
      {(one.rows.length === 0 || (printing && one.rows.every(({ guarded }) => guarded))) && (
        <p className="wp-absence">Nothing to show {words.since}.</p>
      )}
      {lacks.size > 0 && <p className="wp-absence">{[...lacks].join(' ')}</p>}
      {one.unsure.length > 0 && (
        <details
          className={one.unsure.every(({ guarded }) => guarded) ? 'wp-screen-only' : undefined}
          open={printing || undefined}
        >
          <summary className="wp-source">
            Date not recorded, or too vague to tell<span className="wp-screen-only"> ({one.unsure.length})</span>
          </summary>
          <ul className="wp-lines">
            {one.unsure.map((row) => (
              <Row key={`${row.entry.id} ${row.verb}`} row={row} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

export function ChangedGroups({ groups, words }: { readonly groups: readonly ChangedGroup[]; readonly words: Words }) {
  return (
    <div className="wp-changed__columns">
      {COLUMNS.map((column) => (
        <div key={column.join(' ')} className="wp-changed__column">
          {column.map((group) => {
            const one = groups.find((candidate) => candidate.group === group);
            return one === undefined ? null : <Group key={group} one={one} words={words} />;
          })}
        </div>
      ))}
    </div>
  );
}
