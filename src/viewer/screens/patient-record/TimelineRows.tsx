/** What does one line of the timeline say? Its kind, what it is, what to mind about it, and who holds it. */
import { memo } from 'react';
import { formatDate } from '../../../domain/dates/written';
import type { Entry } from '../../../record/entry';
import { isSafeguarding } from '../../../record/safeguarding';
import { Tag } from '../../components/Tag';
import { SourceNames } from '../../sections/EntryLines';
import { LOOKS } from '../../sections/registry';
import type { TimelineRow } from '../../open-record/timeline-rows';
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

interface TimelineRowProps {
  readonly entry: Entry;
  /** Since the reader last looked. */
  readonly change: ChangeKind | null;
  readonly current: boolean;
  /** The one row that Tab reaches. */
  readonly stop: boolean;
  readonly onOpen: () => void;
}

export const TimelineRowButton = memo(
  function TimelineRowButton({ entry, change, current, stop, onOpen }: TimelineRowProps) {
    const look = LOOKS[entry.section];
    return (
      <button
        type="button"
        className="wp-row-button"
        data-entry-id={entry.id}
        tabIndex={stop ? 0 : -1}
        aria-current={current ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className="wp-row__kind">
          {entry.lane === 'upcoming' && entry.date !== null ? <b>{formatDate(entry.date)}</b> : look.kind(entry)}
        </span>
        <span className="wp-row__text">
          {isSafeguarding(entry) ? (
            <span className="wp-row-title">Concern recorded – open</span>
          ) : (
            <look.Row entry={entry} />
          )}
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
        </span>
        <span className="wp-row__sources">
          <SourceNames entry={entry} />
        </span>
      </button>
    );
  },
  (before, after) =>
    before.entry === after.entry &&
    before.change === after.change &&
    before.current === after.current &&
    before.stop === after.stop,
);
