/** The opt-out desk: record a form, rule what waits, follow requests, look somebody up. One task at a time. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OptOutDecision } from '../../../domain/api';
import type { DeskCase } from '../../../domain/opt-out-desk';
import { readWorklist, searchOptOuts } from '../../api/opt-out-desk';
import { Button } from '../../components/Button';
import { InsetNotice } from '../../components/InsetNotice';
import { KeepsFocus } from '../../components/KeepsFocus';
import { PageHeading } from '../../components/PageHeading';
import { Said } from '../../components/Said';
import { SwitchTask } from '../../components/SwitchTask';
import { useVisit } from '../../navigation/navigation';
import { LetterView } from './LetterView';
import { LookUp } from './LookUp';
import { EMPTY_PAPER, type PaperForm } from './opt-out-form';
import { OptBackIn } from './OptBackIn';
import { RecordOptOut } from './RecordOptOut';
import { REQUESTS } from './NoteRequest';
import { Requests } from './Requests';
import { Reviews, REVIEWS } from './Reviews';
import { Worklist, WORKLIST } from './Worklist';

const TASKS = [
  { id: 'record', label: 'Record an opt-out' },
  { id: 'worklist', label: 'Worklist' },
  { id: 'requests', label: 'Requests' },
  { id: 'look-up', label: 'History' },
  { id: 'reviews', label: 'Review at 16' },
] as const;

type Task = (typeof TASKS)[number]['id'];

/** What stands in the place of the tasks. */
type Place =
  | {
      readonly at: Task;
      readonly request?: DeskCase;
      /** What was typed before, to be put right. */
      readonly typed?: PaperForm;
      /** What was just done. */
      readonly said?: string;
    }
  | {
      readonly at: 'letter';
      readonly id: string;
      readonly title: string;
      readonly back: Task;
      readonly isSent?: boolean;
    }
  | { readonly at: 'kept'; readonly message: string; readonly typed?: PaperForm }
  | { readonly at: 'opt-in'; readonly decision: OptOutDecision; readonly nhsNumber: string };

const HEADINGS: Readonly<Partial<Record<Place['at'], string>>> = { 'opt-in': 'Opt this person back in' };

const LEAD =
  'For the joined-up health and care record only. The National Data Opt-out, the GP (Type 1) opt-out and Summary ' +
  'Care Record choices are separate and do not change here.';

/** Coming here by the link again starts with the form, not with the last person's acknowledgement. */
export function OptOutScreen() {
  return <Desk key={useVisit()} />;
}

/** How many forms wait, for the name of their task. */
function useTasks() {
  const worklist = useQuery({ queryKey: WORKLIST, queryFn: ({ signal }) => readWorklist(signal) });
  const count = worklist.data?.length ?? 0;
  return TASKS.map(({ id, label }) => ({
    id,
    label: id === 'worklist' && count > 0 ? `${label} (${String(count)})` : label,
  }));
}

/** Finds the case that led to a decision, and goes to its letter. */
function useAcknowledge(setPlace: (place: Place) => void) {
  const finding = useMutation({ mutationFn: searchOptOuts });
  return (nhsNumber: string, consent: string, title: string): void => {
    finding.mutate(
      { nhsNumber },
      {
        onSuccess: ({ cases }) => {
          const found = cases.find((one) => one.consent === consent);
          setPlace(found === undefined ? { at: 'look-up' } : { at: 'letter', id: found.id, title, back: 'record' });
        },
        onError: () => {
          setPlace({ at: 'requests' });
        },
      },
    );
  };
}

/** Where the desk is. INVARIANT: each task is read anew when it is gone to: nothing that waits is missing from it. */
function usePlace(): readonly [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>({ at: 'record' });
  const client = useQueryClient();
  return [
    place,
    (next) => {
      for (const key of [WORKLIST, REQUESTS, REVIEWS]) void client.resetQueries({ queryKey: key });
      setPlace(next);
    },
  ];
}

