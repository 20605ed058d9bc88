/** What does the person take now? One medicine to a line; where doses differ, every dose beside its provider. */
import { formatDate } from '../../../domain/dates/written';
import type { Entry } from '../../../record/entry';
import { useRecordOnScreen } from '../../open-record/record-context';
import { summaryOf } from '../../open-record/summary-of';
import { ConflictWords } from '../ConflictWords';
import { EntryLines } from '../EntryLines';
import { SummaryCard } from '../SummaryCard';
import { ViewLink } from '../ViewLink';
import { MedicineLine } from './MedicineLine';
import { differingFirst, recentlyStopped, tellingConflicts } from './current-medicines';

const reasonOf = (entry: Entry) =>
  entry.detail.section === 'medications' && entry.detail.reason !== null ? `for ${entry.detail.reason}` : null;

/** Why it must not be given. */
const notGivenFor = (entry: Entry) =>
  entry.detail.section === 'medications' && entry.detail.reason !== null ? `because of ${entry.detail.reason}` : null;

function Conflicts({ entry }: { readonly entry: Entry }) {
  const conflicts = tellingConflicts(entry);
  if (conflicts.length === 0) return null;
  return (
    <div className="wp-conflict">
      {conflicts.map((conflict) => (
        <div key={conflict.field}>
          <ConflictWords conflict={conflict} />
        </div>
      ))}
    </div>
  );
}

const isUnconfirmed = ({ detail }: Entry): boolean =>
  detail.section === 'medications' && detail.standing === 'unconfirmed';

/** How long ago it was last issued or taken; a role that is not shown when is told so once, not that nobody knows. */
function Evidence({ entry }: { readonly entry: Entry }) {
  const { detail } = entry;
  const { opened } = useRecordOnScreen();
  if (opened.view.sections.medications === 'summary') return null;
  if (detail.section !== 'medications' || detail.standing !== 'unconfirmed') return null;
  return (
    <div className="wp-unconfirmed">
      Unconfirmed{detail.lastEvidence !== null && `, last evidence ${formatDate(detail.lastEvidence)}`}
    </div>
  );
}

export function CurrentMedicinesCard({ shown }: { readonly shown: number }) {
  const { opened, record, openedAt } = useRecordOnScreen();
  const summary = summaryOf(record);
  const entries = differingFirst(summary);
  const { medicinesNotToGive: prohibited, medicineStatements: statements } = summary;
  const stopped = recentlyStopped(record.entries, openedAt);
  const notice = opened.notices.find(({ code }) => code === 'medicines');
  return (
    <SummaryCard
      title="Current medicines"
      sections={['medications']}
      count={entries.length}
      empty={entries.length + prohibited.length + statements.length === 0}
      more={<ViewLink view="medicines">Reconcile</ViewLink>}
    >
      {prohibited.length > 0 && (
        <div className="wp-not-to-give">
          <h4 className="wp-not-to-give__title">Do NOT give</h4>
          {/* INVARIANT: every one of them stands here, before the medicines: none is ever folded away. */}
          <EntryLines
            entries={prohibited}
            shown={prohibited.length}
            line={(entry) => <MedicineLine entry={entry} />}
            after={notGivenFor}
            below={(entry) => <Conflicts entry={entry} />}
          />
        </div>
      )}
      <EntryLines
        entries={entries}
        shown={shown}
        line={(entry) => <MedicineLine entry={entry} />}
        after={reasonOf}
        below={(entry) => (
          <>
            <Conflicts entry={entry} />
            <Evidence entry={entry} />
            {(entry.tag === 'on hold' || entry.tag === 'to check') && (
              <div className="wp-unconfirmed">
                {entry.tag === 'on hold' ? 'On hold' : 'To check: shown as it was written'}
              </div>
            )}
          </>
        )}
      />
      <EntryLines
        entries={statements}
        shown={statements.length}
        line={(entry) => <MedicineLine entry={entry} />}
        after={() => 'recorded as a statement'}
      />
      {stopped.length > 0 && (
        <p className="wp-source">
          Stopped in the last 3 months:{' '}
          {stopped
            .slice(0, 3)
            .map((entry) => `${entry.title}${entry.end === null ? '' : ` (${formatDate(entry.end)})`}`)
            .join(', ')}
        </p>
      )}
      {opened.view.sections.medications === 'summary' && entries.some(isUnconfirmed) && (
        <p className="wp-standing">
          Your role is not shown when these were last issued. Ask the person, or the prescriber, what is still taken.
        </p>
      )}
      {notice !== undefined && <p className="wp-standing">{notice.text}</p>}
    </SummaryCard>
  );
}
