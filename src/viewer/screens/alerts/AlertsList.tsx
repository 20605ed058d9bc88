/** Which alerts wait, about whom, and how were the others closed? A list, and beside it the one being looked at. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ALERT_KINDS, type Alert, type AlertsAnswer } from '../../../domain/alerts';
import { writeDate } from '../../../domain/dates/written';
import { listAlerts, type AlertGrouping, type AlertList } from '../../api/desks';
import { describeFailure } from '../../api/failure';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { Unbroken } from '../../components/Unbroken';
import { Radios } from '../../components/Choices';
import { AlertDetail } from './AlertDetail';

const KEY = 'alerts';

type Arranged = 'one' | AlertGrouping;
const ARRANGED = [
  { value: 'one', label: 'One by one' },
  { value: 'user', label: 'By colleague' },
  { value: 'person', label: 'By patient' },
] as const;
const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
] as const;

export const kindOf = ({ kind }: Alert): string => ALERT_KINDS[kind] ?? kind;

interface RowProps {
  readonly alert: Alert;
  readonly chosen: boolean;
  readonly choose: (alert: Alert) => void;
}

function AlertRow({ alert, chosen, choose }: RowProps) {
  return (
    <button
      type="button"
      className="wp-alert"
      aria-pressed={chosen}
      onClick={() => {
        choose(alert);
      }}
    >
      <span className="wp-alert__line">
        <b>{alert.userName === '' ? kindOf(alert) : alert.userName}</b>
        <span className="wp-number wp-quiet">{writeDate(alert.at)}</span>
      </span>
      <span className="wp-alert__kind">{kindOf(alert)}</span>
      <span className="wp-alert__text">
        <Unbroken text={alert.text} />
      </span>
    </button>
  );
}

/** What has been read of one list so far: page upon page, as the reader asks for older ones. */
function usePages(list: AlertList) {
  return useInfiniteQuery({
    queryKey: [KEY, list.state, list.group ?? '', list.key ?? ''],
    queryFn: ({ signal, pageParam }) => listAlerts(list, pageParam ?? undefined, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }: AlertsAnswer) => next ?? null,
  });
}
type Pages = ReturnType<typeof usePages>;

function Older({ pages }: { readonly pages: Pages }) {
  if (!pages.hasNextPage) return null;
  return (
    <Button small look="secondary" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      Show older
    </Button>
  );
}

interface GroupProps extends Omit<RowProps, 'chosen'> {
  readonly chosen: string | null;
  readonly list: AlertList;
  readonly count: number;
}

/** The alerts of one colleague or patient; unfolded, each of them. */
function AlertGroup({ alert, count, list, chosen, choose }: GroupProps) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <li>
      <AlertRow alert={alert} chosen={chosen === alert.id} choose={choose} />
      {count === 1 ? null : (
        <div className="wp-alert__more">
          <button
            type="button"
            className="wp-text-button"
            aria-expanded={unfolded}
            onClick={() => {
              setUnfolded(!unfolded);
            }}
          >
            {unfolded ? 'Show the newest alone' : `All ${String(count)} alerts together`}
          </button>
          {unfolded ? <OneByOne list={list} chosen={chosen} choose={choose} /> : null}
        </div>
      )}
    </li>
  );
}

interface ListProps {
  readonly list: AlertList;
  readonly chosen: string | null;
  readonly choose: (alert: Alert) => void;
}

function OneByOne({ list, chosen, choose }: ListProps) {
  const pages = usePages(list);
  const alerts = (pages.data?.pages ?? []).flatMap((page) => page.alerts);
  return (
    <>
      <ul className="wp-alerts__list">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <AlertRow alert={alert} chosen={chosen === alert.id} choose={choose} />
          </li>
        ))}
      </ul>
      <Older pages={pages} />
    </>
  );
}

function Grouped({ list, chosen, choose }: ListProps) {
  const pages = usePages(list);
  const rows = (pages.data?.pages ?? []).flatMap(({ alerts, groups = [] }) =>
    alerts.map((alert, at) => ({ alert, group: groups[at] })),
  );
  return (
    <>
      <ul className="wp-alerts__list">
        {rows.map(({ alert, group }) => (
          <AlertGroup
            key={group?.key ?? alert.id}
            alert={alert}
            count={group?.count ?? 1}
            list={group === undefined ? list : { ...list, key: group.key }}
            chosen={chosen}
            choose={choose}
          />
        ))}
      </ul>
      <Older pages={pages} />
    </>
  );
}

const NOTHING = {
  open: { title: 'No open alerts', text: 'Every alert raised so far has been closed.' },
  closed: { title: 'No closed alerts', text: 'Alerts that are closed stand here, with who closed them and why.' },
} as const;

interface ListPartProps extends ListProps {
  readonly open: number;
}

/** The list, once it is read; never an empty one where it could not be. */
function ListPart({ list, chosen, choose, open }: ListPartProps) {
  const first = usePages(list);
  if (first.isError)
    return (
      <InsetNotice look="danger" live title="This could not be read">
        <p>{describeFailure(first.error)}</p>
        <Button small look="secondary" onClick={() => void first.refetch()}>
          Try again
        </Button>
      </InsetNotice>
    );
  if (first.data === undefined)
    return (
      <p className="wp-quiet" role="status" aria-busy="true">
        Asking the gateway…
      </p>
    );
  if (first.data.pages[0]?.alerts.length === 0) {
    const { title, text } = NOTHING[list.state];
    return (
      <InsetNotice look={list.state === 'open' ? 'good' : 'plain'} title={title} live>
        <p>{text}</p>
      </InsetNotice>
    );
  }
  const List = list.group === undefined ? OneByOne : Grouped;
  return (
    <>
      <p className="wp-quiet" role="status">
        {list.state === 'open' ? `${String(open)} open` : 'Closed, newest first'}
      </p>
      <List list={list} chosen={chosen} choose={choose} />
    </>
  );
}

export function AlertsList() {
  const client = useQueryClient();
  const [state, setState] = useState<AlertList['state']>('open');
  const [arranged, setArranged] = useState<Arranged>('one');
  const [chosen, setChosen] = useState<Alert | null>(null);
  const list: AlertList = { state, ...(arranged === 'one' ? {} : { group: arranged }) };
  const open = usePages(list).data?.pages[0]?.open ?? 0;
  return (
    <div className="wp-alerts">
      <section className="wp-panel wp-alerts__left" aria-label={state === 'open' ? 'Open alerts' : 'Closed alerts'}>
        <div className="wp-alerts__how">
          <Radios
            id="alerts-state"
            legend="Which"
            inline
            options={STATES}
            value={state}
            onChange={(value) => {
              setState(value);
              setChosen(null);
            }}
          />
          <Radios
            id="alerts-arranged"
            legend="Arranged"
            inline
            options={ARRANGED}
            value={arranged}
            onChange={setArranged}
          />
        </div>
        <ListPart list={list} chosen={chosen?.id ?? null} choose={setChosen} open={open} />
      </section>
      <section className="wp-panel wp-alerts__right" aria-label="This alert">
        {chosen === null ? (
          <p className="wp-quiet">Choose an alert to see what happened, who else looked, and to close it.</p>
        ) : (
          <AlertDetail
            key={chosen.id}
            alert={chosen}
            onClosed={(closed) => {
              setChosen(closed);
              void client.invalidateQueries({ queryKey: [KEY] });
            }}
          />
        )}
      </section>
    </div>
  );
}