function Desk() {
  const [place, setPlace] = usePlace();
  const tasks = useTasks();
  const acknowledge = useAcknowledge(setPlace);
  if (place.at === 'letter')
    return (
      <LetterView
        id={place.id}
        title={place.title}
        isSent={place.isSent === true}
        onDone={(said) => {
          setPlace({ at: place.back, said });
        }}
      />
    );
  if (place.at === 'kept') return <Kept {...place} onGo={setPlace} />;
  return (
    <div className="wp-page">
      <PageHeading key={HEADINGS[place.at] ?? ''} lead={LEAD}>
        {HEADINGS[place.at] ?? 'Opt-outs'}
      </PageHeading>
      <SwitchTask
        label="Task"
        tasks={tasks}
        task={place.at === 'opt-in' ? 'look-up' : place.at}
        onChange={(at) => {
          setPlace({ at });
        }}
      />
      <Said>{'said' in place ? (place.said ?? '') : ''}</Said>
      <KeepsFocus>
        <TaskHere place={place} onGo={setPlace} onAcknowledge={acknowledge} />
      </KeepsFocus>
    </div>
  );
}

interface TaskHereProps {
  readonly place: Exclude<Place, { readonly at: 'letter' | 'kept' }>;
  readonly onGo: (place: Place) => void;
  readonly onAcknowledge: (nhsNumber: string, consent: string, title: string) => void;
}

/** The task that was chosen. */
function TaskHere({ place, onGo, onAcknowledge }: TaskHereProps) {
  const onWrite = (id: string, isSent = false): void => {
    const back = place.at === 'opt-in' ? 'look-up' : place.at;
    onGo({ at: 'letter', id, title: 'Letter to the person', back, isSent });
  };
  const onKept = (message: string, typed?: PaperForm): void => {
    onGo({ at: 'kept', message, ...(typed === undefined ? {} : { typed }) });
  };
  switch (place.at) {
    case 'record':
      return (
        <RecordOptOut
          request={place.request ?? null}
          typed={place.typed ?? EMPTY_PAPER}
          onDone={(nhsNumber, { id = '' }) => {
            onAcknowledge(nhsNumber, id, 'Opt-out recorded');
          }}
          onKept={onKept}
        />
      );
    case 'worklist':
      return <Worklist onWrite={onWrite} />;
    case 'requests':
      return (
        <Requests
          onWrite={onWrite}
          onRecord={(request) => {
            onGo({ at: 'record', request });
          }}
        />
      );
    case 'look-up':
      return (
        <LookUp
          onWrite={onWrite}
          onOptIn={(decision, nhsNumber) => {
            onGo({ at: 'opt-in', decision, nhsNumber });
          }}
        />
      );
    case 'reviews':
      return <Reviews />;
    case 'opt-in':
      return (
        <OptBackIn
          decision={place.decision}
          nhsNumber={place.nhsNumber}
          onDone={(consent) => {
            onAcknowledge(place.nhsNumber, consent, 'Opted back in');
          }}
          onKept={onKept}
          onCancel={() => {
            onGo({ at: 'look-up' });
          }}
        />
      );
  }
}

/** The form was not confirmed, and is on the worklist. */
interface KeptProps extends Omit<Extract<Place, { readonly at: 'kept' }>, 'at'> {
  readonly onGo: (place: Place) => void;
}

function Kept({ message, typed, onGo }: KeptProps) {
  return (
    <div className="wp-page wp-page--narrow">
      <PageHeading title="The form is kept">The form is kept</PageHeading>
      <InsetNotice look="warning" live title="No decision was recorded">
        <p>{message}</p>
        <p>If it was typed wrongly, record it again, and close this one on the worklist, with a note.</p>
      </InsetNotice>
      <div className="wp-actions wp-actions--after">
        <Button
          onClick={() => {
            onGo({ at: 'worklist' });
          }}
        >
          Go to the worklist
        </Button>
        {typed === undefined ? null : (
          <Button
            look="secondary"
            onClick={() => {
              onGo({ at: 'record', typed });
            }}
          >
            Put right what I typed
          </Button>
        )}
        <Button
          look="secondary"
          onClick={() => {
            onGo({ at: 'record' });
          }}
        >
          Record another
        </Button>
      </div>
    </div>
  );
}
