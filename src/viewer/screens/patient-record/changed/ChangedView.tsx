/**
 * What changed since the last discharge, since the reader last looked, or in three months? First what must be settled,
 * then verb, thing and source, section by section.
 */
import { useMemo, useState } from 'react';
import { formatDate } from '../../../../domain/dates/written';
import { SECTIONS } from '../../../../domain/sections';
import { parseDate } from '../../../../domain/dates';
import { readTypedDay } from '../../../../domain/dates/typed';
import { borderDate, type Border } from '../../../../record/changed/border';
import { changedSince } from '../../../../record/changed/changed';
import { toSettle } from '../../../../record/changed/settle';
import { previousInWords } from '../../../../record/trends';
import { Button } from '../../../components/Button';
import { listOf } from '../../../open-record/absence-words';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { roleLimit } from '../../../open-record/role-limits';
import { useWhatsNew, type ChangesState } from '../../../open-record/use-whats-new';
import { DateBox } from '../DateBox';
import { printRecord } from '../print-record';
import { ViewHead } from '../views/ViewHead';
import { WithdrawnLines } from '../WithdrawnLines';
import { ChangedGroups } from './ChangedGroups';
import { changedText, lookedText } from './changed-text';
import { CopyAsText, type TextNames } from './CopyAsText';
import { SettleBand } from './SettleBand';
import { SinceChoice } from './SinceChoice';
import { useBorder } from './use-border';

/** Of a border that is a day: how it is told what came since, and what such a border cannot know. */
const BY_DATES =
  'By the dates that the providers sent: a change, an end or a stop that came without a date is not seen here.';
const LEFT_OUT =
  'Concerns about the person’s safety are left out of prints and copies, and contacts out of copies, for everybody.';

const typedBorder = (typed: string): Border | null => {
  const date = parseDate(readTypedDay(typed));
  return date === null ? null : { kind: 'from', at: date.sort };
};

export function ChangedView() {
  const { record, states, opened } = useRecordOnScreen();
  const told = useWhatsNew();
  const asked = useBorder(record, told);
  const [typed, setTyped] = useState('');
  const own = useMemo(() => typedBorder(typed), [typed]);
  const border = own ?? asked.border;
  const groups = useMemo(() => (border === null ? null : changedSince(record, border)), [record, border]);
  const settling = useMemo(() => toSettle(record, states), [record, states]);
  const about = own === null ? asked.words : `Since ${formatDate(borderDate(own))}`;
  const since =
    border === null ? '' : border.kind === 'looked' ? 'that is new to you' : `since ${formatDate(borderDate(border))}`;
  const limit = roleLimit(opened.view);
  const looked = (names: TextNames): readonly string[] =>
    own === null && asked.since === 'looked' && told.state === 'told' ? lookedText(told.news, names) : [];
  return (
    <section className="wp-view wp-changed" aria-label="What changed">
      <ViewHead title="What changed" about="">
        <SinceChoice asked={asked} />
        <DateBox label="Another date" value={typed} onChange={setTyped} />
        <Button
          look="text"
          onClick={() => {
            void printRecord(opened.access, 'What changed');
          }}
        >
          Print
        </Button>
        {groups !== null && (
          <CopyAsText
            what="What changed, copied as text"
            sections={SECTIONS}
            of={(names) =>
              changedText({
                about,
                groups,
                settling,
                before: (id) => previousInWords(record, id),
                looked: looked(names),
                names,
              })
            }
          />
        )}
      </ViewHead>
      <p className="wp-source wp-changed__about" role="status">
        {about}
      </p>
      <Missing />
      <SettleBand settling={settling} />
      {own === null && asked.since === 'looked' && <Looked told={told} />}
      {groups !== null && <ChangedGroups groups={groups} words={{ since }} />}
      <p className="wp-source">
        {border?.kind === 'from' && `${BY_DATES} `}
        {limit !== null && `${limit} `}
        {LEFT_OUT}
      </p>
    </section>
  );
}

/** Withdrawn since, and who could not be compared. */
function Looked({ told }: { readonly told: ChangesState }) {
  const { briefNameOf, inOrder } = useRecordOnScreen();
  if (told.state === 'not-told')
    return (
      <p>
        <Button look="text" onClick={told.retry}>
          Try again
        </Button>
      </p>
    );
  if (told.state !== 'told') return null;
  const { withdrawn, notCompared } = told.news;
  return (
    <>
      {withdrawn.length > 0 && <WithdrawnLines withdrawn={withdrawn} />}
      {notCompared.length > 0 && (
        <p className="wp-absence">
          Not compared: {listOf(inOrder(notCompared).map(briefNameOf))} had not answered when you last looked.
        </p>
      )}
    </>
  );
}

/** Who is not in any of this. */
function Missing() {
  const { states, record, briefNameOf, inOrder } = useRecordOnScreen();
  const named = (...kinds: readonly string[]): string =>
    listOf(
      inOrder(states.filter(({ state }) => kinds.includes(state)).map(({ provider }) => provider.id)).map(briefNameOf),
    );
  const failed = named('failed', 'identity-not-confirmed');
  const asking = named('asking');
  const unasked = record.absences.some(({ reason }) => reason === 'unasked');
  return (
    <>
      {failed !== '' && (
        <p className="wp-absence wp-absence--missing">
          Not included: {failed}. What changed there is not here, and no list is whole without it.
        </p>
      )}
      {asking !== '' && <p className="wp-absence">Still asking {asking}.</p>}
      {unasked && <p className="wp-absence">Not known beyond the places asked.</p>}
    </>
  );
}
