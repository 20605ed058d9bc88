/** Who can be called about this person? Teams and the practice, then contacts, whose numbers are one press further. */
import { staysOnScreen } from '../../../record/safeguarding';
import { useDialogs } from '../../open-record/dialogs';
import { useRecordOnScreen } from '../../open-record/record-context';
import { Button } from '../../components/Button';
import { SummaryCard } from '../SummaryCard';
import {
  BEFORE_YOU_RING,
  ContactRow,
  contactsHeldBack,
  KinDiffer,
  PracticeRow,
  TeamRow,
  usePeopleToCall,
} from './PeopleList';

/** Lines of a card; the dialog holds them all. */
const SHOWN = 4;

export function PeopleCard() {
  const onScreen = useRecordOnScreen();
  const show = useDialogs((state) => state.show);
  const { contacts, teams, kinDiffer } = usePeopleToCall(onScreen);
  const heldBack = contactsHeldBack(onScreen);
  const lines = contacts.length + teams.length;
  return (
    <SummaryCard
      title="People to call"
      sections={['alerts', 'social-care']}
      count={lines}
      bareOnPaper={[...teams, ...contacts].every(({ entry }) => staysOnScreen(entry))}
      more={
        <Button
          look="text"
          className="wp-card__more wp-screen-only"
          onClick={() => {
            show({ kind: 'contacts' });
          }}
        >
          All contacts
        </Button>
      }
    >
      <p className="wp-standing">{BEFORE_YOU_RING}</p>
      {kinDiffer && <KinDiffer />}
      <ul className="wp-lines wp-people">
        {teams.slice(0, SHOWN).map((team) => (
          <TeamRow key={team.entry.id} team={team} />
        ))}
        <PracticeRow practice={onScreen.opened.patient.gpPractice} />
        {contacts.slice(0, SHOWN).map((contact) => (
          <ContactRow key={contact.entry.id} contact={contact} numbers={false} />
        ))}
      </ul>
      {heldBack !== null && <p className="wp-absence">{heldBack}</p>}
    </SummaryCard>
  );
}
