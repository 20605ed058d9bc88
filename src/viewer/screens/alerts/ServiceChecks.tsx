/** Is the record of who looked whole, and which source systems answered lately? */
import { useQuery } from '@tanstack/react-query';
import { writeDate } from '../../../domain/dates/written';
import { SETTING_NAMES } from '../../../domain/settings';
import { listProviders, readAuditState } from '../../api/desks';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { Table, type TableColumn } from '../../components/Table';
import { Tag, type TagLook } from '../../components/Tag';
import { Unbroken } from '../../components/Unbroken';
import {
  chainWords,
  inOrder,
  oftenWords,
  outcomeWords,
  sourcesWords,
  standingOf,
  type Source,
  type Standing,
} from './check-words';

const TAGS: Readonly<Record<Standing, { readonly look: TagLook; readonly words: string }>> = {
  answers: { look: 'good', words: 'Answers' },
  fails: { look: 'danger', words: 'Did not answer' },
  'not-asked': { look: 'plain', words: 'Not asked yet' },
  off: { look: 'warning', words: 'Switched off' },
};

function LastAnswer({ source }: { readonly source: Source }) {
  const [last] = source.answers;
  if (last === undefined) return null;
  const often = oftenWords(source);
  return (
    <>
      <Unbroken text={`${outcomeWords(last.outcome)}, ${writeDate(last.at)}`} />
      <br />
      <span className="wp-quiet">
        {last.seconds.toFixed(1)} s{often === '' ? '' : `; answered ${often}`}
      </span>
    </>
  );
}

const COLUMNS: readonly TableColumn<Source>[] = [
  {
    heading: 'Source system',
    header: true,
    cell: ({ name, setting, ods }) => (
      <>
        {name}
        <br />
        <span className="wp-quiet">
          {SETTING_NAMES[setting]}, {ods}
        </span>
      </>
    ),
  },
  {
    heading: 'Now',
    narrow: true,
    cell: (source) => {
      const { look, words } = TAGS[standingOf(source)];
      return <Tag look={look}>{words}</Tag>;
    },
  },
  { heading: 'Last answer', cell: (source) => <LastAnswer source={source} /> },
];

function ChainPart() {
  const state = useQuery({ queryKey: ['audit-state'], queryFn: ({ signal }) => readAuditState(signal) });
  return (
    <Asked query={state}>
      {(answer) => {
        const { look, title, sentences } = chainWords(answer, state.dataUpdatedAt);
        return (
          <>
            <InsetNotice look={look} title={title} live>
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </InsetNotice>
            <div className="wp-actions wp-actions--after">
              <Button small look="secondary" busy={state.isFetching} onClick={() => void state.refetch()}>
                Look again
              </Button>
            </div>
          </>
        );
      }}
    </Asked>
  );
}

function SourcesPart() {
  const sources = useQuery({ queryKey: ['providers'], queryFn: ({ signal }) => listProviders(signal) });
  return (
    <Asked query={sources}>
      {(all) => (
        <>
          <p>{sourcesWords(all)}</p>
          <p className="wp-quiet">
            As the server that you are using saw them, the last ten times. It asks when somebody opens a record.
          </p>
          <Table
            caption="Last answers, those that failed first"
            rows={inOrder(all)}
            rowKey={({ id }) => id}
            columns={COLUMNS}
          />
        </>
      )}
    </Asked>
  );
}

export function ServiceChecks() {
  return (
    <>
      <section className="wp-panel" aria-labelledby="chain">
        <h2 className="wp-panel__title" id="chain">
          The record of who looked
        </h2>
        <ChainPart />
      </section>
      <section className="wp-panel" aria-labelledby="sources">
        <h2 className="wp-panel__title" id="sources">
          Source systems
        </h2>
        <SourcesPart />
      </section>
    </>
  );
}
