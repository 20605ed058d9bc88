/** Who is signed in now, and how is somebody signed out at once? Never whose records they hold open. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionsAnswer } from '../../../domain/alerts';
import { writeDate } from '../../../domain/dates/written';
import { roleName } from '../../../domain/roles';
import { endSessions, listSessions } from '../../api/desks';
import { describeFailure } from '../../api/failure';
import { Asked } from '../../components/Asked';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { InsetNotice } from '../../components/InsetNotice';
import { Said } from '../../components/Said';
import { Table, type TableColumn } from '../../components/Table';
import { TextField } from '../../components/TextField';

type SignedIn = SessionsAnswer['sessions'][number];

const KEY = ['sessions'];
/** So many are drawn; whoever looks for somebody types their name. */
const DRAWN = 100;

interface EndingProps {
  readonly whom: SignedIn;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function Ending({ whom, onDone, onClose }: EndingProps) {
  const ending = useMutation({ mutationFn: endSessions, onSuccess: onDone });
  return (
    <Dialog title={`Sign out ${whom.userName}?`} onClose={onClose}>
      <p>
        Every session of {whom.userName} ends now, on every device, and every record they have open is closed. They can
        sign in again: to keep them out, ask whoever manages your organisation’s accounts.
      </p>
      {ending.isError ? (
        <InsetNotice look="danger" live title="Nobody was signed out">
          <p>{describeFailure(ending.error)}</p>
        </InsetNotice>
      ) : null}
      <div className="wp-dialog__actions">
        <Button
          look="warning"
          busy={ending.isPending}
          onClick={() => {
            ending.mutate(whom.userId);
          }}
        >
          Sign out
        </Button>
        <Button look="secondary" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}

const fits = ({ userName, userId, organisation, role }: SignedIn, sought: string): boolean =>
  `${userName} ${userId} ${organisation} ${roleName(role)}`.toLowerCase().includes(sought.trim().toLowerCase());

const columnsOf = (onEnd: (whom: SignedIn) => void): readonly TableColumn<SignedIn>[] => [
  {
    heading: 'Who',
    header: true,
    cell: ({ userName, role, organisation }) => (
      <>
        {userName}
        <br />
        <span className="wp-quiet">
          {roleName(role)}, {organisation}
        </span>
      </>
    ),
  },
  { heading: 'Signed in', narrow: true, cell: ({ startedAt }) => writeDate(startedAt) },
  { heading: 'Last active', narrow: true, cell: ({ seenAt }) => writeDate(seenAt) },
  {
    heading: 'Action',
    narrow: true,
    cell: (one) => (
      <Button
        small
        look="secondary"
        aria-label={`Sign out ${one.userName}`}
        onClick={() => {
          onEnd(one);
        }}
      >
        Sign out
      </Button>
    ),
  },
];

export function SessionsList() {
  const client = useQueryClient();
  const sessions = useQuery({ queryKey: KEY, queryFn: ({ signal }) => listSessions(signal) });
  const [sought, setSought] = useState('');
  const [whom, setWhom] = useState<SignedIn | null>(null);
  const [said, setSaid] = useState('');
  return (
    <Asked query={sessions}>
      {(all) => {
        const found = all.filter((one) => fits(one, sought));
        return (
          <section className="wp-panel" aria-label="Who is signed in">
            <Said>{said}</Said>
            <TextField
              id="sought"
              label="Find somebody"
              hint="Name, role or organisation"
              width={20}
              value={sought}
              onChange={setSought}
            />
            <p className="wp-quiet" role="status">
              {found.length === all.length
                ? `${String(all.length)} signed in`
                : `${String(found.length)} of ${String(all.length)} signed in`}
              {found.length > DRAWN ? `; the ${String(DRAWN)} who were last active are listed` : ''}
            </p>
            {found.length === 0 ? (
              <p>Nobody who is signed in fits these words.</p>
            ) : (
              <Table
                caption="Signed in, last active first"
                rows={found.slice(0, DRAWN)}
                rowKey={({ userId, startedAt }, at) => `${userId} ${startedAt} ${String(at)}`}
                columns={columnsOf(setWhom)}
              />
            )}
            {whom === null ? null : (
              <Ending
                whom={whom}
                onClose={() => {
                  setWhom(null);
                }}
                onDone={() => {
                  setWhom(null);
                  setSaid(`${whom.userName} is signed out on every device.`);
                  void client.invalidateQueries({ queryKey: KEY });
                }}
              />
            )}
          </section>
        );
      }}
    </Asked>
  );
}
