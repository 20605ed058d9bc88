/** What does one line of the timeline say? Its kind, what it is, what to mind about it, and who holds it. */
import { memo } from 'react';
import type { Entry } from '../../../record/entry';
import { CONCERN, isSafeguarding } from '../../../record/safeguarding';
import { Tag } from '../../components/Tag';
import { SourceNames } from '../../sections/EntryLines';
import { LOOKS } from '../../sections/registry';
import type { RowDay, TimelineRow } from '../../open-record/timeline-rows';
import type { ChangeKind } from '../../open-record/whats-new';
import { ChangeTag } from './ChangeTag';

export function TimelineHeading({ row }: { readonly row: Extract<TimelineRow, { kind: 'heading' }> }) {
  return (
    <h3 className="wp-day">
      <span aria-hidden="true">{row.text}</span>
      <span className="nhsuk-u-visually-hidden">{row.spoken}</span>
      {row.note !== null && <span className="wp-day__note">{row.note}</span>}
    </h3>
  );
}

/** The day, seen beside the first row of it and said of every one. */
export function RowWhen({ on }: { readonly on: RowDay }) {
  return (
    <>
      <span className="wp-row__when">
        {on.first && <span aria-hidden="true">{on.text}</span>}
        <span className="nhsuk-u-visually-hidden">{on.spoken}</span>
      </span>{' '}
    </>
  );
}

/** What the day’s first row says of it. */
export const DayNote = ({ on }: { readonly on: RowDay }) =>
  on.first && on.note !== null ? (
    <>
      {' '}
      <span className="wp-row-rest">{on.note}</span>
    </>
  ) : null;

/** A line above the first row of a day, a bar beside the days of a hospital stay. */
export const dayLook = (on: RowDay): string =>
  `wp-row-button${on.first ? ' wp-row-button--first' : ''}${on.inStay ? ' wp-row-button--stay' : ''}`;

interface FoldRowProps {
  readonly row: Extract<TimelineRow, { kind: 'fold' }>;
  readonly stop: boolean;
  readonly onUnfold: () => void;
}

/** Says how much of a long day is not drawn, and draws it. */
export function FoldRow({ row, stop, onUnfold }: FoldRowProps) {
  return (
    <button
      type="button"
      className="wp-row-button wp-row-button--fold"
      data-fold-key={row.key}
      tabIndex={stop ? 0 : -1}
      onClick={onUnfold}
    >
      Show the other {row.count} of {row.day}
    </button>
  );
}

/** Kinds that the words of the row say anyway; any other, such as “Family history”, is seen wherever there is room. */
const PLAIN = /^(?:Result|Medicine|Letter|Problem|Appointment|Vaccine|Procedure|Care plan|Alert|Allergy|Results)$/;
const isPlain = (entry: Entry): boolean =>
  entry.section === 'encounters' || PLAIN.test(LOOKS[entry.section].kind(entry));

interface TimelineRowProps {
  readonly entry: Entry;
  readonly on: RowDay;
  /** Since the reader last looked. */
  readonly change: ChangeKind | null;
  readonly current: boolean;
  /** The one row that Tab reaches. */
  readonly stop: boolean;
  readonly onOpen: () => void;
}

export const TimelineRowButton = memo(
  function TimelineRowButton({ entry, on, change, current, stop, onOpen }: TimelineRowProps) {
    const look = LOOKS[entry.section];
    return (
      <button
        type="button"
        className={dayLook(on)}
        data-entry-id={entry.id}
        tabIndex={stop ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        onClick={onOpen}
      >
        <RowWhen on={on} />
        <span className={isPlain(entry) ? 'wp-row__kind wp-row__kind--plain' : 'wp-row__kind'}>
          {look.kind(entry)}
        </span>{' '}
        <span className="wp-row__text">
          {isSafeguarding(entry) ? <span className="wp-row-title">{CONCERN}</span> : <look.Row entry={entry} />}
          {entry.tag !== null && (
            <>
              {' '}
              <Tag>{entry.tag}</Tag>
            </>
          )}
          {entry.conflicts.length > 0 && look.saysConflict?.(entry) !== true && (
            <>
              {' '}
              <Tag look="warning">
                {entry.section === 'medications'
                  ? `${(entry.conflicts[0]?.field ?? 'dose').toLowerCase()} differs`
                  : 'conflict'}
              </Tag>
            </>
          )}
          {change !== null && (
            <>
              {' '}
              <ChangeTag kind={change} />
            </>
          )}
          <DayNote on={on} />
        </span>{' '}
        <span className="wp-row__sources">
          <SourceNames entry={entry} />
        </span>
      </button>
    );
  },
  (before, after) =>
    before.entry === after.entry &&
    before.on.text === after.on.text &&
    before.on.first === after.on.first &&
    before.on.note === after.on.note &&
    before.on.inStay === after.on.inStay &&
    before.change === after.change &&
    before.current === after.current &&
    before.stop === after.stop,
);
