/** Which requests are there, where does each stand, and who has to do something next? */
import { useQuery } from '@tanstack/react-query';
import { writeDate } from '../../../domain/dates/written';
import type { RequestLine, RequestsAnswer } from '../../../secondary/shapes/http';
import type { SecondaryRole } from '../../../secondary/shapes/request';
import { PageHeading } from '../../components/PageHeading';
import { Table, type TableColumn } from '../../components/Table';
import { Tag } from '../../components/Tag';
import { get } from '../ask';
import { Answered } from '../frame/Answered';
import { PlaceLink } from '../frame/PlaceLink';
import { placeOf, PLACES, type Part } from '../place';
import { nextStep, PURPOSE_NAMES, STATE_LOOKS, STATE_NAMES } from '../words/states';

/** Where a role looks first. */
function partFor(role: SecondaryRole, { mayDo }: RequestLine): Part {
  if (role === 'linkage-team') return 'build';
  if (mayDo.includes('release')) return 'release';
  return mayDo.includes('ask') ? 'question' : 'request';
}

const columnsFor = (role: SecondaryRole): readonly TableColumn<RequestLine>[] => [
  {
    heading: 'Request',
    header: true,
    cell: (line) => <PlaceLink to={placeOf(line.id, partFor(role, line))}>{line.title}</PlaceLink>,
  },
  { heading: 'Asked by', cell: ({ organisation }) => organisation.name },
  { heading: 'Purpose', cell: ({ purpose }) => PURPOSE_NAMES[purpose] },
  { heading: 'State', cell: ({ state }) => <Tag look={STATE_LOOKS[state]}>{STATE_NAMES[state]}</Tag> },
  { heading: 'Next', cell: nextStep },
  { heading: 'Changed', narrow: true, cell: ({ changedAt }) => writeDate(changedAt) },
];

const LEADS: Partial<Readonly<Record<SecondaryRole, string>>> = {
  analyst: 'What your organisation asked for. A request says what for, by whom, which data, and what will leave.',
  'data-access-group': 'Two members decide on each request, and one who did not ask releases each answer.',
  'linkage-team': 'Data sets that were approved, and how each was built. Nobody sees a person in them.',
};

export function RequestsScreen({ role }: { readonly role: SecondaryRole }) {
  const query = useQuery({ queryKey: ['requests'], queryFn: () => get<RequestsAnswer>('/api/requests') });
  return (
    <div className="wp-page wp-page--wide">
      <PageHeading lead={LEADS[role]}>{role === 'linkage-team' ? 'Builds' : 'Requests'}</PageHeading>
      {role === 'analyst' ? (
        <p className="wp-actions">
          <PlaceLink to={PLACES.ask} className="nhsuk-button">
            Ask for data
          </PlaceLink>
        </p>
      ) : null}
      <Answered query={query}>
        {({ requests }) =>
          requests.length === 0 ? (
            <p>No request is on record yet.</p>
          ) : (
            <Table caption="Newest change first" columns={columnsFor(role)} rows={requests} rowKey={({ id }) => id} />
          )
        }
      </Answered>
    </div>
  );
}
