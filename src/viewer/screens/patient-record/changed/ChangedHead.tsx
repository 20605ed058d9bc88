/**
 * What changed, in two lines at the head of the timeline: what must be settled between the lists, and how much else is
 * new. The whole is one press away.
 */
import { useDeferredValue, useMemo } from 'react';
import { changedSince, countOf } from '../../../../record/changed/changed';
import type { ChangedGroup, GroupId } from '../../../../record/changed/rows';
import { toSettle } from '../../../../record/changed/settle';
import { Button } from '../../../components/Button';
import { listOf } from '../../../open-record/absence-words';
import { useReading } from '../../../open-record/reading';
import { useRecordOnScreen } from '../../../open-record/record-context';
import { isShown } from '../../../open-record/role-limits';
import type { ChangesState } from '../../../open-record/use-whats-new';
import { briefly, NO_DIFFERENCE, unreadWords } from './settle-words';
import { SinceChoice } from './SinceChoice';
import { useBorder, type Asked } from './use-border';

/** One and several; groups that a glance needs no number of are left to the whole. */
const WORDS: Readonly<Partial<Record<GroupId, readonly [string, string]>>> = {
  medicines: ['medicine', 'medicines'],
  problems: ['problem', 'problems'],
  results: ['result', 'results'],
  allergies: ['allergy entry', 'allergy entries'],
};

const outOfRange = ({ rows }: ChangedGroup): number =>
  rows.filter(({ entry: { detail } }) => detail.section === 'results' && detail.worst !== null).length;

function counted(groups: readonly ChangedGroup[]): string {
  const parts = groups.flatMap((one) => {
    const words = WORDS[one.group];
    const count = countOf([one]);
    if (words === undefined || count === 0) return [];
    const out = one.group === 'results' ? outOfRange(one) : 0;
    return `${String(count)} ${words[count === 1 ? 0 : 1]}${out > 0 ? ` (${String(out)} out of range)` : ''}`;
  });
  return listOf(parts);
}

const AT_ONCE = 3;
const WAITING = 'Being put together while providers answer.';

export function ChangedHead({ told }: { readonly told: ChangesState }) {
  const { opened, record: newest, states, briefNameOf, inOrder } = useRecordOnScreen();
  // The list is drawn first: what is told here follows a moment later.
  const record = useDeferredValue(newest);
  const show = useReading((state) => state.show);
  const asked = useBorder(record, told);
  const settling = useMemo(() => toSettle(record, states), [record, states]);
  const groups = useMemo(
    () => (asked.border === null ? null : changedSince(record, asked.border)),
    [record, asked.border],
  );
  const asking = states.some(({ state }) => state === 'asking');
  const names = { nameOf: briefNameOf, inOrder };
  const items = settling.items;
  const hasLists = isShown(opened.view, 'medications');
  const all = groups === null ? 0 : countOf(groups);
  return (
    <div className="wp-changed-head wp-screen-only">
      <div className="wp-changed-head__line">
        <h3 className="wp-changed-head__title">
          <Button
            look="text"
            onClick={() => {
              show('changed');
            }}
          >
            What changed
          </Button>
        </h3>
        <SinceChoice asked={asked} />
      </div>
      {/* Its place is kept while providers are asked, so that what it says moves nothing below it. */}
      {items.length > 0 && !asking ? (
        <p className="wp-settle-line">
          <b>{items.length} to settle:</b> {briefly(items.slice(0, AT_ONCE), names).join(' · ')}
          {items.length > AT_ONCE && ` · ${String(items.length - AT_ONCE)} more`}
        </p>
      ) : (
        hasLists && (
          <p className="wp-settle-line wp-settle-line--none">
            {asking ? WAITING : (unreadWords(settling, briefNameOf) ?? NO_DIFFERENCE)}
          </p>
        )
      )}
      <p className="wp-changed-head__count" role="status">
        {asking ? (
          !hasLists && WAITING
        ) : groups === null ? (
          asked.words
        ) : (
          <>
            {all === 0 ? `Nothing to show ${sinceIn(asked)}. ` : sentence(counted(groups))}
            <Missing />
            {all > 0 && (
              <Button
                look="text"
                onClick={() => {
                  show('changed');
                }}
              >
                See all {all}
              </Button>
            )}
          </>
        )}
      </p>
    </div>
  );
}

/** What the numbers leave out is behind “See all”: where they say nothing, that stands alone. */
const sentence = (words: string): string => (words === '' ? '' : `${words}. `);

const sinceIn = ({ since, words }: Asked): string =>
  since === 'discharge' ? `since the last discharge (${words})` : `s${words.slice(1)}`;

/** Whoever did not answer may hold what changed. */
function Missing() {
  const { states, briefNameOf, inOrder } = useRecordOnScreen();
  const missing = inOrder(
    states
      .filter(({ state }) => state === 'failed' || state === 'identity-not-confirmed')
      .map(({ provider }) => provider.id),
  );
  return missing.length === 0 ? null : (
    <span className="wp-absence--missing">Not included: {listOf(missing.map(briefNameOf))}. </span>
  );
}
