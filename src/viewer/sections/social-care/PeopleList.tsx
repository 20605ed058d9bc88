/**
 * Whom can one call, and what has to be asked first? Numbers of organisations and teams stand open; a relative's is
 * shown by one press, and only here. Source: RECORD, alerts.
 */
import { useMemo, useState } from 'react';
import { SETTING_NAMES, type ProviderRef } from '../../../domain/settings';
import { peopleToCall, type Contact, type PeopleToCall, type Team } from '../../../record/people-to-call';
import { staysOnScreen } from '../../../record/safeguarding';
import { describeFailure } from '../../api/failure';
import { auditNumber } from '../../api/records';
import { Button } from '../../components/Button';
import { Unbroken } from '../../components/Unbroken';
import { useRecordOnScreen, type RecordOnScreen } from '../../open-record/record-context';
import { SourceNames } from '../EntryLines';

/** The same above every list of contacts, for every person alike. */
export const BEFORE_YOU_RING =
  'Ask the person before you ring anybody, and whom. These may be out of date, and reasons for not ringing somebody ' +
  'are never shown here.';

export const usePeopleToCall = ({ record }: Pick<RecordOnScreen, 'record'>): PeopleToCall =>
  useMemo(() => peopleToCall(record.entries), [record]);

/** Whom to ask where contacts are not, or not wholly, for this role: told from the role and the providers alone. */
export function contactsHeldBack({ opened, states }: Pick<RecordOnScreen, 'opened' | 'states'>): string | null {
  const { contacts = 'full' } = opened.view;
  if (contacts === 'full') return null;
  const council = states.find(({ provider }) => provider.setting === 'social-care')?.provider.name;
  const ring = council ?? opened.patient.gpPractice;
  const what = contacts === 'none' ? 'Contacts are' : 'Names and numbers of contacts are';
  return `${what} not shown to your role${ring === undefined ? '' : `; ring ${ring}`}.`;
}

/** A number that can be dialled, without the word behind it. */
const dialled = (number: string): string => number.replace(/\(.*?\)/g, '').replace(/[^\d+]/g, '');

/**
 * INVARIANT: no number of a contact is on the page, nor a link that dials it, before somebody asks for it and the audit
 * has heard of it.
 */
function ShowNumber({ contact: { entry, name, number } }: { readonly contact: Contact }) {
  const { opened } = useRecordOnScreen();
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (number === null) return null;
  const show = async (): Promise<void> => {
    setProblem(null);
    try {
      await auditNumber(opened.access, entry.sources[0]?.provider ?? '');
    } catch (failure) {
      setProblem(describeFailure(failure));
      return;
    }
    setShown(true);
  };
  if (!shown)
    return (
      <>
        <Button look="text" onClick={() => void show()}>
          Show number{name !== null && <span className="nhsuk-u-visually-hidden"> of {name}</span>}
        </Button>
        {problem !== null && <span role="alert">Not shown. {problem}</span>}
      </>
    );
  return (
    <>
      {number.split(', ').map((one) => (
        <a key={one} className="wp-person__number" href={`tel:${dialled(one)}`}>
          {one}
        </a>
      ))}
    </>
  );
}

interface ContactRowProps {
  readonly contact: Contact;
  /** Numbers are shown in the dialog alone. */
  readonly numbers: boolean;
}

export function ContactRow({ contact, numbers }: ContactRowProps) {
  const { entry, relation, name, askFirst } = contact;
  return (
    <li className={staysOnScreen(entry) ? 'wp-person wp-screen-only' : 'wp-person'}>
      <span className="wp-person__what">{relation ?? 'Contact'}</span>
      <span className="wp-person__who">
        <bdi>{askFirst ? entry.title : (name ?? 'name not shown')}</bdi>{' '}
        <span className="wp-source">
          <SourceNames entry={entry} />
        </span>
      </span>
      {numbers && (
        <span className="wp-person__tools wp-screen-only">
          <ShowNumber contact={contact} />
        </span>
      )}
    </li>
  );
}

/** The switchboard of an organisation that was asked; it stands open, for it is of nobody. */
const switchboard = ({ states }: Pick<RecordOnScreen, 'states'>, is: (provider: ProviderRef) => boolean) =>
  states.find(({ provider }) => is(provider))?.provider.telephone;

/** A number that is read out or dialled by hand: no card holds a link that rings. */
const Telephone = ({ of }: { readonly of: string | undefined | null }) =>
  of === undefined || of === null ? null : <span className="wp-person__number">{of}</span>;

export function TeamRow({ team: { entry, number } }: { readonly team: Team }) {
  const { detail } = entry;
  const onScreen = useRecordOnScreen();
  const own = entry.sources[0]?.provider;
  return (
    <li className="wp-person">
      <span className="wp-person__what">Social care</span>
      <span className="wp-person__who">
        <Unbroken
          text={
            detail.section === 'social-care' && detail.who !== null ? `${entry.title} · ${detail.who}` : entry.title
          }
        />{' '}
        <span className="wp-source">
          <SourceNames entry={entry} />
        </span>
      </span>
      <Telephone of={number ?? switchboard(onScreen, ({ id }) => id === own)} />
    </li>
  );
}

export function PracticeRow({ practice }: { readonly practice: string | undefined }) {
  const onScreen = useRecordOnScreen();
  return practice === undefined ? null : (
    <li className="wp-person">
      <span className="wp-person__what">GP practice</span>
      <span className="wp-person__who">{practice}</span>
      <Telephone of={switchboard(onScreen, ({ name }) => name === practice)} />
    </li>
  );
}

/** Every organisation that was asked, and how to reach it: the same whatever it holds. */
export function OrganisationRows() {
  const { states } = useRecordOnScreen();
  const reached = states.flatMap(({ provider }) => (provider.telephone === undefined ? [] : [provider]));
  return reached.length === 0 ? null : (
    <>
      <h3>Organisations</h3>
      <ul className="wp-lines wp-people">
        {reached.map(({ id, name, setting, telephone }) => (
          <li key={id} className="wp-person">
            <span className="wp-person__what">{SETTING_NAMES[setting]}</span>
            <span className="wp-person__who">{name}</span>
            <Telephone of={telephone} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Two next of kin at two providers: both stand below, and it is said first. */
export const KinDiffer = () => (
  <p className="wp-conflict">Two providers name different next of kin. Ask the person whom to ring.</p>
);
